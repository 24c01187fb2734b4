"""A generated application says no password, whatever goes wrong: not in a log, not in an answer, not on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqlalchemy import make_url

SENTINEL = "s3cret-W0nder"
# Everything is logged, also what the drivers and SQLAlchemy have to say, and every answer is printed.
ASK = """
import logging
import traceback
logging.basicConfig(level=logging.DEBUG)
from shop import db
from shop.app import create_app
app = create_app()
client = app.test_client()
for path in ("/health", "/ready", "/api/customers", "/api/customers/1", "/nowhere"):
    answer = client.get(path)
    print(path, answer.status_code, answer.text, answer.headers)
print(client.post("/api/customers", json={"name": "n", "email": "e@x"}).text)
runner = app.test_cli_runner()
for words in (["db", "upgrade"], ["db", "current"], ["db", "upgrade", "--sql"], ["seed", "--count", "1"]):
    result = runner.invoke(args=words)
    print(words, result.exit_code, result.output, result.exception)
    if result.exception is not None:
        traceback.print_exception(result.exception)
print(app.config, db.engine, repr(db.engine.url), repr(db.Session))
"""
COMMANDS = (
    ("-c", ASK),
    ("-m", "alembic", "upgrade", "head"),
)


each_style = pytest.mark.parametrize("shop", ["lite", "plain"], indirect=True)
one_style = pytest.mark.parametrize("shop", ["lite", pytest.param("plain", marks=pytest.mark.slow)], indirect=True)


@pytest.fixture(scope="module")
def shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a web application, of each style."""
    folder = tmp_path_factory.mktemp("made") / "shop"
    diagnostics = Diagnostics()
    options = api.NewOptions(entry="flask", flask_style=request.param, database="postgresql", smoke=False)
    assert api.new(folder, options, diagnostics, lambda _: None).written, as_text(diagnostics, color=False)
    return folder


def everything_said(shop: Path, **environment: str) -> str:
    """Return what the application and all commands say."""
    full = {**os.environ, "PYTHONPATH": "src", "SQL_ECHO": "1", **environment}
    said: list[str] = []
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, *command], cwd=shop, env=full, capture_output=True, text=True, check=False, timeout=120
        )
        said.append(f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return "\n".join(said)


@one_style
def test_where_no_server_answers(shop: Path) -> None:
    said = everything_said(shop, DATABASE_URL=f"postgresql://me:{SENTINEL}@127.0.0.1:1/shop?connect_timeout=2")
    assert "/ready 503" in said
    assert SENTINEL not in said


@one_style
def test_where_the_server_refuses_the_user(shop: Path, postgresql_url: str) -> None:
    url = make_url(postgresql_url).set(username="sqla_scaffold_nobody")
    said = everything_said(shop, DATABASE_URL=url.set(password=SENTINEL).render_as_string(hide_password=False))
    assert "/ready 503" in said
    assert SENTINEL not in said


@one_style
def test_where_the_password_is_wrong(shop: Path, mysql_url: str) -> None:
    url = make_url(mysql_url).set(password=SENTINEL)
    said = everything_said(shop, DATABASE_URL=url.render_as_string(hide_password=False))
    assert "/ready 503" in said
    assert "Access denied" in said
    assert SENTINEL not in said


@each_style
def test_where_the_database_answers_and_statements_are_shown(shop: Path, postgresql_url: str) -> None:
    url = make_url(postgresql_url)
    parts = {
        "DB_DRIVER": "postgresql+psycopg",
        "DB_HOST": url.host or "",
        "DB_PORT": str(url.port or 5432),
        "DB_USER": url.username or "",
        "DB_PASSWORD": SENTINEL,
        "DB_NAME": url.database or "",
    }
    said = everything_said(shop, DATABASE_URL="", **parts)
    assert "/ready 200" in said
    assert "CREATE TABLE" in said
    assert SENTINEL not in said
