"""The command `import` on MySQL and MariaDB: what is made of the schema is that database again."""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from sqla_scaffold.api.importing import report, schema_of
from sqla_scaffold.cli.main import program
from sqla_scaffold.api.drifting import compared
from sqla_scaffold.reading.database.connect import opened, read_database
from sqla_scaffold.reading.database.found import LeftOut
from sqla_scaffold.reading.database.mysql import read_mysql
from sqla_scaffold.reading.database.mysql_text import expression
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import Check, LiteralDefault, SqlDefault, TypeUse
from tests.importing.form import check_form
from tests.hard.test_hard_inputs import SHARED
from tests.migrate.project import Project

# What only the server knows how to keep; SHOW CREATE TABLE is the judge.
STORE = r"""
CREATE TABLE keeper (
    id int unsigned AUTO_INCREMENT PRIMARY KEY, device uuid, details json, four inet4, six inet6,
    state enum('new', 'it''s old') NOT NULL DEFAULT 'new', days set('sat', 'sun') DEFAULT 'sat,sun',
    changed timestamp(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3), at timestamp NOT NULL,
    made datetime DEFAULT now(), touched datetime ON UPDATE now(), day date DEFAULT '2000-01-01',
    label varchar(20) CHARACTER SET latin1 DEFAULT 'a''b\\c', note text DEFAULT concat('a', 'b'),
    code char(3) COLLATE utf8mb4_bin, number int(5) ZEROFILL DEFAULT 7, small tinyint(1) unsigned,
    price decimal(8, 2) unsigned DEFAULT 1.50, rate float(7, 2), share double unsigned, whole decimal,
    bits bit(8) DEFAULT b'101', ready bool DEFAULT true, raw binary(16), rest varbinary(20) DEFAULT x'61', big longblob,
    next_id int AS (id + 1) VIRTUAL, shown varchar(30) AS (concat(label, ': 100% ''x''')) STORED,
    age int CHECK (age > 0 AND label <> 'it''s'), built year DEFAULT 2000, place point NOT NULL,
    `select` int, `We ird` int, total bigint COMMENT 'in cents: 100% of them',
    CONSTRAINT no_order CHECK (`select` > `We ird`),
    KEY beginning (label(5), age), UNIQUE KEY one_code (code), UNIQUE beginning_once (label(3)),
    FULLTEXT words (label), SPATIAL places (place), KEY newest (made DESC, age)
) COMMENT='what it''s for' ROW_FORMAT=DYNAMIC;
CREATE TABLE kept (
    id int AUTO_INCREMENT PRIMARY KEY, keeper_id int unsigned NOT NULL, other int unsigned, state enum('new', 'it''s old'),
    text json NOT NULL DEFAULT '{}', above int, CONSTRAINT fk_above FOREIGN KEY (above) REFERENCES kept (id),
    CONSTRAINT kept_by FOREIGN KEY (keeper_id) REFERENCES keeper (id) ON DELETE CASCADE ON UPDATE SET NULL,
    FOREIGN KEY (other) REFERENCES keeper (id) ON DELETE SET NULL
) ENGINE=InnoDB COLLATE=latin1_swedish_ci;
CREATE TABLE line (keeper_id int unsigned, number int, text varchar(9), PRIMARY KEY (number, keeper_id),
    FOREIGN KEY (keeper_id) REFERENCES keeper (id)) ENGINE=InnoDB;
CREATE TABLE land (code char(2) NOT NULL, name varchar(40), UNIQUE KEY (code)) ENGINE=InnoDB;
CREATE TABLE quick (id int PRIMARY KEY, word varchar(20), KEY (word)) ENGINE=Aria;
""".replace("ON UPDATE SET NULL", "ON UPDATE CASCADE")

GAPS = """
CREATE TABLE parted (id int PRIMARY KEY, hidden int INVISIBLE, word varchar(40), KEY told (word) COMMENT 'why',
    KEY back (word(4), id DESC)) PARTITION BY HASH (id) PARTITIONS 2;
CREATE TABLE bare (x int);
CREATE TABLE begun (word text, PRIMARY KEY (word(10)));
CREATE VIEW seen AS SELECT 1 AS one;
CREATE TRIGGER early BEFORE INSERT ON bare FOR EACH ROW SET NEW.x = 1;
CREATE PROCEDURE nothing() SELECT 1;
"""


def execute(url: str, sql: str) -> str:
    engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection, connection.connection.cursor() as cursor:
        for statement in filter(str.strip, re.split(r";\s*\n", sql)):
            cursor.execute(statement)
    return url


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(program, ["import", *map(str, arguments)], standalone_mode=False)


def imported(url: str) -> tuple[str, Schema, str]:
    """Return the text, its meaning, and what was reported."""
    diagnostics = Diagnostics()
    document, text, meant = schema_of(read_database(url), "yaml", "schema.yaml", diagnostics)
    check_form(document)
    assert meant is not None, text + as_text(diagnostics, color=False)
    report(document, meant, diagnostics)
    return text, meant.schema, as_text(diagnostics, color=False)


def statements(url: str) -> dict[str, list[str]]:
    """Return the lines of the statements of all tables, those of keys by the alphabet, for their order says nothing."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        names = [row[0] for row in connection.exec_driver_sql("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'")]
        texts = {name: connection.exec_driver_sql(f"SHOW CREATE TABLE `{name}`").one()[1] for name in names}
    texts.pop("alembic_version", None)
    return {name: _lines(text.splitlines()) for name, text in texts.items()}


def _lines(lines: list[str]) -> list[str]:
    bare = [_bare(line) for line in lines]
    columns = [line.split("`")[1] for line in bare if line.startswith("  `")]
    return [", ".join(columns), *sorted(filter(None, bare))]


def _bare(line: str) -> str:
    """A line without the next number of a key, actions that are none, and the check that came to stand elsewhere."""
    if line.startswith("  CONSTRAINT `age` CHECK"):
        return ""
    line = re.sub(r" AUTO_INCREMENT=\d+| ON (?:DELETE|UPDATE) NO ACTION| CHECK \(`age`.*\)$", "", line.rstrip(","))
    return line


def emptied(url: str) -> str:
    name = sa.make_url(url).database
    return execute(url, f"DROP DATABASE {name};\nCREATE DATABASE {name} CHARACTER SET utf8mb4;\n")


@pytest.mark.mysql
@pytest.mark.parametrize("case", ["store", "sakila_my", "chinook_my"])
def test_it_is_the_database_again(case: str, mysql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if case == "store":
        execute(mysql_url, STORE)
    else:
        _load(case, mysql_url)
    original = statements(mysql_url)
    text, schema, said = imported(mysql_url)
    assert said.count("D0") == said.count(" of a view ") + said.count("[D014]: view "), said
    assert run(mysql_url).return_value == 0

    project = Project.make(tmp_path, schema, emptied(mysql_url))
    project.upgrade()
    assert _unlike(original, statements(mysql_url)) == [], text

    emptied(mysql_url)
    monkeypatch.syspath_prepend(str(tmp_path / "src"))
    importlib.import_module(f"{project.package}.models")
    engine = sa.create_engine(mysql_url, poolclass=sa.NullPool)
    importlib.import_module(f"{project.package}.db").Model.metadata.create_all(engine)
    assert _unlike(original, statements(mysql_url)) == [], text


def _unlike(one: dict[str, list[str]], other: dict[str, list[str]]) -> list[str]:
    before = {f"{name}: {line}" for name, lines in one.items() for line in lines}
    after = {f"{name}: {line}" for name, lines in other.items() for line in lines}
    return [*(f"lacks {line}" for line in before - after), *(f"has {line}" for line in after - before)]


def _load(case: str, url: str) -> None:
    folder = SHARED / "databases" / case
    if not folder.is_dir():
        pytest.skip("the databases do not lie beside the checkout")
    for path in sorted(folder.glob("*.sql")):
        # Triggers and routines need another delimiter, and are no part of a schema.
        text = re.sub(r"(?ims)^DELIMITER (\S+)$.*?^DELIMITER ;", "", path.read_text(encoding="utf-8"))
        text = re.sub(r"(?im)^(?:USE|DROP|CREATE) (?:DATABASE|SCHEMA|`?\w+`?;)[^;]*;?", "", text)
        execute(url, re.sub(r"(?m)^\s*--.*$|/\*.*?\*/;?", "", text))


@pytest.mark.mysql
def test_what_a_schema_cannot_say_is_said(mysql_url: str) -> None:
    result = run(execute(mysql_url, GAPS))
    assert result.return_value == 0, result.stderr
    for said in (
        "option of a column parted.hidden: it is invisible",
        "comment of an index parted.told",
        "option of an index parted.back",
        "partitioning of a table parted",
        "table without a primary key bare",
        "primary key begun.PRIMARY",
        "view seen",
    ):
        assert f"warning[D010]: {said}" in result.stderr, said
    assert "Not in a schema: 1 procedure, 1 trigger." in result.stderr


COUNTED = """
CREATE SEQUENCE counter START WITH 5 INCREMENT BY 3 CACHE 7 CYCLE MAXVALUE 999;
CREATE SEQUENCE `we ird``s` INCREMENT BY -2;
CREATE TABLE a (id bigint NOT NULL DEFAULT nextval(counter) PRIMARY KEY, n bigint DEFAULT nextval(`we ird``s`));
"""


@pytest.mark.mysql
def test_sequences_of_mariadb_are_imported_and_compared(mysql_url: str) -> None:
    text, schema, said = imported(execute(mysql_url, COUNTED))
    assert not said, said
    assert "counter: {start: 5, increment: 3, maxvalue: 999, cycle: true, cache: 7}" in text
    assert 'we_ird_s: {increment: -2, name: "we ird`s"}' in text
    assert "id: {type: bigint, primary_key: true, sequence: counter}" in text
    with opened(mysql_url) as database:
        assert compared(database, schema) == []
    execute(mysql_url, "ALTER SEQUENCE counter MAXVALUE 5000;\nCREATE SEQUENCE another")
    with opened(mysql_url) as database:
        assert {one.what for one in compared(database, schema)} == {"sequence counter", "sequence another"}


# MySQL 8 tells some things in other words than MariaDB; these are its answers.
_COLUMN = {"owner": "t", "nullable": "YES", "default": None, "extra": "", "generated": "", "comment": ""}
ANSWERS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "SCHEMATA": [{"version": "8.4.3", "name": "shop", "collation": "utf8mb4_0900_ai_ci"}],
    ".TABLES ": [
        {"name": "t", "kind": "BASE TABLE", "engine": "InnoDB", "collation": "utf8mb4_0900_ai_ci"}
        | {"comment": "", "options": ""}
    ],
    ".COLUMNS": [
        _COLUMN
        | {"name": "id", "form": "int unsigned", "nullable": "NO", "extra": "auto_increment", "collation": None},
        _COLUMN | {"name": "word", "form": "varchar(9)", "default": "it's", "collation": "utf8mb4_0900_ai_ci"},
        _COLUMN | {"name": "number", "form": "decimal(6,2)", "default": "1.50", "collation": None},
        _COLUMN
        | {"name": "at", "form": "datetime", "default": "CURRENT_TIMESTAMP", "collation": None}
        | {"extra": "DEFAULT_GENERATED on update CURRENT_TIMESTAMP"},
        _COLUMN
        | {"name": "made", "form": "varchar(9)", "default": "concat(_utf8mb4\\'a\\',`word`)", "collation": None}
        | {"extra": "DEFAULT_GENERATED"},
        _COLUMN | {"name": "data", "form": "json", "collation": None},
    ],
    "STATISTICS": [
        {"owner": "t", "name": name, "several": several, "column": column, "length": None, "method": "BTREE"}
        | {"direction": "A", "comment": "", "expression": sql, "hidden": 0}
        for name, several, column, sql in (
            ("PRIMARY", 0, "id", None),
            ("lowered", 1, None, "lower(`word`)"),
        )
    ],
    "CHECK_CONSTRAINTS": [
        {"owner": "t", "name": "t_chk_1", "clause": "(`word` <> _utf8mb4\\'it\\\\\\'s\\')", "level": "Escaped"}
    ],
}


def test_answers_of_mysql_are_understood() -> None:
    def ask(sql: str) -> Sequence[Mapping[str, Any]]:
        return next((rows for part, rows in ANSWERS.items() if part in sql), [])

    found = read_mysql(ask)
    (table,) = found.tables
    columns = table.by_name
    assert columns["id"].type == TypeUse("mysql.int", (("unsigned", True),)) and columns["id"].autoincrement
    assert columns["word"].server_default == LiteralDefault("it's")
    assert columns["number"].server_default == SqlDefault("1.50")
    assert columns["at"].server_default == SqlDefault("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP")
    assert columns["made"].server_default == SqlDefault("concat('a',word)")
    assert columns["data"].type == TypeUse("json")
    assert table.checks == (Check("t_chk_1", "t_chk_1", "word <> 'it''s'"),)
    assert found.left_out == (LeftOut("index", "t.lowered", "it holds an expression"),)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("`a` + `b`", "a + b"),
        ("(`order` > 0)", "`order` > 0"),
        ("(`a`) + (`b`)", "(a) + (b)"),
        ("`We ird` <> 'it\\'s `b`'", "`We ird` <> 'it''s `b`'"),
        ("json_valid(`a``b`)", "json_valid(`a``b`)"),
        ("((')'))", "')'"),
    ],
)
def test_names_have_backticks_where_they_need_them(written: str, plain: str) -> None:
    assert expression(written) == plain
