"""Names: which are allowed, how one is derived from another, and what the naming convention makes of them."""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

# The longest identifier that all supported databases keep whole (PostgreSQL cuts at 63 bytes).
MAX_IDENTIFIER = 63

# https://docs.sqlalchemy.org/en/21/core/constraints.html#configuring-constraint-naming-conventions
DEFAULT_CONVENTION: tuple[tuple[str, str], ...] = (
    ("ck", "ck_%(table_name)s_%(constraint_name)s"),
    ("fk", "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s"),
    ("ix", "ix_%(column_0_N_label)s"),
    ("pk", "pk_%(table_name)s"),
    ("uq", "uq_%(table_name)s_%(column_0_N_name)s"),
)
CONVENTION_TOKENS = (
    "table_name",
    "referred_table_name",
    "constraint_name",
    "column_0_name",
    "column_0_N_name",
    "column_0N_name",
    "column_0_label",
    "column_0_N_label",
    "column_0N_label",
    "column_0_key",
    "referred_column_0_name",
    "referred_column_0_N_name",
)

# Names that are remembered: a schema folds the same ones over and over.
_MANY = 100_000
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
# Attributes that SQLAlchemy 2.1 warns about or cannot construct with, or that models for asyncio have themselves;
# keywords are refused by Python itself.
_RESERVED_ATTRIBUTES = frozenset({"awaitable_attrs", "metadata", "registry", "self"})


def is_name(text: str) -> bool:
    """Tell whether a text may be a Python name in a schema: ASCII, a letter first."""
    return _NAME.match(text) is not None


def attribute_name(text: str) -> str:
    """Return the attribute for a checked name: reserved ones get a trailing underscore."""
    if keyword.iskeyword(text) or text in _RESERVED_ATTRIBUTES:
        return text + "_"
    return text


@lru_cache(maxsize=_MANY)
def snake_case(name: str) -> str:
    """Return `OrderLine` as `order_line` and `HTTPRequest` as `http_request`."""
    step = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", step).lower()


@lru_cache(maxsize=_MANY)
def fold(name: str) -> str:
    """Return what must be unique: the name after case conversion and case folding, without underscores."""
    return snake_case(name).replace("_", "")


def plural(word: str) -> str:
    """Return the English plural of a snake_case word; the last part is inflected."""
    import inflection  # a library knows the irregular ones; imported late, for only resolving needs it

    head, separator, last = word.rpartition("_")
    return f"{head}{separator}{inflection.pluralize(last)}"


def singular(word: str) -> str:
    """Return the English singular of a snake_case word; the last part is inflected."""
    import inflection  # as above

    head, separator, last = word.rpartition("_")
    return f"{head}{separator}{inflection.singularize(last)}"


def enum_member_name(value: str) -> str | None:
    """Return the Python name for an enum's value (`in progress` gives `IN_PROGRESS`), None where nothing is left.

    Punctuation alone is called by its names in Unicode: `+` gives `PLUS_SIGN`.
    """
    words = re.sub(r"[^A-Za-z0-9]+", "_", value).strip("_").upper()
    if not words:
        return _spelled_out(value)
    if value.startswith("_") and re.fullmatch(r"\w+", value, re.ASCII):
        return f"VALUE{value.upper()}"  # an underscore at the beginning was meant, and tells `_x` from `__x__` and `x`
    return words if words[0].isalpha() else f"VALUE_{words}"


def _spelled_out(value: str) -> str | None:
    """Return `PLUS_SIGN` for `+`: what Unicode calls the characters of a short text of punctuation."""
    if not 0 < len(value) <= 4 or not (value.isascii() and value.isprintable()):
        return None
    return "_".join(unicodedata.name(character) for character in value).replace("-", "_").replace(" ", "_")


def convention_name(
    convention: Mapping[str, str],
    kind: str,
    table: str,
    columns: Sequence[str],
    *,
    referred_table: str = "",
    referred_columns: Sequence[str] = (),
    constraint: str = "",
    schema: str | None = None,
) -> str | None:
    """Return the name that SQLAlchemy's naming convention gives, or None where it has no template for the kind.

    Args:
        convention: templates by kind (`ix`, `uq`, `ck`, `fk`, `pk`).
        table, columns: what the constraint stands on, by their names in the database.
        constraint: the short name of a check.
        schema: the table's schema, which SQLAlchemy's labels of columns begin with.
    """
    template = convention.get(kind)
    if template is None:
        return None
    first = columns[0] if columns else ""
    prefix = "" if schema is None else schema.replace(".", "_") + "_"
    labels = [f"{prefix}{table}_{column}" for column in columns]
    return template % {
        "table_name": table,
        "referred_table_name": referred_table,
        "constraint_name": constraint,
        "column_0_name": first,
        "column_0_key": first,
        "column_0_N_name": "_".join(columns),
        "column_0N_name": "".join(columns),
        "column_0_label": labels[0] if labels else "",
        "column_0_N_label": "_".join(labels),
        "column_0N_label": "".join(labels),
        "referred_column_0_name": referred_columns[0] if referred_columns else "",
        "referred_column_0_N_name": "_".join(referred_columns),
    }


def is_too_long(name: str) -> bool:
    """Tell whether a database would cut or refuse a name."""
    return len(name.encode(errors="surrogatepass")) > MAX_IDENTIFIER


def shorten(name: str, limit: int = MAX_IDENTIFIER) -> str:
    """Return a name that fits every database: too long ones end in a digest of the whole."""
    if len(name.encode()) <= limit:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name.encode()[: limit - 9].decode(errors='ignore')}_{digest}"
