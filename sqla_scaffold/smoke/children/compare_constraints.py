"""What the constraints and indexes of a table in the models and in the schema do not have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .verdict import Json


def constraint_differences(expected: Json, actual: Any) -> Iterator[str]:
    import sqlalchemy as sa

    kinds: dict[type, set[Any]] = {
        sa.ForeignKeyConstraint: set(),
        sa.UniqueConstraint: set(),
        sa.CheckConstraint: set(),
    }
    for constraint in actual.constraints:
        for kind, found in kinds.items():
            if isinstance(constraint, kind):
                found.add(_described(constraint))
    key = expected["primary_key"]
    yield from _differences(
        "primary key", [(tuple(key["columns"]), _told(key))], [_key_of(actual.primary_key, _told(key))]
    )
    yield from _differences(
        "foreign key", map(_foreign_key, expected.get("foreign_keys", ())), kinds[sa.ForeignKeyConstraint]
    )
    uniques = (
        (_told(unique), tuple(unique["columns"]), *_said(unique, "deferrable"), unique.get("initially"))
        for unique in expected.get("uniques", ())
    )
    yield from _differences("unique constraint", uniques, kinds[sa.UniqueConstraint])
    checks = ((_told(check), *_said(check, "not_valid")) for check in expected.get("checks", ()))
    yield from _differences("check", checks, kinds[sa.CheckConstraint])
    excludes = ((exclude["name"], *_exclude(exclude)) for exclude in expected.get("excludes", ()))
    found = {(one.name, *_operators(one)) for one in actual.constraints if hasattr(one, "operators")}
    yield from _differences("exclusion constraint", excludes, found)
    indexes = ((index["name"], *_said(index, "unique")) for index in expected.get("indexes", ()))
    found = {(index.name, "unique" if index.unique else None) for index in actual.indexes}
    yield from _differences("index", indexes, found)


def table_key(key: Any) -> str:
    """Return the key that SQLAlchemy's metadata has for a table."""
    if isinstance(key, str):
        return key
    return f"{key['schema']}.{key['name']}" if key.get("schema") else str(key["name"])


def _key_of(primary_key: Any, expected_name: str | None) -> tuple[tuple[str, ...], str | None]:
    name = None if expected_name is None else _name(primary_key)
    return tuple(column.name for column in primary_key.columns), name


def _name(constraint: Any) -> str | None:
    """Return the name that stands in DDL; SQLAlchemy marks a missing one with a symbol."""
    return str(constraint.name) if isinstance(constraint.name, str) else None


def _told(expected: Json) -> str | None:
    """Return the name that the database is told; None where that is none."""
    return None if expected.get("unnamed") else expected.get("name")


def _described(constraint: Any) -> Any:
    import sqlalchemy as sa

    columns = tuple(column.name for column in constraint.columns)
    if isinstance(constraint, sa.ForeignKeyConstraint):
        targets = tuple(".".join(filter(None, element.target_tokens)) for element in constraint.elements)
        return (
            _name(constraint),
            columns,
            targets,
            constraint.ondelete,
            constraint.onupdate,
            *_waiting(constraint),
            *_late(constraint),
        )
    if isinstance(constraint, sa.UniqueConstraint):
        return (_name(constraint), columns, *_waiting(constraint))
    return _name(constraint), _not_valid(constraint)


def _foreign_key(key: Json) -> tuple[Any, ...]:
    table = table_key(key["target"])
    targets = tuple(f"{table}.{column}" for column in key["target_columns"])
    waiting = (*_said(key, "deferrable"), key.get("initially"))
    actions = (key.get("ondelete"), key.get("onupdate"))
    return (_told(key), tuple(key["columns"]), targets, *actions, *waiting, *_said(key, "use_alter", "not_valid"))


def _said(expected: Json, *flags: str) -> tuple[str | None, ...]:
    """Return each flag as a word that people can read, None where it is not set."""
    return tuple(flag if expected.get(flag) else None for flag in flags)


def _waiting(constraint: Any) -> tuple[str | None, ...]:
    return "deferrable" if constraint.deferrable else None, constraint.initially


def _late(key: Any) -> tuple[str | None, ...]:
    return "use_alter" if key.use_alter else None, _not_valid(key)


def _not_valid(constraint: Any) -> str | None:
    return "not_valid" if constraint.dialect_kwargs.get("postgresql_not_valid") else None


def _exclude(expected: Json) -> tuple[Any, ...]:
    waiting = (*_said(expected, "deferrable"), expected.get("initially"))
    operators = tuple(element["operator"] for element in expected["elements"])
    return expected.get("using", "gist"), expected.get("where"), operators, *waiting


def _operators(constraint: Any) -> tuple[Any, ...]:
    # An expression is compared as SQL text, without the escapes of text().
    where = None if constraint.where is None else str(constraint.where)
    operators = tuple(operator for _, _, operator in constraint._render_exprs)
    return constraint.using, where, operators, *_waiting(constraint)


def _differences(kind: str, expected: Iterable[Any], actual: Iterable[Any]) -> Iterator[str]:
    wanted, found = set(expected), set(actual)
    for item in sorted(wanted - found, key=repr):
        yield f"the schema has the {kind} {_words(item)}, the model has not"
    for item in sorted(found - wanted, key=repr):
        yield f"the model has the {kind} {_words(item)}, the schema has not"


def _words(item: Any) -> str:
    if isinstance(item, tuple):
        return " ".join(_words(part) for part in item if part is not None)
    return str(item)
