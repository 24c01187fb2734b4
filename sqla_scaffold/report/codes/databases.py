"""Codes of the family D: databases that are read, and what a schema does not say of them."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code, Severity

URL_UNREADABLE = Code(
    "D001",
    "url-unreadable",
    "What is to be imported is no URL of a database, or of one that nothing here can read.",
    "sqla-scaffold import localhost/shop",
    "Write database, driver, user, host and name: postgresql+psycopg://user@host/database, or sqlite:///shop.db.",
)
DATABASE_UNREADABLE = Code(
    "D002",
    "database-unreadable",
    "The database does not answer, or refuses to be read; a file of SQLite is missing, or is none.",
    "sqla-scaffold import postgresql://nobody@localhost/shop",
    "See that it runs, that the URL names it, and that the user may connect to it.",
)
NOTHING_TO_IMPORT = Code(
    "D003",
    "nothing-to-import",
    "There is no table with a primary key in the database, or in what the patterns choose of it.",
    "sqla-scaffold import URL --include 'ordres*'",
    "Correct the patterns; a schema's tables are `schema.table`, those of the default one have no point.",
)
FILE_THERE = Code(
    "D004",
    "file-there",
    "An import writes a new schema file, and there is one already.",
    "sqla-scaffold import URL -o schema.yaml",
    "Name another file, or let --force write over this one.",
)
NOT_IMPORTED = Code(
    "D010",
    "not-imported",
    "The database has an object that a schema cannot say. It stays where it is; a database made of the schema lacks it.",
    "CREATE DOMAIN positive AS int CHECK (VALUE > 0)",
    "Make it by hand in a revision, before or behind the tables, as they need it.",
    Severity.WARNING,
)
MEANS_ANOTHER = Code(
    "D011",
    "means-another",
    "The schema that was written means a table in a way that is not quite the database's.",
    "CONSTRAINT the_key PRIMARY KEY (id)  -- the naming convention has one name for all primary keys",
    "See whether it matters; where it does, change it in the first revision.",
    Severity.WARNING,
)
