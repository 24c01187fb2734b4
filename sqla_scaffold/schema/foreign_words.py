"""Names of types in SQL, in Python and in other tools, and what a schema says for them."""

from __future__ import annotations

_SAID_HERE = {
    "array": "json",
    "bigserial": "bigint",
    "binary": "bytes",
    "blob": "bytes",
    "bytea": "bytes",
    "datetimetz": "datetime(tz)",
    "dict": "json",
    "email": "str(254)",
    "guid": "uuid",
    "integer": "int",
    "list": "json",
    "number": "int` or `decimal(12, 2)",
    "object": "json",
    "real": "float",
    "serial": "int",
    "string": "str",
    "timestamptz": "datetime(tz)",
    "url": "str(2000)",
}


def said_here(word: str) -> str | None:
    """Return the hint for a type that is called otherwise elsewhere; None for a word that nobody uses for one."""
    if word.lower() == "enum":
        return "write the values under `enums:`, under a name; the name is the type"
    found = _SAID_HERE.get(word.lower())
    return None if found is None else f"write `{found}`"
