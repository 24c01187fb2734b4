"""The pass of the primary keys, and of the columns that relationships add for theirs.

A relationship's key columns copy the target's primary key, which may itself be made of a relationship's columns; so the
models are visited with those first whose keys others are made of.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

from sqla_scaffold.report.codes import keys as codes
from sqla_scaffold.report.codes import names as name_codes
from sqla_scaffold.report.codes import relationships as relationship_codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.columns import fit_into_table, settle_nullable
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft, has_no_key, owns_key
from sqla_scaffold.resolve.sharing import shared_key
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.schema import names
from sqla_scaffold.schema.spec import RelationshipSpec
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import CallDefault, TypeUse

_IMPLICIT = "id"


def check_targets(draft: SchemaDraft) -> None:
    """Check that every relationship leads to a model."""
    for model in draft.models.values():
        for spec in model.spec.relationships:
            if spec.model.value not in draft.models:
                hint = did_you_mean(spec.model.value, draft.models, otherwise="models are written under `models:`")
                message = f"there is no model `{spec.model.value}`"
                draft.diagnostics.add(name_codes.MODEL_UNKNOWN, message, spec.model.span, hint=hint)


def settle_primary_keys(draft: SchemaDraft) -> None:
    """Settle the primary key of every model, adding the key columns of relationships on the way."""
    for model in _keys_first(draft):
        for spec in model.spec.relationships:
            if owns_key(spec) and _is_identifying(model, spec):
                _settle_key_columns(model, spec, draft)
        if not model.has_table or has_no_key(model):
            continue
        model.table.primary_key = _primary_key(model, draft)
        for column in model.table.primary_key:
            _check_not_nullable(column, model, draft)


def settle_key_columns(draft: SchemaDraft) -> None:
    """Settle the key columns of all other many-to-one relationships."""
    for model in draft.models.values():
        for spec in model.spec.relationships:
            if owns_key(spec) and not _is_identifying(model, spec):
                _settle_key_columns(model, spec, draft)


def _is_identifying(model: ModelDraft, spec: RelationshipSpec) -> bool:
    said = spec.primary_key is not None and spec.primary_key.value
    return said or any(word.value == spec.name.value for word in model.spec.primary_key)


def _keys_first(draft: SchemaDraft) -> list[ModelDraft]:
    needs: dict[str, list[str]] = {
        name: [
            spec.model.value
            for spec in model.spec.relationships
            if owns_key(spec) and not spec.via and _is_identifying(model, spec)
        ]
        for name, model in draft.models.items()
    }
    for name, model in draft.models.items():
        if model.parent is not None:
            needs[name].append(model.parent.name)
    try:
        order = tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        cycle: list[str] = error.args[1]
        first = draft.models[min(cycle[1:], key=list(draft.models).index)]
        path = " -> ".join(reversed(cycle))
        hint = "give one of these models a column of its own as primary key"
        draft.diagnostics.add(
            codes.PRIMARY_KEY_CYCLE, f"primary keys made of each other: {path}", first.spec.name.span, hint=hint
        )
        return []
    return [draft.models[name] for name in order]


def _primary_key(model: ModelDraft, draft: SchemaDraft) -> tuple[ColumnDraft, ...]:
    flagged = [column for column in (*model.mixed, *model.own) if column.says("primary_key")]
    for spec in model.spec.relationships:
        if spec.primary_key is not None and spec.primary_key.value:
            flagged += [column for column in model.keys.get(spec.name.value, ()) if column not in flagged]
    if model.spec.primary_key:
        return _listed(model, flagged, draft)
    if flagged:
        return tuple(flagged)
    return _implicit(model, draft) if model.parent is None else _inherited(model, model.parent, draft)


def _inherited(model: ModelDraft, parent: ModelDraft, draft: SchemaDraft) -> tuple[ColumnDraft, ...]:
    """Copy the primary key of the table that this one is joined to."""
    found: list[ColumnDraft] = []
    for part in parent.table.primary_key:
        span = model.spec.name.span if model.spec.inherits is None else model.spec.inherits.model.span
        taken = model.members.get(names.fold(part.key))
        if taken is not None:
            message = (
                f"`{part.key}` is in the primary key of {parent.name}, and {model.name} has another column of that name"
            )
            hint = "say `primary_key: true` there, or rename it"
            notes = [Note("the model inherited from", span)]
            draft.diagnostics.add(codes.PRIMARY_KEY_MISSING, message, taken, hint=hint, notes=notes)
            return ()
        found.append(ColumnDraft(part.key, part.attribute, part.name, span, follows=part))
    model.own[:0] = found
    for column in found:
        model.know(column)
    return tuple(found)


def _listed(model: ModelDraft, flagged: list[ColumnDraft], draft: SchemaDraft) -> tuple[ColumnDraft, ...]:
    found: list[ColumnDraft] = []
    for word in model.spec.primary_key:
        columns = find_columns(model, word, draft)
        if any(column in found for column in columns):
            message = f"`{word.value}` stands in the primary key twice"
            draft.diagnostics.add(codes.COLUMN_TWICE, message, word.span, hint="name it once")
        for column in columns:
            if column.mixin is not None and not column.says("primary_key"):
                message = f"`{word.value}` comes from the mixin {column.mixin}, where it is no primary key"
                hint = "say `primary_key: true` at the column in the mixin"
                draft.diagnostics.add(codes.PRIMARY_KEY_TWICE, message, word.span, hint=hint)
        found += columns
    for column in flagged:
        if column not in found:
            message = f"`{column.key}` says primary_key: true, but the model's list of the primary key leaves it out"
            hint = "name it in the model's `primary_key:`, or remove one of the two"
            notes = [Note("the list", model.spec.primary_key[0].span)]
            draft.diagnostics.add(codes.PRIMARY_KEY_TWICE, message, column.span, hint=hint, notes=notes)
    return tuple(dict.fromkeys(found))


def _implicit(model: ModelDraft, draft: SchemaDraft) -> tuple[ColumnDraft, ...]:
    if _IMPLICIT in model.members:
        message = f"{model.name} has no primary key, and its `id` is none"
        hint = "say `primary_key: true` at `id` or at another column"
        draft.diagnostics.add(codes.PRIMARY_KEY_MISSING, message, model.members[_IMPLICIT], hint=hint)
        return ()
    kind = "int" if draft.spec.primary_key is None else draft.spec.primary_key.value
    column = ColumnDraft(_IMPLICIT, _IMPLICIT, _IMPLICIT, model.spec.name.span)
    if kind in ("uuid4", "uuid7"):
        column.type, column.default = TypeUse("uuid"), CallDefault("uuid", kind)
    else:
        column.type = TypeUse(kind)
    model.own.insert(0, column)
    model.know(column)
    return (column,)


def _check_not_nullable(column: ColumnDraft, model: ModelDraft, draft: SchemaDraft) -> None:
    if column.nullable and _is_deliberate(column, draft):
        column.not_null = True
    elif column.nullable:
        message = f"`{column.key}` is part of the primary key of {model.name} and nullable"
        draft.diagnostics.add(codes.PRIMARY_KEY_NULLABLE, message, column.span, hint="remove the `?` or `nullable`")


def _is_deliberate(column: ColumnDraft, draft: SchemaDraft) -> bool:
    """Tell whether `nullable: true` is written, of which SQLite makes sense: rows of a key that may be null."""
    word = None if column.spec is None else column.spec.nullable
    return draft.database == "sqlite" and word is not None and word.value


def _settle_key_columns(model: ModelDraft, spec: RelationshipSpec, draft: SchemaDraft) -> None:
    """Find or add the columns that hold a relationship's key."""
    optional = settle_nullable(spec.optional, spec.nullable, draft)
    if spec.via:
        model.keys[spec.name.value] = tuple(
            model.by_key[word.value] for word in spec.via if _is_known(model, word, draft)
        )
        return
    target = draft.models[spec.model.value]
    columns = list(shared_key(model, spec, draft))
    for part in () if columns else target.table.primary_key:
        key = f"{spec.name.value}_{part.key}"
        column = model.by_key.get(key)
        if column is None or column.spec is None:  # one that another relationship added is not to be shared by chance
            column = _added_column(model, spec, key, part, optional, draft)
        columns.append(column)
    model.keys[spec.name.value] = tuple(columns)


def _is_known(model: ModelDraft, word: Word[str], draft: SchemaDraft) -> bool:
    if word.value in model.by_key:
        return True
    hint = did_you_mean(word.value, model.by_key, otherwise="`via` names existing columns; without it one is added")
    message = f"{model.name} has no column `{word.value}`"
    draft.diagnostics.add(name_codes.COLUMN_UNKNOWN, message, word.span, hint=hint)
    return False


def _added_column(
    model: ModelDraft, spec: RelationshipSpec, key: str, part: ColumnDraft, optional: bool, draft: SchemaDraft
) -> ColumnDraft:
    taken = model.members.get(names.fold(key))
    if taken is not None:
        message = f"the relationship `{spec.name.value}` adds a column `{key}`, and {model.name} has that name already"
        hint = "rename one of the two, or name the column of the key with `via:`"
        notes = [Note("the other one", taken)]
        draft.diagnostics.add(relationship_codes.KEY_COLUMN_TAKEN, message, spec.name.span, hint=hint, notes=notes)
    column = ColumnDraft(key, names.attribute_name(key), key, spec.name.span, follows=part, nullable=optional)
    column.comment = None if spec.comment is None else spec.comment.value
    column.was = _was(spec, part)
    fit_into_table(column, model, draft)
    model.added.setdefault(spec.name.value, []).append(column)
    model.know(column)
    return column


def _was(spec: RelationshipSpec, part: ColumnDraft) -> Word[str] | None:
    """Return what an added column was called, where the relationship or the column referred to had another name."""
    word = spec.was or part.was
    if word is None:
        return None
    name = spec.name.value if spec.was is None else spec.was.value
    return Word(f"{name}_{part.key if part.was is None else part.was.value}", word.span)


def find_columns(model: ModelDraft, word: Word[str], draft: SchemaDraft) -> tuple[ColumnDraft, ...]:
    """Return the column of this name, or the key columns of the relationship of this name; none after a mistake."""
    if word.value in model.by_key:
        return (model.by_key[word.value],)
    if word.value in model.keys:
        return model.keys[word.value]
    known = {*(column.key for column in model.columns), *model.keys}
    above = next((one for one in model.line if word.value in one.by_key), None)
    if above is not None:
        message = f"`{word.value}` of {model.name} stands in the table of {above.name}"
        way_out = f"say it at {above.name}, or name columns that are declared here"
        draft.diagnostics.add(name_codes.COLUMN_UNKNOWN, message, word.span, hint=way_out)
        return ()
    message = f"{model.name} has no column `{word.value}`"
    hint = did_you_mean(word.value, known, otherwise="name a column, or a relationship for its key columns")
    draft.diagnostics.add(name_codes.COLUMN_UNKNOWN, message, word.span, hint=hint)
    return ()


def order_columns(draft: SchemaDraft) -> None:
    """Put every model's columns into their order in the table.

    First what the primary key has beyond the columns as written, a mixin's part before the model's own; then those
    columns, then those that relationships add, then those of the mixins. The models that we generate say the same with `sort_order`. Models that
    stand in the table of another one add theirs behind, class by class.
    """
    for model in draft.models.values():
        added = [column for spec in model.spec.relationships for column in model.added.get(spec.name.value, ())]
        if not model.has_table:
            own = [model.by_key[spec.name.value] for spec in model.spec.columns]  # with those that it shares
            mixed = [*(column for column in model.shared if column.mixin is not None), *model.mixed]
            model.declared = [*own, *added, *mixed]
            continue
        written = [model.by_key[spec.name.value] for spec in model.spec.columns if spec.name.value in model.by_key]
        key = sorted(model.table.primary_key, key=lambda column: column.mixin is None)
        everything = [*(column for column in key if column not in written), *model.own, *added, *model.mixed]
        model.declared = list(dict.fromkeys(everything))
        model.table.columns = list(model.declared)
    for model in draft.models_in_order:
        if not model.has_table:
            model.table.columns += [column for column in model.declared if column not in model.table.columns]
