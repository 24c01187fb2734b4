"""The first revision makes what the models say, takes all of it away again, and can do so twice."""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.migrate.catalog import catalog
from tests.migrate.project import Project
from tests.migrate.schemas import CASES, MYSQL_ONLY, NOT_MYSQL, POSTGRESQL_ONLY, SQLITE_ONLY

from sqla_scaffold.schema.model import Schema

pytestmark = pytest.mark.filterwarnings("ignore:.*expression-based index")

_ON = {
    "sqlite": {**CASES, **NOT_MYSQL, **SQLITE_ONLY},
    "postgresql": {**CASES, **NOT_MYSQL, **POSTGRESQL_ONLY},
    "mysql": {**CASES, **MYSQL_ONLY},
}


_MARKS = {"sqlite": [], "postgresql": [pytest.mark.postgresql], "mysql": [pytest.mark.mysql]}


@pytest.fixture(
    params=[
        pytest.param((database, name), id=f"{database}-{name}", marks=_MARKS[database])
        for database, cases in _ON.items()
        for name in cases
    ]
)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Project]:
    database, name = request.param
    url = f"sqlite:///{tmp_path}/app.db" if database == "sqlite" else request.getfixturevalue(f"{database}_url")
    yield Project.make(tmp_path / "project", _ON[database][name], url)


def _schemas(metadata: sa.MetaData) -> list[str]:
    types = (column.type for table in metadata.tables.values() for column in table.c)
    named = {table.schema for table in metadata.tables.values()} | {getattr(one, "schema", None) for one in types}
    return sorted(name for name in named if name is not None)


def _create_all(project: Project) -> None:
    engine = sa.create_engine(project.url, poolclass=sa.NullPool)
    metadata = importlib.import_module(f"{project.package}.db").Model.metadata
    with engine.begin() as connection:
        for name in _schemas(metadata):
            connection.execute(sa.schema.CreateSchema(name))
        metadata.create_all(connection)


def _drop_all(project: Project) -> None:
    engine = sa.create_engine(project.url, poolclass=sa.NullPool)
    metadata = importlib.import_module(f"{project.package}.db").Model.metadata
    with engine.begin() as connection:
        metadata.drop_all(connection)
        for name in _schemas(metadata):
            connection.execute(sa.schema.DropSchema(name))


def _run(url: str, script: str) -> None:
    """Run a script as a database's own shell would, past SQLAlchemy."""
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite":
        with sqlite3.connect(str(address.database), isolation_level=None) as shell:
            shell.executescript(script)
        return
    engine = sa.create_engine(address, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection, closing(connection.connection.cursor()) as cursor:
        # psycopg takes a script at once; PyMySQL takes one statement at a time.
        for statement in [script] if engine.name == "postgresql" else script.split(";\n"):
            if statement.strip():
                cursor.execute(statement)


def _as_the_server_is(project: Project) -> Project:
    """Say MariaDB where it is that: offline nobody can ask, and MariaDB has types that MySQL has not."""
    engine = sa.create_engine(project.url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        is_mariadb = getattr(connection.dialect, "is_mariadb", False)
    return replace(project, url=project.url.replace("mysql", "mariadb", 1)) if is_mariadb else project


def test_up_down_up(project: Project) -> None:
    project.upgrade()
    project.check()
    migrated = catalog(project.url)

    project.downgrade()
    assert not any(catalog(project.url).values())

    _create_all(project)
    assert migrated == catalog(project.url)
    _drop_all(project)

    project.upgrade()
    assert catalog(project.url) == migrated


def test_the_sql_script_does_the_same(project: Project) -> None:
    project.upgrade()
    online = catalog(project.url)
    project.downgrade()
    _run(project.url, "DROP TABLE alembic_version")

    _run(project.url, _as_the_server_is(project).sql())
    assert catalog(project.url) == online

    _run(project.url, project.sql(down=True))
    assert not any(catalog(project.url).values())


@pytest.mark.postgresql
def test_only_schemas_made_by_the_revision_are_dropped(postgresql_url: str, tmp_path: Path) -> None:
    project = Project.make(tmp_path / "project", POSTGRESQL_ONLY["schemas"], postgresql_url)
    engine = sa.create_engine(postgresql_url, poolclass=sa.NullPool)
    before = set(sa.inspect(engine).get_schema_names())
    project.upgrade()
    made = set(sa.inspect(engine).get_schema_names()) - before
    project.downgrade()
    assert made == {"Stock room", "types of $$ours$$"}
    assert set(sa.inspect(engine).get_schema_names()) == before

    with engine.begin() as connection:
        connection.execute(sa.schema.CreateSchema("types of $$ours$$"))
    project.upgrade()
    project.downgrade()
    assert set(sa.inspect(engine).get_schema_names()) == before | {"types of $$ours$$"}


def test_every_case_has_something_to_lose() -> None:
    """An empty schema aside, no case passes because there is nothing in it."""
    empty: list[Schema] = [case for cases in _ON.values() for case in cases.values() if not case.tables]
    assert empty == [CASES["nothing"]] * 3
