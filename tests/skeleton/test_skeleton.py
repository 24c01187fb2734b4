"""The skeleton of a new project: the same answers give the same files, whatever this machine is like."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml
from black import Mode, TargetVersion, format_str

from sqla_scaffold import __version__
from sqla_scaffold.config import DATABASES, ENTRIES, FLASK_STYLES, SESSIONS
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.skeleton.rendering import render_skeleton
from sqla_scaffold.skeleton.template import TEMPLATE_URL, template_root
from sqla_scaffold.write.paths import IGNORED

FORMATS = ("yaml", "toml")
AROUND = (("none", "yaml"), ("MIT", "toml"))  # what no code depends on; `test_matrix.py` has all of it
COMBINATIONS = [(*code, *around) for code in itertools.product(ENTRIES, DATABASES, SESSIONS) for around in AROUND]
ALWAYS = {
    ".copier-answers.yml",
    ".github/workflows/ci.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    "README.md",
    "pyproject.toml",
    "src/shop/__init__.py",
    "src/shop/py.typed",
    "tests/conftest.py",
    "tests/test_database.py",
    "tests/test_factories.py",
    "tests/test_retries.py",
    "tests/test_migrations.py",
    "tests/test_sessions.py",
}
BY_ENTRY = {
    "script": {
        "src/shop/cli.py",
        "src/shop/data_commands.py",
        "src/shop/db_commands.py",
        "tests/test_cli.py",
        "tests/test_db_commands.py",
    },
    "flask": {
        "src/shop/app.py",
        "src/shop/data_commands.py",
        "src/shop/db_commands.py",
        "tests/test_app.py",
        "tests/test_db_commands.py",
        "tests/test_extensions.py",
        "tests/test_resources.py",
    },
    "none": set[str](),
}
DRIVERS = {"sqlite": set[str](), "postgresql": {"psycopg"}, "mysql": {"pymysql"}}
ASYNC_DRIVERS = {"sqlite": {"aiosqlite"}, "postgresql": set[str](), "mysql": {"aiomysql"}}


@cache  # most files are the same for most answers
def formatted(text: str) -> str:
    return format_str(text, mode=Mode(target_versions={TargetVersion.PY311}))


def texts(files: list[GeneratedFile]) -> dict[str, str]:
    return {file.path: file.text for file in files}


@pytest.mark.parametrize(("entry", "database", "sessions", "licence", "schema_format"), COMBINATIONS)
def test_every_combination_of_answers_renders(
    tmp_path: Path, entry: str, database: str, sessions: str, licence: str, schema_format: str
) -> None:
    answers = {
        "package": "shop",
        "entry": entry,
        "database": database,
        "sessions": sessions,
        "license": licence,
        "schema_format": schema_format,
    }
    files = texts(render_skeleton(answers, tmp_path))

    wanted = ALWAYS | BY_ENTRY[entry] | {f"schema.{schema_format}"} | ({"LICENSE"} if licence == "MIT" else set())
    wanted |= {"tests/test_async_sessions.py"} if sessions == "async" else set()
    assert set(files) == wanted
    for path, text in files.items():
        # GitHub's own ${{ ... }} is the only thing of this shape that may be left.
        assert not any(mark in text.replace("${{", "") for mark in ("{{", "{%", "{#")), path
        assert text.isascii() and (text.endswith("\n") or not text), path
        assert not any(line.endswith((" ", "\t")) for line in text.splitlines()), path
        assert "\n\n\n" not in text or path.endswith(".py"), path
        if path.endswith(".py"):
            assert formatted(text) == text, path

    pyproject = tomllib.loads(files["pyproject.toml"])
    assert pyproject["tool"]["sqla-scaffold"] == {
        "package": "shop",
        "schema": f"schema.{schema_format}",
        "source": "src",
        "migrations": "migrations",
        "entry": entry,
        "database": database,
        "sessions": sessions,
        **({"flask_style": "lite"} if entry == "flask" else {}),
    }
    needed = {word.partition(">=")[0].partition("[")[0] for word in pyproject["project"]["dependencies"]}
    frameworks = {
        "script": {"click"},
        "flask": {"click", "flask", "flask-sqlalchemy-lite", "pydantic"},
        "none": set[str](),
    }[entry]
    drivers = DRIVERS[database] | (ASYNC_DRIVERS[database] if sessions == "async" else set())
    assert needed == {"alembic", "sqlalchemy"} | frameworks | drivers
    assert yaml.safe_load(files[".github/workflows/ci.yml"])["jobs"]["test"]["strategy"]["matrix"] == {
        "python": ["3.11", "3.12", "3.13", "3.14"]
    }


def test_an_application_without_the_extension_has_nothing_of_it(tmp_path: Path) -> None:
    files = texts(render_skeleton({"package": "shop", "entry": "flask", "flask_style": "plain"}, tmp_path))
    assert set(files) == ALWAYS | BY_ENTRY["flask"] - {"tests/test_extensions.py"} | {"schema.yaml"}
    assert not [path for path, text in files.items() if "sqlalchemy_lite" in text or "sqlalchemy-lite" in text]
    for path, text in files.items():
        if path.endswith(".py"):
            assert formatted(text) == text, path


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_long_package_name_changes_no_layout(tmp_path: Path, entry: str) -> None:
    package = "a_package_with_a_name_of_forty_characters"[:40]
    for file in render_skeleton({"package": package, "entry": entry}, tmp_path):
        if file.path.endswith(".py"):
            assert format_str(file.text, mode=Mode()) == file.text, file.path


@pytest.mark.parametrize("language", FORMATS)
def test_the_example_schema_is_one(tmp_path: Path, language: str) -> None:
    files = texts(render_skeleton({"package": "shop", "schema_format": language}, tmp_path))
    diagnostics = Diagnostics()
    schema = read_schema_text(files[f"schema.{language}"].encode(), f"schema.{language}", language, diagnostics)
    assert list(diagnostics) == []
    assert schema is not None
    assert [model.name.value for model in schema.models] == ["Customer", "Order"]


@pytest.mark.parametrize(("name", "path"), [("mine.toml", "schema.toml"), ("mine.YML", "schema.yaml")])
def test_a_schema_of_ones_own_takes_the_place_of_the_example(tmp_path: Path, name: str, path: str) -> None:
    files = render_skeleton({"package": "shop"}, tmp_path, schema=(name, "the text\n"))
    assert [file for file in files if file.path.startswith("schema.")] == [
        GeneratedFile(path, "the text\n", Owner.PERSON)
    ]
    assert f'schema = "{path}"' in texts(files)["pyproject.toml"]


def test_the_answers_file_names_the_published_template_in_this_version(tmp_path: Path) -> None:
    # A path so long that YAML folds it: nothing of it may be left.
    staging = tmp_path / "a folder with spaces in its name" / ("and words " * 10).strip()
    files = render_skeleton({"package": "shop", "author": "Ada: 'Lovelace'"}, staging)
    (answers,) = (file for file in files if file.path == ".copier-answers.yml")
    assert answers.owner is Owner.TOOL
    assert {file.owner for file in files if file is not answers} == {Owner.PERSON}
    assert yaml.safe_load(answers.text) == {
        "_commit": f"v{__version__}",
        "_src_path": TEMPLATE_URL,
        "author": "Ada: 'Lovelace'",
        "database": "sqlite",
        "description": "The data layer of shop",
        "entry": "script",
        "license": "none",
        "package": "shop",
        "project_name": "shop",
        "python": "3.11",
        "schema_format": "yaml",
        "sessions": "sync",
    }


def test_git_ignores_what_only_one_run_needs(tmp_path: Path) -> None:
    ignored = texts(render_skeleton({"package": "shop"}, tmp_path))[".gitignore"].splitlines()
    assert {f"/{path}" for path in IGNORED} <= set(ignored)


def test_people_may_write_what_they_like(tmp_path: Path) -> None:
    author, description = 'Åsa "Ö" \\ {{ x }}', 'It\'s "the" #1 \\n {% shop %} – ☃ 🎵'
    answers = {"package": "shop", "author": author, "description": description, "license": "BSD-3-Clause"}
    files = texts(render_skeleton(answers, tmp_path))
    project = tomllib.loads(files["pyproject.toml"])["project"]
    assert (project["authors"], project["description"]) == ([{"name": author}], description)
    assert description in files["README.md"]
    assert author in files["LICENSE"]
    assert yaml.safe_load(files[".copier-answers.yml"])["description"] == description


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"python": "2.7"}, "python cannot be '2.7': choose one of '3.11', '3.12', '3.13', '3.14'"),
        ({"package": "class"}, "class is a keyword of Python: take another name for the package"),
        ({"package": "flask"}, "flask is the name of a module that the project needs itself"),
        ({"package": "1st"}, "1st is no package name: write at most 40"),
        ({"package": "shop\n"}, "shop is no package name"),
        ({"project_name": "../shop"}, "../shop is no project name"),
        ({"description": "two\nlines"}, "the description must be a single line"),
    ],
)
def test_an_answer_that_will_not_do_is_said(tmp_path: Path, answer: dict[str, str], message: str) -> None:
    with pytest.raises(OutsideError) as caught:
        render_skeleton({"package": "shop", "project_name": "shop", **answer}, tmp_path)
    assert caught.value.diagnostic.code == codes.BAD_ANSWER
    assert message in caught.value.diagnostic.message


def test_an_answer_to_no_question_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutsideError) as caught:
        render_skeleton({"package": "shop", "licence": "MIT"}, tmp_path)
    assert caught.value.diagnostic.code == codes.UNKNOWN_QUESTION
    assert caught.value.diagnostic.hint == "did you mean 'license'?"


def test_the_questions_offer_what_a_project_can_be() -> None:
    asked = yaml.safe_load((template_root() / "copier.yml").read_text(encoding="utf-8"))
    for name, known in (
        ("entry", ENTRIES),
        ("database", DATABASES),
        ("sessions", SESSIONS),
        ("flask_style", FLASK_STYLES),
    ):
        choices = asked[name]["choices"]
        assert tuple(choices.values() if isinstance(choices, dict) else choices) == known
    assert all(question["help"] for name, question in asked.items() if not name.startswith("_"))


@pytest.mark.parametrize("settings", ["defaults: {author: HACKED, description: HACKED}\n", "defaults: [broken\n"])
def test_the_users_settings_of_copier_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    before = render_skeleton({"package": "shop"}, tmp_path / "before")
    (tmp_path / "settings.yml").write_text(settings)
    monkeypatch.setenv("COPIER_SETTINGS_PATH", str(tmp_path / "settings.yml"))
    assert render_skeleton({"package": "shop"}, tmp_path / "after") == before


def test_plain_copier_makes_the_same_project(tmp_path: Path) -> None:
    # As people run it: on a copy of the repository, asking nobody, trusting nobody, with empty settings.
    repository = tmp_path / "repository"
    shutil.copytree(template_root() / "templates", repository / "templates")
    shutil.copy(template_root() / "copier.yml", repository)
    (tmp_path / "settings.yml").write_text("{}\n")
    run = subprocess.run(
        [sys.executable, "-m", "copier", "copy", "--defaults", "--data", "entry=flask", "repository", "shop"],
        cwd=tmp_path,
        env={"PATH": "", "HOME": str(tmp_path), "COPIER_SETTINGS_PATH": str(tmp_path / "settings.yml")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "sqla-scaffold generate" in run.stderr

    shop = tmp_path / "shop"
    copied = {path.relative_to(shop).as_posix(): path.read_text() for path in shop.rglob("*") if path.is_file()}
    ours = texts(render_skeleton({"package": "shop", "entry": "flask"}, tmp_path / "staging"))
    answers = {name: yaml.safe_load(files.pop(".copier-answers.yml")) for name, files in (("c", copied), ("o", ours))}
    assert copied == ours
    assert answers["c"] | {"_commit": "", "_src_path": ""} == answers["o"] | {"_commit": "", "_src_path": ""}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("gh:sqla-scaffold/sqla-scaffold", TEMPLATE_URL),
        ("https://github.com/sqla-scaffold/sqla-scaffold", TEMPLATE_URL),
        ("git+https://github.com/sqla-scaffold/sqla-scaffold.git", TEMPLATE_URL),
        ("git@github.com:sqla-scaffold/sqla-scaffold.git", TEMPLATE_URL),
        ("../sqla-scaffold", "../sqla-scaffold"),
    ],
)
def test_the_answers_file_knows_one_spelling_of_github(typed: str, stored: str) -> None:
    from jinja2 import Environment
    from jinja2_ansible_filters import AnsibleCoreFiltersExtension

    (template,) = (template_root() / "templates" / "project").glob("*answers_file*")
    environment = Environment(extensions=[AnsibleCoreFiltersExtension], trim_blocks=True, autoescape=False)
    rendered = environment.from_string(template.read_text()).render(_copier_answers={"_src_path": typed, "a": 1})
    assert yaml.safe_load(rendered) == {"_src_path": stored, "a": 1}
