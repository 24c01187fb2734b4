"""Association tables: which are made of two keys alone, and so a many-to-many says all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.conventions import foreign_key_name, index_name, primary_key_name
from sqla_scaffold.importing.keys import Ground
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import Column, ForeignKey, Index, Table, TableOptions


@dataclass(frozen=True)
class Link:
    """An association table, and its two keys in the order of its columns."""

    table: Table
    here: ForeignKey
    there: ForeignKey


def link_of(table: Table, here: ForeignKey, there: ForeignKey, ground: Ground) -> Link | str:
    """Return an association table that a schema can say, or the reason why it cannot."""
    columns = tuple(column.name for column in table.columns)
    if columns != (*here.columns, *there.columns):
        return "it has more columns than those of its two keys, or in another order"
    if table.primary_key.columns != columns:
        return "its primary key is not all of its columns, in their order"
    if table.primary_key.name not in (None, "PRIMARY", primary_key_name(ground.convention, table)):
        return "its primary key has a name of its own"
    reasons = (
        _of_columns(table, (here, there), ground),
        _of_keys(table, (here, there), ground),
        _of_rest(table, there, ground),
    )
    return next((reason for reason in reasons if reason is not None), Link(table, here, there))


def _of_columns(table: Table, keys: tuple[ForeignKey, ForeignKey], ground: Ground) -> str | None:
    for key in keys:
        target = ground.tables.get(key.target)
        if target is None or key.target_columns != target.primary_key.columns:
            return "a key of it does not refer to a primary key"
        for own, referred in zip(key.columns, key.target_columns, strict=True):
            bare = Column(own, target.by_name[referred].type, nullable=False)
            if replace(table.by_name[own], autoincrement=False) != bare:
                return f"its column {own} is not just as the one that it refers to"
    return None


def _of_keys(table: Table, keys: tuple[ForeignKey, ForeignKey], ground: Ground) -> str | None:
    for key in keys:
        plain = ForeignKey(
            key.name, key.columns, key.target, key.target_columns, key.ondelete, key.onupdate, use_alter=key.use_alter
        )
        if key != plain:
            return f"{key.name} is deferrable, matches or was not checked"
        if key.name != foreign_key_name(ground.convention, table, key):
            return f"{key.name} is not as the naming convention has it"
    first, second = keys
    if (_action(first.ondelete), _action(first.onupdate)) != (_action(second.ondelete), _action(second.onupdate)):
        return "its two keys do different things when a row is deleted or its key changes"
    return None


def _action(action: str | None) -> str | None:
    return None if action == "NO ACTION" else action


def _of_rest(table: Table, there: ForeignKey, ground: Ground) -> str | None:
    if table.uniques or table.checks or table.excludes or replace(table.options, engine=None) != TableOptions():
        return "it has constraints or options of its own"
    if table.options.engine is not None:
        return "it names a storage engine"
    usual = [_usual_index(table, there, ground)]
    return None if list(table.indexes) in ([], usual) else "it has other indexes than the one of its second key"


def _usual_index(table: Table, there: ForeignKey, ground: Ground) -> Index | None:
    for index in table.indexes:
        columns = tuple(element.column for element in index.elements)
        plain = Index(index.name, tuple(replace(one, ops=None) for one in index.elements))
        if columns == there.columns and index == plain and index.name == index_name(ground.convention, table, index):
            return index
    return None


def link_words(link: Link, owner: str, target: str, singular: str | None, ground: Ground) -> dict[str, Plain]:
    """Return what a many-to-many says of its table beside the name.

    Args:
        owner, target: the models that the first and the second key lead to.
        singular: the relationship's name in the singular, where it leads to the model itself.
    """
    prefixes = (names.snake_case(owner), singular or names.snake_case(target))
    derived = [
        f"{prefix}_{ground.names.attributes[key.target][part]}"
        for prefix, key in zip(prefixes, (link.here, link.there), strict=True)
        for part in key.target_columns
    ]
    words: dict[str, Plain] = {}
    columns = [column.name for column in link.table.columns]
    if columns != derived:
        words["via"] = list[Plain](columns)
    ondelete = _action(link.here.ondelete)
    if ondelete != "CASCADE":
        words["ondelete"] = ondelete or "NO ACTION"
    if _action(link.here.onupdate) is not None:
        words["onupdate"] = link.here.onupdate
    if not link.table.indexes:
        words["index"] = False
    if link.table.comment is not None:
        words["comment"] = link.table.comment
    return words
