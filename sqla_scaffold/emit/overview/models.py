"""Models for people to read: each with its attributes, its relationships and its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from sqla_scaffold.emit.conditions import shown
from sqla_scaffold.emit.overview.tables import column_words, constraint_lines, default_text, engine_of, option_lines
from sqla_scaffold.emit.overview.words import Row, aligned, name_list, one_line, quoted
from sqla_scaffold.schema.attribute import Attribute, DerivedProperty, Ordering, Relationship, WordKind
from sqla_scaffold.schema.dataclass_options import DataclassOptions, FieldOptions
from sqla_scaffold.schema.model import Mixin, Model, Schema, VersionId
from sqla_scaffold.schema.table import Table
from sqla_scaffold.schema.type_use import annotation_of, type_text
from sqla_scaffold.schema.types import UNION, Annotation

_SIDE_WORDS = ("passive_deletes", "single_parent", "post_update", "innerjoin", "viewonly")


def model_lines(model: Model, schema: Schema) -> Iterator[str]:
    """Yield a model with all that belongs to it."""
    table = schema.tables_by_key[model.table]
    view = schema.views_by_key.get(model.table)
    what = "table" if view is None else "materialized view" if view.materialized else "view"
    brought = {inherited for one in schema.mixins if one.name in model.mixins for inherited in one.mixins}
    outermost = set(model.mixins) - brought
    yield f"{model.name}: {what} {quoted(str(table.key))}, module models.{model.module}{engine_of(table)}"
    yield from _inheritance(model, [one for one in schema.mixins if one.name in outermost])
    said = [f"{name} {str(value).lower()}" for name, value in model.mapper_args]
    said += [f"primary key {name_list(model.mapper_key)}"] * bool(model.mapper_key)
    if said:
        yield f"  mapper: {', '.join(said)}"
    if model.dataclass is not None:
        yield f"  dataclass: {', '.join(_dataclass(model.dataclass))}"
    yield from (f"  info {name} {text!r}" for name, text in model.info)
    if model.doc is not None:
        yield f"  {' '.join(model.doc.split())}"
    yield from _members(model, table)
    if view is None:
        yield from _beneath(model, table)
    elif view.sql is not None:
        yield "  select"
        yield f"    {one_line(view.sql)}"


def _members(model: Model, table: Table) -> Iterator[str]:
    if model.attributes:
        yield "  columns"
        yield from aligned(_attribute(one, table, model) for one in model.attributes)
    for title, derived in (("hybrids", model.hybrids), ("column properties", model.column_properties)):
        if derived:
            yield f"  {title}"
            yield from aligned(map(_derived, derived))
    if model.relationships:
        yield "  relationships"
        yield from aligned(_relationship(one) for one in model.relationships)
    if model.proxies:
        yield "  proxies"
        yield from aligned(
            (one.name, f"{one.relationship}.{one.attribute}", "" if one.creator else "for reading")
            for one in model.proxies
        )


def _beneath(model: Model, table: Table) -> Iterator[str]:
    if model.inherits is not None and model.inherits.strategy == "single":
        return  # what holds on a table is shown where it is made
    yield from constraint_lines(table)
    yield from option_lines(table)


def _dataclass(options: DataclassOptions) -> Iterator[str]:
    for field in fields(options):
        yield ("" if getattr(options, field.name) else "no ") + field.name


def _field(options: FieldOptions | None) -> Iterator[str]:
    """Yield what is to be known of an argument of `__init__` before it is called."""
    if options is None:
        return
    if not options.init:
        yield "not in init"
    elif not options.optional:
        yield "required in init"
    if options.kw_only is not None:
        yield "kw_only" if options.kw_only else "not kw_only"
    if options.default_factory is not None:
        yield f"default_factory {default_text(options.default_factory)}"
    if options.hash is not None:
        yield "in the hash" if options.hash else "not in the hash"


def _inheritance(model: Model, mixins: Iterable[Mixin]) -> Iterator[str]:
    if model.inherits is not None:
        on = " and ".join(f"{here} = {model.inherits.parent}.{there}" for here, there in model.inherits.condition)
        yield f"  inherits {model.inherits.parent}, {model.inherits.strategy}" + (f" on {on}" if on else "")
    above = next((mixin for mixin in mixins if mixin.abstract), None)
    if above is not None:
        yield f"  inherits {above.name}, abstract"
    if model.union is not None:
        found = "" if model.union.column is None else f", polymorphic_union {model.union.column}"
        yield f"  polymorphic_identity {model.union.identity!r}{found}"
    said = model.polymorphism
    if said is not None:
        words = [f"polymorphic_on {said.on}"] if said.on is not None else []
        words.append("polymorphic_abstract" if said.abstract else f"polymorphic_identity {said.identity!r}")
        words += [f"polymorphic_load {said.load}"] if said.load is not None else []
        words += [f"with_polymorphic {said.with_polymorphic}"] if said.with_polymorphic is not None else []
        yield f"  {', '.join(words)}"


def abstract_lines(mixin: Mixin) -> Iterator[str]:
    """Yield an abstract model."""
    yield f"{mixin.name}: abstract model, module models.{mixin.module}"
    if mixin.union is not None:
        yield f"  polymorphic_union {mixin.union}"
    if mixin.mixins:
        yield f"  inherits {', '.join(mixin.mixins)}"
    if mixin.columns:
        yield "  columns"
        yield from aligned((one.attribute.name, type_text(one.column.type)) for one in mixin.columns)


def _attribute(attribute: Attribute, table: Table, model: Model) -> Row:
    column = table.by_name[attribute.column]
    own_name = () if attribute.column == attribute.name else (f"column {quoted(attribute.column)}",)
    mixin = () if attribute.mixin is None else (f"from {attribute.mixin}",)
    kind, said = column_words(column, table)
    not_null = ("never null in an object",) if attribute.not_null else ()
    shared = ("shared",) if attribute.shared else ()
    group = f" with {attribute.deferred_group}" if attribute.deferred_group is not None else ""
    deferred = (f"deferred{group}",) if attribute.deferred else ()
    version = _version(model.version_id) if model.version_id and model.version_id.attribute == attribute.name else ()
    python = () if attribute.annotation == annotation_of(column.type) else (f"as {_python(attribute.annotation)}",)
    init = _field(attribute.field_options)
    info = tuple(f"info {name} {text!r}" for name, text in attribute.info)
    words = (*own_name, *python, said, *info, *deferred, *not_null, *shared, *version, *init, *mixin)
    return attribute.name, kind, ", ".join(word for word in words if word)


def _python(annotation: Annotation) -> str:
    inner = [_python(argument) for argument in annotation.arguments]
    if annotation.name == UNION:
        return " | ".join(inner)
    return annotation.name.name + (f"[{', '.join(inner)}]" if inner else "")


def _derived(derived: DerivedProperty) -> Row:
    kind = derived.annotation.name.name + ("?" if derived.nullable else "")
    words = (repr(word.text) if word.kind is WordKind.STR else word.text for word in derived.expression)
    return derived.name, kind, " ".join(words)


def _version(version: VersionId) -> tuple[str]:
    source = version.source.value if version.call is None else default_text(version.call)
    return (f"version id by {source}",)


def _relationship(relationship: Relationship) -> Row:
    kind = relationship.collection_class or "list"
    if relationship.keyed_by is not None:
        kind += f" by {relationship.keyed_by}"
    many = f"{kind} of {relationship.target}" if relationship.uselist else relationship.target
    said = [f"back_populates {relationship.back_populates}"] if relationship.back_populates else []
    if relationship.secondary is not None:
        said.append(f"secondary {quoted(str(relationship.secondary))}")
    if relationship.condition:
        said.append(f"primaryjoin {one_line(shown(relationship.condition))}")
    if relationship.secondary_condition:
        said.append(f"secondaryjoin {one_line(shown(relationship.secondary_condition))}")
    if relationship.cascade is not None:
        said.append(f"cascade {relationship.cascade}")
    flags = ((word, getattr(relationship, word)) for word in _SIDE_WORDS)
    said += [word if value is True else f"{word} {value}" for word, value in flags if value]
    if not relationship.passive_updates:
        said.append("no passive_updates")
    if relationship.lazy is not None:
        said.append(f"lazy {relationship.lazy}")
    if relationship.order_by:
        said.append("order_by " + ", ".join(_ordering(part) for part in relationship.order_by))
    said += _field(relationship.field_options)
    return relationship.name, many + ("?" if relationship.nullable else ""), ", ".join(said)


def _ordering(part: Ordering) -> str:
    return " ".join([part.attribute, *["desc"] * part.desc, *([f"nulls {part.nulls}"] if part.nulls else [])])
