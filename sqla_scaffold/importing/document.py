"""A whole database as a schema document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.composites import composite_words
from sqla_scaffold.importing.conventions import convention_of
from sqla_scaffold.importing.domains import domain_words
from sqla_scaffold.importing.keys import Ground, unsayable
from sqla_scaffold.importing.known import Known
from sqla_scaffold.importing.links import Joined, joined_tables, relationships_of
from sqla_scaffold.importing.mapper_keys import is_mappable
from sqla_scaffold.importing.models import model_words
from sqla_scaffold.importing.naming import NOTHING, Names, names_of
from sqla_scaffold.importing.sequences import sequence_words
from sqla_scaffold.importing.views import sayable_views, view_words
from sqla_scaffold.reading.database.found import FoundDatabase, FoundEnum, LeftOut
from sqla_scaffold.schema import names
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import Partition, Table, TableKey, TypeUse
from sqla_scaffold.schema.type_use import parts
from sqla_scaffold.schema.types import BY_NAME


@dataclass(frozen=True)
class Document:
    """A schema as it will be written.

    Args:
        words: the whole file.
        found: what of the database it says.
        left_out: what it does not say.
        bare: the tables that no model stands for, since a many-to-many says all of them.
    """

    words: dict[str, Plain]
    found: FoundDatabase
    names: Names
    left_out: tuple[LeftOut, ...]
    bare: frozenset[TableKey] = frozenset()


def document_of(
    found: FoundDatabase,
    written_out: Collection[TableKey] = (),
    known: Known = NOTHING,
    convention: Mapping[str, str] | None = None,
    *,
    as_models: Collection[TableKey] | None = (),
) -> Document:
    """Return a database as a schema, without what follows from the rest of it.

    Args:
        written_out: the tables whose columns are all written, though it reads better without some.
        known: the names that a schema has already.
        convention: its naming convention; None takes the one that most names follow.
        as_models: tables between two others that are models, though a many-to-many could say them; None for no
            many-to-many at all.
    """
    kept, left = _sayable(found)
    convention = convention_of(kept) if convention is None else convention
    named = names_of(kept, known)
    ground = Ground({table.key: table for table in kept.tables}, named, convention, frozenset(written_out))
    joined: list[Joined] = []
    if as_models is not None:
        joined = joined_tables(ground, {*known.models, *known.associations}, as_models)
        ground = replace(ground, many_to_many=relationships_of(joined, ground, named.members))
    bare = frozenset(one.table.key for one in joined if one.is_bare)
    words: dict[str, Plain] = {}
    default = dict(names.DEFAULT_CONVENTION)
    changed: dict[str, Plain] = {
        kind: convention.get(kind, False) for kind, text in default.items() if convention.get(kind) != text
    }
    extensions: list[Plain] = [*brought_extensions(kept)]
    enums: dict[str, Plain] = {named.enums[enum.key]: _enum(enum, named, kept.dialect) for enum in kept.enums}
    domains: dict[str, Plain] = {named.domains[one.name]: domain_words(one, named) for one in kept.domains}
    sequences: dict[str, Plain] = {named.sequences[one.key]: sequence_words(one, named) for one in kept.sequences}
    models = {
        named.models[table.key]: model_words(table, ground) for table in in_order(kept.tables) if table.key not in bare
    }
    models |= {named.models[view.table.key]: view_words(view, named) for view in kept.views}
    sections: tuple[tuple[str, Plain], ...] = (
        ("naming_convention", changed),
        ("extensions", extensions),
        ("enums", enums),
        ("domains", domains),
        ("composites", {one.name: composite_words(one) for one in kept.composites}),
        ("sequences", sequences),
        ("models", {**models}),
    )
    words |= {key: value for key, value in sections if value}
    return Document(words, kept, named, (*found.left_out, *left), bare)


def brought_extensions(found: FoundDatabase) -> list[str]:
    """Return the extensions that have to be written, for no type of a column brings them."""
    seen = (*found.tables, *(view.table for view in found.views))
    brought = {BY_NAME[use.name].extension for use in _types(seen) if use.name in BY_NAME}
    return [name for name in found.extensions if name not in brought]


def _types(tables: Iterable[Table]) -> Iterator[TypeUse]:
    for table in tables:
        for column in table.columns:
            yield from parts(column.type)


def _sayable(found: FoundDatabase) -> tuple[FoundDatabase, list[LeftOut]]:
    """Return what a schema can say of a database, and the rest."""
    left = [
        LeftOut("table without a primary key", str(table.key), "no columns of it tell rows apart, as a model needs")
        for table in found.tables
        if not is_mappable(table)
    ]
    tables = {table.key: table for table in found.tables if is_mappable(table)}
    ground = Ground(tables, Names({}, {}, {}), {}, dialect=found.dialect)
    kept = []
    for table in tables.values():
        refused = {key.name: unsayable(key, table, ground) for key in table.foreign_keys}
        left += [one for one in refused.values() if one is not None]
        keys = tuple(key for key in table.foreign_keys if refused[key.name] is None)
        partitions, lost = _sayable_partitions(table, tables)
        left += lost
        gone = [one for one in table.options.inherits if one not in tables]
        left += [LeftOut("inheritance of a table", str(table.key), f"{one} is not imported") for one in gone]
        kept.append(replace(without_parents(table) if gone else table, foreign_keys=keys, partitions=partitions))
    views, unsaid = sayable_views(found, kept)
    sequences = tuple(_owned(found, tables))
    return replace(found, tables=tuple(kept), views=views, sequences=sequences, left_out=()), [*left, *unsaid]


def _sayable_partitions(table: Table, tables: Mapping[TableKey, Table]) -> tuple[tuple[Partition, ...], list[LeftOut]]:
    """Return the partitions of a table without the keys of their own that refer to what is not imported, and those."""
    found: list[Partition] = []
    left: list[LeftOut] = []
    for one in table.partitions:
        lost = [key for key in one.foreign_keys if key.target not in tables]
        why = "it refers to {}, which is not imported"
        left += (LeftOut("foreign key", f"{one.name}.{key.name}", why.format(key.target)) for key in lost)
        found.append(replace(one, foreign_keys=tuple(key for key in one.foreign_keys if key not in lost)))
    return tuple(found), left


def without_parents(table: Table) -> Table:
    """Return a table that inherits from no other one, with columns of its own."""
    columns = tuple(replace(column, inherited=False) for column in table.columns)
    return replace(table, columns=columns, options=replace(table.options, inherits=()))


def _owned(found: FoundDatabase, tables: Mapping[TableKey, Table]) -> Iterator[NumberSequence]:
    for one in found.sequences:
        yield one if one.owned_by is None or one.owned_by[0] in tables else replace(one, owned_by=None)


def in_order(tables: Iterable[Table]) -> list[Table]:
    """Return tables with those first that others refer to; of two that need not wait, the one with the lesser name."""
    found = {table.key: table for table in sorted(tables, key=lambda one: (one.key.schema or "", one.key.name))}
    places = {key: place for place, key in enumerate(found)}
    waiting = {
        key: {*(one.target for one in table.foreign_keys), *table.options.inherits} & found.keys() - {key}
        for key, table in found.items()
    }
    behind: dict[TableKey, list[TableKey]] = {key: [] for key in found}
    for key, targets in waiting.items():
        for target in targets:
            behind[target].append(key)
    order: list[Table] = []
    ready = [key for key, targets in waiting.items() if not targets]
    while waiting:
        now = sorted(ready, key=places.__getitem__) or [next(iter(waiting))]
        order += [found[key] for key in now]
        for key in now:
            del waiting[key]
        ready = []
        for key in now:
            for other in behind[key]:
                if other in waiting and key in waiting[other]:
                    waiting[other].discard(key)
                    ready += [] if waiting[other] else [other]
    return order


def _enum(enum: FoundEnum, named: Names, dialect: str) -> Plain:
    name = named.enums[enum.key]
    members = _members(enum)
    words: dict[str, Plain] = {"members": members}
    if dialect == "postgresql" and names.snake_case(name) != enum.name:
        words = {"name": enum.name, **words}
    if enum.schema is not None:
        words["schema"] = enum.schema
    return members if len(words) == 1 and isinstance(members, list) else words


def _members(enum: FoundEnum) -> Plain:
    """Return the values alone, or with names in Python where those that the language makes are none or meet."""
    made = [names.enum_member_name(value) for value in enum.values]
    if None not in made and len(set(made)) == len(made):
        return list(enum.values)
    found: dict[str, Plain] = {}
    for name, value in zip(made, enum.values, strict=True):
        word = name or ("EMPTY" if not value else "VALUE")
        place = 2
        while word in found:
            word = f"{name or 'VALUE'}_{place}"
            place += 1
        found[word] = value
    return found
