"""Which facts of a table stand at its columns as flags, and which need a line in `__table_args__`.

A flag says as much as a constraint when it covers one column and bears the name that the naming convention gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place, sqlalchemy
from sqla_scaffold.emit.foreign_keys import foreign_key, foreign_key_constraint
from sqla_scaffold.emit.options import (
    Plain,
    exclude_options,
    index_options,
    parent_tables,
    table_options,
    unique_options,
)
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.emit.sqltext import escape
from sqla_scaffold.schema.model import MixinColumn
from sqla_scaffold.schema.names import convention_name
from sqla_scaffold.schema.table import (
    Check,
    Column,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Index,
    IndexElement,
    Table,
    Unique,
)
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind


@dataclass(frozen=True)
class TableFacts:
    """A table, asked for what its columns and its arguments say."""

    table: Table
    place: Place
    own: Mapping[str, str] = field(default_factory=dict)  # columns that the class body names, and their attributes
    mixed: Mapping[str, MixinColumn] = field(default_factory=dict)  # columns that a mixin declares, with its flags
    # Where several classes stand in the table: what classes before have declared, and what those behind will.
    before: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    info: tuple[tuple[str, str], ...] = ()  # for programs that ask
    owner: str | None = None  # the class, where its indexes stand behind it and name its attributes

    def _is_ours(self, columns: Iterable[str]) -> bool:
        """Tell whether this class is the first behind which all these columns exist."""
        named = set(columns)
        return self.behind.isdisjoint(named) and (not self.before or not named <= self.before)

    @cached_property
    def _convention(self) -> dict[str, str]:
        return dict(self.place.schema.naming_convention)

    def _is_conventional(self, kind: str, name: str | None, columns: tuple[str, ...], referred: str = "") -> bool:
        key = self.table.key
        found = convention_name(self._convention, kind, key.name, columns, referred_table=referred, schema=key.schema)
        return name == found

    @cached_property
    def key_order(self) -> tuple[str, ...]:
        """The columns of the primary key in the order in which the table has them."""
        members = set(self.table.primary_key.columns)
        return tuple(column.name for column in self.table.columns if column.name in members)

    @cached_property
    def primary_key_is_flagged(self) -> bool:
        """Whether `primary_key=True` at the columns says all about the primary key."""
        key = self.table.primary_key
        return (
            not key.columns or self.key_order == key.columns and self._is_conventional("pk", key.db_name, key.columns)
        )

    @cached_property
    def unique_flags(self) -> frozenset[str]:
        """Columns with `unique=True` and no index."""
        return frozenset(one.columns[0] for one in self.table.uniques if self._is_unique_flag(one))

    @cached_property
    def index_flags(self) -> dict[str, bool]:
        """Columns with `index=True`, and whether with `unique=True` as well."""
        flagged = (index for index in self.table.indexes if self._is_index_flag(index))
        return {str(index.elements[0].column): index.unique for index in flagged}

    @cached_property
    def column_keys(self) -> dict[str, ForeignKey]:
        """Foreign keys of one column, by the column; of two on one column the first."""
        found: dict[str, ForeignKey] = {}
        for key in self.table.foreign_keys:
            mixin = self.mixed.get(key.columns[0])
            if len(key.columns) == 1 and (mixin is None or mixin.foreign_key is not None):
                found.setdefault(key.columns[0], key)
        return found

    @cached_property
    def called(self) -> frozenset[str]:
        """Columns whose methods the class body calls: a bare annotation would give them no value there."""
        elements = (element for index in self.table.indexes for element in index.elements)
        return frozenset(str(element.column) for element in elements if _is_called(element))

    def _is_unique_flag(self, unique: Unique) -> bool:
        plain = unique == Unique(unique.name, unique.columns, unnamed=unique.unnamed)
        single = plain and len(unique.columns) == 1 and unique.columns[0] not in self.index_flags
        mixin = self.mixed.get(unique.columns[0])
        if mixin is not None:
            return single and mixin.unique and not mixin.index
        return single and self._is_conventional("uq", unique.db_name, unique.columns)

    def _is_index_flag(self, index: Index) -> bool:
        column = index.elements[0].column
        plain = replace(index, concurrently=False)  # which models do not say: create_all works in a transaction
        if column is None or plain != Index(index.name, (IndexElement(column),), index.unique):
            return False
        mixin = self.mixed.get(column)
        if mixin is not None:
            return mixin.index and mixin.unique == index.unique
        return self._is_conventional("ix", index.name, (column,))

    def foreign_key(self, key: ForeignKey) -> PyExpr:
        """Return `ForeignKey("customer.id", ...)` for a key of one column."""
        return foreign_key(key, named=self._is_named(key))

    def _is_named(self, key: ForeignKey) -> bool:
        return not self._is_conventional("fk", key.db_name, key.columns, key.target.name)

    def wants_autoincrement_off(self, column: Column) -> bool:
        """Tell whether SQLAlchemy would make values for a key of which the schema says that the database does not."""
        from_here = (
            column.default is None
            and column.server_default is None
            and column.identity is None
            and column.name not in self.column_keys
        )
        return (
            self.table.primary_key.columns == (column.name,)
            and from_here
            and not column.autoincrement
            and kind_of(column.type) is Kind.INT
            and self.table.key not in self.place.schema.views_by_key
        )

    def arguments(self) -> list[PyExpr]:
        """Return what stands in `__table_args__`, without the dictionary at its end."""
        return [*self.constraints(), *self.indexes()]

    def constraints(self) -> list[PyExpr]:
        """Return the constraints that no flag says; a check is text, which may speak of columns that come later."""
        table = self.table
        found: list[PyExpr] = []
        if not self.primary_key_is_flagged and self._is_ours(table.primary_key.columns):
            names = map(py.value, table.primary_key.columns)
            name = None if table.primary_key.db_name is None else py.value(table.primary_key.db_name)
            found.append(py.call(sqlalchemy("PrimaryKeyConstraint"), *names, name=name))
        flagged = self.column_keys.values()
        keys = [key for key in table.foreign_keys if key not in flagged and self._is_ours(key.columns)]
        uniques = [one for one in table.uniques if not self._is_unique_flag(one)]
        found += [foreign_key_constraint(key, named=self._is_named(key)) for key in keys]
        found += [self._unique(one) for one in uniques if self._is_ours((*one.columns, *one.include))]
        found += [self._check(check) for check in table.checks if self._is_ours(())]
        excludes = ((one, [part.column for part in one.elements if part.column is not None]) for one in table.excludes)
        found += [self._exclude(exclude) for exclude, columns in excludes if self._is_ours(columns)]
        return found

    def indexes(self) -> list[PyExpr]:
        """Return the indexes that no flag says."""
        wanted = [index for index in self.table.indexes if not self._is_index_flag(index)]
        return [self._index(index) for index in wanted if self._is_ours(_columns_of(index))]

    def options(self) -> PyExpr | None:
        """Return the dictionary at the end of `__table_args__`, where there is anything to say."""
        items: list[tuple[str, PyExpr]] = []
        if self.table.key.schema is not None:
            items.append(("schema", py.value(self.table.key.schema)))
        if self.table.comment is not None:
            items.append(("comment", py.value(self.table.comment)))
        if self.info:
            items.append(("info", _plain(dict(self.info))))
        items += [(keyword, _plain(value)) for keyword, value in table_options(self.table.options).items()]
        parents = [
            py.call(sqlalchemy("quoted_name"), py.value(text), py.FALSE) if is_sql else py.value(text)
            for text, is_sql in parent_tables(self.table.options)
        ]
        if parents:
            items.append(("postgresql_inherits", parents[0] if len(parents) == 1 else py.Display(tuple(parents), "()")))
        return py.Dict(tuple(items)) if items else None

    def _unique(self, unique: Unique) -> PyExpr:
        conventional = self._is_conventional("uq", unique.db_name, unique.columns)
        name = None if conventional else py.value(unique.name)
        options = {keyword: _plain(value) for keyword, value in unique_options(unique).items()}
        return py.call(sqlalchemy("UniqueConstraint"), *map(py.value, unique.columns), name=name, **options)

    def _check(self, check: Check) -> PyExpr:
        full = convention_name(self._convention, "ck", self.table.key.name, (), constraint=check.short_name)
        name: PyExpr | None = None if check.unnamed else py.value(check.short_name)
        if check.db_name not in (None, full):  # a name of its own, to which the convention is not applied again
            name = py.call(py.imported("sqlalchemy.schema", "conv"), py.value(check.name))
        not_valid = py.TRUE if check.not_valid else None
        text = py.value(escape(check.sqltext))
        return py.call(sqlalchemy("CheckConstraint"), text, name=name, postgresql_not_valid=not_valid)

    def _exclude(self, exclude: Exclude) -> PyExpr:
        where = None if exclude.where is None else py.call(sqlalchemy("text"), py.value(escape(exclude.where)))
        options = {keyword: _plain(value) for keyword, value in exclude_options(exclude).items()}
        return py.call(
            py.imported("sqlalchemy.dialects.postgresql", "ExcludeConstraint"),
            *(py.Display((_excluded(one), py.value(one.operator)), "()") for one in exclude.elements),
            where=where,
            **options,
        )

    def _index(self, index: Index) -> PyExpr:
        elements = map(self._element, index.elements)
        where = None if index.where is None else py.call(sqlalchemy("text"), py.value(escape(index.where)))
        return py.call(
            sqlalchemy("Index"),
            py.value(index.name),
            *elements,
            unique=py.TRUE if index.unique else None,
            **{keyword: _plain(value) for keyword, value in index_options(index).items()},
            postgresql_where=where,
            sqlite_where=where,
        )

    def _element(self, element: IndexElement) -> PyExpr:
        if element.sql is not None:
            return py.call(sqlalchemy("text"), py.value(escape(element.sql)))
        column = str(element.column)
        calls = ["desc()"] * element.desc + [f"nulls_{element.nulls}()"] * (element.nulls is not None)
        if self.owner is not None:
            return py.own(".".join((self.owner, self.own[column], *calls)))
        if not _is_called(element):
            return py.value(column)
        if column in self.own:
            return py.own(".".join((self.own[column], *calls)))
        # Not text(): the name must be quoted where a database wants that, and Alembic must see that it is a column.
        untyped = py.call(py.imported("sqlalchemy.types", "NullType"))
        made = py.call(sqlalchemy("column"), py.value(column), untyped)
        return py.Joined((made, *map(py.Source, calls)), ".")


def _excluded(element: ExcludeElement) -> PyExpr:
    if element.sql is not None:
        return py.call(sqlalchemy("text"), py.value(escape(element.sql)))
    return py.value(str(element.column))


def _columns_of(index: Index) -> list[str]:
    return [*(element.column for element in index.elements if element.column is not None), *index.include]


def _is_called(element: IndexElement) -> bool:
    return element.sql is None and (element.desc or element.nulls is not None)


def _plain(value: Plain) -> PyExpr:
    match value:
        case dict():
            return py.Dict(tuple((key, py.value(item)) for key, item in value.items()))
        case list():
            return py.Display(tuple(map(py.value, value)))
        case _:
            return py.value(value)
