"""The naming convention of a database: for each kind of name the template that most of them follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import Check, ForeignKey, Index, PrimaryKey, Table, Unique

# The templates that are tried, those of the language first: SQLAlchemy's, PostgreSQL's own, and what people write.
_CANDIDATES: Mapping[str, tuple[str, ...]] = {
    "ix": (
        "%(table_name)s_%(column_0_N_name)s_idx",
        "ix_%(table_name)s_%(column_0_N_name)s",
        "idx_%(table_name)s_%(column_0_N_name)s",
        "idx_%(column_0_N_name)s",
    ),
    "uq": ("%(table_name)s_%(column_0_N_name)s_key", "uq_%(column_0_N_name)s"),
    "ck": ("%(table_name)s_%(constraint_name)s_check", "ck_%(constraint_name)s"),
    "fk": (
        "%(table_name)s_%(column_0_N_name)s_fkey",
        "fk_%(table_name)s_%(column_0_N_name)s",
        "fk_%(table_name)s_%(referred_table_name)s",
    ),
    "pk": ("%(table_name)s_pkey", "pk_%(table_name)s_%(column_0_N_name)s", "PK_%(table_name)s"),
}


def convention_of(found: FoundDatabase) -> dict[str, str]:
    """Return a template for each kind of name, the language's own where no other one says more names.

    A kind of which some have no name has no template: then none is given to those, and the others are written.
    """
    convention = dict(names.DEFAULT_CONVENTION)
    for kind, others in _CANDIDATES.items():
        candidates = (convention[kind], *others)
        fits = Counter[str]()
        for table in found.tables:
            for name, made in _made(kind, table, candidates):
                fits[made] += name
        convention[kind] = max(candidates, key=lambda template: (fits[template], -candidates.index(template)))
    for kind in {kind for table in found.tables for kind, one in _parts(table) if one.unnamed}:
        del convention[kind]
    return convention


def _parts(table: Table) -> Iterator[tuple[str, PrimaryKey | ForeignKey | Unique | Check]]:
    yield "pk", table.primary_key
    for kind, parts in (("fk", table.foreign_keys), ("uq", table.uniques), ("ck", table.checks)):
        yield from ((kind, one) for one in parts)


def _made(kind: str, table: Table, candidates: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield for each name of a table and each template whether the template makes the name."""
    for template in candidates:
        one = {kind: template}
        if kind == "pk" and table.primary_key.name is not None:
            yield int(primary_key_name(one, table) == table.primary_key.name), template
        for key in table.foreign_keys if kind == "fk" else ():
            yield int(foreign_key_name(one, table, key) == key.name), template
        for unique in table.uniques if kind == "uq" else ():
            yield int(unique_name(one, table, unique) == unique.name), template
        for index in table.indexes if kind == "ix" else ():
            yield int(index_name(one, table, index) == index.name), template
        for check in table.checks if kind == "ck" else ():
            yield int(short_name(one, table, check) is not None), template


def primary_key_name(convention: Mapping[str, str], table: Table) -> str:
    """Return the name that the convention gives to a table's primary key."""
    return _name(convention, "pk", table, table.primary_key.columns)


def unique_name(convention: Mapping[str, str], table: Table, unique: Unique) -> str:
    """Return the name that the convention gives to a unique constraint."""
    return _name(convention, "uq", table, unique.columns)


def index_name(convention: Mapping[str, str], table: Table, index: Index) -> str | None:
    """Return the name that the convention gives to an index of columns; None for one with expressions."""
    columns = [element.column for element in index.elements if element.column is not None]
    return _name(convention, "ix", table, tuple(columns)) if len(columns) == len(index.elements) else None


def foreign_key_name(convention: Mapping[str, str], table: Table, key: ForeignKey) -> str:
    """Return the name that the convention gives to a foreign key."""
    made = names.convention_name(
        convention,
        "fk",
        table.key.name,
        key.columns,
        referred_table=key.target.name,
        referred_columns=key.target_columns,
        schema=table.key.schema,
    )
    return names.shorten(made or "")


def short_name(convention: Mapping[str, str], table: Table, check: Check) -> str | None:
    """Return the short name of which the convention makes a check's name, None where there is none."""
    template = convention.get("ck", "")
    head, token, tail = template.partition("%(constraint_name)s")
    if not token:
        return None
    head, tail = (part % {"table_name": table.key.name} for part in (head, tail))
    if not (check.name.startswith(head) and check.name.endswith(tail)):
        return None
    short = check.name[len(head) : len(check.name) - len(tail)]
    return short if re.fullmatch(r"[A-Za-z]\w*", short, re.ASCII) and not names.is_too_long(check.name) else None


def unnamed_check(table: Table, check: Check) -> str | None:
    """Return the short name by which a schema knows a check that has no name; None where that is free."""
    return short_name(dict(names.DEFAULT_CONVENTION), table, check)


def _name(convention: Mapping[str, str], kind: str, table: Table, columns: tuple[str, ...]) -> str:
    made = names.convention_name(convention, kind, table.key.name, columns, schema=table.key.schema)
    return names.shorten(made or "")
