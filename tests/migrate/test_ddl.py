"""The SQL that `show --sql` prints makes the tables it speaks of."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqla_scaffold.api import show
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError

EXAMPLES = Path(__file__).parents[2] / "examples"


def sql(example: str, database: str, *models: str) -> str:
    diagnostics = Diagnostics()
    text = show(Path(), diagnostics, schema=EXAMPLES / example, models=models, database=database, sql=True)
    assert text is not None and not len(diagnostics)
    return text


def run(url: str, text: str) -> list[str]:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        for statement in text.split(";\n\n"):
            if statement.strip():
                connection.exec_driver_sql(statement.replace("%", "%%"))
    return sorted(sa.inspect(engine).get_table_names())


def test_on_sqlite() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(sql("chinook.yaml", "sqlite"))
    (count,) = connection.execute("select count(*) from sqlite_master where type = 'table'").fetchone()
    assert count == 11


def test_on_postgresql(postgresql_url: str) -> None:
    assert len(run(postgresql_url, sql("pagila.toml", "postgresql"))) == 15


def test_on_mysql_or_mariadb(mysql_url: str) -> None:
    assert len(run(mysql_url, sql("blog.yaml", "mysql"))) == 5


def test_only_what_was_asked_for() -> None:
    text = sql("blog.yaml", "sqlite", "Tag", "User")
    assert text.count("CREATE TABLE") == 2


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(OutsideError) as caught:
        sql("blog.yaml", "sqlite", "Tagg")
    assert caught.value.diagnostic.code is codes.MODEL_UNKNOWN
    assert caught.value.diagnostic.hint == "did you mean `Tag`?"
