"""Which things of two schemas are the same thing: by what `was:` says, by name in the database, by name in Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqla_scaffold.schema.hints import Hints
from sqla_scaffold.schema.model import EnumType, Model, Schema
from sqla_scaffold.schema.table import LiteralDefault, SqlDefault, Table, TableKey

Names = Mapping[str, str]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Matches:
    """What is the same in two schemas, each thing of after with that of before, and what rows get.

    Args:
        tables: keys of tables.
        columns: names of columns, by the table's key of after.
        enums: Python names of enums.
        values: values of enums, by the enum's Python name of after.
        models: names of models.
        fills: what rows get, by table and column of after.
        replacements: what takes the place of a removed value, by the enum's Python name of after.
        domains, sequences, composites: their names in the schema.
        backwards: whether the way leads back to an earlier schema, where values are missing that nobody said.
    """

    tables: Mapping[TableKey, TableKey]
    columns: Mapping[TableKey, Names]
    enums: Names
    values: Mapping[str, Names]
    models: Names
    fills: Mapping[tuple[TableKey, str], LiteralDefault | SqlDefault] = field(default_factory=dict)
    replacements: Mapping[str, Names] = field(default_factory=dict)
    domains: Names = field(default_factory=dict)
    sequences: Names = field(default_factory=dict)
    composites: Names = field(default_factory=dict)
    backwards: bool = False

    def reversed(self) -> Matches:
        """Return the same seen from the other end."""
        return Matches(
            tables=_turned(self.tables),
            columns={self.tables[key]: _turned(names) for key, names in self.columns.items()},
            enums=_turned(self.enums),
            values={self.enums[name]: _turned(names) for name, names in self.values.items()},
            models=_turned(self.models),
            domains=_turned(self.domains),
            sequences=_turned(self.sequences),
            composites=_turned(self.composites),
            backwards=not self.backwards,
        )


def _turned(pairs: Mapping[K, V]) -> dict[V, K]:
    return {value: key for key, value in pairs.items()}


def match(before: Schema, after: Schema, hints: Hints) -> Matches:
    """Return what is the same in two schemas."""
    models = _same(dict(hints.models), before.models_by_name, after.models_by_name)
    tables = _tables(before, after, hints, models)
    enums = _enums(before, after, hints)
    return Matches(
        tables=tables,
        columns={key: _columns(before, after, hints, models, key, was) for key, was in tables.items()},
        enums=enums,
        values={
            name: _values(before.enums_by_name[was], after.enums_by_name[name], hints) for name, was in enums.items()
        },
        models=models,
        fills={(fill.table, fill.column): fill.value for fill in hints.fills},
        replacements={
            name: {one.removed: one.value for one in hints.replacements if one.enum == name} for name in enums
        },
        domains=_domains(before, after, hints),
        sequences=_sequences(before, after, hints),
        composites=_same(
            dict(hints.composites), {one.name for one in before.composites}, {one.name for one in after.composites}
        ),
    )


def tables_of(schema: Schema) -> dict[TableKey, Table]:
    """Return the tables by their keys, without what mappers see of views."""
    return {table.key: table for table in schema.tables}


def _active(said: Mapping[K, K], before: Collection[K], after: Collection[K]) -> dict[K, K]:
    """Return the renames that are still to come: what was made already, or never was there, says nothing any more."""
    found: dict[K, K] = {}
    left = {name: was for name, was in said.items() if was in before}
    while True:
        vacated = set(found.values())
        # A name of before that something else has now may be the rest of a chain of renames that was made already.
        now = {name: was for name, was in left.items() if was not in after or name not in before or name in vacated}
        if not now:
            return found
        found |= now
        left = {name: was for name, was in left.items() if name not in now}


def _same(said: Mapping[str, str], before: Collection[str], after: Collection[str]) -> dict[str, str]:
    found = _active(said, before, after)
    taken = set(found.values())
    return found | {name: name for name in after if name in before and name not in found and name not in taken}


def _join(found: dict[K, K], pairs: Iterable[tuple[K, K]], before: Collection[K], after: Collection[K]) -> None:
    """Add pairs of which both sides are still free."""
    taken = set(found.values())
    for name, was in pairs:
        if name in after and was in before and name not in found and was not in taken:
            found[name] = was
            taken.add(was)


def _tables(before: Schema, after: Schema, hints: Hints, models: Names) -> dict[TableKey, TableKey]:
    old, new = tables_of(before), tables_of(after)
    pairs = [(after.models_by_name[name], before.models_by_name[was]) for name, was in models.items()]
    found = _active({one.table: other.table for one, other in pairs if one.name != other.name}, old, new)
    _join(found, ((key, key) for key in new), old, new)
    _join(found, ((one.table, other.table) for one, other in pairs), old, new)
    _join(found, (pair for one, other in pairs for pair in _secondaries(one, other, hints)), old, new)
    return {key: found[key] for key in new if key in found}


def _secondaries(model: Model, was: Model, hints: Hints) -> Iterable[tuple[TableKey, TableKey]]:
    if not any(one.secondary is not None for one in model.relationships):
        return
    renamed = {one.name: one.was for one in hints.relationships if one.model == model.name}
    old = {one.name: one.secondary for one in was.relationships}
    for one in model.relationships:
        secondary = old.get(one.name) or old.get(renamed.get(one.name, ""))
        if one.secondary is not None and secondary is not None:
            yield one.secondary, secondary


def _columns(
    before: Schema, after: Schema, hints: Hints, models: Names, key: TableKey, was: TableKey
) -> dict[str, str]:
    old, new = before.tables_by_key[was], after.tables_by_key[key]
    if old == new:
        return {column.name: column.name for column in new.columns}
    said: dict[str, str] = {}
    attributes: list[tuple[str, str]] = []
    for model in after.models:
        if model.table != key or model.name not in models:
            continue
        columns = {one.name: one.column for one in model.attributes}
        held = {one.name: one.column for one in before.models_by_name[models[model.name]].attributes}
        attributes += [(columns[name], held[name]) for name in columns if name in held]
        for hint in hints.attributes:
            if hint.model == model.name and hint.name in columns and hint.was in held:
                said[columns[hint.name]] = held[hint.was]
    found = _active({name: other for name, other in said.items() if name != other}, old.by_name, new.by_name)
    _join(found, ((column.name, column.name) for column in new.columns), old.by_name, new.by_name)
    _join(found, attributes, old.by_name, new.by_name)
    if key not in {model.table for model in after.models}:
        _join(found, _by_keys(old, new, before, after, models), old.by_name, new.by_name)
    return {column.name: found[column.name] for column in new.columns if column.name in found}


def _by_keys(old: Table, new: Table, before: Schema, after: Schema, models: Names) -> Iterable[tuple[str, str]]:
    """Pair the columns of an association table by the models that they refer to, where that is clear."""
    was = {after.models_by_name[name].table: before.models_by_name[other].table for name, other in models.items()}
    for key in new.foreign_keys:
        others = [other for other in old.foreign_keys if other.target == was.get(key.target)]
        twins = [other for other in new.foreign_keys if other.target == key.target]
        if len(others) == len(twins) == 1 and len(key.columns) == len(others[0].columns):
            yield from zip(key.columns, others[0].columns)


def _enums(before: Schema, after: Schema, hints: Hints) -> dict[str, str]:
    old, new = before.enums_by_name, after.enums_by_name
    found = _active(dict(hints.enums), old, new)
    types = {(enum.schema, enum.type_name): enum.name for enum in before.enums}
    _join(found, ((enum.name, types.get((enum.schema, enum.type_name), "")) for enum in after.enums), old, new)
    _join(found, ((name, name) for name in new), old, new)
    return {name: found[name] for name in new if name in found}


def _domains(before: Schema, after: Schema, hints: Hints) -> dict[str, str]:
    old, new = before.domains_by_name, after.domains_by_name
    found = _active(dict(hints.domains), old, new)
    types = {(one.schema, one.type_name): one.name for one in before.domains}
    _join(found, ((one.name, types.get((one.schema, one.type_name), "")) for one in after.domains), old, new)
    _join(found, ((name, name) for name in new), old, new)
    return {name: found[name] for name in new if name in found}


def _sequences(before: Schema, after: Schema, hints: Hints) -> dict[str, str]:
    old, new = ({one.name: one.key for one in schema.sequences} for schema in (before, after))
    found = _active(dict(hints.sequences), old, new)
    keys = {key: name for name, key in old.items()}
    _join(found, ((name, keys.get(key, "")) for name, key in new.items()), old, new)
    _join(found, ((name, name) for name in new), old, new)
    return {name: found[name] for name in new if name in found}


def _values(old: EnumType, new: EnumType, hints: Hints) -> dict[str, str]:
    before = {member.value: member.name for member in old.members}
    after = {member.value: member.name for member in new.members}
    found = _active({one.value: one.was for one in hints.values if one.enum == new.name}, before, after)
    _join(found, ((value, value) for value in after), before, after)
    by_name = {name: value for value, name in before.items()}
    _join(found, ((value, by_name.get(name, "")) for value, name in after.items()), before, after)
    return {value: found[value] for value in after if value in found}
