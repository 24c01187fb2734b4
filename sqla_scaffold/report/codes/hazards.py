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
CANNOT_ALTER = Code(
    "H104",
    "cannot-alter",
    "A database can do this to a new table alone. A revision would leave the table as it is, and the snapshot would say "
    "something else.",
    "partition_by: LIST (country)  # it was RANGE (day)",
    "Make another table beside it, move the rows, and drop the old one; or leave it as it is.",
)
OPTION_STAYS = Code(
    "H105",
    "option-stays",
    "An option of a table is no longer said, and there is nothing that a database could be told instead.",
    "models:\n  Order: {}  # it said engine: MyISAM",
    "Say what the table shall have, or know that it keeps what it has.",
    Severity.WARNING,
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
NULLS_IN_THE_WAY = Code(
    "H202",
    "nulls-in-the-way",
    "A column that may be null no longer has rows without a value, perhaps; the revision fails on the first of them.",
    "columns:\n  city: str(40)  # it was str(40)?",
    "Say what they get: `fill: ...` at the column. Or look first: SELECT count(*) FROM ... WHERE city IS NULL.",
    Severity.WARNING,
)
DUPLICATES_IN_THE_WAY = Code(
    "H203",
    "duplicates-in-the-way",
    "Rows that are there may have the same value twice where each shall stand once; the revision fails on them.",
    "columns:\n  email: {type: str(254), unique: true}  # it was not unique",
    "Look first, with the query in the hint, and settle what it finds.",
    Severity.WARNING,
)
ORPHANS_IN_THE_WAY = Code(
    "H204",
    "orphans-in-the-way",
    "Rows that are there may refer to rows that are not; the revision fails on them. SQLite would take them silently, "
    "if `env.py` did not look.",
    "columns:\n  shop_id: {type: int, foreign_key: Shop.id}  # it was a plain number",
    "Look first, with the query in the hint, and settle what it finds.",
    Severity.WARNING,
)
ROWS_BREAK_CHECK = Code(
    "H205",
    "rows-break-check",
    "Rows that are there may not meet a new condition; the revision fails on them.",
    "checks:\n  total_not_negative: total >= 0",
    "Look first, with the query in the hint, and settle what it finds. PostgreSQL can leave them for later: "
    "`not_valid: true`.",
    Severity.WARNING,
)
VALUES_TOO_LARGE = Code(
    "H206",
    "values-too-large",
    "A type takes less than it did: shorter texts, smaller numbers, fewer digits. Values that do not fit make the "
    "revision fail on PostgreSQL and MySQL; SQLite keeps them as they are.",
    "columns:\n  name: str(20)  # it was str(80)",
    "Look first whether all of them fit, and shorten those that do not.",
    Severity.WARNING,
)
VALUES_OF_ANOTHER_KIND = Code(
    "H207",
    "values-of-another-kind",
    "A type is of another kind, and not every value of the old one is one of the new one: a text is a number only "
    "where digits stand in it. Values that are none make the revision fail; SQLite keeps them as they are.",
    "columns:\n  size: int  # it was str(10)",
    "Look first whether all of them are values of the new type.",
    Severity.WARNING,
)
SAME_FILL = Code(
    "H208",
    "same-fill",
    "A column shall be unique, and all rows that are there get the same value in it.",
    "columns:\n  code: {type: str(8), unique: true, fill: x}",
    "Write SQL that gives each row its own: `fill: {sql: ...}`; or let the column be null.",
)
ROWS_OF_ANOTHER_PARTITION = Code(
    "H209",
    "rows-of-another-partition",
    "A partition takes other rows than before, or a new one takes rows that the default partition may hold. PostgreSQL moves "
    "none of them: it refuses the revision where there are any.",
    "partitions:\n  visit_2024: FROM ('2024-01-01') TO ('2024-07-01')  # it was TO ('2025-01-01')",
    "Look first; and move such rows before: delete them from the one and insert them again.",
    Severity.WARNING,
)

SAME_ROW = Code(
    "H210",
    "same-row",
    "A new column refers to another table, may not be null, and all rows that are there get the same value in it: they "
    "all refer to one row, which must be there.",
    "relationships:\n  shop: {model: Shop, fill: 1}",
    "Look first whether that row is there, with the query in the hint; or write SQL that finds each row's own: "
    "`fill: {sql: ...}`.",
    Severity.WARNING,
)

# People who use the database meanwhile (H3).
NAME_IN_USE = Code(
    "H301",
    "name-in-use",
    "A program that runs while the revision is applied asks for the old name until it is replaced.",
    "columns:\n  title: {type: str(80), was: name}",
    "Stop it meanwhile; or add the new column first, write both for a release, and drop the old one later.",
    Severity.WARNING,
)
PROGRAM_REFUSED = Code(
    "H302",
    "program-refused",
    "A program of before that runs while the revision is applied, or until it is replaced, sends what the database then "
    "refuses: a row without a value that must be there now, a value that an enum has no longer, one of another type.",
    "columns:\n  language: {type: str(5), fill: en}  # and no server_default",
    "Stop it meanwhile, or let both be right for a release: a `server_default`, the old value beside the new one. "
    "`sqla-scaffold revision --online` writes such a change in stages, where it has them.",
    Severity.WARNING,
)
GUARANTEE_LOST = Code(
    "H303",
    "guarantee-lost",
    "Something that the database saw to is not seen to any more: that values are unique, that rows refer to others that "
    "are there, that a condition holds, that there is a value. From then on rows may come that are in the way back.",
    "columns:\n  email: str(254)  # it was unique",
    "Know that whoever relied on it has to look for itself, and that the downgrade fails on rows that break it.",
    Severity.NOTICE,
)

# Locks of PostgreSQL (H4).
LONG_LOCK = Code(
    "H401",
    "long-lock",
    "PostgreSQL keeps others from reading or writing a table while it looks at each of its rows, or writes all of them "
    "anew. On a large table that takes long, and everybody waits.",
    "columns:\n  id: {type: bigint, primary_key: true}  # it was int",
    "Apply it at a quiet hour, or in steps: the hint says which.",
    Severity.WARNING,
)

TABLE_COPIED = Code(
    "H402",
    "table-copied",
    "MySQL and MariaDB copy the whole table for this change, and nobody writes to it meanwhile. On a large table that "
    "takes long.",
    "enums:\n  State: [draft, sent, paid]  # sent is new, and not at the end",
    "Apply it at a quiet hour, or let a tool copy the table beside the running program, such as gh-ost. New values of an "
    "enum at the end need no copy.",
    Severity.WARNING,
)

# What has no stages (H5).
NOT_ONLINE = Code(
    "H501",
    "not-online",
    "`revision --online` writes a change in stages, between which programs of before and of after run side by side. This "
    "one has none: either program would meet what it does not know, or everybody would wait for a lock.",
    "columns:\n  title: {type: str(80), was: name}  # with --online",
    "Go the way that the hint says, or write the revision without --online and apply it while nothing runs.",
)
