"""What only the statements of SQLite's tables and indexes say: names, checks, collations, expressions, deferrable keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqla_scaffold.reading.database.sqlite_tokens import Token, closing, split, tokens_of, written
from sqla_scaffold.schema.table import IndexElement


@dataclass(frozen=True, slots=True)
class SaidKey:
    """A foreign key in its statement; the rest of it a PRAGMA says."""

    name: str | None
    deferrable: bool
    initially: str | None


@dataclass(slots=True)
class Statement:
    """What a CREATE TABLE says beside what PRAGMAs say of it.

    Args:
        checks: their names, columns that they stand at, and expressions.
        uniques: names by the columns in small letters.
        keys: foreign keys in their order.
        collations, computed: by columns in small letters.
        conflicts: how many constraints say ON CONFLICT.
        orders: how many keys and unique constraints say DESC of a column, or how they compare it.
    """

    primary_key: str | None = None
    checks: list[tuple[str | None, str | None, str]] = field(default_factory=list)
    uniques: dict[tuple[str, ...], str] = field(default_factory=dict)
    keys: list[SaidKey] = field(default_factory=list)
    collations: dict[str, str] = field(default_factory=dict)
    computed: dict[str, str] = field(default_factory=dict)
    counts_up: bool = False
    conflicts: int = 0
    orders: int = 0
    without_rowid: bool = False
    strict: bool = False


_TABLE_CONSTRAINTS = ("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN")


def table_statement(sql: str) -> Statement:
    """Read a CREATE TABLE."""
    tokens = tokens_of(sql)
    found = Statement()
    start = next((place for place, token in enumerate(tokens) if token.key == "("), len(tokens))
    end = closing(tokens, start)
    for part in split(tokens[start + 1 : end]):
        if part and part[0].key in _TABLE_CONSTRAINTS:
            _Constraints(part, found, None).read()
        elif part:
            _Constraints(part[1:], found, part[0].meant).read()
    options = [token.key for token in tokens[end + 1 :]]
    found.without_rowid, found.strict = "ROWID" in options, "STRICT" in options
    return found


class _Constraints:
    """Walks over the constraints of a column, or of the table, a keyword at a time."""

    def __init__(self, tokens: Sequence[Token], found: Statement, column: str | None) -> None:
        self._tokens, self._found, self._column = tokens, found, column
        self._place = 0
        self._name: str | None = None

    def read(self) -> None:
        while self._place < len(self._tokens):
            key = self._tokens[self._place].key
            self._place += 1
            if key == "(":
                self._place = closing(self._tokens, self._place - 1) + 1
            else:
                self._constraint(key)

    def _constraint(self, key: str) -> None:
        found, name = self._found, self._name
        if key == "CONSTRAINT":
            self._name = self._one().meant
        elif key == "CHECK":
            found.checks.append((name, self._column, written(self._inner())))
            self._name = None
        elif key in ("PRIMARY", "UNIQUE"):
            self._skip("KEY")
            inner = self._tokens[self._place : self._place + 1] if self._column is not None else self._inner()
            columns = (self._column,) if self._column is not None else _columns(inner)
            if key == "PRIMARY" or self._column is None:  # COLLATE behind UNIQUE at a column is the column's
                found.orders += any(token.key in ("DESC", "COLLATE") for token in inner)
            if key == "PRIMARY":
                found.primary_key = name
            elif name is not None:
                found.uniques[tuple(str(one).lower() for one in columns)] = name
            self._name = None
        elif key == "REFERENCES":
            found.keys.append(SaidKey(name, *self._waits()))
            self._name = None
        elif key == "AUTOINCREMENT":
            found.counts_up = True
        elif key == "CONFLICT":
            found.conflicts += 1
        elif key == "COLLATE" and self._column is not None:
            found.collations[self._column.lower()] = self._one().meant
        elif key == "AS" and self._column is not None:
            found.computed[self._column.lower()] = written(self._inner())
        elif key in ("DEFAULT", "NOT", "NULL"):
            self._name = None  # SQLite keeps the name of such a constraint, and uses it for nothing

    def _one(self) -> Token:
        token = self._tokens[self._place] if self._place < len(self._tokens) else Token("mark", "", False)
        self._place += 1
        return token

    def _skip(self, key: str) -> None:
        if self._place < len(self._tokens) and self._tokens[self._place].key == key:
            self._place += 1

    def _inner(self) -> Sequence[Token]:
        """Return what stands in the parentheses that come now, and go behind them."""
        start = self._place
        end = closing(self._tokens, start)
        self._place = end + 1
        return self._tokens[start + 1 : end]

    def _waits(self) -> tuple[bool, str | None]:
        """Tell whether the foreign key that begins here is deferrable, and how it begins, and stay."""
        words = [token.key for token in self._tokens[self._place :]]
        for other in ("CONSTRAINT", "CHECK", "REFERENCES", "UNIQUE", "COLLATE", "PRIMARY"):
            words = words[: words.index(other)] if other in words else words
        if "DEFERRABLE" not in words:
            return False, None
        place = words.index("DEFERRABLE")
        if place and words[place - 1] == "NOT":
            return False, None
        initially = words[place + 2] if words[place + 1 : place + 2] == ["INITIALLY"] else None
        return True, initially


def _columns(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(part[0].meant for part in split(tokens) if part)


def index_statement(sql: str) -> tuple[tuple[IndexElement, ...], str | None]:
    """Return what a CREATE INDEX is made of, and its condition."""
    tokens = tokens_of(sql)
    # The name and the table's stand before ON, and may be called like it only in quotes.
    on = next(place for place, token in enumerate(tokens) if token.key == "ON")
    start = next(place for place in range(on, len(tokens)) if tokens[place].key == "(")
    end = closing(tokens, start)
    elements = tuple(_element(part) for part in split(tokens[start + 1 : end]))
    where = written(tokens[end + 2 :]) if tokens[end + 1 : end + 2] else None
    return elements, where


def _element(part: Sequence[Token]) -> IndexElement:
    desc = part[-1].key == "DESC"
    bare = part[:-1] if part[-1].key in ("ASC", "DESC") else part
    if len(bare) == 1 and bare[0].kind in ("word", "name"):
        return IndexElement(bare[0].meant, desc=desc)
    return IndexElement(sql=written(part if desc else bare))
