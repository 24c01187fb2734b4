"""Several engines: which there are, and in which of them each model stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqla_scaffold.report.codes import engines as codes
from sqla_scaffold.report.codes import names as name_codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.mixins import all_mixins
from sqla_scaffold.schema import names
from sqla_scaffold.schema.engines import COMMON_BASE, DEFAULT, Engine, base_class
from sqla_scaffold.schema.spec import EngineSpec, MixinSpec, ModelSpec, SchemaSpec
from sqla_scaffold.schema.word import Word

# Names of sections that Alembic's settings have already, and of folders beside the migrations of an engine.
_TAKEN = frozenset({DEFAULT, "alembic", "versions", "postwritehooks", "loggers", "handlers", "formatters"})
_PREFIX = re.compile(r"[A-Z][A-Z0-9_]*")
# TEST_DATABASE_URL says where the tests of a project run.
_TAKEN_PREFIXES = frozenset({"TEST"})


def has_engines(spec: SchemaSpec) -> bool:
    """Tell whether a schema speaks of engines."""
    return bool(spec.engines or _bind_words(spec))


def _bind_words(spec: SchemaSpec) -> list[Word[str]]:
    words = [*(one.bind for one in spec.models), *(one.bind for one in spec.mixins)]
    return [word for word in words if word is not None]


def engines_of(spec: SchemaSpec, database: str, diagnostics: Diagnostics) -> tuple[Engine, ...]:
    """Return the engines of a schema, the default one first.

    Args:
        database: that of the default one.
    """
    known = {one.name.value: one for one in spec.engines}
    found = {DEFAULT: Engine(DEFAULT, database)}
    for one in spec.engines:
        _check_name(one, diagnostics)
        kind = database if one.database is None else one.database.value
        replica_of = None if one.replica_of is None else one.replica_of.value
        found[one.name.value] = Engine(one.name.value, kind, f"{_prefix(one)}_", replica_of)
    _refuse_twins(spec.engines, diagnostics)
    for one in spec.engines:
        if one.replica_of is not None:
            found[one.name.value] = _replica(one, one.replica_of, found, known, diagnostics)
    return tuple(found.values())


def _prefix(spec: EngineSpec) -> str:
    return names.snake_case(spec.name.value).upper() if spec.prefix is None else spec.prefix.value.rstrip("_")


def _check_name(spec: EngineSpec, diagnostics: Diagnostics) -> None:
    word, hint = spec.name, "choose another name"
    if names.fold(word.value) in _TAKEN:
        what = "is that of the models that name none" if word.value == DEFAULT else "means something else to Alembic"
        diagnostics.add(codes.ENGINE_NAME, f"`{word.value}` {what}", word.span, hint=hint)
    elif word.value != names.snake_case(word.value):
        hint = f"write {names.snake_case(word.value)}"
        diagnostics.add(codes.ENGINE_NAME, "an engine's name has no capital letters", word.span, hint=hint)
    prefix = spec.prefix or word
    if spec.prefix is not None and not _PREFIX.fullmatch(spec.prefix.value):
        hint = "write capital letters, digits and underscores, a letter first: REPORTS"
        diagnostics.add(codes.ENGINE_NAME, "this begins no name of a variable", spec.prefix.span, hint=hint)
    elif _prefix(spec) in _TAKEN_PREFIXES:
        message = f"the variable {_prefix(spec)}_DATABASE_URL says where tests run"
        diagnostics.add(codes.ENGINE_NAME, message, prefix.span, hint="choose another `prefix`")


def _refuse_twins(specs: tuple[EngineSpec, ...], diagnostics: Diagnostics) -> None:
    seen: dict[tuple[str, str], EngineSpec] = {}
    for spec in specs:
        for what, word in (("name", names.fold(spec.name.value)), ("prefix", _prefix(spec))):
            first = seen.setdefault((what, word), spec)
            if first is not spec:
                place = spec.name if what == "name" or spec.prefix is None else spec.prefix
                message = f"the {what} of this engine is hardly told from that of `{first.name.value}`"
                notes = [Note("the first one", first.name.span)]
                diagnostics.add(codes.ENGINE_NAME, message, place.span, hint=f"choose another {what}", notes=notes)
                break


def _replica(
    spec: EngineSpec,
    word: Word[str],
    engines: Mapping[str, Engine],
    specs: Mapping[str, EngineSpec],
    diagnostics: Diagnostics,
) -> Engine:
    """Return a replica, which is the database that it copies."""
    made, copied = engines[spec.name.value], engines.get(word.value)
    if copied is None:
        hint = did_you_mean(word.value, engines, otherwise=f"known are {', '.join(engines)}")
        diagnostics.add(codes.ENGINE_UNKNOWN, f"there is no engine `{word.value}`", word.span, hint=hint)
        return made
    if copied.replica_of is not None:
        hint = f"name the engine that is written: {copied.replica_of}"
        diagnostics.add(codes.REPLICA, f"`{word.value}` is a replica itself", word.span, hint=hint)
        return made
    first = next(one for one in specs.values() if one.replica_of is not None and one.replica_of.value == word.value)
    if first is not spec:
        hint = "let the address of one of them name several hosts, between which the driver or a proxy chooses"
        notes = [Note("the first one", first.name.span)]
        diagnostics.add(codes.REPLICA, f"`{word.value}` has a replica already", word.span, hint=hint, notes=notes)
    if spec.database is not None and spec.database.value != copied.database:
        message = f"`{word.value}` is {copied.database}, and so is its copy"
        diagnostics.add(codes.REPLICA, message, spec.database.span, hint="remove `database`")
    return replace(made, database=copied.database)


def binds_of(spec: SchemaSpec, engines: tuple[Engine, ...], diagnostics: Diagnostics) -> dict[str, str]:
    """Return the engine of each model, and report what leads from one to another."""
    known = {one.name: one for one in engines}
    for word in _bind_words(spec):
        if word.value not in known:
            hint = did_you_mean(word.value, known, otherwise="engines are written under `engines:`")
            diagnostics.add(codes.ENGINE_UNKNOWN, f"there is no engine `{word.value}`", word.span, hint=hint)
        elif (copied := known[word.value].replica_of) is not None:
            message = f"`{word.value}` is a replica, and has the tables of `{copied}`"
            diagnostics.add(codes.REPLICA, message, word.span, hint=f"write {copied}")
    binds = _Binds(spec, diagnostics).all()
    for model in spec.models:
        _check_name_of(model, engines, diagnostics)
        for target, span in _references(model, spec):
            there = binds.get(target)
            if there is not None and there != binds[model.name.value]:
                here = binds[model.name.value]
                message = f"`{target}` stands in the database `{there}`, `{model.name.value}` in `{here}`"
                hint = "keep the value in a plain column, or bind both to the same engine"
                diagnostics.add(codes.ENGINE_CROSSED, message, span, hint=hint)
    return binds


def _check_name_of(model: ModelSpec, engines: tuple[Engine, ...], diagnostics: Diagnostics) -> None:
    bases = {base_class(one.bind, view=view) for one in engines for view in (False, True)} | {COMMON_BASE}
    if model.name.value in bases:
        message = f"`{model.name.value}` is a base class of the models"
        hint = "choose another name, and keep the database's with `table:`"
        diagnostics.add(name_codes.CLASS_NAME, message, model.name.span, hint=hint)


class _Binds:
    """Where each model stands: as it says, as the model above it, or as its mixins say."""

    def __init__(self, spec: SchemaSpec, diagnostics: Diagnostics) -> None:
        self._models = {one.name.value: one for one in spec.models}
        self._mixins = {one.name.value: one for one in spec.mixins}
        self._diagnostics = diagnostics

    def all(self) -> dict[str, str]:
        return {name: self._of(model, ()) for name, model in self._models.items()}

    def _of(self, model: ModelSpec, path: tuple[str, ...]) -> str:
        parent = None if model.inherits is None else self._models.get(model.inherits.model.value)
        if parent is None or parent.name.value in path:  # a circle, of which the pass of inheritance speaks
            return self._own(model)
        above = self._of(parent, (*path, model.name.value))
        if model.bind is not None and model.bind.value != above:
            message = f"`{parent.name.value}`, from which it inherits, stands in the database `{above}`"
            hint = "remove `bind`: a model stands where the one above it stands"
            self._diagnostics.add(codes.BINDS_DIFFER, message, model.bind.span, hint=hint)
        return above

    def _own(self, model: ModelSpec) -> str:
        if model.bind is not None:
            return model.bind.value
        said = [(one, one.bind) for one in mixins_of(model, self._mixins) if one.bind is not None]
        for mixin, word in said[1:]:
            if word.value != said[0][1].value:
                message = f"its mixins say `{said[0][1].value}` and `{word.value}`"
                notes = [Note("one says so", said[0][1].span), Note("the other one", word.span)]
                hint = "say `bind` at the model"
                self._diagnostics.add(codes.BINDS_DIFFER, message, model.name.span, hint=hint, notes=notes)
                break
        return said[0][1].value if said else DEFAULT


def mixins_of(model: ModelSpec, known: dict[str, MixinSpec]) -> list[MixinSpec]:
    """Return the mixins of a model, and those that they bring along."""
    return [known[word.value] for word in all_mixins(model.mixins, known) if word.value in known]


def _references(model: ModelSpec, spec: SchemaSpec) -> Iterator[tuple[str, Span]]:
    """Yield what a model refers to, also by its mixins, each with the place to point at."""
    mixins = {one.name.value: one for one in spec.mixins}
    sources: list[ModelSpec | MixinSpec] = [model, *mixins_of(model, mixins)]
    for one in sources:
        words = [column.foreign_key.model for column in one.columns if column.foreign_key is not None]
        words += [key.model for key in one.foreign_keys]
        words += [side.model for side in one.relationships]
        words += [side.secondary for side in one.relationships if side.secondary is not None]
        for word in words:
            # Of a mixin, the model is at fault that has it in another database.
            yield word.value, word.span if one is model else model.name.span
