"""Keys that several objects of the language take."""

from __future__ import annotations

from sqla_scaffold.reading.takes import Default, Field, Flag, Many, Names, Pairs, Parameters, Text

ACTIONS = ("CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION")

NAMES = Many(Text(), bare=True)

ONDELETE = Field(
    "ondelete",
    Text(ACTIONS, upper=True),
    "What the database does here when the row referred to is deleted.",
    mistaken=("on_delete", "delete"),
)

ONUPDATE = Field(
    "onupdate",
    Text(ACTIONS, upper=True),
    "What the database does here when the key referred to changes.",
    mistaken=("on_update",),
)

DEFERRABLE = Field("deferrable", Flag(), "Whether the check may wait for the end of the transaction.")

INITIALLY = Field(
    "initially", Text(("DEFERRED", "IMMEDIATE"), upper=True), "Whether it waits without being told to: DEFERRED."
)

MATCH = Field("match", Text(("FULL", "SIMPLE"), upper=True), "Whether a key of several columns may be null in part.")

NOT_VALID = Field(
    "not_valid", Flag(), "Whether rows that were there before it are left unchecked.", mistaken=("novalidate",)
)

USE_ALTER = Field(
    "use_alter", Flag(), "Whether it is created after the tables; in a circle of them, which key is that waits."
)

NULLS_NOT_DISTINCT = Field("nulls_not_distinct", Flag(), "Whether two nulls are the same value.")

STORAGE = Field(
    "with", Parameters(), "PostgreSQL's storage parameters: fillfactor.", "storage", mistaken=("storage_parameters",)
)

TABLESPACE = Field("tablespace", Text(), "Where PostgreSQL stores it, if not where the database is.")

INCLUDE = Field(
    "include",
    NAMES,
    "Columns that the index carries along, for reading.",
    mistaken=("including",),
    names=Names.COLUMN,
)

COLLATION = Field("collation", Text(), "How the database compares and sorts the texts.", mistaken=("collate",))

CHARSET = Field(
    "charset", Text(), "In which characters MySQL stores the texts.", mistaken=("character_set", "encoding")
)

DOC = Field("doc", Text(), "The docstring in Python.", mistaken=("description", "docstring", "help"))

ATTRIBUTE_DOC = Field(
    "doc", Text(), "The documentation of the attribute in Python.", mistaken=("description", "docstring", "help")
)

INFO = Field("info", Pairs(), "Texts for programs that ask SQLAlchemy for them; the database knows nothing of it.")

COMMENT = Field("comment", Text(), "The comment in the database.", mistaken=("note",))

CONSTRAINT_NAME = Field("name", Text(), "The name in the database, instead of the naming convention's.")

WAS = Field(
    "was",
    Text(),
    "The name that it had in the schema before.",
    mistaken=("renamed_from", "old_name", "formerly", "previously"),
)

FILL = Field("fill", Default(call=False), "What the rows get that are there already.", mistaken=("backfill",))
