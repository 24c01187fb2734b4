"""Codes of the family I: inheritance."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

CIRCLE = Code(
    "I001",
    "inheritance-circle",
    "A model inherits from itself, or by way of others.",
    "Cat: {inherits: Animal} and Animal: {inherits: Cat}",
    "Let one of them inherit from nothing.",
)
NO_TABLE = Code(
    "I002",
    "no-table-of-its-own",
    "A model in single-table inheritance stands in the table of the model that it inherits from, so that it has no "
    "table, key or options of one.",
    "Manager: {inherits: {model: Person, single: true}, table: managers}",
    "Say it at the model that has the table, or remove `single: true`.",
)
PARENT_KEY = Code(
    "I003",
    "parent-key",
    "The primary key of a joined table refers to the primary key of the table that it is joined to, column by column; "
    "here it cannot, or does so already.",
    "Manager: {inherits: Person, primary_key: [site, number], columns: {site: int, number: int}}",
    "Leave the primary key out: it is then the one inherited. Or name as many columns as the parent has.",
)
NAME_INHERITED = Code(
    "I004",
    "name-inherited",
    "A model has a column, a relationship or a mixin whose name it inherits already. SQLAlchemy would make one "
    "attribute of the two.",
    "Person: {columns: {name: text}} and Manager: {inherits: Person, columns: {name: text}}",
    "Rename one of the two; what all have in common stands in the model at the top alone.",
)
COLUMN_DIFFERS = Code(
    "I005",
    "shared-column-differs",
    "Models that stand in one table may share a column, when all of them declare it alike.",
    "Manager: {inherits: {model: Person, single: true}, columns: {since: date}}, and Engineer with since: datetime",
    "Declare it alike, give it another name, or move it into the model inherited from.",
)
MIXIN_NOT_NULL = Code(
    "I006",
    "mixin-not-null",
    "In single-table inheritance the rows of other models have no value in a model's own columns. A column of the model "
    "becomes nullable by itself; one of a mixin is the same for all models that have it.",
    "Manager: {inherits: {model: Person, single: true}, mixins: [Timestamps]}",
    "Name the mixin at the model with the table, or let its columns be nullable.",
)
DISCRIMINATOR = Code(
    "I010",
    "discriminator",
    "The model that all others inherit from says which column tells of which model a row is: a text, a whole number or "
    "an enum. The other words speak of that column.",
    "Person: {} and Manager: {inherits: {model: Person, single: true}}",
    "Write `polymorphic_on: kind` at the model at the top, and `kind` among its columns.",
)
IDENTITY = Code(
    "I011",
    "polymorphic-identity",
    "Each model that has rows has a value of its own in the discriminator, which is of the column's type. Where none is "
    "written, it is the model's name in snake_case, or the member of the enum with that name.",
    "Person: {polymorphic_on: kind, columns: {kind: int}}",
    "Write `polymorphic_identity:`, with a value that no other model of the family has.",
)
MAPPER = Code(
    "I012",
    "mapper-args",
    "`passive_deletes` and `passive_updates` of a mapper speak of tables that are joined in inheritance: that the database "
    "follows the foreign key between them by itself. Without such a table, or such a key, they say nothing or the wrong "
    "thing.",
    "Manager: {inherits: Person, mapper_args: {passive_deletes: true}}",
    "Say `inherits: {model: Person, ondelete: CASCADE}` as well, or remove the word.",
)
ABSTRACT = Code(
    "I013",
    "abstract",
    "An abstract model is a class without a table. It hands columns, relationships and constraints down to the models that "
    "inherit from it; nothing refers to it, and nothing is said of its table, its rows or its mapper.",
    "Document: {abstract: true, table: documents}",
    "Say it at the models below it; or remove `abstract`, and the models below it are joined to its table.",
)
CONCRETE = Code(
    "I014",
    "concrete",
    "In concrete inheritance a model has a table of its own with all columns of the model above it, key included, and no "
    "row in that one's table. There is no foreign key between the two, and no column that tells rows apart.",
    "Manager: {inherits: {model: Person, concrete: true, ondelete: CASCADE}}",
    "Remove the word, or remove `concrete`, and the model is joined to the table of the other one.",
)
PARENT_TABLE = Code(
    "I016",
    "parent-table",
    "A table of PostgreSQL that inherits from others has all their columns, of the same types, and none is nullable that is not there. "
    "It is a table of its own all the same: keys, indexes and foreign keys are not inherited, and its model is a model "
    "of its own, with the columns written out.",
    "Payment: {columns: {paid: date}} and PaymentOf2007: {postgresql_inherits: Payment, columns: {id: int}}",
    "Write the columns as they are at the other model.",
)
UNION = Code(
    "I015",
    "polymorphic-union",
    "`polymorphic_union` lets a query of a model find the rows of all models that inherit from it with tables of their "
    "own. A column of the union tells of which model a row is: no table has it, and columns of one name have one type.",
    "Person: {polymorphic_union: name, columns: {name: text}} and Manager: {inherits: {model: Person, concrete: true}}",
    "Choose a name that no column has, such as `kind`; it stands at the model at the top, and has models below it.",
)
