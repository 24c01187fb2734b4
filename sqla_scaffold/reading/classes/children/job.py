"""What all parts of the reading share: the table of types, the dialect, and the enums and domains that were met."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.types import ARRAY, TypeEngine

Facts = dict[str, Any]

_MODULES: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql, "mysql": mysql}
# Of a style that doubles no percent signs.
DIALECTS: dict[str, Dialect] = {name: module.dialect(paramstyle="named") for name, module in _MODULES.items()}


@dataclass(frozen=True)
class Row:
    """A row of the table of types: its name, its class, and the arguments that a schema can say."""

    name: str
    cls: type[TypeEngine[Any]]
    parameters: tuple[str, ...]
    databases: tuple[str, ...]


@dataclass(frozen=True)
class Job:
    """What the parts share.

    Args:
        rows: the table of types.
        dialect_name: the database that the models are for.
        paths: where a person's own code lies.
        enums, domains: those that types named, by their keys; filled on the way.
    """

    rows: tuple[Row, ...]
    dialect_name: str
    paths: tuple[str, ...]
    enums: dict[str, Facts] = field(default_factory=dict)
    domains: dict[str, Facts] = field(default_factory=dict)

    @property
    def dialect(self) -> Dialect:
        """The dialect by which SQL is written down."""
        return DIALECTS[self.dialect_name]


def job_of(said: Facts, tables: Sequence[Table]) -> Job:
    """Return the job; the database is the one that the models cannot do without, where none was named."""
    rows = tuple(
        Row(name, getattr(importlib.import_module(module), cls), tuple(parameters), tuple(databases))
        for name, module, cls, parameters, databases in said["types"]
    )
    return Job(rows, said["database"] or _database(tables), tuple(said["paths"]))


def _database(tables: Sequence[Table]) -> str:
    for table in tables:
        for named in _named(table):
            if named in ("postgresql", "mysql", "mariadb"):
                return "mysql" if named == "mariadb" else named
    return "sqlite"


def _named(table: Table) -> Iterator[str]:
    """Yield the databases that a table names: by its schema, its options and the types of its columns."""
    if table.schema is not None:
        yield "postgresql"
    for one in (table, *table.constraints, *table.indexes):
        options: Any = one
        said = {str(name).partition("_")[0].replace("mariadb", "mysql") for name in options.dialect_kwargs}
        if len(said) == 1:  # what is said to several is for none of them alone
            yield from said
    for column in table.columns:
        kind: TypeEngine[Any] = column.type
        module = type(kind).__module__.split(".")
        if module[:2] == ["sqlalchemy", "dialects"]:
            yield module[2]
        elif isinstance(kind, ARRAY):
            yield "postgresql"
