"""The pass of the association proxies: attributes that look through a relationship at what is behind it."""

from __future__ import annotations

from sqla_scaffold.report.codes import relationships as codes
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import ModelDraft, RelationshipDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.resolve.rules_of_relationships import UNLOADED
from sqla_scaffold.schema import names
from sqla_scaffold.schema.attribute import Proxy
from sqla_scaffold.schema.spec import ProxySpec


def settle_proxies(draft: SchemaDraft) -> None:
    """Find what every proxy looks through and at."""
    for model in draft.models.values():
        for spec in model.spec.proxies:
            proxy = _proxy(model, spec, draft)
            if proxy is not None:
                model.proxies.append(proxy)


def _proxy(model: ModelDraft, spec: ProxySpec, draft: SchemaDraft) -> Proxy | None:
    word, first, second = spec.through, spec.through.value, spec.attribute.value
    if not first or not second or "." in second:
        hint = "write a relationship of this model, a dot, and an attribute of the other: `lines.product`"
        written = f"{first}.{second}" if second else first
        draft.diagnostics.add(codes.PROXY, f"`{written}` is no way through a relationship", word.span, hint=hint)
        return None
    sides = {_key(side): side for side in _sides(model)}
    side = sides.get(first)
    if side is None:
        hint = did_you_mean(first, sides, otherwise="name a relationship of this model before the dot") or ""
        message = f"{model.name} has no relationship `{first}`"
        draft.diagnostics.add(codes.PROXY, message, word.span, hint=hint)
        return None
    if side.spec is not None and side.spec.lazy is not None and side.spec.lazy.value in UNLOADED:
        message = f"`{first}` is not loaded (lazy: {side.spec.lazy.value}), so that nothing is seen through it"
        draft.diagnostics.add(codes.PROXY, message, word.span, hint="remove the proxy, or load the collection")
        return None
    return _seen(spec, side, second, draft)


def _seen(spec: ProxySpec, side: RelationshipDraft, name: str, draft: SchemaDraft) -> Proxy | None:
    target = side.target
    attribute = names.attribute_name(spec.name.value)
    column = target.by_key.get(name)
    if column is not None:
        return Proxy(attribute, side.name, column.attribute, _can_be_made(side, (column,)))
    behind = {_key(one): one for one in _sides(target)}
    other = behind.get(name)
    if other is None:
        known = [*target.by_key, *behind]
        hint = did_you_mean(name, known, otherwise=f"name a column or relationship of {target.name} behind the dot")
        message = f"{target.name} has no `{name}`"
        draft.diagnostics.add(codes.PROXY, message, spec.attribute.span, hint=hint or "")
        return None
    if other.uselist:
        message = f"`{name}` of {target.name} is a collection, and a proxy shows one value of each row"
        hint = "name a column or a many-to-one behind the dot"
        draft.diagnostics.add(codes.PROXY, message, spec.attribute.span, hint=hint)
        return None
    keys = other.key.columns if other.owning and other.key is not None else ()
    return Proxy(attribute, side.name, other.name, not other.viewonly and _can_be_made(side, keys))


def _sides(model: ModelDraft) -> list[RelationshipDraft]:
    """Return the sides of a model, behind those that it inherits."""
    return [*(_sides(model.parent) if model.parent is not None else ()), *model.relationships]


def _key(side: RelationshipDraft) -> str:
    return side.name if side.spec is None else side.spec.name.value


def _can_be_made(side: RelationshipDraft, given: tuple[ColumnDraft, ...]) -> bool:
    """Tell whether a row behind the relationship needs nothing beside these columns, its key and its place there."""
    known = {*given, *([side.keyed_by] if side.keyed_by is not None else [])}
    if side.key is not None and not side.owning:
        known.update(side.key.columns)
    plain = side.target.parent is None and side.target.polymorphism is None
    return plain and not side.viewonly and all(column in known or _is_given(column) for column in side.target.columns)


def _is_given(column: ColumnDraft) -> bool:
    made = (column.default, column.server_default, column.computed, column.identity)
    return column.nullable or column.autoincrement or any(one is not None for one in made)
