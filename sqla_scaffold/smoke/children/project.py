"""The first probes: every file compiles, models and db.py import without a warning, the tables can be created."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from .places import place_of
from .partitions import fill_partitions
from .verdict import Failed, Finding, Job, Skip, finding_of


def python_files(job: Job) -> Iterator[Path]:
    """Yield the Python files of the package, the migrations and the tests, in the order of their names."""
    root = Path(job["project"])
    for folder in (job["source"], job["migrations"], "tests"):
        for path in sorted((root / folder).rglob("*.py")):
            yield path


def compiles(job: Job) -> str:
    """Compile every file, without running any."""
    findings, texts, count = [], [], 0
    for path in python_files(job):
        count += 1
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", SyntaxWarning)
                compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            findings.append(finding_of(error, Path(job["project"])))
            texts.append("".join(traceback.format_exception_only(error)))
    if findings:
        raise Failed(findings, "\n".join(texts))
    if not count:
        raise Failed([Finding(f"no Python file in {job['source']}")])
    return f"{count} files"


def imports(job: Job) -> str:
    """Import models and db.py and configure the mappers, with every warning an error."""
    _load_libraries()
    warnings.simplefilter("error")
    try:
        importlib.import_module(f"{job['package']}.db")
        importlib.import_module(f"{job['package']}.models")
        _configure(job)
    finally:
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
    count = len(mappers(job))
    return f"{count} models"


def _load_libraries() -> None:
    """Load what the project stands on: a warning of a library about itself is not the project's."""
    try:
        import sqlalchemy.orm
    except ImportError as error:
        raise Skip("SQLAlchemy is not installed in this interpreter: pip install 'sqlalchemy>=2.1'") from error
    with suppress(ImportError, sqlalchemy.exc.SQLAlchemyError):  # what is missing the project shall say itself
        sqlalchemy.make_url(os.environ["DATABASE_URL"]).get_dialect().import_dbapi()


def _configure(job: Job) -> None:
    """Configure the mappers; where one cannot be, the model is named, which SQLAlchemy's traceback does not pass."""
    import sqlalchemy.orm

    try:
        sqlalchemy.orm.configure_mappers()
    except Exception as error:  # a warning made an error may be of any class
        found = finding_of(error, Path(job["project"]))
        # SQLAlchemy marks the mapper at work when it fails; its message often names the other one.
        at_work = [mapper for mapper in mappers(job) if getattr(mapper, "_configure_failed", False)]
        if not at_work or found.file is not None:
            raise
        place = place_of(at_work[0], Path(job["project"]))
        message = f"{place.model}: {found.message}"
        raise Failed([Finding(message, place.file, place.line, place.model)], traceback.format_exc()) from error


def base(job: Job) -> Any:
    """Return the project's declarative base, of several that of the engine in question."""
    db = sys.modules[f"{job['package']}.db"]
    return db.BASES[job["engine"]] if job.get("engine") else db.Model


def mappers(job: Job) -> list[Any]:
    """Return the mappers of all models, by the names of their classes; not those of a union, which has no rows itself."""
    own = base(job)
    found = (
        mapper
        for mapper in own.registry.mappers
        if hasattr(mapper.local_table, "metadata") and issubclass(mapper.class_, own)
    )
    return sorted(found, key=lambda mapper: str(mapper.class_.__qualname__))


@cache
def _engine(package: str, name: str | None) -> Any:
    db = sys.modules[f"{package}.db"]
    return db.make_engine(db.database_url(name=name) if name else db.database_url())


def engine(job: Job) -> Any:
    """Return an engine on the database of this child, made by the project's own function."""
    return _engine(job["package"], job.get("engine"))


def creates(job: Job) -> str:
    """Create all tables in an empty database."""
    import sqlalchemy as sa

    metadata = base(job).metadata
    target = engine(job)
    schemas = schemas_named(job)
    with target.begin() as connection:
        if connection.dialect.name == "postgresql":
            for schema in schemas:
                connection.execute(sa.schema.CreateSchema(schema, if_not_exists=True))
            for extension in job["expected"].get("extensions", ()):
                quoted = connection.dialect.identifier_preparer.quote(extension)
                connection.exec_driver_sql(f"CREATE EXTENSION IF NOT EXISTS {quoted}")
        metadata.create_all(connection)
        if connection.dialect.name == "postgresql":
            home = connection.dialect.default_schema_name
            fill_partitions(connection, {table.schema or home for table in metadata.tables.values()})
    return f"{len(metadata.tables)} tables on {target.dialect.name}"


def schemas_named(job: Job) -> list[str]:
    """Return the schemas that tables and types name, which is safe only where the whole database is ours."""
    # The tables of the mappers as well: views stand in a metadata of their own.
    tables = [*base(job).metadata.tables.values(), *(mapper.local_table for mapper in mappers(job))]
    held = [getattr(column.type, "item_type", column.type) for table in tables for column in table.c]
    named = {table.schema for table in tables} | {getattr(one, "schema", None) for one in held}
    types = (*job["expected"].get("domains", ()), *job["expected"].get("composites", ()))
    named |= {one.get("schema") for one in types}
    schemas = sorted(name for name in named if name)
    extensions = job["expected"].get("extensions", ())
    if extensions and not job["whole_database"]:
        raise Skip(f"the extension {extensions[0]} needs a database of its own, which this user may not create")
    if schemas and not job["whole_database"]:
        raise Skip(f"tables in the schema {schemas[0]} need a database of their own, which this user may not create")
    return schemas
