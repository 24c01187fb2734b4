"""Two people change the same row: whoever comes second must be refused, where a model has a version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def stale_versions(engine: Any, session: Any, written: Any, found: Any) -> Iterator[str]:
    """Change a row, and change it again as it was loaded before; SQLAlchemy has to notice."""
    from sqlalchemy.orm import Session
    from sqlalchemy.orm.exc import StaleDataError

    mapper = written.target.mapper
    # A version that the database makes grows by a trigger, which `create_all` does not make.
    if mapper.version_id_col is None or mapper.version_id_generator is False:
        return
    name = _changeable(written)
    if name is None:
        return
    value = getattr(found, name)
    session.close()  # which ends its transaction: another one may lock the whole of SQLite
    with Session(engine) as second:
        late = second.get(mapper.class_, written.identity)
        late_value = getattr(late, name)
    _change(engine, found, name, value)
    version = mapper.get_property_by_column(mapper.version_id_col).key
    try:
        _change(engine, late, name, late_value)
    except StaleDataError:
        return
    yield f"{version}\0is the version, but a row that somebody else has changed meanwhile is overwritten"


def _changeable(written: Any) -> str | None:
    """Return a column to change."""
    for name, column in written.target.columns():
        if not (column.primary_key or column.computed is not None or column.identity is not None):
            return str(name)
    return None


def _change(engine: Any, row: Any, name: str, value: Any) -> None:
    from sqlalchemy.orm import Session
    from sqlalchemy.orm.attributes import flag_modified

    with Session(engine, expire_on_commit=False) as session:
        session.add(row)
        setattr(row, name, value)
        flag_modified(row, name)
        session.commit()
