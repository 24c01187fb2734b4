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
    "There is no table in the database that a model could stand for, or none in what the patterns choose of it.",
    "sqla-scaffold import URL --include 'ordres*'",
    "Correct the patterns; a schema's tables are `schema.table`, those of the default one have no point.",
)
ONLY_IN_SCHEMA = Code(
    "D012",
    "only-in-schema",
    "The schema has something that the database does not: somebody added it and did not migrate yet, or it was dropped. An "
    "import never takes away what a person wrote.",
    "columns:\n  price: int  # dropped from the table meanwhile",
    "Remove it from the schema, or import with --prune.",
    Severity.WARNING,
)
BY_HAND = Code(
    "D013",
    "by-hand",
    "The database says something else than the schema, and the text of the schema is such that an edit would change more "
    "than that, or does not say where.",
    "mixins:\n  Named: {columns: {name: str(80)}}  # wider in one of the tables",
    "Change it by hand, and import again.",
    Severity.WARNING,
)
NOT_IMPORTED = Code(
    "D010",
    "not-imported",
    "The database has an object that a schema cannot say. It stays where it is; a database made of the schema lacks it.",
    "CREATE TYPE pair AS (first int, second int)",
    "Make it by hand in a revision, before or behind the tables, as they need it.",
    Severity.WARNING,
)
KEY_CHOSEN = Code(
    "D014",
    "key-chosen",
    "A table has no primary key, and nothing in it is unique. A model needs a key, which is all columns together: two rows "
    "that are the same in all of them are one object.",
    "CREATE TABLE log (at timestamptz NOT NULL, msg text)",
    "Name the columns that tell the rows apart in `mapper_args: {primary_key: ...}`, or give the table a primary key.",
    Severity.WARNING,
)
MEANS_ANOTHER = Code(
    "D011",
    "means-another",
    "The schema that was written means a table in a way that is not quite the database's.",
    "CREATE TABLE t (a int, id serial PRIMARY KEY)  -- a schema has the key first",
    "See whether it matters; where it does, change it in the first revision.",
    Severity.WARNING,
)

# A live database beside the schema (D1).
MISSING_IN_DATABASE = Code(
    "D101",
    "missing-in-database",
    "The schema has an object that the database lacks: a revision was not applied, or somebody dropped it by hand.",
    "DROP INDEX ix_order_total  -- on the server, and in no revision",
    "Apply the revisions with `alembic upgrade head`; what none of them makes, make by hand or in a new one.",
)
ONLY_IN_DATABASE = Code(
    "D102",
    "only-in-database",
    "The database has an object that the schema does not say: somebody made it by hand, or a downgrade left it.",
    "CREATE INDEX quick_fix ON orders (total)  -- on the server, and in no revision",
    "Say it in the schema, drop it in a revision, or leave it out of the comparison with --ignore.",
)
DIFFERENT_IN_DATABASE = Code(
    "D103",
    "different-in-database",
    "The database and the schema both have an object, and it is not the same.",
    "ALTER TABLE orders ALTER COLUMN total TYPE numeric(8, 2)  -- on the server, and in no revision",
    "Bring the schema to what the database has, or the database back to what the schema says, in a revision.",
)
DATABASE_AT_ANOTHER_REVISION = Code(
    "D104",
    "database-at-another-revision",
    "Alembic notes in the database which revision was applied last, and it is not the newest one of the project.",
    "alembic stamp 0001  -- while the newest revision is 0003",
    "Apply the revisions with `alembic upgrade head`, and look again.",
)
NOT_TAKEN = Code(
    "D105",
    "schema-not-taken",
    "To be compared with a file of SQLite the schema is made in memory, and its own SQL is refused there: it names a column "
    "that was removed or renamed, say.",
    "checks: {published: status = 'published'}  # and no column is called status any more",
    "Correct the SQL in the schema, or remove it.",
)
