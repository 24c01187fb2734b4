"""What the sessions of the project can do beyond those of SQLAlchemy.

A column that is called like a parameter is no trouble: those before `/` have no names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ClauseElement,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    UpdateBase,
    func,
    inspect,
    orm,
    select,
    tuple_,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Mapper, scoped_session
from sqlalchemy.sql import visitors

from shop_engines.paging import KeysetPage, Page

M = TypeVar("M")


class Session(orm.Session):
    """A session with short ways to find, to create and to page."""

    def get_bind(
        self,
        mapper: Any = None,
        *,
        clause: ClauseElement | None = None,
        bind: Engine | Connection | None = None,
        **options: Any,
    ) -> Engine | Connection:
        """Return the database of a statement, also where it names tables and no model."""
        if mapper is None and bind is None and clause is not None:
            places = {
                base.metadata: place
                for base, place in self.binds.items()
                if isinstance(base, type) and issubclass(base, orm.DeclarativeBase)
            }
            for part in visitors.iterate(clause):
                if isinstance(part, Table) and part.metadata in places:
                    return places[part.metadata]
        return super().get_bind(mapper, clause=clause, bind=bind, **options)

    def all(self, model: type[M], /, **values: Any) -> Sequence[M]:
        """Return the objects that have these values, in the order of their keys."""
        return self.scalars(_with_values(model, values)).all()

    def first(self, model: type[M], /, **values: Any) -> M | None:
        """Return the object that has these values; of several, the one of lowest key."""
        return self.scalars(_with_values(model, values).limit(1)).first()

    def create(self, model: type[M], /, **values: Any) -> M:
        """Make an object and insert its row, which has its key then; commit is yours."""
        created = model(**values)
        self.add(created)
        self.flush()
        return created

    def first_or_create(
        self,
        model: type[M],
        defaults: Mapping[str, Any] | None = None,
        /,
        **values: Any,
    ) -> M:
        """Return the object that has these values, or make it; see `create_or_first`.

        To be used where it mostly exists.
        """
        found = self.first(model, **values)
        if found is not None:
            return found
        return self.create_or_first(model, defaults, **values)

    def create_or_first(
        self,
        model: type[M],
        defaults: Mapping[str, Any] | None = None,
        /,
        **values: Any,
    ) -> M:
        """Make the object, or return the one that others made: also when they race.

        A unique constraint on `values` decides the race. What this transaction did before
        stays in any case, for only the INSERT is undone, by a SAVEPOINT.

        Args:
            model: the class.
            defaults: values that a new object gets, and an old one need not have.
            values: what the object is known by.

        Raises:
            IntegrityError: the row breaks another constraint than that on `values`.
        """
        self.flush()  # a mistake in what waits to be written is not ours to handle
        try:
            with self.begin_nested():
                return self.create(model, **{**(defaults or {}), **values})
        except IntegrityError:
            statement = _with_values(model, values).limit(1)
            found = self.scalars(statement).first()
            database = self.get_bind(model).dialect.name
            if found is None and database in ("mysql", "mariadb"):
                # They show rows as they were when the transaction began, except to
                # those that lock them.
                found = self.scalars(statement.with_for_update(read=True)).first()
            if found is None:
                raise
            return found

    def paginate(
        self, statement: Select[M], /, page: int = 1, per_page: int = 20
    ) -> Page[M]:
        """Return a page of what a statement selects; behind the last one they are empty.

        A limit or offset that it has already does not count.

        Raises:
            ValueError: a number is below 1, or the statement has no order: its pages
                could show a row twice and leave out another.
        """
        if page < 1 or per_page < 1:
            raise ValueError("page and per_page are numbers from 1")
        unordered = statement.limit(None).offset(None).order_by(None)
        if statement.limit(None).offset(None).compare(unordered):
            raise ValueError("a statement needs an order_by to be cut into pages")
        total = self.scalar(select(func.count()).select_from(unordered.subquery())) or 0
        offset = (page - 1) * per_page
        if offset >= total:
            return Page((), page, per_page, total)
        rows = statement.offset(offset).limit(min(per_page, total - offset))
        return Page(self.scalars(rows).all(), page, per_page, total)

    def paginate_by_key(
        self,
        statement: Select[M],
        /,
        *keys: InstrumentedAttribute[Any],
        after: Sequence[Any] | None = None,
        per_page: int = 20,
        descending: bool = False,
    ) -> KeysetPage[M]:
        """Return what follows a place in an order: for tables too large to count.

        Args:
            statement: selects one model, without an order of its own.
            keys: the columns to order by, none of which can be null; the primary key
                is added, so that no two rows share a place.
            after: the `next_key` of the page before; without it, the first page.
            per_page: how many rows fit on a page.
            descending: from the largest to the smallest.

        Raises:
            ValueError: a number is below 1, a column can be null, or `after` does not
                have a value for each column.
        """
        if per_page < 1:
            raise ValueError("per_page is a number from 1")
        mapper: Mapper[Any] = inspect(statement.column_descriptions[0]["entity"])
        columns: list[ColumnElement[Any]] = [
            mapper.column_attrs[key.key].columns[0] for key in keys
        ]
        columns += [key for key in mapper.primary_key if key not in columns]
        for column in columns:
            if isinstance(column, Column) and column.nullable:
                raise ValueError(f"{column} can be null: rows without it would be lost")
        if after is not None:
            if len(after) != len(columns):
                raise ValueError(f"after needs {len(columns)} values, as next_key has")
            place, last = tuple_(*columns), tuple_(*after)
            statement = statement.where(place < last if descending else place > last)
        order = [column.desc() if descending else column.asc() for column in columns]
        # One row more tells whether there is a next page.
        rows = self.scalars(statement.order_by(*order).limit(per_page + 1)).all()
        items = rows[:per_page]
        if len(rows) == len(items):
            return KeysetPage(items, None)
        names = [mapper.get_property_by_column(column).key for column in columns]
        return KeysetPage(items, tuple(getattr(items[-1], name) for name in names))


class ReadSession(Session):
    """A session that reads, from replicas where there are some, and refuses to write."""

    def get_bind(
        self,
        mapper: Any = None,
        *,
        clause: ClauseElement | None = None,
        bind: Engine | Connection | None = None,
        **options: Any,
    ) -> Engine | Connection:
        """See `Session.get_bind`."""
        if isinstance(clause, UpdateBase):
            raise TypeError("a ReadSession writes nothing: use db.Session")
        return super().get_bind(mapper, clause=clause, bind=bind, **options)

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Refuse what waits to be written."""
        if self.new or self.dirty or self.deleted:
            raise TypeError("a ReadSession writes nothing: use db.Session")
        super().flush(objects)


class ScopedSession(scoped_session[Session]):
    """A session per thread, which appears when it is used and ends with `remove()`."""

    def all(self, model: type[M], /, **values: Any) -> Sequence[M]:
        """See `Session.all`."""
        return self().all(model, **values)

    def first(self, model: type[M], /, **values: Any) -> M | None:
        """See `Session.first`."""
        return self().first(model, **values)

    def create(self, model: type[M], /, **values: Any) -> M:
        """See `Session.create`."""
        return self().create(model, **values)

    def first_or_create(
        self,
        model: type[M],
        defaults: Mapping[str, Any] | None = None,
        /,
        **values: Any,
    ) -> M:
        """See `Session.first_or_create`."""
        return self().first_or_create(model, defaults, **values)

    def create_or_first(
        self,
        model: type[M],
        defaults: Mapping[str, Any] | None = None,
        /,
        **values: Any,
    ) -> M:
        """See `Session.create_or_first`."""
        return self().create_or_first(model, defaults, **values)

    def paginate(
        self, statement: Select[M], /, page: int = 1, per_page: int = 20
    ) -> Page[M]:
        """See `Session.paginate`."""
        return self().paginate(statement, page, per_page)

    def paginate_by_key(
        self,
        statement: Select[M],
        /,
        *keys: InstrumentedAttribute[Any],
        after: Sequence[Any] | None = None,
        per_page: int = 20,
        descending: bool = False,
    ) -> KeysetPage[M]:
        """See `Session.paginate_by_key`."""
        return self().paginate_by_key(
            statement, *keys, after=after, per_page=per_page, descending=descending
        )


def _with_values(model: type[M], values: Mapping[str, Any]) -> Select[M]:
    """Select by values, in an order that is the same tomorrow."""
    mapper: Mapper[M] = inspect(model)
    return select(model).filter_by(**values).order_by(*mapper.primary_key)
