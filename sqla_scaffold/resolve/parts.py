"""A schema of several engines is resolved engine by engine: what each has is a schema that knows of no other.

So every rule about names, keys and what a database can do holds for each of them by itself, and two may have tables of
the same name. Then the parts become one value again, in which the keys of tables say whose they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.engines import binds_of, engines_of, mixins_of
from sqla_scaffold.resolve.naming import name_classes
from sqla_scaffold.schema.engines import DEFAULT, Engine
from sqla_scaffold.schema.hints import Hints
from sqla_scaffold.schema.model import EnumType, Mixin, Schema
from sqla_scaffold.schema.column_spec import AnnotationSpec, ColumnSpec, TypeSpec
from sqla_scaffold.schema.spec import MixinSpec, ModelSpec, SchemaSpec
from sqla_scaffold.schema.type_spec import DomainSpec
from sqla_scaffold.schema.table import TableKey

T = TypeVar("T")


def resolve_parts(
    spec: SchemaSpec,
    diagnostics: Diagnostics,
    database: str,
    one: Callable[[SchemaSpec, Diagnostics, str], Schema | None],
) -> Schema | None:
    """Return the schema that is meant, or None when there are mistakes.

    Args:
        database: that of the default engine.
        one: resolves what stands in one database.
    """
    before = diagnostics.errors
    engines = engines_of(spec, database, diagnostics)
    binds = binds_of(spec, engines, diagnostics)
    name_classes(SchemaDraft(spec, diagnostics, database))  # of all engines, for the classes stand in one package
    if diagnostics.errors > before:
        return None
    primaries = [engine for engine in engines if engine.replica_of is None]
    specs = _Specs(spec, binds, primaries)
    parts = [(engine, one(specs.of(engine), diagnostics, engine.database)) for engine in primaries]
    made = tuple((engine, part) for engine, part in parts if part is not None)
    if diagnostics.errors > before:
        return None
    return _whole(spec, engines, made) if len(engines) > 1 else made[0][1]


def spec_of(spec: SchemaSpec, engine: Engine) -> SchemaSpec:
    """Return what a sound schema says of one of its engines, as if there were no other."""
    said = Diagnostics()
    engines = engines_of(spec, engine.database, said)
    primaries = [one for one in engines if one.replica_of is None]
    return _Specs(spec, binds_of(spec, engines, said), primaries).of(engine)


class _Specs:
    """What was written about each engine; what belongs to none is the default one's."""

    def __init__(self, spec: SchemaSpec, binds: dict[str, str], engines: list[Engine]) -> None:
        self._spec = spec
        self._kinds = {engine.database for engine in engines}
        self._models: dict[str, list[ModelSpec]] = {engine.name: [] for engine in engines}
        for model in spec.models:
            self._models[binds[model.name.value]].append(model)
        known = {mixin.name.value: mixin for mixin in spec.mixins}
        self._mixins = {
            name: {mixin.name.value for model in models for mixin in mixins_of(model, known)}
            for name, models in self._models.items()
        }
        self._mixins[DEFAULT] |= set(known).difference(*self._mixins.values())
        enums = {enum.name.value for enum in spec.enums}
        domains = {domain.name.value: domain for domain in spec.domains}
        sequences = {sequence.name.value for sequence in spec.sequences}
        named = enums | set(domains) | sequences
        self._named = {
            engine.name: {word for column in self._columns(engine.name) for word in _words(column, domains)} & named
            for engine in engines
        }
        self._named[DEFAULT] |= named.difference(*self._named.values())
        self._composites = {
            engine.name: {one.name.value for one in spec.composites if self._has_composite(engine.name, one.name.value)}
            for engine in engines
        }
        said = {one.name.value for one in spec.composites}
        self._composites[DEFAULT] |= said.difference(*self._composites.values())

    def _has_composite(self, engine: str, name: str) -> bool:
        written = (column.type for column in self._columns(engine))
        return any(one.sql is not None and name in one.sql.value for one in written if one is not None)

    def _columns(self, engine: str) -> Iterator[ColumnSpec]:
        for model in self._models[engine]:
            yield from model.columns
        for mixin in self._spec.mixins:
            if mixin.name.value in self._mixins[engine]:
                yield from mixin.columns

    def of(self, engine: Engine) -> SchemaSpec:
        spec, name = self._spec, engine.name
        # What PostgreSQL alone has is no mistake of another database beside one.
        postgresqls = engine.database == "postgresql" or "postgresql" not in self._kinds
        return replace(
            spec,
            engines=(),
            schema=spec.schema if postgresqls else None,
            extensions=spec.extensions if postgresqls else (),
            enums=tuple(one for one in spec.enums if one.name.value in self._named[name]),
            domains=tuple(one for one in spec.domains if one.name.value in self._named[name]),
            composites=tuple(one for one in spec.composites if one.name.value in self._composites[name]),
            sequences=tuple(one for one in spec.sequences if one.name.value in self._named[name]),
            mixins=tuple(one for one in spec.mixins if one.name.value in self._mixins[name]),
            models=tuple(self._models[name]),
        )


def _words(column: ColumnSpec, domains: Mapping[str, DomainSpec]) -> Iterator[str]:
    """Yield the words of a column, of which some name enums, domains and sequences."""
    for written in (column.type, *(use for _, use in column.variants)):
        for word in _type_words(written):
            yield word
            if word in domains:
                yield from _type_words(domains[word].type)
    yield from _annotation_words(column.annotation)
    if column.sequence is not None:
        yield column.sequence.value


def _type_words(written: TypeSpec | None) -> Iterator[str]:
    if written is not None:
        yield written.name.value
        for argument in (*written.arguments, written.impl):
            if isinstance(argument, TypeSpec):
                yield from _type_words(argument)


def _annotation_words(written: AnnotationSpec | None) -> Iterator[str]:
    if written is not None:
        yield written.name.value
        for argument in written.arguments:
            yield from _annotation_words(argument)


def _whole(spec: SchemaSpec, engines: tuple[Engine, ...], parts: tuple[tuple[Engine, Schema], ...]) -> Schema:
    """Return the one value: everything in the order in which it was written, tables engine by engine."""
    bound = [part if engine.bind is None else _bound(part, engine.bind) for engine, part in parts]
    models = {model.name: model for part in bound for model in part.models}
    mixins: dict[str, Mixin] = {}
    enums: dict[str, EnumType] = {}
    for (engine, _), part in zip(parts, bound, strict=True):
        for mixin in part.mixins:
            mixins.setdefault(mixin.name, replace(mixin, bind=engine.bind) if mixin.abstract else mixin)
        for enum in part.enums:
            first = enums.setdefault(enum.name, enum)
            enums[enum.name] = replace(first, stored=first.stored or enum.stored)
    return replace(
        bound[0],
        enums=tuple(enums[one.name.value] for one in spec.enums),
        domains=tuple({domain.name: domain for part in bound for domain in part.domains}.values()),
        composites=tuple({one.name: one for part in bound for one in part.composites}.values()),
        sequences=tuple(sequence for part in bound for sequence in part.sequences),
        mixins=tuple(mixins[name] for name in _written(spec.mixins, spec.models) if name in mixins),
        models=tuple(models[name] for name in _written(spec.models) if name in models),
        tables=tuple(table for part in bound for table in part.tables),
        views=tuple(view for part in bound for view in part.views),
        extensions=tuple(sorted({name for part in bound for name in part.extensions})),
        hints=_together([part.hints for part in bound]),
        engines=engines,
        parts=parts,
    )


def _written(*groups: Iterable[MixinSpec | ModelSpec]) -> list[str]:
    return [one.name.value for group in groups for one in group]


def _together(hints: list[Hints]) -> Hints:
    """Return all hints; what is said of an enum in two databases is said once."""
    return Hints(
        **{
            field.name: tuple(dict.fromkeys(said for one in hints for said in getattr(one, field.name)))
            for field in fields(Hints)
        }
    )


def _bound(value: T, bind: str) -> T:
    """Return a value with the engine in the key of every table."""
    found: Any = value
    if isinstance(value, TableKey):
        found = replace(value, bind=bind)
    elif isinstance(value, tuple):
        found = tuple(_bound(item, bind) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: made for name, item in held.items() if (made := _bound(item, bind)) is not item}
        found = replace(value, **changed) if changed else value
    if isinstance(value, tuple) and all(new is old for new, old in zip(found, value, strict=True)):
        return value
    return found  # type: ignore[no-any-return]  # of the class of the value
