"""Reading a written row in a new session: its values, its repr, its relatives in both directions."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .derived import hybrids
from .places import Place, place_of
from .targets import Target, Values
from .values import comparable, same
from .versions import stale_versions
from .verdict import Finding, finding_of

Mistake = tuple[Finding, str]


@dataclass(frozen=True)
class Written:
    """A row that was written: to what, under which primary key, with which values by attribute."""

    target: Target
    identity: tuple[Any, ...]
    values: Values


def mistakes(engine: Any, written: Written, project: Path) -> Iterator[Mistake]:
    """Yield what is wrong with a row that was written, each with its traceback or in plain words."""
    from sqlalchemy.orm import Session

    mapper = written.target.mapper
    place = place_of(mapper, project)
    for step in (_class, _values, hybrids, _repr, _relationships, stale_versions):
        with Session(engine) as session:
            try:
                found = session.get(mapper.class_, written.identity)
                texts = ["cannot be found again"] if found is None else list(step(engine, session, written, found))
            except Exception as error:  # whatever the project's code raises is what we are here to see
                yield _mistake(place, finding_of(error, project), traceback.format_exc())
                continue
        for text in texts:
            subject, _, words = text.rpartition("\0")
            yield _mistake(place, Finding(words, subject=subject or None), text.replace("\0", ": "))


def _mistake(place: Place, finding: Finding, detail: str) -> Mistake:
    attribute = finding.subject
    name = f"{place.model}.{attribute}" if attribute else place.model
    file, line = (finding.file, finding.line) if finding.file else (place.file, place.line)
    return Finding(f"{name}: {finding.message}", file, line, name), detail


def _about(attribute: str, text: str) -> str:
    """Return a sentence about an attribute; a NUL, which no name holds, separates the two."""
    return f"{attribute}\0{text}"


def _class(engine: Any, session: Any, written: Written, found: Any) -> Iterator[str]:
    """Ask for the row by way of the class above all others: it says by itself of which class it is."""
    mapper = written.target.mapper
    top = mapper.base_mapper
    if top is mapper or top.polymorphic_on is None:
        return
    session.expunge_all()
    row = session.get(top.class_, written.identity)
    if type(row) is not mapper.class_:
        what = "nothing" if row is None else type(row).__name__
        yield f"was read by way of {top.class_.__name__} and came back as {what}"


def _values(engine: Any, session: Any, written: Written, found: Any) -> Iterator[str]:
    for name, column in written.target.columns():
        if name not in written.values or not comparable(column.type) or column.foreign_keys:
            continue
        value = getattr(found, name)
        if not same(written.values[name], value):
            yield _about(name, f"was written as {written.values[name]!r} and read back as {value!r}")


def _repr(engine: Any, session: Any, written: Written, found: Any) -> Iterator[str]:
    """Print the object as it was loaded and again when it has left its session; neither may ask the database."""
    with statements(engine) as seen:
        repr(found)
        session.expunge_all()
        repr(found)
    if seen:
        yield f"repr() asks the database: {seen[0]}"


@contextmanager
def statements(engine: Any) -> Iterator[list[str]]:
    """Collect the statements that reach the database inside the block."""
    from sqlalchemy import event

    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _relationships(engine: Any, session: Any, written: Written, found: Any) -> Iterator[str]:
    for name, descriptor in written.target.mapper.all_orm_descriptors.items():
        if descriptor.extension_type.name == "ASSOCIATION_PROXY":
            seen = getattr(found, name)
            if hasattr(seen, "copy"):  # a collection, which looks when it is copied
                seen.copy()
    for relationship in written.target.mapper.relationships:
        for other in _load(session, relationship, found):
            back = relationship.back_populates
            if other is None or not back:
                continue
            returned = _load(session, other.__mapper__.relationships[back], other)
            if not any(one is found for one in returned):
                yield _about(
                    relationship.key, f"leads to {type(other).__name__}, but {back} of that does not lead back"
                )


def _load(session: Any, relationship: Any, found: Any) -> list[Any]:
    """Load what a relationship leads to, whatever its loading strategy."""
    if relationship.lazy in ("raise", "raise_on_sql", "noload"):
        from sqlalchemy.orm import selectinload

        attribute = getattr(type(found), relationship.key)
        session.refresh(found)
        session.get(
            type(found),
            found.__mapper__.primary_key_from_instance(found),
            options=[selectinload(attribute)],
            populate_existing=True,
        )
    value = getattr(found, relationship.key)
    if relationship.lazy == "write_only":
        return list(session.scalars(value.select()))
    if not relationship.uselist:
        return [value]
    if relationship.lazy == "dynamic":  # a query, which has a method `values` of another meaning
        return list(value)
    values: Callable[[], Any] | None = getattr(value, "values", None)  # a collection may be a dictionary
    return list(values() if values is not None else value)
