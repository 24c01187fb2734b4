"""Whether a database and a schema say the same: what means the same is written in many ways, and a server writes it anew.

THE TABLES are `_UNKNOWN`, what a database does not have, `_IMPLIED`, what it does when nothing is said, and `_SYNONYMS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from sqla_scaffold.compare.facts import COMPARED
from sqla_scaffold.migrate.metadata import column_of_domain
from sqla_scaffold.migrate.wording import default_words, quote, type_words
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.table import (
    Exclude,
    ExcludeElement,
    ForeignKey,
    Identity,
    Index,
    IndexElement,
    TableKey,
    Unique,
)

# Facts that a database does not have; nothing is missing where they are.
_UNKNOWN: dict[str, frozenset[str]] = {
    "postgresql": frozenset(
        "prefix mysql_using with_parser length engine charset collate row_format auto_increment without_rowid strict"
        " sqlite_autoincrement".split()
    ),
    "mysql": frozenset(
        "deferrable initially match not_valid include nulls_not_distinct where using ops nulls auto_increment storage"
        " tablespace unlogged partition_by inherits without_rowid strict sqlite_autoincrement".split()
    ),
    "sqlite": frozenset(),
}
# What is the same as nothing said.
_IMPLIED: dict[tuple[type, str], tuple[object, ...]] = {
    (ForeignKey, "ondelete"): ("NO ACTION",),
    (ForeignKey, "onupdate"): ("NO ACTION",),
    (ForeignKey, "initially"): ("IMMEDIATE",),
    (ForeignKey, "match"): ("SIMPLE",),
    (Unique, "initially"): ("IMMEDIATE",),
    (Exclude, "initially"): ("IMMEDIATE",),
    (Index, "using"): ("btree",),
    (Index, "mysql_using"): ("btree",),
}
# MySQL knows no difference between the two, and writes back the one that it likes.
_NO_ACTION = {"mysql": ("RESTRICT",)}
_PAIR = re.compile(r"\s*([(),])\s*")
# Types that a database writes back by another name than SQLAlchemy's.
_SYNONYMS: dict[str, tuple[tuple[str, str], ...]] = {
    "postgresql": (
        (r"FLOAT\((?:[1-9]|1\d|2[0-4])\)", "REAL"),
        (r"FLOAT(?:\(\d+\))?", "DOUBLE PRECISION"),
        (r"DECIMAL\b", "NUMERIC"),
        (r"(?:INT|INT4)\b", "INTEGER"),
        (r"CHARACTER VARYING", "VARCHAR"),
        (r"CHARACTER\b", "CHAR"),
        (r"CHAR(?!\()", "CHAR(1)"),
        (r"(TIME(?:STAMP)?(?:\(\d\))?) WITHOUT TIME ZONE", r"\1"),
        (r"NUMERIC\((\d+)\)", r"NUMERIC(\1,0)"),
        (r"BOOL\b", "BOOLEAN"),
    ),
    "mysql": (
        (r"BOOL(?:EAN)?|TINYINT\(1\)", "TINYINT"),
        (r"INTEGER", "INT"),
        (r"((?:TINY|SMALL|MEDIUM|BIG)?INT)\(\d+\)", r"\1"),
        (r"NUMERIC", "DECIMAL"),
        (r"DOUBLE PRECISION|REAL", "DOUBLE"),
        (r"UUID", "CHAR(32)"),
        (r"JSON", "LONGTEXT"),
    ),
    "sqlite": (),
}
_VALUE = re.compile(r"\bvalue\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:'-?\d+(?:\.\d+)?')|-?\d+(?:\.\d+)?")
Meaning = Callable[[str], str | None]


@dataclass(frozen=True)
class Judge:
    """Tells whether two texts, types or constraints are the same on a database.

    Args:
        database: one of `config.DATABASES`.
        meaning: what the database makes of a SELECT.
    """

    database: str
    meaning: Meaning

    def same_sql(self, first: str | None, second: str | None, table: TableKey | None = None, cast: str = "") -> bool:
        """Tell whether two expressions are the same.

        Args:
            table: whose columns they name.
            cast: the type that both are brought to.
        """
        if first is None or second is None:
            return first == second
        if _bare(first) == _bare(second):
            return True
        source = "" if table is None else f" FROM {self.table_name(table)}"
        asked = [f"CAST(({sql}) AS {cast})" if cast else f"({sql})" for sql in map(_without_order, (first, second))]
        # A word of its own at the end: MySQL would call the column as it is written.
        answers = [self.meaning(f"SELECT {sql} AS it{source}") for sql in asked]
        return answers[0] is not None and answers[0] == answers[1]

    def same_of_domain(self, fact: str, first: Domain, second: Domain) -> bool:
        """Tell whether a fact of two domains is the same."""
        columns = column_of_domain(first), column_of_domain(second)
        words = type_words(columns[1], self.database)
        if fact == "type":
            return self.type_of(columns[0]) == self.type_of(columns[1])
        if fact == "default":
            defaults = [default_words(one, self.database) for one in columns]
            return self.same_sql(defaults[0], defaults[1], cast=words)
        if fact == "checks":
            checks = [
                {one.name: _VALUE.sub(f"CAST(NULL AS {words})", one.sqltext) for one in of.checks}
                for of in (first, second)
            ]
            same = checks[0].keys() == checks[1].keys()
            return same and all(self.same_sql(checks[0][name], checks[1][name]) for name in checks[0])
        return bool((getattr(first, fact) or None) == (getattr(second, fact) or None))

    def same_select(self, first: str, second: str) -> bool:
        """Tell whether two queries are the same."""
        if _bare(first) == _bare(second):
            return True
        answers = [self.meaning(one.strip().rstrip(";")) for one in (first, second)]
        return answers[0] is not None and answers[0] == answers[1]

    def table_name(self, key: TableKey) -> str:
        """Return a table's name in SQL."""
        return ".".join(quote(part, self.database) for part in (key.schema, key.name) if part is not None)

    def type_of(self, column: sa.Column[Any]) -> str:
        """Return a column's type in the words in which types can be compared."""
        words = _PAIR.sub(r"\1", " ".join(type_words(column, self.database).upper().split()))
        for pattern, word in _SYNONYMS[self.database]:
            words = re.sub(pattern, word, words)
        return words

    def same_type(self, first: str, second: str) -> bool:
        """Tell whether two types in SQL are the same."""
        if first == second:
            return True
        answers = [self.meaning(f"SELECT CAST(NULL AS {one}) AS it") for one in (first, second)]
        return answers[0] is not None and answers[0] == answers[1]

    def same_default(self, found: sa.Column[Any], meant: sa.Column[Any]) -> bool:
        """Tell whether two columns get the same when no value is given."""
        words = [default_words(column, self.database) for column in (found, meant)]
        numbers = [_number(one) for one in words]
        if self.database == "mysql" and isinstance(meant.type, (sa.Numeric, sa.Float)) and numbers[0] is not None:
            return numbers[0] == numbers[1]  # MySQL writes back as many digits as the type has
        cast = "" if self.database == "mysql" else type_words(meant, self.database)
        return self.same_sql(words[0], words[1], None, cast) or self.same_sql(words[0], words[1])

    def facts_of(self, found: Any, meant: Any, table: TableKey) -> list[str]:
        """Return the facts in which two constraints or indexes are not the same."""
        return [
            name
            for name in COMPARED[type(meant)]
            if name not in _UNKNOWN[self.database]
            if not self._same_fact(type(meant), name, getattr(found, name), getattr(meant, name), table)
        ]

    def _same_fact(self, kind: type, name: str, found: Any, meant: Any, table: TableKey) -> bool:
        implied = (*_IMPLIED.get((kind, name), ()), *_NO_ACTION.get(self.database, ()))
        found, meant = (None if one in implied else one for one in (found, meant))
        if name in ("sqltext", "where"):
            return self.same_sql(found, meant, table)
        if name == "elements" and len(found) == len(meant):
            return all(self._same_element(*pair, table) for pair in zip(found, meant))
        return bool(found == meant)

    def _same_element(
        self, found: IndexElement | ExcludeElement, meant: IndexElement | ExcludeElement, table: TableKey
    ) -> bool:
        if found.sql is not None and meant.sql is not None:
            return self.same_sql(found.sql, meant.sql, table)
        return _plain(found, self.database) == _plain(meant, self.database)


def _plain(element: IndexElement | ExcludeElement, database: str) -> list[object]:
    """Return the facts of an element that a database has, without what is implied."""
    if isinstance(element, IndexElement) and (element.nulls == "first") == element.desc:
        element = replace(element, nulls=None)
    return [getattr(element, one.name) for one in fields(element) if one.name not in _UNKNOWN[database]]


def plain_identity(identity: Identity | None) -> Identity | None:
    """Return how values are counted, without what the database does anyway."""
    if identity is None:
        return None
    step = 1 if identity.increment is None else identity.increment
    start = 1 if step > 0 else -1
    return replace(
        identity,
        increment=None if step == 1 else step,
        start=None if identity.start == (identity.minvalue or start) else identity.start,
        minvalue=None if identity.minvalue == 1 and step > 0 else identity.minvalue,
        cache=None if identity.cache == 1 else identity.cache,
    )


def same_option(name: str, found: object, meant: object, database: str) -> bool:
    """Tell whether a table's option is the same; what a schema does not say is the server's own affair."""
    if name in _UNKNOWN[database] or (database == "mysql" and meant is None):
        return True
    if isinstance(found, str) and isinstance(meant, str):
        return _bare(found.lower()) == _bare(meant.lower())
    return found == meant


def _number(sql: str | None) -> Decimal | None:
    """Return the number that an expression is, in quotes or not."""
    return Decimal(sql.strip("'")) if sql is not None and _NUMBER.fullmatch(sql) else None


def _bare(sql: str) -> str:
    """Return SQL without white space outside of texts, and without parentheses around all of it."""
    parts = re.split(r"('(?:[^']|'')*')", sql.strip())
    text = "".join(part if at % 2 else re.sub(r"\s*([^\w\s])\s*|\s+", _closer, part) for at, part in enumerate(parts))
    while text.startswith("(") and _closes_last(text):
        text = text[1:-1]
    return text


def _closer(match: re.Match[str]) -> str:
    return match[1] or " "


def _closes_last(text: str) -> bool:
    """Tell whether the first parenthesis is closed by the last character."""
    depth, quoted = 0, False
    for place, character in enumerate(text):
        quoted ^= character == "'"
        depth += 0 if quoted else (character == "(") - (character == ")")
        if not depth:
            return place == len(text) - 1
    return False


def _without_order(sql: str) -> str:
    """Return an element of an index without its direction, which no SELECT takes."""
    return re.sub(r"(?i)(?:\s+(?:ASC|DESC))?(?:\s+NULLS\s+(?:FIRST|LAST))?\s*$", "", sql)
