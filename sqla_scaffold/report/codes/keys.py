"""Codes of the family K: keys, constraints and indexes."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code, Severity

PRIMARY_KEY_MISSING = Code(
    "K001",
    "primary-key-missing",
    "A model without a primary key gets an `id`; this one has a column or relationship of that name, and it is no key.",
    "columns:\n  id: int",
    "Say `primary_key: true` at a column.",
)
PRIMARY_KEY_TWICE = Code(
    "K002",
    "primary-key-twice",
    "The columns with `primary_key: true` and the model's list `primary_key:` disagree.",
    "primary_key: [a]\ncolumns:\n  a: int\n  b: {type: int, primary_key: true}",
    "Say it in one of the two ways.",
)
PRIMARY_KEY_NULLABLE = Code(
    "K003",
    "primary-key-nullable",
    "A primary key identifies the row and is never null.",
    'code: {type: "str(8)?", primary_key: true}',
    "Remove the question mark.",
)
PRIMARY_KEY_CYCLE = Code(
    "K004",
    "primary-key-cycle",
    "A primary key may be made of a relationship's key columns, which copy the other model's primary key; here this "
    "leads round in a circle.",
    "A.b and B.a are both primary keys",
    "Give one of the models a column of its own as primary key.",
)
AUTOINCREMENT = Code(
    "K005",
    "autoincrement",
    "The database makes values for a primary key of one whole number that has no default and refers to nothing else.",
    "code: {type: str(8), primary_key: true, autoincrement: true}",
    "Remove `autoincrement`, or make the column such a key.",
)
MAPPER_KEY = Code(
    "K006",
    "mapper-key",
    "A table without a primary key is mapped by columns that SQLAlchemy alone knows as its key. One of them is never null, "
    "their values can be looked up, nothing can refer to such a key, and the table has no other one.",
    "Log: {columns: {at: datetime?}, mapper_args: {primary_key: at}}",
    "Name columns that tell the rows apart, or give the table a primary key.",
)
FOREIGN_KEY_TARGET = Code(
    "K010",
    "foreign-key-target",
    "A foreign key refers to one row, so the columns referred to are a primary key or unique.",
    "customer_name: {foreign_key: Customer.name}",
    "Refer to the primary key, or make the columns unique.",
)
FOREIGN_KEY_TYPE = Code(
    "K011",
    "foreign-key-type",
    "A foreign key has the type of the column it refers to; databases refuse or slow down others.",
    "customer_id: {type: str(10), foreign_key: Customer.id}",
    "Leave the type out, and it follows the foreign key.",
)
FOREIGN_KEY_COUNT = Code(
    "K012",
    "foreign-key-count",
    "A foreign key has as many columns as it refers to.",
    "foreign_keys:\n  - {columns: [a, b], model: Customer}",
    "Name a column for each, in the same order.",
)
FOREIGN_KEY_TWICE = Code(
    "K013",
    "foreign-key-twice",
    "The same columns refer to the same table twice.",
    "foreign_keys:\n  - {columns: [a], model: Customer}\n  - {columns: [a], model: Customer}",
    "Remove one of the two.",
)
SET_NULL = Code(
    "K014",
    "set-null",
    "SET NULL makes the column null when the row referred to goes; the column may not be null, and MySQL refuses the key.",
    "customer: {model: Customer, ondelete: SET NULL}",
    "Make it nullable with a question mark, or choose CASCADE or RESTRICT.",
)
SET_NULL_REFUSED = Code(
    "K016",
    "set-null-refused",
    "SET NULL makes the column null when the row referred to goes, and the column may not be null: as long as a row "
    "refers to it, the database refuses to delete it, as RESTRICT would say more plainly.",
    "customer: {model: Customer, ondelete: SET NULL}",
    "Make it nullable with a question mark, or choose CASCADE or RESTRICT.",
    Severity.WARNING,
)
REFERENCE_DOT = Code(
    "K015",
    "reference-dot",
    "Alembic takes every dot in the name of a column that a foreign key refers to for a boundary when it compares; in the "
    "name of a table, when it creates a key after the tables, because they refer to each other.",
    "code: {type: str(2), name: land.code, unique: true}, referred to by a foreign key",
    "Rename the column or table, or let another key of the circle wait.",
)
COLUMN_TWICE = Code(
    "K020",
    "column-twice",
    "A key, constraint or index names a column twice.",
    "uniques: [[a, a]]",
    "Name it once.",
)
INDEX_UNNAMED = Code(
    "K021",
    "index-unnamed",
    "The naming convention makes names of columns; an index of an expression has to say its own.",
    "indexes:\n  - {columns: [{sql: lower(name)}]}",
    "Write `name:`.",
)
DATABASE_LACKS = Code(
    "K030",
    "database-lacks",
    "The schema is written for one database, which has no such thing; left out silently, it would mean something else.",
    "models:\n  Order: {schema: sales}  # on SQLite",
    "Remove the word, or make the project for a database that has it.",
)
SCHEMA_NAME = Code(
    "K031",
    "schema-name",
    "PostgreSQL keeps some schemas for itself, and `public` is the one in which everything stands that says none. On an "
    "apostrophe in the name of a schema `alembic check` fails.",
    "models:\n  Order: {schema: public}",
    "Leave `schema` out, or choose another name.",
)
OPTION_CLASH = Code(
    "K032",
    "option-clash",
    "Two words about a key, constraint or index cannot both be meant, or one speaks of another that is not there.",
    "uniques:\n  - {columns: [place], initially: deferred}",
    "Remove one of the words, or write the one that it needs.",
)
CHECK_COLUMN = Code(
    "K033",
    "check-column",
    "MySQL and MariaDB refuse a check that names a column which a foreign key sets (SET NULL, ON UPDATE CASCADE) or "
    "which is AUTO_INCREMENT: it would not be checked then.",
    "checks: {not_itself: boss_id <> id}  # on MySQL",
    "Leave the column out of the check, or choose another action of the foreign key.",
)
PARTITION = Code(
    "K034",
    "partition",
    "Each row of a partitioned table of PostgreSQL stands in the one partition whose values say so, in the words of what "
    "the table is partitioned by.",
    "partition_by: RANGE (day)\npartitions:\n  visit_2024: IN (2024)",
    "Write FROM (...) TO (...) for RANGE, IN (...) for LIST, WITH (MODULUS 4, REMAINDER 0) for HASH; DEFAULT for all others.",
)
INDEX_METHOD = Code(
    "K022",
    "index-method",
    "Index methods (`using`) are PostgreSQL's, of which MySQL has btree and hash; conditions (`where`) are not in MySQL.",
    "indexes:\n  - {columns: [tags], using: gin}  # on SQLite",
    "Remove the word, or choose a method that the database has.",
)
