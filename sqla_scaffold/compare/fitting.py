"""Whether the values of one type are values of another, and what PostgreSQL does with the rows when a column goes from one
to the other."""

from __future__ import annotations

from enum import Enum

from sqla_scaffold.schema.table import LiteralDefault, ServerDefault, SqlDefault, TypeUse
from sqla_scaffold.schema.type_use import base_of, kind_of
from sqla_scaffold.schema.types import BY_NAME, Kind


class Fit(Enum):
    """What becomes of the values of a type in another one."""

    ALL = "all of them fit"
    LESS = "those fit that are not too large"
    OTHER = "those fit that happen to be values of the other kind"


# By how much they hold, smallest first.
_INTEGERS = ("tinyint", "smallint", "mediumint", "int", "bigint")
_TEXTS = (Kind.STR, Kind.BYTES)
# Kinds of which every value has a text, a number or a moment that a value of the other kind says.
_WIDER = {
    (Kind.BOOL, Kind.INT),
    (Kind.INT, Kind.DECIMAL),
    (Kind.INT, Kind.FLOAT),
    (Kind.DECIMAL, Kind.FLOAT),
    (Kind.DATE, Kind.DATETIME),
}
_CUT = {(Kind.DECIMAL, Kind.INT), (Kind.FLOAT, Kind.INT), (Kind.FLOAT, Kind.DECIMAL), (Kind.DATETIME, Kind.DATE)}


def fits(before: TypeUse, after: TypeUse) -> Fit:
    """Say what becomes of the values of a type when it goes to another one."""
    before, after = base_of(before), base_of(after)
    old, new = kind_of(before), kind_of(after)
    if old is not new:
        if (old, new) in _WIDER:
            return Fit.ALL
        if new is Kind.STR:
            return Fit.ALL if _size(after) is None else Fit.LESS
        return Fit.LESS if (old, new) in _CUT else Fit.OTHER
    if new is Kind.INT:
        ranks = [
            _INTEGERS.index(word) if (word := BY_NAME[one.name].word) in _INTEGERS else 0 for one in (before, after)
        ]
        signs = [bool({"unsigned", "zerofill"} & dict(one.arguments).keys()) for one in (before, after)]
        return Fit.ALL if ranks[0] <= ranks[1] and signs[0] == signs[1] else Fit.LESS
    if new is Kind.DECIMAL:
        return Fit.ALL if _digits(before, after) else Fit.LESS
    if new in _TEXTS:
        return Fit.ALL if _size(after) is None or (_size(before) or 10**9) <= (_size(after) or 0) else Fit.LESS
    if new is Kind.ARRAY and before.item is not None and after.item is not None:
        return fits(before.item, after.item)
    if new is Kind.ENUM:
        return Fit.ALL if before.enum == after.enum else Fit.OTHER
    return Fit.ALL if new is not Kind.OTHER or before.name == after.name else Fit.OTHER


def _size(use: TypeUse) -> int | None:
    """Return how long a text may be; None where nothing is said."""
    said = dict(use.arguments).get("length")
    return int(said) if said is not None else None


def _digits(before: TypeUse, after: TypeUse) -> bool:
    old, new = dict(before.arguments), dict(after.arguments)
    if "precision" not in new:
        return True
    if "precision" not in old:
        return False
    scales = [int(one.get("scale", 0)) for one in (old, new)]
    wholes = [int(one["precision"]) - scale for one, scale in zip((old, new), scales, strict=True)]
    return scales[0] <= scales[1] and wholes[0] <= wholes[1]


def rewrites(before: TypeUse, after: TypeUse) -> bool:
    """Tell whether PostgreSQL writes every row anew; the pairs that it does not were measured on PostgreSQL 15."""
    if (before.domain, after.domain) != (None, None):
        return before != after
    old, new = kind_of(before), kind_of(after)
    if BY_NAME.get(before.name) is None or BY_NAME.get(after.name) is None:
        return before != after
    words = (BY_NAME[before.name].word, BY_NAME[after.name].word)
    if old is new is Kind.STR and "char" not in words:
        return fits(before, after) is Fit.LESS
    if old is new is Kind.DECIMAL:
        scales = [dict(one.arguments).get("scale") for one in (before, after)]
        return fits(before, after) is Fit.LESS or ("precision" in dict(after.arguments) and scales[0] != scales[1])
    if words[0] == words[1] == "datetime":  # in UTC, which the revision says
        return dict(before.arguments).get("precision") != dict(after.arguments).get("precision")
    return before != after


# Defaults that are the same for all rows of a statement.
_STABLE = ("now()", "current_timestamp", "current_date", "localtimestamp", "current_user", "transaction_timestamp()")


def varies(default: ServerDefault | None) -> bool:
    """Tell whether each row may get another default, so that PostgreSQL writes all of them for a new column."""
    if default is None or isinstance(default, LiteralDefault):
        return False
    return not (isinstance(default, SqlDefault) and default.sql.lower() in _STABLE)
