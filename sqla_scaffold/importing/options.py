"""What a table says to one database alone, as a schema writes it."""

from __future__ import annotations

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.constraints import parameters
from sqla_scaffold.schema.table import TableOptions


def option_words(options: TableOptions) -> dict[str, Plain]:
    """Return the options of a table or a partition by their keys."""
    found: dict[str, Plain] = {}
    for word in ("engine", "charset", "collate", "row_format", "auto_increment", "partition_by", "tablespace"):
        if getattr(options, word) is not None:
            value = getattr(options, word)
            found[word] = value.lower() if word == "row_format" else value
    for word in ("unlogged", "without_rowid", "strict", "sqlite_autoincrement"):
        if getattr(options, word):
            found[word] = True
    return found | ({"with": parameters(options.storage)} if options.storage else {})
