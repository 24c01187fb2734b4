"""The keys of an engine, and the one that binds a model to it."""

from __future__ import annotations

from sqla_scaffold.reading.takes import Field, Named, Shape, Text
from sqla_scaffold.schema import spec

ENGINE = Shape(
    "an engine",
    "A database beside the default one; a text alone says which kind it is.",
    spec.EngineSpec,
    (
        Field(
            "database",
            Text(("sqlite", "postgresql", "mysql")),
            "Which database it is; that of the project where it is left out.",
            mistaken=("dialect", "kind"),
        ),
        Field(
            "prefix",
            Text(),
            "What the variables of its address begin with: REPORTS for REPORTS_DATABASE_URL; its name where it is left out.",
            mistaken=("env", "environment"),
        ),
        Field(
            "replica_of",
            Text(),
            "The engine that it is a copy of, which is read and never written: `default`, or another one.",
            mistaken=("replica", "read_only", "readonly"),
        ),
    ),
    short="database",
)

ENGINES = Field(
    "engines",
    Named(ENGINE),
    "The databases beside the default one, by their names.",
    mistaken=("binds", "databases"),
)

# SQLAlchemy's word for what a session works on (https://docs.sqlalchemy.org/en/21/orm/persistence_techniques.html).
BIND = Field("bind", Text(), "The engine in whose database the table stands.", mistaken=("bind_key", "__bind_key__"))
