"""The passes of inheritance: from whom each model inherits, in whose table it stands, and which names it may use.

In joined inheritance a model has a table of its own, whose primary key refers to the parent's; in single-table inheritance
its columns stand in the parent's table (https://docs.sqlalchemy.org/en/21/orm/inheritance.html).
"""

from __future__ import annotations

from collections import ChainMap

from sqla_scaffold.report.codes import inheritance as codes
from sqla_scaffold.report.codes import names as name_codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.concrete import is_concrete
from sqla_scaffold.resolve.drafts import TABLE_OPTIONS, ModelDraft, SchemaDraft
from sqla_scaffold.schema import names
from sqla_scaffold.schema.spec import InheritsSpec
from sqla_scaffold.schema.word import Word

# What is said of a table, which a model in the table of another one has not.
_TABLE_WORDS = ("table", "schema", "comment", "info", "primary_key_name", *TABLE_OPTIONS)


def settle_lineage(draft: SchemaDraft) -> None:
    """Find the model that each one inherits from; one that stands in its table takes that table."""
    for model in draft.models.values():
        if model.spec.inherits is not None:
            _find_parent(model, model.spec.inherits, draft)
    _refuse_circles(draft)
    for model in draft.models.values():
        if model.strategy == "concrete":
            model.concrete, model.parent = model.parent, None
    for model in draft.models_in_order:
        if model.parent is None or model.strategy != "single":
            continue
        model.table = model.parent.table
        model.by_key = ChainMap({}, model.parent.by_key)
        model.keys = ChainMap({}, model.parent.keys)
        _refuse_words_of_tables(model, draft)


def _find_parent(model: ModelDraft, spec: InheritsSpec, draft: SchemaDraft) -> None:
    model.parent = draft.models.get(spec.model.value)
    model.strategy = "single" if spec.single is not None and spec.single.value else "joined"
    if is_concrete(spec):
        model.strategy = "concrete"
    if model.parent is None:
        hint = did_you_mean(spec.model.value, draft.models, otherwise="models are written under `models:`")
        message = f"there is no model `{spec.model.value}`"
        draft.diagnostics.add(name_codes.MODEL_UNKNOWN, message, spec.model.span, hint=hint)
    if model.strategy == "single":
        for name in ("name", "ondelete", "onupdate", "deferrable", "initially"):
            word = getattr(spec, name)
            if word is not None:
                message = f"{model.name} has no table of its own, and no foreign key that `{name}` could speak of"
                draft.diagnostics.add(codes.NO_TABLE, message, word.span, hint="remove it, or remove `single`")


def _refuse_circles(draft: SchemaDraft) -> None:
    for model in draft.models.values():
        path: list[ModelDraft] = []
        at: ModelDraft | None = model
        while at is not None and at not in path:
            path.append(at)
            at = at.parent
        if at is None or model.spec.inherits is None:
            continue
        circle = path[path.index(at) :]
        if at is model:
            shown = " -> ".join(one.name for one in (*circle, model))
            message = f"models that inherit from each other: {shown}"
            if len(circle) == 1:
                message = f"{model.name} inherits from itself"
            hint = "let one of them inherit from nothing"
            draft.diagnostics.add(codes.CIRCLE, message, model.spec.inherits.model.span, hint=hint)
        for one in circle:
            one.parent = None


def _refuse_words_of_tables(model: ModelDraft, draft: SchemaDraft) -> None:
    words: list[tuple[str, Word[str] | Word[bool] | None]] = [
        (name, getattr(model.spec, name))
        for name in _TABLE_WORDS
        if name not in ("storage", "info", "postgresql_inherits")
    ]
    words += [("info", word) for word, _ in model.spec.info[:1]]
    words += [("with", word) for word, _ in model.spec.storage[:1]]
    words += [("partitions", partition.name) for partition in model.spec.partitions[:1]]
    words += [("postgresql_inherits", word) for word in model.spec.postgresql_inherits[:1]]
    words += [("primary_key", word) for word in model.spec.primary_key[:1]]
    flags = [*(one.primary_key for one in model.spec.columns), *(one.primary_key for one in model.spec.relationships)]
    words += [("primary_key", word) for word in flags if word is not None and word.value]
    top = next(
        (one for one in model.line if one.has_table), None
    )  # none where a model above is unknown, which was said
    for name, word in words:
        if word is not None and top is not None:
            message = f"{model.name} stands in the table of {top.name}, and has none that `{name}` could speak of"
            hint = f"say it at {top.name}, or remove `single`, and it has a table of its own"
            draft.diagnostics.add(codes.NO_TABLE, message, word.span, hint=hint)


def check_mapper_args(draft: SchemaDraft) -> None:
    """The database follows keys and deletes down to joined tables only where there are such, and keys that say so.

    SQLAlchemy hands `passive_deletes` down to all classes below, so that each of their keys has to say it.
    """
    for model in draft.models.values():
        spec = model.spec.mapper_args
        joined = [one for one in draft.models.values() if model in one.line and one.parent_key is not None]
        for name in () if spec is None else ("passive_deletes", "passive_updates"):
            word: Word[bool] | None = getattr(spec, name)
            if word is None:
                continue
            if not joined:
                message = f"{model.name} has no table that is joined to another one, of which `{name}` speaks"
                draft.diagnostics.add(codes.MAPPER, message, word.span, hint="remove it")
            elif word.value and name == "passive_deletes":
                kept = (one for one in joined if one.parent_key is None or one.parent_key.ondelete != "CASCADE")
                for one in kept:
                    message = f"the database deletes nothing of {one.name} by itself"
                    hint = f"say `ondelete: CASCADE` beside the model that {one.name} inherits from, or remove this"
                    draft.diagnostics.add(codes.MAPPER, message, word.span, hint=hint)


def check_inherited_names(draft: SchemaDraft) -> None:
    """A name of a model is none that it inherits, but for the primary key by which the two tables are joined."""
    for model in draft.models.values():
        for above in () if model.parent is None else model.parent.line:
            twice = _check_mixins(model, above, draft)
            keys = _key_names(model) | {names.fold(column.key) for column in model.mixed if column.mixin in twice}
            for name, span in model.members.items():
                taken = above.members.get(name)
                if taken is None or name in keys:
                    continue
                message = f"{model.name} inherits the name `{_written(name, model)}` from {above.name} already"
                hint = "rename one of the two (another side by `back_populates`), or leave this one out"
                notes = [Note("the inherited one", taken)]
                draft.diagnostics.add(codes.NAME_INHERITED, message, span, hint=hint, notes=notes)


def _check_mixins(model: ModelDraft, above: ModelDraft, draft: SchemaDraft) -> set[str]:
    """Report the mixins that a model inherits already; return their names."""
    inherited = {word.value for word in above.spec.mixins}
    twice = [word for word in model.spec.mixins if word.value in inherited]
    for word in twice:
        message = f"{model.name} inherits the mixin `{word.value}` from {above.name} already"
        draft.diagnostics.add(codes.NAME_INHERITED, message, word.span, hint="leave it out here")
    return {word.value for word in twice}


def _key_names(model: ModelDraft) -> set[str]:
    """Return the folded names of a model's own primary key, as far as it is known at this stage."""
    keys = {word.value for word in model.spec.primary_key}
    keys |= {column.key for column in model.own if column.says("primary_key")}
    keys |= {column.key for column in model.table.primary_key} if model.has_table else set()
    return set(map(names.fold, keys))


def _written(folded: str, model: ModelDraft) -> str:
    known = (
        *model.by_key,
        *(side.name for side in model.relationships),
        *(one.name.value for one in model.spec.relationships),
    )
    return next((name for name in known if names.fold(name) == folded), folded)
