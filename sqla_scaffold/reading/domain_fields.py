"""The part of the table of the language about domains, the types of PostgreSQL that narrow others."""

from __future__ import annotations

from sqla_scaffold.reading.shared_fields import COLLATION, COMMENT, WAS
from sqla_scaffold.reading.takes import Default, Field, Flag, Named, Names, Shape, Text, TextOrFalse, Type
from sqla_scaffold.schema import type_spec

DOMAIN_CHECK = Shape(
    "a check of a domain",
    "A condition in SQL that calls the value VALUE; a text alone is the condition.",
    type_spec.DomainCheckSpec,
    (
        Field(
            "sqltext",
            Text(),
            "The condition.",
            required=True,
            mistaken=("sql", "condition", "expression"),
            names=Names.SQL,
        ),
    ),
    short="sqltext",
)

DOMAIN = Shape(
    "a domain",
    "A type of PostgreSQL that narrows another one; a text alone is the type that it narrows.",
    type_spec.DomainSpec,
    (
        Field("type", Type(), "The type that it narrows.", required=True, mistaken=("base", "impl")),
        Field("name", Text(), "The domain's name in the database.", "type_name", mistaken=("type_name", "db_name")),
        Field("schema", TextOrFalse(), "The PostgreSQL schema of the domain; false for the default one."),
        COLLATION,
        Field("not_null", Flag(), "Whether none of its values may be null.", mistaken=("nullable", "required")),
        Field(
            "default", Default(call=False), "What its columns get when no value is given.", mistaken=("server_default",)
        ),
        Field("check", Text(), "A condition that calls the value VALUE.", names=Names.SQL),
        Field(
            "checks",
            Named(DOMAIN_CHECK, python=False),
            "Conditions, by their names in the database.",
            mistaken=("constraints",),
        ),
        COMMENT,
        WAS,
    ),
    short="type",
    spelling="name",
)
