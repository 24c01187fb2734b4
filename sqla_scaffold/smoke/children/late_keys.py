"""Foreign keys that had to wait for the row they point at: in circles, and of a table on itself."""

from __future__ import annotations

from typing import Any

from .book import Book
from .rejection import refusing_check
from .targets import Target, Values


def link(book: Book, target: Target) -> None:
    """Fill the keys of a target's row that are still NULL.

    A check may forbid that, for a row that points at itself; then they stay NULL.
    """
    from sqlalchemy.exc import DBAPIError

    row = book.rows.get(target.table)
    if not row:
        return
    for key in target.table.foreign_key_constraints:
        change = _missing(book, key, row)
        if not change:
            continue
        try:
            _update(book.engine, target.table, row, change)
        except DBAPIError as error:
            if refusing_check(target, error) is None:
                raise


def _missing(book: Book, key: Any, row: Values) -> dict[Any, Any]:
    other = book.rows.get(key.referred_table)
    if not other:
        return {}
    return {element.parent: other[element.column.key] for element in key.elements if row[element.parent.key] is None}


def _update(engine: Any, table: Any, row: Values, change: dict[Any, Any]) -> None:
    import sqlalchemy as sa

    # What an update puts in by itself would overwrite what was written.
    kept = {column: row[column.key] for column in table.columns if column.onupdate is not None}
    statement = sa.update(table).values({**kept, **change})
    for column in table.primary_key.columns or table.columns:  # of one without a key all that it holds
        statement = statement.where(column == row[column.key])
    with engine.begin() as connection:
        connection.execute(statement)
