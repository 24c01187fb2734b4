"""The pass of the names: classes, modules, tables, attributes and the naming convention."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable

from sqla_scaffold.report.codes import names as codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Span
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.constraints import parameters
from sqla_scaffold.resolve.drafts import TABLE_OPTIONS, MixinDraft, ModelDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import TableDraft
from sqla_scaffold.resolve.schemas import schema_of
from sqla_scaffold.schema import names
from sqla_scaffold.schema.spec import ModelSpec
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import TableKey, TableOptions

# Modules that the package of models has beside those of the models, its own name (SQLAlchemy takes no class `models` in
# a module `models` of it), and names that Windows keeps for devices.
_TAKEN_MODULES = frozenset(
    {"models", "enums", "mixins", "base", "associations", "sequences", "types", "con", "prn", "aux", "nul"}
)
_BASE_CLASS = "Model"
_TOKEN = re.compile(r"%\((?P<name>[^()%]*)\)s|%%")


def settle_convention(draft: SchemaDraft) -> None:
    """Lay the schema's naming convention over the default one."""
    draft.convention = dict(names.DEFAULT_CONVENTION)
    for kind, template in draft.spec.naming_convention:
        if kind.value not in draft.convention:
            raise GeneratorBug(f"reading let the kind of name {kind.value!r} through")
        if isinstance(template.value, bool):
            _leave_unnamed(kind, template, draft)
        elif _template_is_sound(kind.value, template.value, template.span, draft.diagnostics):
            draft.convention[kind.value] = template.value


def _leave_unnamed(kind: Word[str], template: Word[str] | Word[bool], draft: SchemaDraft) -> None:
    """Note that constraints of a kind have no names in the database, which only SQLite gets along with."""
    if kind.value == "ix":
        hint = "write a template, or leave `ix` out"
        draft.diagnostics.add(codes.CONVENTION_UNNAMED, "an index without a name", template.span, hint=hint)
    elif draft.database != "sqlite":
        message = f"{draft.database} names constraints itself where nobody does"
        hint = "write a template, or leave it out: later revisions have to know the names"
        draft.diagnostics.add(codes.CONVENTION_UNNAMED, message, template.span, hint=hint)
    else:
        draft.unnamed.add(kind.value)


def _template_is_sound(kind: str, template: str, span: Span, diagnostics: Diagnostics) -> bool:
    before = diagnostics.errors
    allowed = [token for token in names.CONVENTION_TOKENS if kind == "ck" or token != "constraint_name"]
    for match in _TOKEN.finditer(template):
        token = match["name"]
        if token is not None and token not in allowed:
            hint = did_you_mean(token, allowed, otherwise=f"known are {', '.join(allowed)}")
            diagnostics.add(codes.CONVENTION_TOKEN, f"unknown token `{match[0]}`", span, hint=hint)
    if "%" in _TOKEN.sub("", template):
        hint = "a token looks like %(table_name)s; a percent sign itself is written %%"
        diagnostics.add(codes.CONVENTION_TOKEN, "a `%` that begins no token", span, hint=hint)
    if not template:
        diagnostics.add(codes.CONVENTION_TOKEN, "the template is empty", span, hint="remove it, or write one")
    return diagnostics.errors == before


def name_classes(draft: SchemaDraft) -> None:
    """Give every model its class, module and table; check all names of the schema against each other."""
    spec = draft.spec
    words = [*(one.name for one in spec.models), *(one.name for one in spec.mixins), *(one.name for one in spec.enums)]
    words += (one.name for one in spec.domains)
    words += (one.name for one in spec.sequences)
    for word in words:
        if not names.is_name(word.value):
            raise GeneratorBug(f"reading let the name {word.value!r} through")
        if keyword.iskeyword(word.value) or word.value == _BASE_CLASS:
            what = "the base class of all models" if word.value == _BASE_CLASS else "a keyword of Python"
            hint = "choose another name, and keep the database's with `table:` (of an enum: `name:`)"
            draft.diagnostics.add(codes.CLASS_NAME, f"`{word.value}` is {what}", word.span, hint=hint)
    _refuse_twins(words, "the schema", draft.diagnostics)
    for model in spec.models:
        draft.models[model.name.value] = _model_draft(model, schema_of(model.schema, draft))
    draft.mixins = {mixin.name.value: MixinDraft(mixin) for mixin in spec.mixins}


def _model_draft(spec: ModelSpec, schema: str | None) -> ModelDraft:
    written = spec.table or Word(names.snake_case(spec.name.value), spec.name.span)
    comment = None if spec.comment is None else spec.comment.value
    table = TableDraft(TableKey(written.value, schema), written.span, comment=comment, options=_options(spec))
    table.key_name = None if spec.primary_key_name is None else spec.primary_key_name.value
    return ModelDraft(spec, spec.name.value, module_of(spec.name.value), table)


def module_of(model: str) -> str:
    """Return the name of the module that holds a model."""
    module = names.snake_case(model)
    if keyword.iskeyword(module) or module in _TAKEN_MODULES or re.fullmatch(r"(com|lpt)\d", module):
        module += "_"
    return module


def _options(spec: ModelSpec) -> TableOptions:
    words = {name: getattr(spec, name) for name in TABLE_OPTIONS}
    storage = parameters(words.pop("storage"))
    del words["postgresql_inherits"]  # the tables are found once all have a name
    return TableOptions(**{name: word.value for name, word in words.items() if word is not None}, storage=storage)


def _refuse_twins(words: Iterable[Word[str]], where: str, diagnostics: Diagnostics) -> None:
    seen: dict[str, Word[str]] = {}
    for word in words:
        first = seen.setdefault(names.fold(word.value), word)
        if first is not word:
            message = f"in {where} `{word.value}` and `{first.value}` are hardly told apart"
            hint = "rename one of them; case and underscores do not make another name"
            diagnostics.add(codes.NAME_TAKEN, message, word.span, hint=hint, notes=[Note("the first one", first.span)])


def check_members(draft: SchemaDraft) -> None:
    """Check the names inside each mixin and each model against each other, mixins' columns included."""
    for mixin in draft.spec.mixins:
        _refuse_twins((column.name for column in mixin.columns), f"the mixin {mixin.name.value}", draft.diagnostics)
    for model in draft.spec.models:
        words = _member_words(model)
        _refuse_twins(words, f"the model {model.name.value}", draft.diagnostics)
        for word in words:
            if not names.is_name(word.value):
                raise GeneratorBug(f"reading let the name {word.value!r} through")
        _check_mixins(model, draft)


def _member_words(model: ModelSpec) -> list[Word[str]]:
    derived = (one.name for one in (*model.hybrids, *model.column_properties))
    relationships = (relationship.name for relationship in model.relationships)
    proxies = (proxy.name for proxy in model.proxies)
    return [*(column.name for column in model.columns), *relationships, *proxies, *derived]


def _check_mixins(model: ModelSpec, draft: SchemaDraft) -> None:
    owners = dict.fromkeys((names.fold(word.value) for word in _member_words(model)), "the model")
    seen: set[str] = set()
    for word in model.mixins:
        mixin = draft.mixins.get(word.value)
        if mixin is None:
            hint = did_you_mean(word.value, draft.mixins, otherwise="mixins are written under `mixins:`")
            draft.diagnostics.add(codes.MIXIN_UNKNOWN, f"there is no mixin `{word.value}`", word.span, hint=hint)
            continue
        if word.value in seen:
            draft.diagnostics.add(
                codes.MIXIN_TWICE, f"the mixin `{word.value}` is named twice", word.span, hint="name it once"
            )
            continue
        seen.add(word.value)
        for column in mixin.spec.columns:
            owner = owners.setdefault(names.fold(column.name.value), f"the mixin {word.value}")
            if owner != f"the mixin {word.value}":
                message = f"the mixin brings a column `{column.name.value}`, which {owner} has as well"
                hint = "remove or rename one of the two, or leave the mixin out"
                notes = [Note("the mixin's column", column.name.span)]
                draft.diagnostics.add(codes.MIXIN_COLUMN, message, word.span, hint=hint, notes=notes)
