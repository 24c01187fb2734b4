"""Foreign keys and the relationships over them, as a schema writes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.constraints import waiting
from sqla_scaffold.importing.conventions import foreign_key_name, index_name, unique_name
from sqla_scaffold.importing.naming import Names
from sqla_scaffold.reading.database.found import LeftOut
from sqla_scaffold.schema.references import may_refer
from sqla_scaffold.schema.table import Column, ForeignKey, Index, Table, TableKey, Unique


@dataclass(frozen=True)
class Ground:
    """What a model's words rest on.

    Args:
        tables: all tables that are written.
        written_out: the tables in which no relationship adds its column, and no key follows.
        dialect: the database.
        many_to_many: relationships by tables in between, by the tables of the models that say them.
    """

    tables: Mapping[TableKey, Table]
    names: Names
    convention: Mapping[str, str]
    written_out: Collection[TableKey] = ()
    dialect: str = ""
    many_to_many: Mapping[TableKey, Mapping[str, Plain]] = field(default_factory=dict)


def unsayable(key: ForeignKey, table: Table, ground: Ground) -> LeftOut | None:
    """Say why a schema cannot say a foreign key; None where it can."""
    target = ground.tables.get(key.target)
    name = f"{table.key}.{key.name}"
    if target is None:
        return LeftOut("foreign key", name, f"it refers to {key.target}, which is not imported")
    twin = next(one for one in table.foreign_keys if (one.columns, one.target) == (key.columns, key.target))
    if twin is not key:
        return LeftOut("foreign key", name, f"{twin.name} says the same")
    for own, referred in zip(key.columns, key.target_columns, strict=True):
        column = table.by_name[own]
        if not may_refer(column.type, target.by_name[referred].type, ground.dialect):
            return LeftOut("foreign key", name, "its columns have other types than those that it refers to")
        if ground.dialect == "mysql" and "SET NULL" in (key.ondelete, key.onupdate) and not column.nullable:
            return LeftOut("foreign key", name, "it sets a column to null that is not nullable")
    return None


def adds_its_column(key: ForeignKey, table: Table, ground: Ground) -> bool:
    """Tell whether a relationship alone, without its column written out, means this key and its column."""
    target = ground.tables[key.target]
    if (
        table.key in ground.written_out
        or len(key.columns) != 1
        or key.target_columns != target.primary_key.columns
        or key.not_valid
    ):
        return False
    column, referred = table.by_name[key.columns[0]], target.by_name[key.target_columns[0]]
    attribute = f"{ground.names.keys[table.key, key.name]}_{ground.names.attributes[key.target][referred.name]}"
    alone = [one for one in table.foreign_keys if column.name in one.columns] == [key]
    return (
        alone
        and key.target != table.key
        and not (column.nullable and column.name in table.primary_key.columns)
        and column.name == attribute == ground.names.attributes[table.key][column.name]
        and column == Column(column.name, referred.type, column.nullable, comment=column.comment)
        and (flag_unique(column.name, table, ground) is None or flag_index(column.name, table, ground) is None)
    )


def flag_unique(column: str, table: Table, ground: Ground) -> Unique | None:
    """Return the unique constraint that `unique: true` at a column means."""
    found = (
        one
        for one in table.uniques
        if one.columns == (column,)
        and one
        == Unique(
            one.name if one.unnamed else unique_name(ground.convention, table, one), (column,), unnamed=one.unnamed
        )
    )
    return next(found, None)


def flag_index(column: str, table: Table, ground: Ground) -> Index | None:
    """Return the index that `index: true` at a column means."""
    for index in table.indexes:
        name = index_name(ground.convention, table, index)
        elements = tuple(element.column for element in index.elements)
        if name == index.name and elements == (column,) and index == Index(name, index.elements):
            part = index.elements[0]
            return None if part.desc or part.nulls or part.ops or part.length else index
    return None


def key_options(key: ForeignKey, table: Table, ground: Ground, *, name: str = "name") -> dict[str, Plain]:
    """Return what a foreign key says beside its columns."""
    words: dict[str, Plain] = {}
    for word, action in (("ondelete", key.ondelete), ("onupdate", key.onupdate)):
        if action is not None:
            words[word] = action
    words |= waiting(key.deferrable, key.initially)
    if key.match is not None:
        words["match"] = key.match.lower()
    if key.not_valid:
        words["not_valid"] = True
    if not key.unnamed and key.name != foreign_key_name(ground.convention, table, key):
        words[name] = key.name
    return words


def relationship_words(key: ForeignKey, table: Table, ground: Ground) -> Plain:
    """Return the relationship over a foreign key: the model alone, where that says it."""
    attributes, target = ground.names.attributes[table.key], ground.tables[key.target]
    added = adds_its_column(key, table, ground)
    columns = [table.by_name[name] for name in key.columns]
    model = ground.names.models[key.target] + ("?" if added and columns[0].nullable else "")
    words: dict[str, Plain] = {"model": model}
    if not added:
        via: list[Plain] = [attributes[name] for name in key.columns]
        words["via"] = via[0] if len(via) == 1 else via
    unique = added and flag_unique(key.columns[0], table, ground) is not None
    if unique:
        words["unique"] = True
    if not unique and not leads(table, key.columns) and not (added and flag_index(key.columns[0], table, ground)):
        words["index"] = False
    if says_its_key(key, target):
        words |= key_options(key, table, ground, name="constraint_name")
    if added and columns[0].comment is not None:
        words["comment"] = columns[0].comment
    back = ground.names.backs.get((table.key, key.name))
    if back is not None:
        words["back_populates"] = back
    return model if len(words) == 1 else words


def says_its_key(key: ForeignKey, target: Table) -> bool:
    """Tell whether the relationship alone can say the key, which then refers to the primary key."""
    return len(key.columns) == 1 and key.target_columns == target.primary_key.columns and not key.not_valid


def leads(table: Table, columns: tuple[str, ...]) -> bool:
    """Tell whether a primary key, unique constraint or index begins with these columns."""
    found = [table.primary_key.columns, *(unique.columns for unique in table.uniques)]
    for index in table.indexes:
        if index.where is None and index.elements[0].column is not None:
            found.append(tuple(one.column for one in index.elements if one.column is not None))
    return any(set(one[: len(columns)]) == set(columns) for one in found)


def column_key_words(key: ForeignKey, table: Table, ground: Ground) -> Plain:
    """Return a key of one column that its relationship cannot say, as the column says it."""
    target = ground.tables[key.target]
    model = ground.names.models[key.target]
    referred = ground.names.attributes[key.target][key.target_columns[0]]
    whole = model if key.target_columns == target.primary_key.columns else f"{model}.{referred}"
    options = key_options(key, table, ground)
    if not options:
        return whole
    head: dict[str, Plain] = {"model": model} if whole == model else {"column": whole}
    return head | options


def composite_key_words(key: ForeignKey, table: Table, ground: Ground) -> dict[str, Plain]:
    """Return a key of several columns."""
    attributes, target = ground.names.attributes[table.key], ground.tables[key.target]
    referred: list[Plain] = [ground.names.attributes[key.target][name] for name in key.target_columns]
    model = ground.names.models[key.target]
    whole = key.target_columns == target.primary_key.columns
    columns: list[Plain] = [attributes[name] for name in key.columns]
    references: Plain = model if whole else {"model": model, "columns": referred}
    return {"columns": columns, "references": references, **key_options(key, table, ground)}
