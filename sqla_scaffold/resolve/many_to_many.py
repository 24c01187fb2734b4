"""The pass of the many-to-many relationships: their association tables and their other sides."""

from __future__ import annotations

from sqla_scaffold.report.codes import relationships as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.resolve.association_models import find_way
from sqla_scaffold.resolve.drafts import ModelDraft, RelationshipDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft, ForeignKeyDraft, IndexDraft, TableDraft
from sqla_scaffold.resolve.relationships import back_name, back_span, claim, has_no_back, is_by_hand
from sqla_scaffold.schema import names
from sqla_scaffold.schema.spec import RelationshipSpec
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import TableKey


def pair_secondaries(draft: SchemaDraft) -> None:
    """Join the sides of every many-to-many, and make its association table where no model has that table."""
    by_table = {model.table.key: model for model in draft.models.values() if model.has_table}
    groups: dict[str, list[RelationshipDraft]] = {}
    for model in draft.models.values():
        for side in model.relationships:
            if side.spec is not None and side.spec.secondary is not None and not is_by_hand(side.spec):
                groups.setdefault(side.spec.secondary.value, []).append(side)
    for name, sides in groups.items():
        leading = _leading_sides(sides)
        through = draft.models.get(name) or by_table.get(_key(name, sides[0]))
        if through is not None:
            leading = [side for side in leading if find_way(side, through, draft)]
            for side in leading:
                _share(side, through.table, viewonly=True)
        elif len(leading) > 1:
            _report_shared(leading, draft)
            continue
        else:
            draft.associations[name] = _association(leading[0], draft)
        for side in leading:
            if side.reverse is None:
                _derive_back(side, draft)


def _key(name: str, side: RelationshipDraft) -> TableKey:
    """Return the key of an association table: it stands beside the model that names it."""
    return TableKey(name, side.owner.table.key.schema)


def _leading_sides(sides: list[RelationshipDraft]) -> list[RelationshipDraft]:
    """Join sides that mirror each other, and return the first of each pair and those that are alone."""
    leading: list[RelationshipDraft] = []
    for side in sides:
        other = next((one for one in leading if one.reverse is None and _are_mirrored(one, side)), None)
        if other is None:
            leading.append(side)
        else:
            side.reverse, other.reverse = other, side
    return leading


def _are_mirrored(one: RelationshipDraft, other: RelationshipDraft) -> bool:
    if one.owner is not other.target or one.target is not other.owner:
        return False
    if has_no_back(_spec(one)) or has_no_back(_spec(other)):
        return False
    if one.spec and other.spec and one.spec.via and other.spec.via:
        if [word.value for word in one.spec.via] != [word.value for word in reversed(other.spec.via)]:
            return False  # two ways through one model
    return all(
        back_name(_spec(side)) in (None, back.name, _spec(back).name.value)
        for side, back in ((one, other), (other, one))
    )


def _spec(side: RelationshipDraft) -> RelationshipSpec:
    assert side.spec is not None  # only sides as written are looked at here
    return side.spec


def _secondary_word(side: RelationshipDraft) -> Word[str]:
    word = _spec(side).secondary
    assert word is not None
    return word


def _report_shared(leading: list[RelationshipDraft], draft: SchemaDraft) -> None:
    first = leading[0]
    for side in leading[1:]:
        word = _secondary_word(side)
        message = f"the association table `{word.value}` holds {first.owner.name}.{first.name} already"
        hint = "name another table, or let the two name each other with `back_populates` if they are the two sides"
        notes = [Note("the first relationship", _secondary_word(first).span)]
        draft.diagnostics.add(codes.SECONDARY_SHARED, message, word.span, hint=hint, notes=notes)


def _derive_back(side: RelationshipDraft, draft: SchemaDraft) -> None:
    spec = _spec(side)
    if has_no_back(spec):
        return
    name = back_name(spec)
    if name is None and side.owner is side.target:
        message = f"a many-to-many of {side.owner.name} to itself needs a name for its other side"
        hint = "write `back_populates:` with a name, or false for no other side"
        draft.diagnostics.add(codes.BACK_NEEDED, message, spec.name.span, hint=hint)
        return
    name = name or names.plural(names.snake_case(side.owner.name))
    other = RelationshipDraft(side.target, names.attribute_name(name), side.owner, side.span, None, uselist=True)
    other.secondary, other.viewonly = side.secondary, side.viewonly
    other.primaryjoin, other.secondaryjoin = side.secondaryjoin, side.primaryjoin
    if claim(other, name, back_span(spec), draft):
        side.reverse, other.reverse = other, side


def _share(side: RelationshipDraft, secondary: TableDraft, *, viewonly: bool) -> None:
    for one in (side, side.reverse):
        if one is not None:
            one.secondary, one.viewonly = secondary, viewonly


def _association(side: RelationshipDraft, draft: SchemaDraft) -> TableDraft:
    word = _secondary_word(side)
    spec = _spec(side)
    table = TableDraft(_key(word.value, side), word.span, comment=None if spec.comment is None else spec.comment.value)
    to_itself = side.owner is side.target
    prefix = names.singular(spec.name.value) if to_itself else names.snake_case(side.target.name)
    own, theirs = _column_names(side, names.snake_case(side.owner.name), prefix, draft)
    here = _part(table, side.owner, own, side)
    there = _part(table, side.target, theirs, side)
    table.columns = [*here, *there]
    table.primary_key = tuple(table.columns)
    if _wants_index(side):
        table.indexes.append(IndexDraft(tuple((column, False) for column in there), word.span))
    _share(side, table, viewonly=False)
    if side.owner.table is side.target.table:
        side.primaryjoin = _pairs(side.owner, here)
        side.secondaryjoin = _pairs(side.target, there)
        if side.reverse is not None:
            side.reverse.primaryjoin, side.reverse.secondaryjoin = side.secondaryjoin, side.primaryjoin
    return table


def _specs(side: RelationshipDraft) -> list[RelationshipSpec]:
    return [one.spec for one in (side, side.reverse) if one is not None and one.spec is not None]


def _wants_index(side: RelationshipDraft) -> bool:
    return all(spec.index is None or spec.index.value for spec in _specs(side))


def _column_names(
    side: RelationshipDraft, here: str, there: str, draft: SchemaDraft
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the columns that lead here and there: those that `via` names, else each model's name and key."""
    keys = [model.table.primary_key for model in (side.owner, side.target)]
    derived = [tuple(f"{prefix}_{part.key}" for part in key) for prefix, key in zip((here, there), keys, strict=True)]
    for spec in _specs(side):
        if not spec.via:
            continue
        words = tuple(word.value for word in spec.via)
        if spec is not side.spec:  # the other side names those that lead there first
            words = (*words[len(keys[1]) :], *words[: len(keys[1])])
        if len(words) == len(keys[0]) + len(keys[1]) == len(set(words)):
            return words[: len(keys[0])], words[len(keys[0]) :]
        ends = f"{side.owner.name} and {side.target.name}"
        message = f"`via` names the columns of `{_secondary_word(side).value}`, one for each in the keys of {ends}"
        hint = f"name {len(keys[0]) + len(keys[1])} of them, those that lead here first, or remove `via`"
        draft.diagnostics.add(codes.SECONDARY_PATH, message, spec.via[0].span, hint=hint)
    return derived[0], derived[1]


def _part(
    table: TableDraft, model: ModelDraft, columns_named: tuple[str, ...], side: RelationshipDraft
) -> tuple[ColumnDraft, ...]:
    """Make the columns and the foreign key that lead to one of the two models."""
    span = _secondary_word(side).span
    columns = tuple(
        ColumnDraft(key, key, key, span, type=part.type)
        for key, part in zip(columns_named, model.table.primary_key, strict=True)
    )
    specs = _specs(side)
    key = ForeignKeyDraft(table, columns, model.table, model.table.primary_key, span)
    ondelete = next((spec.ondelete.value for spec in specs if spec.ondelete is not None), "CASCADE")
    key.ondelete = None if ondelete == "NO ACTION" else ondelete  # which is what databases do without a word
    key.onupdate = next((spec.onupdate.value for spec in specs if spec.onupdate is not None), None)
    table.foreign_keys.append(key)
    return columns


def _pairs(model: ModelDraft, columns: tuple[ColumnDraft, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((part.attribute, column.name) for part, column in zip(model.table.primary_key, columns, strict=True))
