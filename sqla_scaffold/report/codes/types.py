"""Codes of the family T: column types and their values."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

TYPE_UNKNOWN = Code(
    "T001",
    "type-unknown",
    "A column's type is neither in the table of types nor an enum of the schema.",
    "name: strng(80)",
    "Use a type of docs/types.md, or write the enum under `enums:`.",
)
TYPE_ARGUMENTS = Code(
    "T002",
    "type-arguments",
    "What stands in a type's parentheses is not what the type takes.",
    "born: date(10)",
    "Write the type as in its example in docs/types.md.",
)
TYPE_BOUNDS = Code(
    "T003",
    "type-bounds",
    "A number in a type's parentheses is out of range.",
    "total: decimal(2, 12)",
    "Choose a number in range; of a decimal the first counts all digits.",
)
TYPE_DATABASE = Code(
    "T004",
    "type-database",
    "The project's database does not have the type.",
    "tags: array(str)  # on SQLite",
    "Choose a type that it has, or another database.",
)
TYPE_CIRCLE = Code(
    "T005",
    "type-circle",
    "Columns without a type take that of the column they refer to; these refer to each other in a circle.",
    "columns:\n  a: {foreign_key: Node.a}",
    "Write the type of one of them.",
)
LENGTH_MISSING = Code(
    "T006",
    "length-missing",
    "MySQL and MariaDB have no VARCHAR without a length.",
    "name: str  # on MySQL",
    "Write str(255), or text for a long one.",
)
LARGE_KEY = Code(
    "T007",
    "large-key",
    "MySQL indexes TEXT, BLOB and JSON only by a prefix of which the length would have to be given; as a key it "
    "refuses them.",
    "body: {type: text, index: true}  # on MySQL",
    "Use str with a length, or do without the key or index.",
)
NULLABLE_TWICE = Code(
    "T008",
    "nullable-twice",
    "The question mark and `nullable:` contradict each other.",
    'name: {type: "str?", nullable: false}',
    "Keep one of the two.",
)
DEFAULT_VALUE = Code(
    "T010",
    "default-value",
    "A default is no value of the column's type.",
    "age: {type: int, default: many}",
    "Write a value of the type, or an expression: {sql: ...}.",
)
DEFAULT_NULL = Code(
    "T011",
    "default-null",
    "A default of null says nothing: a nullable column without a value is null anyway, another one cannot be.",
    'age: {type: "int?", default: null}',
    "Remove it.",
)
SERVER_DEFAULT_FORM = Code(
    "T012",
    "server-default-form",
    "Databases keep such values in forms of their own, so that a plain text as the database's default would be "
    "another value or is refused.",
    "token: {type: uuid, server_default: 6ba7b810-9dad-11d1-80b4-00c04fd430c8}",
    "Use `default:`, which SQLAlchemy converts, or write the database's SQL: {sql: ...}.",
)
COMPUTED = Code(
    "T013",
    "computed",
    "A computed column has the value of its expression and no other, and not every database has every kind.",
    "area: {type: int, computed: width * height, default: 1}",
    "Remove what contradicts it, or `computed`.",
)
IDENTITY = Code(
    "T014",
    "identity",
    "PostgreSQL alone has identities: whole numbers that are never null and come from nowhere else.",
    "number: {type: str(20), identity: {}}",
    "Write int or bigint without a default, and numbers that go up: minvalue, start, maxvalue.",
)
TYPE_SQL = Code(
    "T016",
    "type-sql",
    "What stands behind `sql` goes into CREATE TABLE as it is, where a percent sign belongs to the driver.",
    "path: {type: {sql: ltree%}}",
    "Write the type as in CREATE TABLE.",
)
ANNOTATION = Code(
    "T017",
    "annotation",
    "An annotation is printed into the models, so every name in it is one that Python knows or that can be imported.",
    "price: {type: int, annotation: Money}",
    "Write module:Name for a class, as in shop.money:Money; builtins, Any, date, datetime, time, timedelta, Decimal, "
    "UUID and enums of the schema need no module.",
)
COLLATION = Code(
    "T019",
    "collation",
    "Texts alone are compared and sorted in the way of a language, and MySQL alone stores them in characters of their own.",
    "number: {type: int, collation: de_DE}",
    "Remove it, or use a type for texts.",
)
COMPOSITE = Code(
    "T024",
    "composite",
    "A composite type of PostgreSQL has a name that no table, enum or domain has, and parts, each of a type that SQL knows.",
    "composites:\n  address: {attributes: {street: text, zip: text of 5 digits!}}",
    "Write the type of each part as CREATE TYPE has it; on another database write a column for each part.",
)
DOMAIN = Code(
    "T022",
    "domain",
    "PostgreSQL alone has domains, and SQLAlchemy reads and writes their values as those of the type that they narrow, "
    "which a few types do not stand.",
    "domains:\n  Payload: {type: jsonb}",
    "Let it narrow a type of numbers, texts, moments or bytes, and give each name and each condition once.",
)
SEQUENCE = Code(
    "T023",
    "sequence",
    "A sequence counts whole numbers for columns that take their values from nowhere else, and SQLite has none.",
    "number: {type: int, sequence: order_number, default: 1}",
    "Name a sequence that stands under `sequences:`, at a column of smallint, int or bigint without a default.",
)
SET_VALUE = Code(
    "T021",
    "set-value",
    "MySQL keeps the members of a SET as one text with commas in between, in which blanks at their ends are lost.",
    'channels: {type: {set: [mail, "push, silent"]}}',
    "Write each member once, without commas and without blanks at the end.",
)
VARIANT = Code(
    "T018",
    "variant",
    "A column holds the same values in Python on every database, whichever type it has there.",
    "scores: {type: json, variants: {postgresql: bigint}}",
    "Choose types with the same Python type, or say with `annotation` what a value is.",
)
DEFERRED = Code(
    "T015",
    "deferred",
    "A deferred column is loaded by its row's primary key, so the key itself cannot wait, and a group is one of deferred "
    "columns.",
    "id: {type: int, primary_key: true, deferred: true}",
    "Remove `deferred`, or what contradicts it.",
)
