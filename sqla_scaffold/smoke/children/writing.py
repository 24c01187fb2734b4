"""Writing one row: made-up values, the keys of rows written before, and a search where a check refuses."""

from __future__ import annotations

from typing import Any

from .book import Book
from .candidates import assignments
from .order import can_wait
from .reading_back import Written
from .rejection import refusing_check
from .targets import Target, Values
from .values import value_for
from .verdict import NoRow, Skip

MOST_ATTEMPTS = 400  # rows tried for one check; at a millisecond each nobody waits long
_OTHERWISE = object()  # a row was refused, but not by a check


def write(book: Book, target: Target, number: int) -> None:
    values = {**_made_up(target, number), **_keys(book, target)}
    identity, held = _accepted(book, target, values)
    if target.mapper is not None:
        book.written.append(Written(target, identity, held))
    for table in target.tables:
        key = table.primary_key.columns or (target.mapper.primary_key if target.mapper is not None else ())
        book.rows.setdefault(table, _row(book.engine, table, dict(zip(key, identity, strict=False))))


def _made_up(target: Target, number: int) -> Values:
    """Return a value for every column to which nobody else gives one."""
    return {
        name: _made_for(column, name, number)
        for name, column in target.columns()
        if not column.foreign_keys and (not _is_given(column) or _is_read_back(column, target))
    }


def _made_for(column: Any, name: str, number: int) -> Any:
    try:
        return value_for(column.type, name, number)
    except Skip:
        if column.nullable:  # nobody knows what it takes, but none it takes
            return None
        raise


def _is_given(column: Any) -> bool:
    """Tell whether a default, the database or a sequence gives the value."""
    if column.default is not None or column.server_default is not None:
        return True
    return column.table.autoincrement_column is column


def _is_read_back(column: Any, target: Target) -> bool:
    """Tell whether an object has to know a value that the database would give: it is in a key of the mapper alone."""
    own = target.mapper is not None and column in target.mapper.primary_key and not column.primary_key
    return own and column.default is None and column.computed is None and column.identity is None


def _keys(book: Book, target: Target) -> Values:
    """Return the values of the foreign keys: those of the row that was written to the table they point at."""
    attributes = {column: name for name, column in target.columns()}
    values: Values = {}
    for key in sorted(target.foreign_keys(), key=lambda key: str(key.name)):
        row = book.rows.get(key.referred_table)
        itself = key.referred_table in target.tables
        if row is None and not can_wait(key) and not itself:
            raise NoRow(f"{key.referred_table.key} has no row to point at")
        for element in key.elements:
            if element.parent.computed is not None:
                continue
            if element.parent in attributes and (row is not None or not element.parent.nullable):
                values.setdefault(attributes[element.parent], row[element.column.key] if row else 1)
            if row is None and itself and not can_wait(key) and element.column in attributes:
                values[attributes[element.column]] = 1  # a row that has to point at itself needs a key known before
    return values


def _accepted(book: Book, target: Target, values: Values) -> tuple[tuple[Any, ...], Values]:
    """Write the row; where a check refuses it, look for values that satisfy one check after the other."""
    from sqlalchemy.exc import DBAPIError

    solved: set[Any] = set()
    while True:
        try:
            return target.write(book.engine, values)
        except DBAPIError as error:
            check = refusing_check(target, error)
            if check is None:
                raise
        values = _satisfying(book, target, values, check, solved)
        solved.add(check)


def _satisfying(book: Book, target: Target, values: Values, check: Any, solved: set[Any]) -> Values:
    """Return values that this check accepts and no check solved before refuses."""
    from sqlalchemy.exc import DBAPIError, StatementError

    free = {
        name: (column, values[name] if name in values else _guess(name, column)) for name, column in target.columns()
    }
    free = {name: pair for name, pair in free.items() if not pair[0].foreign_keys and not pair[0].primary_key}
    for assignment in assignments(str(check.sqltext), free, MOST_ATTEMPTS) if check not in solved else ():
        tried = {**values, **assignment}
        refused = _refused_by(book, target, tried, (DBAPIError, StatementError))
        if refused is None or (refused != check and refused not in solved and refused is not _OTHERWISE):
            return tried
    raise Skip(f"no value was found that the check {check.name} accepts ({check.sqltext})")


def _refused_by(book: Book, target: Target, values: Values, errors: tuple[type[Exception], ...]) -> Any:
    """Try a row and undo it; return the check that refuses it, or None."""
    import sqlalchemy as sa
    from sqlalchemy.orm import Session

    try:
        if target.mapper is None:
            with book.engine.connect() as connection:
                connection.execute(sa.insert(target.table).values(values))
                connection.rollback()
        else:
            with Session(book.engine) as session:
                session.add(target.make(values))
                session.flush()
                session.rollback()
    except errors as error:
        if getattr(error, "orig", None) is None:
            return _OTHERWISE
        check = refusing_check(target, error)
        return _OTHERWISE if check is None else check  # a check is false when it names no column object
    except Skip:
        return _OTHERWISE
    return None


def _guess(name: str, column: Any) -> Any:
    try:
        return value_for(column.type, name, 1)
    except Skip:
        return None


def _row(engine: Any, table: Any, identity: dict[Any, Any]) -> Values:
    import sqlalchemy as sa

    chosen = sa.select(table)
    for column, value in identity.items():
        chosen = chosen.where(column == value)
    with engine.connect() as connection:
        row = connection.execute(chosen).first()
    return {} if row is None else dict(zip(table.c.keys(), row, strict=True))
