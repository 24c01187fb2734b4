"""Judges many generated packages in one process: `python -W error -m tests.corpus.judge ROOT < jobs.json`.

Of each package: it is imported and mapped without a warning; its tables are those of the schema; what the first revision
makes is what `create_all` makes; Alembic finds nothing left to do; and the way back leaves nothing behind. What was found
is printed, a line of JSON for each package that has something.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import sys
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config as AlembicConfig
from sqla_scaffold.smoke.children.compare import same_tables
from sqla_scaffold.smoke.children.verdict import Failed
from tests.databases import emptied
from tests.migrate.catalog import catalog

Job = dict[str, Any]


def judge(job: Job, root: Path) -> None:
    """Raise what is wrong with a package."""
    metadata = _imported(job)
    same_tables({**job, "project": str(root)})
    os.environ["DATABASE_URL"] = job["url"]
    engine = sa.create_engine(job["url"], poolclass=sa.NullPool)
    with warnings.catch_warnings():
        # What SQLAlchemy cannot reflect is no fault of the package.
        warnings.filterwarnings("ignore", message=".*expression-based index")
        created = _created(job, metadata, engine)
        _alembic(command.upgrade, root / job["migrations"], engine, "head")
        migrated = catalog(job["url"])
        _alembic(command.check, root / job["migrations"], engine)
        _alembic(command.downgrade, root / job["migrations"], engine, "base")
        assert migrated == created, _differences(created, migrated)
        left = {kind: found for kind, found in catalog(job["url"]).items() if found}
        assert not left, f"left behind: {left}"


def _imported(job: Job) -> sa.MetaData:
    base = importlib.import_module(f"{job['package']}.db").Model
    importlib.import_module(f"{job['package']}.models")
    base.registry.configure()
    metadata: sa.MetaData = base.metadata
    return metadata


def _created(job: Job, metadata: sa.MetaData, engine: sa.Engine) -> dict[str, Any]:
    """Return what `create_all` makes, which is dropped again."""
    schemas = sorted({table.schema for table in metadata.tables.values() if table.schema is not None})
    with engine.begin() as connection:
        for extension in job["expected"].get("extensions", ()):
            connection.exec_driver_sql(f'CREATE EXTENSION IF NOT EXISTS "{extension}"')
        for schema in schemas:
            connection.execute(sa.schema.CreateSchema(schema))
        metadata.create_all(connection)
    made = catalog(job["url"])
    with engine.begin() as connection:
        metadata.drop_all(connection)
        for schema in schemas:
            connection.execute(sa.schema.DropSchema(schema))
    return made


def _alembic(asked: Callable[..., Any], migrations: Path, engine: sa.Engine, *arguments: str) -> None:
    """Run a command of Alembic on a connection that is there already, without waiting for other migrators."""
    config = AlembicConfig(stdout=io.StringIO())
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        asked(config, *arguments)
        connection.commit()


def _differences(created: dict[str, Any], migrated: dict[str, Any]) -> str:
    told = []
    for kind in created:
        one, other = created[kind], migrated[kind]
        told += [f"created only: {item}" for item in one if item not in other]
        told += [f"migrated only: {item}" for item in other if item not in one]
    return "\n".join(told) or f"in another order: {created} {migrated}"


def main(root: Path) -> None:
    """Judge the jobs that stand in the standard input."""
    sys.path.insert(0, str(root / "src"))
    for job in json.load(sys.stdin):
        try:
            judge(job, root)
        except (Exception, SystemExit) as error:
            said = str(error) if isinstance(error, Failed | AssertionError) else traceback.format_exc(limit=-6)
            print(json.dumps({"name": job["name"], "said": said}), flush=True)
            emptied(job["url"])  # the next one is judged by itself


if __name__ == "__main__":
    main(Path(sys.argv[1]))
