"""What a person may say to `new` beside the schema: names, answers, files; nothing of it becomes code, a path or markup."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from sqla_scaffold import api
from sqla_scaffold.cli.main import program
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.skeleton.rendering import render_skeleton

SCHEMA = "models:\n  Tag:\n    columns: {label: text}\n"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schema.yaml").write_text(SCHEMA)

    def call(*words: str) -> Result:
        options = ("--schema", "schema.yaml") if "--schema" not in words else ()
        result = CliRunner().invoke(program, ("new", "--defaults", "--no-smoke", *options, *words))
        assert isinstance(result.exception, SystemExit | None), result.exception
        assert "mistake in sqla-scaffold" not in result.output and "\x1b" not in result.output
        return result

    return call


PACKAGES = (
    "../evil",
    "/evil",
    "..",
    ".",
    "a\0b",
    ".git",
    "-rf",
    "test",
    "sqlalchemy",
    "x" * 300,
    "a ",
    "{{ 7*7 }}",
    "os",
)


@pytest.mark.parametrize("name", PACKAGES, ids=lambda name: ascii(name)[:20])
def test_a_package_is_called_like_a_package(run: Run, tmp_path: Path, name: str) -> None:
    result = run("shop", f"--package={name}")
    assert result.exit_code == 2 and "error[P201]" in result.stderr and "hint: " in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["schema.yaml"]


@pytest.mark.parametrize(
    "name", ["{{ 7*7 }}", "$(touch x)", "a\nb", "\x1b[31mred", "caf\xe9", "\u202eabc", "con", "os"]
)
def test_a_folder_that_gives_no_package_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    assert run("--", name).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["schema.yaml"]


ANSWERS = (
    "{{ 7*7 }}", "{% raw %}", 'a"b', "it's", "a\\b", "# x", "x: y", "[a]", "null", "yes", "&a *b", "!!python/object:os",
    "\xe9\u65e5\U0001f600", "  lead", "'''", '"""', "x" * 5000, "<script>", "%x", "\ufeff", "\u202e",
)  # fmt: skip


@pytest.mark.parametrize("text", ANSWERS, ids=lambda text: ascii(text)[:20])
def test_an_answer_is_a_text_in_every_file(tmp_path: Path, text: str) -> None:
    files = {
        file.path: file.text
        for file in render_skeleton(
            {"package": "shop", "author": text, "description": text, "license": "MIT"}, tmp_path
        )
    }
    project = tomllib.loads(files["pyproject.toml"])["project"]
    assert (project["description"], project["authors"]) == (text, [{"name": text}])
    answers = yaml.safe_load(files[".copier-answers.yml"])
    assert (answers["author"], answers["description"]) == (text, text)
    assert text in files["LICENSE"] and text in files["README.md"]
    yaml.safe_load(files[".github/workflows/ci.yml"])
    for path, source in files.items():
        if path.endswith(".py"):
            compile(source, path, "exec")


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "\x1b[31m", "\x7f", "\x85", "\u2028", "\0"], ids=ascii)
def test_an_answer_is_a_single_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(OutsideError, match="must be a single line"):
        render_skeleton({"package": "shop", "author": text}, tmp_path)


@pytest.mark.parametrize("name", ["package", "entry", "database"])
def test_what_has_an_option_is_no_answer(run: Run, tmp_path: Path, name: str) -> None:
    result = run("shop", "--data", f"{name}=other")
    assert result.exit_code == 2 and f"write --{name} instead" in result.stderr
    assert not (tmp_path / "shop").exists()


def test_the_example_can_be_written_in_toml(tmp_path: Path) -> None:
    options = api.NewOptions(package="shop", smoke=False, data=(("schema_format", "toml"),))
    outcome = api.new(tmp_path / "shop", options, Diagnostics(), lambda _: None)
    assert outcome.written and (tmp_path / "shop" / "schema.toml").is_file()


def test_a_file_name_is_no_command_of_a_terminal_or_of_github(run: Run, tmp_path: Path) -> None:
    name = "a\x1b[31m::error::,x%0A\n.yaml"
    (tmp_path / name).write_text('models:\n  "\\e]0;own\\a\\r\\n::error::x": {}\n')
    shown = run("shop", "--schema", name, "--github")
    assert shown.exit_code == 1
    commands = [line for line in shown.stdout.split("\n") if line.startswith("::")]
    assert len(commands) == 1 and "::error::," not in commands[0]
    assert not any(line.startswith("::") for line in shown.stderr.split("\n"))
    assert all(character.isprintable() or character == "\n" for character in shown.output)


def test_hundreds_of_mistakes_are_all_shown_in_order_and_soon(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"      c{number}: {{type: text, nulable: true, indx: true}}\n" for number in range(300))
    (tmp_path / "schema.yaml").write_text("models:\n  Thing:\n    columns:\n" + rows)
    begin = time.process_time()
    result = run("shop")
    assert time.process_time() - begin < 2  # a second, with room for a busy machine
    lines = [int(line.split(":")[1]) for line in result.stderr.split("\n") if line.startswith("schema.yaml:")]
    assert lines == sorted(lines) and len(lines) == 600 and result.exit_code == 1
