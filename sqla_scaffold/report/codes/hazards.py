"""Codes of the family H: hazards of revisions, for rows and for those who use the database meanwhile."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code, Severity

# Rows that get lost (H1).
ROWS_LOST = Code(
    "H101",
    "rows-lost",
    "What a revision drops is gone: the downgrade makes the table or column again, and cannot know what was in it.",
    "models:\n  Order:\n    columns: {}  # there was a column here when the newest revision was written",
    "Keep a copy, or drop it in a later release, when nobody reads it any more.",
    Severity.WARNING,
)
PERHAPS_RENAMED = Code(
    "H102",
    "perhaps-renamed",
    "Something is gone and something very like it is new. If both are the same under another name, its values must "
    "move; nobody but you can know.",
    "columns:\n  title: str(80)  # it was called name",
    "Say `was: name` at what is new. If it really is something else, write the revision with --force.",
)
VALUE_LOST = Code(
    "H103",
    "value-lost",
    "An enum has a value no longer that rows may still have. The revision fails on such rows.",
    "enums:\n  State: [draft, paid]  # there was a value lost",
    "Say which value takes its place: `fill: {lost: draft}` at the enum.",
    Severity.WARNING,
)

# Rows that are in the way (H2).
FILL_MISSING = Code(
    "H201",
    "fill-missing",
    "A new column may not be null, and nothing says what the rows get that are there already. PostgreSQL and SQLite "
    "refuse it; MySQL and MariaDB put in an empty text or 0 without a word.",
    "columns:\n  language: str(5)",
    "Say `fill: en` at the column; or give it a server_default, or let it be null.",
)
