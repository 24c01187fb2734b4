"""Every row of the catalogue of hazards is provoked, said with its way out, and said of nothing else; `hazards.yaml` is the
table."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import yaml
from tests.databases import engine_of
from tests.migrate.project import Project
from tests.migrate.schemas import CASES
from tests.migrations import bench, test_online
from tests.migrations.test_cases import FOLDERS
from tests.resolve.schemas import resolved

from sqla_scaffold.compare.diff import Difference, compare
from sqla_scaffold.compare.hazards import report_hazards
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.diagnostic import Diagnostic, Diagnostics
from sqla_scaffold.resolve.resolve import resolve

HERE = Path(__file__).parent
ROWS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "hazards.yaml").read_text())
FACTS = HERE.parents[2] / "shared/facts/migrations.md"
# How many rows the catalogue has in each of its groups of a hundred.
COUNTS = {1: 9, 2: 9, 3: 6, 4: 20, 5: 5, 6: 4, 7: 8, 8: 6}
_ENUMS = {"E1": "[a, b]", "E2": "[a, b, c]", "E3": "[a, {value: z, was: b}]", "E4": "[a, c, b]"}
_DOMAINS = {"D1": "{type: int}", "D2": "{type: int, checks: {positive: value > 0}}"}


def schema(models: str, row: dict[str, Any]) -> str:
    """Return a schema of models; `E1` and its like are one enum with other values, `D1` one domain with other checks."""
    shared = ""
    for word, texts in (("enum", _ENUMS), ("domain", _DOMAINS)):
        if word in row:
            used = next(name for name in texts if name in models)
            models = models.replace(used, used[0])
            shared += f"{word}s: {{{used[0]}: {texts[used]}}}, "
    return f"{{{shared}models: {{{models}}}}}"


def way(row: dict[str, Any], before: str, after: str) -> Difference:
    database = row.get("database", "postgresql")
    return compare(resolved(schema(before, row), database), resolved(schema(after, row), database))


def said(row: dict[str, Any], before: str, after: str) -> list[Diagnostic]:
    diagnostics = Diagnostics()
    report_hazards(way(row, before, after), row.get("database", "postgresql"), {}, diagnostics, force=False)
    return list(diagnostics)


def test_the_table_has_every_row_of_the_catalogue() -> None:
    assert list(ROWS) == [f"MG{group}{number:02}" for group, count in COUNTS.items() for number in range(1, count + 1)]
    if FACTS.is_file():
        assert list(ROWS) == re.findall(r"^\| (MG\d+) \|", FACTS.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if "says" in row and "before" in row])
def test_a_hazard_is_said_with_its_way_out(name: str) -> None:
    row = ROWS[name]
    found = [one for one in said(row, row["before"], row["after"]) if one.code.name == row["says"]]
    assert found and all(one.hint for one in found), name
    assert any(re.search(row.get("words", ""), f"{one.message}\n{one.hint}") for one in found), found
    assert found[0].code.why and found[0].code.instead


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if "quiet" in row])
def test_what_is_like_it_and_harmless_is_not_said(name: str) -> None:
    row = ROWS[name]
    assert row["says"] not in [one.code.name for one in said(row, *row["quiet"])]


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if {"writes", "never"} & row.keys()])
def test_a_revision_is_written_the_safe_way(name: str) -> None:
    row = ROWS[name]
    text = bench.revision_of(way(row, row["before"], row["after"]), row.get("database", "postgresql"), name).text
    up = text.partition("def downgrade")[0]
    assert re.search(row.get("writes", ""), " ".join(text.split()))
    assert "never" not in row or not re.search(row["never"], up)


def test_what_no_schema_may_say_is_said_before() -> None:
    row, diagnostics = ROWS["MG701"], Diagnostics()
    text = row["schema"].replace("LONG", "far_too_long" * 8)
    spec = read_schema_text(text.encode(), "schema.yaml", "yaml", diagnostics)
    assert spec is not None
    resolve(spec, diagnostics, database="postgresql")
    assert [one.code.name for one in diagnostics] == [row["says"]]


def test_every_row_is_said_or_proved_or_left_out_for_a_reason() -> None:
    tests = {
        node.name
        for path in HERE.parent.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    cases = {f"case {folder.name}" for folder in FOLDERS}
    for name, row in ROWS.items():
        assert {"says", "writes", "proved", "left_out"} & row.keys(), name
        assert {*row.get("proved", ())} <= tests | cases, name
        assert row["title"]


def test_revisions_hold_nothing_that_nobody_reads_in_them() -> None:
    """No CASCADE, no transaction of their own, no model of the application, no constraint without a name, unless the
    schema gives its kind none; and what asks the database stays out of scripts."""
    for folder in FOLDERS:
        text = (folder / "revision.py.txt").read_text(encoding="utf-8")
        schema_text = (folder / "after.yaml").read_text(encoding="utf-8")
        unnamed = re.search(r"(?m)^naming_convention: .*\bfalse\b", schema_text) is not None
        assert not re.search(
            r"(?i)(DROP|TRUNCATE)\b[^\n]*\bCASCADE|\bexecute\(\s*\"(BEGIN|COMMIT|START)\b", text
        ), folder
        assert text.count("op.get_bind()") == text.count("not op.get_context().as_sql and op.get_bind()"), folder
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
                assert {one.partition(".")[0] for one in names} <= {"sqlalchemy", "alembic", "collections", "typing"}
            if not unnamed and isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Constraint"):
                assert "name" in {one.arg for one in node.keywords}, (folder, ast.unparse(node))


def test_what_is_done_concurrently_stands_apart() -> None:
    """PostgreSQL refuses it inside of a transaction, and a transaction would hold its locks until the end."""
    found = 0
    for one in test_online.written(test_online.difference("postgresql"), "postgresql"):
        tree = ast.parse(one.files[0].text)
        apart = [
            node for node in ast.walk(tree) if isinstance(node, ast.With) and "autocommit_block" in ast.unparse(node)
        ]
        inside = {id(node) for block in apart for node in ast.walk(block)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and "CONCURRENTLY" in str(node.value):
                assert id(node) in inside, node.value
                found += str(node.value).startswith("DROP INDEX")
    assert found


@pytest.mark.postgresql
def test_who_waits_for_a_table_gives_up(postgresql_url: str, tmp_path: Path) -> None:
    """A statement that waited for its lock would have everybody else wait behind it."""
    project = Project.make(tmp_path / "project", CASES["cycle"], postgresql_url)
    env = project.root / "migrations" / "env.py"
    assert "TABLE_WAIT_SECONDS = 10" in env.read_text()
    env.write_text(env.read_text().replace("TABLE_WAIT_SECONDS = 10", "TABLE_WAIT_SECONDS = 1"))
    project.upgrade()
    project.revision("wait", body="op.add_column('book', sa.Column('x', sa.Integer()))")
    with engine_of(postgresql_url).connect() as connection:
        connection.exec_driver_sql("LOCK TABLE book IN ACCESS SHARE MODE")
        with pytest.raises(sa.exc.OperationalError, match="lock timeout"):
            project.upgrade()
    project.upgrade()


# What MariaDB 10.11 does without a copy, and what not.
_MYSQL = [
    ("x: int", "x: bigint"),
    ("x: str(20)", "x: str(100)"),
    ("x: str(20)", "x: str(10)"),
    ("x: 'decimal(10, 2)'", "x: 'decimal(12, 2)'"),
    ("x: int", "x: int, y: {type: int?, computed: x + 1}"),
    ("x: int", "x: int, y: {type: int?, computed: {sqltext: x + 1, persisted: false}}"),
    ("x: int", "x: int, y: {type: int, server_default: 5}"),
    ("x: int", "x: {type: int, index: true}"),
    ("x: int", "x: {type: int, unique: true}"),
    ("x: int", "x: {type: int, foreign_key: B.id}"),
    ("x: int", "x: {type: int, comment: it}"),
]


@pytest.mark.mysql
@pytest.mark.parametrize(("before", "after"), _MYSQL)
def test_mariadb_copies_what_is_said_to_be_copied(before: str, after: str, mysql_url: str) -> None:
    found = {"database": "mysql"}
    models = [f"A: {{columns: {{{one}}}}}, B: {{}}" for one in (before, after)]
    text = bench.revision_of(way(found, *models), "mysql", "step").text
    bench.run(mysql_url, bench.first(way(found, *models).before, "mysql"), "upgrade")
    with engine_of(mysql_url).connect() as connection:
        version = connection.dialect.server_version_info
        if not getattr(connection.dialect, "is_mariadb", False) or version is None or version >= (11, 5):
            pytest.skip("alter_algorithm is MariaDB's, until 11.5")
    copies = "table-copied" in [one.code.name for one in said(found, *models)]
    inplace = text.replace(
        '    """Bring the database to this revision."""\n',
        '    op.execute("SET SESSION alter_algorithm = INPLACE")\n',
        1,
    )
    if copies:
        with pytest.raises(sa.exc.DBAPIError, match="Try ALGORITHM=COPY"):
            bench.run(mysql_url, inplace, "upgrade")
    else:
        bench.run(mysql_url, inplace, "upgrade")
