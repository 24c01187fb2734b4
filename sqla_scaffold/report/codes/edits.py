"""Codes of the family E: edits of the schema by commands."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code, Severity

# The shorthand of fields (E1).
FIELD_SYNTAX = Code(
    "E101",
    "field-syntax",
    "A field on the command line is a name, its type and what holds for it, joined by colons, with a word between any two "
    "of them.",
    "sqla-scaffold add-field Post title::80",
    "Write for example title:str:80:unique, author:User:ondelete=cascade or tags:many:Tag.",
)
FIELD_TYPE = Code(
    "E102",
    "field-type",
    "What stands behind a field's name is a column type, an enum or a model of the schema, or one of the words enum, many "
    "and ref.",
    "sqla-scaffold add-field Post title:strr:80",
    "Write a type of docs/types.md, or a name as it stands in the schema.",
)
FIELD_OPTION = Code(
    "E103",
    "field-option",
    "What stands behind a field's type is a key of the schema language: alone where it is true or false, with = and a "
    "value otherwise.",
    "sqla-scaffold add-field Post title:str:uniqe",
    "Write the key as in docs/schema.md; what does not fit into a word belongs into the schema file.",
)

# What a command asks of a schema (E2).
ALREADY_THERE = Code(
    "E201",
    "already-there",
    "What a command should add has a name that the schema has already.",
    "sqla-scaffold add-model Post, twice",
    "Choose another name, or edit what is there in the schema file.",
)
NOT_THERE = Code(
    "E202",
    "not-there",
    "A command names something that the schema does not have.",
    "sqla-scaffold add-field Pots title:str",
    "Write the name as in the schema; `sqla-scaffold show` lists all models.",
)
STILL_NAMED = Code(
    "E204",
    "still-named",
    "What a command should remove is named elsewhere in the schema, which would not make sense without it.",
    "sqla-scaffold remove-model User, where Post has `author: User`",
    "Remove or change the places that are shown; then it can go.",
)
SQL_MENTIONS = Code(
    "E205",
    "sql-mentions",
    "A text in SQL (a check, a condition of an index, an expression) holds the name of what was renamed or removed. "
    "Only the database reads SQL, so it is never rewritten.",
    "sqla-scaffold rename-field Order total amount, where a check says total >= 0",
    "Look at the text, and change it by hand if it speaks of what has another name now.",
    Severity.WARNING,
)
CANNOT_EDIT = Code(
    "E203",
    "cannot-edit",
    "The schema file is written in such a way that an edit of its text would change more than was asked, or less. "
    "Nothing was written.",
    "sqla-scaffold add-field Post title:str, where the columns of Post are an alias of YAML",
    "Make the change in the schema file by hand, then run `sqla-scaffold generate`.",
)
