"""Run in a process of its own: import generated packages with warnings as errors, make their tables, say what is there."""

from __future__ import annotations

import enum
import importlib
import importlib.util
import json
import sys
import traceback
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations


def look(root: Path, package: str, url: str | None) -> dict[str, Any]:
    """Return what a package holds; by way of the models and by way of the revision it must be the same in a database."""
    models = importlib.import_module(f"{package}.models")
    base = importlib.import_module(f"{package}.db").Model
    base.registry.configure()
    made = [_filled(base.metadata, make, url) for make in (base.metadata.create_all, _upgrade(root, package))]
    if made[0] != made[1]:
        raise AssertionError(f"models and revision differ: {made}")
    return {
        "error": None,
        "tables": {table.name: _table(table) for table in base.metadata.tables.values()},
        "enums": {
            name: {member.name: member.value for member in found}
            for name, found in vars(models).items()
            if isinstance(found, type) and issubclass(found, enum.Enum)
        },
        "defaults": made[0],
    }


def _table(table: sa.Table) -> dict[str, Any]:
    return {
        "comment": table.comment,
        "columns": {column.name: _column(column) for column in table.columns},
        "checks": {
            str(one.name): str(one.sqltext.compile(compile_kwargs={"literal_binds": True}))
            for one in table.constraints
            if isinstance(one, sa.CheckConstraint)
        },
        "where": {
            str(index.name): str(where.compile())
            for index in table.indexes
            if (where := index.dialect_options["sqlite"]["where"]) is not None
        },
        "docs": {mapper.class_.__name__: mapper.class_.__doc__ for mapper in _mappers(table)},
        "attributes": {
            column.name: mapper.get_property_by_column(column).key
            for mapper in _mappers(table)
            for column in table.columns
            if mapper.columns.contains_column(column)  # a class below may have columns that this one has not
        },
    }


def _mappers(table: sa.Table) -> Any:
    from sqlalchemy.orm.mapper import _all_registries

    return [mapper for registry in _all_registries() for mapper in registry.mappers if mapper.local_table is table]


def _column(column: sa.Column[Any]) -> dict[str, Any]:
    return {
        "type": type(column.type).__name__,
        "nullable": column.nullable,
        "comment": column.comment,
        "doc": column.doc,
        "key": column.primary_key,
        "default": None if column.default is None or not column.default.is_scalar else _plain(column.default.arg),
        "server_default": None if column.server_default is None else str(column.server_default.arg),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    return value.decode() if isinstance(value, bytes) else value


def _upgrade(root: Path, package: str) -> Any:
    (path,) = (root / "migrations" / package / "versions").glob("*.py")
    spec = importlib.util.spec_from_file_location(f"revision_of_{package}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def upgrade(connection: sa.Connection) -> None:
        with Operations.context(MigrationContext.configure(connection)):
            module.upgrade()

    return upgrade


def _filled(metadata: sa.MetaData, make: Any, url: str | None) -> dict[str, Any]:
    """Return what the database makes of a row that names no column but the key, by table."""
    engine = sa.create_engine(url or "sqlite://")
    with engine.connect() as connection:
        make(connection)
        rows: dict[str, Any] = {}
        for table in metadata.sorted_tables:
            if any(not column.nullable and not _fills(column) for column in table.columns):
                continue
            bare = sa.table(table.name, *(sa.column(column.name) for column in table.columns))
            keys = {column.name: 1 for column in table.primary_key}
            connection.execute(bare.insert().values(keys))
            (row,) = connection.execute(bare.select()).mappings()
            rows[table.name] = {name: str(value) for name, value in row.items()}
        connection.rollback()
        metadata.drop_all(connection)
        connection.commit()
    engine.dispose()
    return rows


def _fills(column: sa.Column[Any]) -> bool:
    return column.server_default is not None or (column.primary_key and isinstance(column.type, sa.Integer))


def main() -> None:
    """Read the job from standard input, answer as JSON."""
    job = json.load(sys.stdin)
    root = Path(job["root"])
    sys.path.insert(0, str(root / "src"))
    answers = {}
    for package in job["packages"]:
        try:
            answers[package] = look(root, package, job["url"])
        except BaseException:  # whatever an import does, SystemExit included, is an answer
            answers[package] = {"error": traceback.format_exc(), "tables": {}, "enums": {}, "defaults": {}}
    json.dump(answers, sys.stdout, default=str)


if __name__ == "__main__":
    main()
