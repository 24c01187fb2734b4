"""Codes of the family N: names."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

# Written names, judged while reading (N1).
NAME_SYNTAX = Code(
    "N101",
    "name-syntax",
    "Names of models, columns, enums, mixins and relationships become names in Python: a letter first, then letters, "
    "digits and underscores. A column's `name:` and a model's `table:` may hold anything.",
    "models:\n  Order-Line: {}",
    "Choose a Python name, and give the database's spelling with `name:` (of a column or an enum) or `table:`.",
)
NAME_UNICODE = Code(
    "N102",
    "name-unicode",
    "Python folds and compares names beyond ASCII in ways that are easily missed: look-alikes differ, ligatures "
    "vanish.",
    "columns:\n  größe: int",
    "Spell the name with ASCII letters, and give the database's spelling with `name:` or `table:`.",
)
NAME_RESERVED = Code(
    "N103",
    "name-reserved",
    "Names that begin with two underscores or with _sa_ belong to Python and SQLAlchemy, which drop such a column "
    "silently.",
    "columns:\n  __tablename__: str",
    "Choose another Python name, and give the database's spelling with `name:`.",
)

# Names that meet, derived names, names in the database, judged while resolving (N2).
NAME_TAKEN = Code(
    "N201",
    "name-taken",
    "Two names that differ only in case or underscores would meet: in file names, in attributes that are derived "
    "from them, in SQL.",
    "models:\n  OrderLine: {}\n  Orderline: {}",
    "Rename one of them.",
)
CLASS_NAME = Code(
    "N202",
    "class-name",
    "The name of a model, mixin or enum becomes a class; a keyword of Python and the name of the base class cannot "
    "be one.",
    "models:\n  Model: {}",
    "Choose another name, and keep the database's with `table:` (of an enum: `name:`).",
)
MIXIN_UNKNOWN = Code(
    "N203",
    "mixin-unknown",
    "A model names a mixin that the schema does not have.",
    "mixins: [Timestamp]  # it is called Timestamps",
    "Correct the name, or add the mixin under `mixins:`.",
)
MIXIN_TWICE = Code(
    "N204",
    "mixin-twice",
    "A class inherits a mixin once.",
    "mixins: [Timestamps, Timestamps]",
    "Name it once.",
)
MIXIN_CIRCLE = Code(
    "N224",
    "mixin-circle",
    "Mixins that bring each other along would be classes that inherit each other.",
    "mixins:\n  A: {mixins: [B]}\n  B: {mixins: [A]}",
    "Remove one of them.",
)
MIXIN_COLUMN = Code(
    "N205",
    "mixin-column",
    "A column that a mixin brings stands in the model or in another mixin as well; Python would keep one of the two "
    "silently.",
    "models:\n  Order:\n    mixins: [Timestamps]\n    columns: {created_at: date}",
    "Rename or remove one of the two.",
)
MODEL_UNKNOWN = Code(
    "N206",
    "model-unknown",
    "A relationship or foreign key leads to a model that the schema does not have.",
    "customer: Custmer",
    "Correct the name, or add the model under `models:`.",
)
COLUMN_UNKNOWN = Code(
    "N207",
    "column-unknown",
    "A key, index or constraint names a column that the model does not have.",
    "uniques: [[emial]]",
    "Name a column by its key in the schema, or a relationship for its key columns.",
)
TABLE_TAKEN = Code(
    "N208",
    "table-taken",
    "Two models, or a model and a many-to-many, have the same table. Case does not tell tables apart in SQLite and "
    "MySQL.",
    "models:\n  Order: {table: orders}\n  OldOrder: {table: Orders}",
    "Give one of them another `table:`.",
)
TABLE_RESERVED = Code(
    "N209",
    "table-reserved",
    "SQLite keeps table names that begin with sqlite_ for itself.",
    "models:\n  Seq: {table: sqlite_sequence}",
    "Give the model another `table:`.",
)
COLUMN_TAKEN = Code(
    "N210",
    "column-taken",
    "Two columns of a table have the same name in the database. Case does not tell columns apart in SQLite and MySQL.",
    "columns:\n  size: int\n  width: {type: int, name: SIZE}",
    "Give one of them another `name:`.",
)
IDENTIFIER_LONG = Code(
    "N211",
    "identifier-long",
    "PostgreSQL silently cuts names at 63 bytes, after which two of them may be the same. (Names that the naming "
    "convention derives are shortened for you.)",
    "columns:\n  a: {type: int, name: <64 letters>}",
    "Shorten the name.",
)
CONSTRAINT_TAKEN = Code(
    "N212",
    "constraint-taken",
    "Two constraints or indexes have the same name. PostgreSQL and SQLite keep tables, indexes and unique "
    "constraints of all tables in one drawer.",
    "indexes:\n  - {columns: [a], name: ix}\n  - {columns: [b], name: ix}",
    "Write another `name:`, or a naming convention that tells them apart.",
)
CONVENTION_TOKEN = Code(
    "N213",
    "convention-token",
    "A template of the naming convention holds a token that SQLAlchemy does not fill in; `constraint_name` is for "
    "checks (ck) alone.",
    'naming_convention: {ix: "ix_%(table)s"}',
    "Use the tokens of SQLAlchemy, such as %(table_name)s and %(column_0_N_name)s.",
)
CONVENTION_UNNAMED = Code(
    "N215",
    "convention-unnamed",
    "The naming convention leaves constraints without names, which only SQLite keeps so: it makes a table anew to change "
    "them. Other databases make up names, and a later revision would not know them. An index always has one.",
    "naming_convention: {fk: false}",
    "Write a template, or leave the kind out.",
)
IDENTIFIER_REFUSED = Code(
    "N214",
    "identifier-refused",
    "The database takes no such name. MySQL and MariaDB refuse characters beyond U+FFFF, such as emoji, and a blank at "
    "the end; in PostgreSQL each table has columns tableoid, xmin, cmin, xmax, cmax and ctid of its own.",
    "columns: {row: {type: int, name: ctid}}",
    "Choose another name in the database with `name:` or `table:`.",
)
ENUM_VALUE = Code(
    "N220",
    "enum-value",
    "The values of an enum are different texts of 1 to 63 bytes: so PostgreSQL stores them.",
    "enums:\n  Status: [draft, draft]",
    "Remove or change the value.",
)
ENUM_MEMBER = Code(
    "N221",
    "enum-member",
    "A member of an enum needs a Python name of its own; none can be made of this value, or it is taken.",
    'enums:\n  Rating: ["+", "-"]',
    'Write the members as a mapping of Python names to values: {members: {PLUS: "+", MINUS: "-"}}.',
)
TYPE_NAME_TAKEN = Code(
    "N222",
    "type-name-taken",
    "Two enums have the same name as a type in the database.",
    "enums:\n  Status: [a]\n  State: {name: status, members: [b]}",
    "Give one of them another `name:`.",
)
ENUM_HIDES_TYPE = Code(
    "N223",
    "enum-hides-type",
    "An enum and a column type have the same name, so a column could mean either.",
    "enums:\n  date: [today, tomorrow]",
    "Give the enum another name; its type in the database may keep this one with `name:`.",
)
