"""Databases on a server: fresh ones, dropped again whatever happens, and clear words where there is none."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from sqla_scaffold.report.errors import OutsideError


def names(url: str) -> set[str]:
    """Return the databases of a server."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    asked = "SELECT datname FROM pg_database" if engine.dialect.name == "postgresql" else "SHOW DATABASES"
    with engine.connect() as connection:
        return set(connection.exec_driver_sql(asked).scalars())


# Tells the name of its database, and fails or waits.
TELLING = '''"""A music store."""

import os
import time
from pathlib import Path

from sqlalchemy import make_url

url = make_url(os.environ["DATABASE_URL"])
with Path({note!r}).open("a") as note:
    note.write(f"{{url.database}}\\n")
{rest}
'''


@pytest.mark.parametrize("server", ["postgresql_url", "mysql_url"])
def test_databases_are_fresh_and_dropped_even_after_a_failure(smoke, request, tmp_path, server):
    url = request.getfixturevalue(server)
    note = tmp_path / "names"
    rest = "raise RuntimeError(f'at {url.database}')"
    smoked = smoke({"src/store/__init__.py": TELLING.format(note=str(note), rest=rest)}, url=url, only={"import"})
    name = note.read_text().strip()
    assert name.startswith("sqla_scaffold_smoke_")
    assert smoked.lines == [f"S102 RuntimeError: at {name}"]
    assert name not in names(url)


ENDED = """
import sys
from pathlib import Path
from sqla_scaffold.config import Config
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.smoke.runner import run

run(Path(sys.argv[1]), Config("store", entry="none"), Diagnostics(), expected="{}", url=sys.argv[2],
    python=Path(sys.executable), progress=print)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_databases_are_dropped_when_smoke_is_interrupted_or_killed(smoke, store, write, tmp_path, postgresql_url, how):
    note = tmp_path / "names"
    waiting = TELLING.format(note=str(note), rest="time.sleep(60)")
    root = write(tmp_path / "waiting", {**store, "src/store/__init__.py": waiting})
    process = subprocess.Popen(
        [sys.executable, "-c", ENDED, root, postgresql_url],
        env={**os.environ, "TMPDIR": str(tmp_path)},  # who is killed leaves the scratch folder behind
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until(lambda: note.exists() and note.read_text().endswith("\n"))
        name = note.read_text().split()[0]
        assert name in names(postgresql_url)
        process.send_signal(how)
        process.wait(20)
        _until(lambda: name not in names(postgresql_url))
    finally:
        process.kill()
        process.wait()


def _until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "this never came true"
        time.sleep(0.1)


@dataclass
class Role:
    """A PostgreSQL user who may make no databases, in somebody's database."""

    url: sa.URL
    admin: sa.Engine

    def may(self, right: str) -> None:
        with self.admin.connect() as connection:
            connection.exec_driver_sql(f"GRANT {right} ON DATABASE {self.url.database} TO {self.url.username}")


@pytest.fixture
def role(postgresql_url: str) -> Iterator[Role]:
    admin = sa.create_engine(postgresql_url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    name = f"smoker_{os.urandom(5).hex()}"
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN PASSWORD 'tobacco/1'")
    yield Role(admin.url.set(username=name, password="tobacco/1"), admin)
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP OWNED BY {name}")
        connection.exec_driver_sql(f"DROP ROLE {name}")


def test_who_may_create_no_database_gets_a_schema_of_their_own(smoke, role):
    role.may("CREATE")
    with role.admin.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE artist (mine integer)")
    smoked = smoke(url=role.url.render_as_string(False), only={"import", "create", "rows", "migrations"})
    assert smoked.lines == []
    assert [probe.status.value for probe in smoked.report.probes] == ["passed"] * 4
    inspector = sa.inspect(role.admin)
    assert inspector.get_schema_names() == ["information_schema", "public"]
    assert [column["name"] for column in inspector.get_columns("artist")] == ["mine"]


def test_who_may_create_nothing_is_told_so(smoke, role):
    with pytest.raises(OutsideError) as caught:
        smoke(url=role.url.render_as_string(False), only={"import"})
    found = caught.value.diagnostic
    assert found.code.id == "S005"
    assert found.message.startswith("neither a database nor a schema can be created: permission denied")
    assert found.hint == "give a user who may create databases; smoke never works in yours"


def test_the_password_is_never_shown(smoke, role):
    role.may("CREATE")
    telling = {
        "src/store/__init__.py": '"""A music store."""\n\nimport os\n\nprint(os.environ["DATABASE_URL"])\nraise RuntimeError("tobacco/1")\n'
    }
    smoked = smoke(telling, url=role.url.render_as_string(False), only={"import"})
    assert smoked.lines == ["S102 RuntimeError: ***"]
    assert ":***@" in smoked.detail("import")
    assert "tobacco" not in smoked.detail("import")


def refused(smoke, url: str) -> tuple[str, str]:
    """Return code and message of the error that a URL ends with."""
    with pytest.raises(OutsideError) as caught:
        smoke(url=url, only={"import"})
    assert caught.value.diagnostic.hint
    return caught.value.diagnostic.code.id, caught.value.diagnostic.message


def test_nobody_listens(smoke):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    code, message = refused(smoke, f"postgresql+psycopg://me:sesame@127.0.0.1:{port}/x")
    assert code == "S002"
    assert message.startswith(f"no database server answers at 127.0.0.1:{port}: ")
    assert "sesame" not in message


def test_somebody_listens_and_says_nothing(smoke):
    with socket.create_server(("127.0.0.1", 0)) as server:
        began = time.monotonic()
        code, message = refused(smoke, f"postgresql://me@127.0.0.1:{server.getsockname()[1]}/x")
    assert code == "S002"
    assert time.monotonic() - began < 15


def test_the_server_refuses(smoke, mysql_url):
    wrong = sa.make_url(mysql_url).set(username="nobody", password="sesame")
    code, message = refused(smoke, wrong.render_as_string(False))
    assert code == "S003"
    assert "Access denied for user 'nobody'" in message
    assert "sesame" not in message


def test_the_database_does_not_exist(smoke, postgresql_url):
    code, message = refused(smoke, sa.make_url(postgresql_url).set(database="no_such").render_as_string(False))
    assert code == "S003"
    assert 'database "no_such" does not exist' in message


@pytest.mark.parametrize(
    ("url", "code", "message"),
    [
        ("nonsense:sesame", "S004", "this is no SQLAlchemy URL"),
        ("oracle://me:sesame@127.0.0.1/x", "S004", "smoke does not know the database 'oracle'"),
        (
            "postgresql+smoke://me:sesame@127.0.0.1/x",
            "S004",
            "SQLAlchemy does not know the driver of 'postgresql+smoke'",
        ),
        (
            "postgresql+psycopg2://me:sesame@127.0.0.1/x",
            "S001",
            "the driver of 'postgresql+psycopg2' is not installed: No module named 'psycopg2'",
        ),
    ],
)
def test_urls_that_lead_nowhere(smoke, url, code, message):
    assert refused(smoke, url) == (code, message)


def test_an_interpreter_that_does_not_start(smoke, tmp_path):
    with pytest.raises(OutsideError) as caught:
        smoke(python=tmp_path / "python", only={"import"})
    assert caught.value.diagnostic.code.id == "S006"


def test_an_interpreter_without_sqlalchemy(smoke, bare_python):
    smoked = smoke(python=bare_python, only={"compile", "import", "tables"})
    assert smoked.report.ok
    assert smoked.summary("import") == "SQLAlchemy is not installed in this interpreter: pip install 'sqlalchemy>=2.1'"
    with pytest.raises(OutsideError) as caught:
        smoke(python=bare_python, url="postgresql://me@127.0.0.1/x", only={"import"})
    assert caught.value.diagnostic.code.id == "S001"
