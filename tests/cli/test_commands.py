"""What each command asks of `api`, and how it says what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from sqla_scaffold import api, config
from sqla_scaffold.cli import options
from sqla_scaffold.cli.main import program
from sqla_scaffold.files import Owner
from sqla_scaffold.report.codes.project import DISK_FULL
from sqla_scaffold.report.codes.reading import KEY_DUPLICATE
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import GeneratorBug, OutsideError
from sqla_scaffold.report.source import Source, Span
from sqla_scaffold.smoke.outcome import Probe, SmokeReport, Status
from sqla_scaffold.write.change import Action

Run = Callable[..., Result]

PEOPLE = """\
      update  changed.py  generated anew
      create  fresh.py    new
    conflict  yours.py    it was there before
1 created, 1 updated, 1 identical, 1 in conflict.
Somebody should know.
Next: sqla-scaffold generate -C shop --markers    (shows both sides in the file; or --ours, --theirs)
"""

DIFF = """\
diff --git a/changed.py b/changed.py
--- a/changed.py
+++ b/changed.py
@@ -1 +1 @@
-old
+new
diff --git a/fresh.py b/fresh.py
new file mode 100644
--- /dev/null
+++ b/fresh.py
@@ -0,0 +1 @@
+fresh
"""


def answers(monkeypatch: pytest.MonkeyPatch, name: str, answer: Any) -> list[dict[str, Any]]:
    """Let a function of `api` answer or raise; return the list of what it is asked."""
    asked: list[dict[str, Any]] = []

    def stand_in(*args: Any, **keywords: Any) -> Any:
        asked.append({"args": args, **keywords})
        if isinstance(answer, BaseException):
            raise answer
        return answer(*args) if callable(answer) else answer

    monkeypatch.setattr(api, name, stand_in)
    return asked


def test_generate_says_what_it_did(run: Run, outcome: api.Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    [asked] = [answers(monkeypatch, "generate", outcome)]
    result = run("generate", "-C", "shop")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", PEOPLE)
    assert asked[0]["args"][0] == Path("shop")
    assert asked[0]["settle"] is api.Settle.SAY
    assert {key: asked[0][key] for key in ("check", "dry_run")} == dict.fromkeys(("check", "dry_run"), False)


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_a_diff_is_data(run: Run, outcome: api.Outcome, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    answers(monkeypatch, "generate", outcome)
    result = run("generate", "-C", "shop", option)
    assert (result.stdout, result.stderr) == (DIFF, PEOPLE)


def test_check_says_what_to_run(run: Run, outcome: api.Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    assert outcome.plan is not None
    plan = type(outcome.plan)(outcome.plan.changes[:2], {})
    answers(monkeypatch, "generate", api.Outcome(ok=False, plan=plan))
    result = run("generate", "--check")
    assert result.exit_code == 1
    assert result.stderr.endswith("1 to create, 1 to update. Nothing was written.\nNext: sqla-scaffold generate\n")


def test_github_shows_which_files_are_out_of_step(
    run: Run, outcome: api.Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert outcome.plan is not None
    plan = type(outcome.plan)(outcome.plan.changes[:3], {})
    for command in ("generate", "check"):
        answers(monkeypatch, command, api.Outcome(ok=False, plan=plan))
        said = run(*(("generate", "--check") if command == "generate" else ("check",)), "--github").stdout
        assert said.removesuffix(DIFF) == (
            "::error file=changed.py,title=out of step::update: generated anew%0Ahint: run `sqla-scaffold generate`\n"
            "::error file=fresh.py,title=out of step::create: new%0Ahint: run `sqla-scaffold generate`\n"
        )
    answers(monkeypatch, "generate", api.Outcome(ok=True, plan=plan, written=True))
    assert run("generate", "--github").stdout == ""


def test_quiet_says_only_what_is_wrong(run: Run, outcome: api.Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "generate", outcome)
    assert run("generate", "-q", "-C", "shop").stderr.splitlines()[0] == "    conflict  yours.py  it was there before"
    answers(monkeypatch, "generate", api.Outcome(ok=True, plan=outcome.plan, written=True, said=("All is well.",)))
    assert "well" not in run("generate", "-q").stderr


def test_many_files_of_one_folder_are_told_in_one_row_but_conflicts_each(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changes(folder: str, action: Action, count: int) -> list[api.PlannedChange]:
        paths = [f"{folder}/m{number}.py" for number in range(count)]
        return [api.PlannedChange(path, action, None, "new", Owner.SHARED, "because") for path in paths]

    found = changes("models", Action.CREATE, 21) + changes("few", Action.CREATE, 2)
    plan = api.Plan((*found, *changes("hand", Action.CONFLICT, 21)), {})
    answers(monkeypatch, "generate", api.Outcome(True, plan, written=True))
    said = [line.split() for line in run("generate").stderr.splitlines()]
    assert [words for words in said if words[0] == "create"] == [
        ["create", "few/m0.py", "because"],
        ["create", "few/m1.py", "because"],
        ["create", "models/", "(21", "files)", "because"],
    ]
    assert sum(words[0] == "conflict" for words in said) == 21
    assert run("generate", "-v").stderr.count("models/m") == 21


def test_verbose_lists_identical_files(run: Run, outcome: api.Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "generate", outcome)
    assert "\n   identical  same.py\n" in run("generate", "-v").stderr


def test_json_is_one_object_and_nothing_else(run: Run, outcome: api.Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "generate", outcome)
    result = run("generate", "--json", "--diff")
    said = json.loads(result.stdout)
    assert result.stderr == ""
    assert (said["command"], said["ok"], said["exit"], said["written"]) == ("generate", False, 1, True)
    assert said["files"][2] == {"path": "same.py", "action": "identical", "reason": ""}
    assert [file["action"] for file in said["files"]] == ["update", "create", "identical", "conflict"]
    assert said["diff"] == DIFF
    assert said["said"] == ["Somebody should know."]


def mistaken(root: object, diagnostics: Diagnostics, *rest: object) -> api.Outcome:
    text = "models:\n  Tag: {}\n  Tag: {}\n"
    start = text.rindex("Tag")
    span = Span(Source("schema.yaml", text), start, start + 3)
    diagnostics.add(KEY_DUPLICATE, "the key `Tag` stands here twice", span, hint="rename one")
    return api.Outcome(ok=False)


def test_mistakes_are_shown_with_their_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "generate", mistaken)
    result = run("generate")
    assert result.exit_code == 1
    assert result.stderr.startswith("schema.yaml:3:3: error[R119]: the key `Tag` stands here twice\n")
    [annotation] = run("generate", "--github").stdout.splitlines()
    assert annotation.startswith("::error file=schema.yaml,line=3,col=3,")
    [diagnostic] = json.loads(run("generate", "--json").stdout)["diagnostics"]
    assert (diagnostic["code"], diagnostic["line"], diagnostic["column"]) == ("R119", 3, 3)


@pytest.mark.parametrize("command", [("generate",), ("smoke",), ("new", "shop")])
def test_the_outside_world_is_2(run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    refusal = OutsideError(DISK_FULL, "cannot write: No space left on device", hint="make room", path="src/db.py")
    answers(monkeypatch, command[0], refusal)
    result = run(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(
        "src/db.py: error[P104]: cannot write: No space left on device\n  hint: make room\n"
    )
    said = json.loads(run(*command, "--json").stdout)
    assert (said["exit"], said["diagnostics"][0]["code"]) == (2, "P104")


def test_what_the_operating_system_says_is_no_bug(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "new", OSError(36, "File name too long", "xxx"))
    result = run("new", "xxx")
    assert result.exit_code == 2
    assert result.stderr.startswith("xxx: error[P107]: the operating system refuses: File name too long\n")


@pytest.mark.parametrize("bug", [GeneratorBug("two files"), KeyError("x"), RecursionError()])
def test_a_bug_is_ours(run: Run, monkeypatch: pytest.MonkeyPatch, bug: Exception) -> None:
    answers(monkeypatch, "generate", bug)
    result = run("generate")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"This is a mistake in sqla-scaffold, not yours: {type(bug).__name__}: ")
    assert "Traceback" not in result.stderr and "with -v" in result.stderr
    assert "Traceback (most recent call last)" in run("generate", "-v").stderr
    assert json.loads(run("generate", "--json").stdout)["exit"] == 2


def test_ctrl_c_is_one_line_and_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "generate", KeyboardInterrupt())
    result = run("generate")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr.strip() == "Interrupted; every file is as it was, or as it was to be."


@pytest.mark.parametrize("words", [("shop",), ("project", "shop")])
def test_new_with_defaults(run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    asked = answers(monkeypatch, "new", api.Outcome(ok=True, written=True, upgrades=("alembic upgrade head",)))
    result = run("new", *words)
    target, wanted, *_ = asked[0]["args"]
    assert (result.exit_code, result.stdout, target) == (0, "", Path("shop"))
    assert wanted == api.NewOptions(git=True)
    assert result.stderr == (
        "To repeat: sqla-scaffold new shop --defaults --entry script --database sqlite\n"
        "Next:\n    cd shop\n    python3 -m venv .venv && . .venv/bin/activate\n    pip install -e '.[dev]'\n"
        "    alembic upgrade head\n"
    )


def test_new_with_everything(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answers(monkeypatch, "new", api.Outcome(ok=True, written=True))
    url = "postgresql+psycopg://me:secret@localhost/x"
    words = "new my shop -C sub --schema a.toml --package pkg --entry flask --database mysql --data a=b=c --data d= -f"
    result = run(*words.replace("my shop", "my_shop").split(), "--no-smoke", "--url", url)
    target, wanted, *_ = asked[0]["args"]
    assert target == Path("sub/my_shop")
    assert wanted == api.NewOptions(
        schema=Path("sub/a.toml"),
        package="pkg",
        entry="flask",
        database="mysql",
        data=(("a", "b=c"), ("d", "")),
        force=True,
        smoke=False,
        git=True,
        url=url,
    )
    repeat = next(line for line in result.stderr.splitlines() if line.startswith("To repeat: "))
    assert "secret" not in result.stderr
    again = answers(monkeypatch, "new", api.Outcome(ok=True))
    run(*repeat.removeprefix("To repeat: sqla-scaffold ").split(), "-f", "--url", url)
    assert again[0]["args"][:1] == (target,)
    assert again[0]["args"][1] == api.NewOptions(**{name: getattr(wanted, name) for name in SLOTS})


SLOTS = ("schema", "package", "entry", "database", "data", "force", "smoke", "git", "url")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new",), "Missing argument"),
        (("new", "a", "b"), "'b' is one too many"),
        (("new", "project", "a", "b"), "one too many"),
        (("new", " "), "is no folder"),
        (("new", "shop/.git"), "cannot be made inside"),
        (("new", "shop", "--entry", "flusk"), "'flusk' is not one of 'script', 'flask', 'none'"),
        (("new", "shop", "--data", "MIT"), "'MIT' is not a name, an equals sign and a value"),
        (("new", "-rf"), "No such option"),
        (("genrate",), "No such command 'genrate'"),
        (("generate", "--chek"), "--check"),
        (("explain", "R999"), "There is no code 'R999'"),
        (("explain", "key-duplicat"), "Did you mean key-duplicate?"),
    ],
)
def test_what_cannot_be_meant_is_2(run: Run, words: tuple[str, ...], said: str) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_smoke_lists_its_probes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    probes = (
        Probe("compile", Status.PASSED, "", 0.25, "12 files"),
        Probe("import", Status.FAILED, "Traceback of the child", 1.5, "NameError"),
        Probe("mypy", Status.SKIPPED, "", 0.0, "it is not installed"),
    )
    answers(monkeypatch, "smoke", SmokeReport(probes))
    result = run("smoke", "--url", "sqlite://")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "      passed  compile    0.2 s  12 files\n"
        "      failed  import     1.5 s  NameError\n"
        "     skipped  mypy       0.0 s  it is not installed\n"
        "Smoke: 1 passed, 1 failed, 1 skipped.\n"
    )
    assert "Traceback of the child" in run("smoke", "-v").stderr
    assert run("smoke", "-q").stderr == "      failed  import     1.5 s  NameError\n"
    said = json.loads(run("smoke", "--json").stdout)
    assert said["smoke"][1]["status"] == "failed" and said["smoke"][1]["detail"] == "Traceback of the child"
    answers(monkeypatch, "smoke", SmokeReport(probes[:1]))
    assert run("smoke").exit_code == 0


def test_explain_is_data(run: Run) -> None:
    result = run("explain", "key-duplicate")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("R119 key-duplicate (error)\n")
    assert run("explain", "r119").stdout == result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    script = run("completion", shell)
    assert script.exit_code == 0 and "_SQLA_SCAFFOLD_COMPLETE" in script.stdout


def test_completion_knows_commands_and_codes(run: Run) -> None:
    def complete(words: str, count: int) -> str:
        variables = {"_SQLA_SCAFFOLD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(count)}
        return run(env=variables, prog_name="sqla-scaffold").stdout

    assert complete("sqla-scaffold ge", 1) == "plain,generate\n"
    assert "plain,key-duplicate\n" in complete("sqla-scaffold explain key-d", 2)


def test_the_words_of_config_are_the_words_of_the_options() -> None:
    assert (options.ENTRIES, options.DATABASES) == (config.ENTRIES, config.DATABASES)


@pytest.mark.parametrize("name", ["shop", "shop2", "my_shop", "a", "x" * 40])
def test_a_package_may_be_called(name: str) -> None:
    assert config.package_problem(name) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "is no package name"),
        ("my-shop", "is no package name"),
        ("Shop", "is no package name"),
        ("größe", "is no package name"),
        ("shop\n", "is no package name"),
        ("2shop", "is no package name"),
        ("_shop", "is no package name"),
        ("x" * 41, "is no package name"),
        ("class", "is a keyword"),
        ("match", "is a keyword"),
        ("email", "standard library"),
        ("flask", "the project itself needs"),
        ("tests", "the project itself needs"),
        ("hypothesis", "an installed module"),
    ],
)
def test_a_package_may_not_be_called(name: str, said: str) -> None:
    assert said in (config.package_problem(name) or "")


def test_the_folder_of_the_project_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/__init__.py").write_text("raise AssertionError('imported')\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert config.package_problem("shop") is None, "it lies in the current folder"
    monkeypatch.chdir(tmp_path / "shop")
    assert "an installed module" in (config.package_problem("shop") or "")


def test_help_says_of_every_command_what_it_does_in_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = run("--help").stdout
    listed = said[said.index("Commands:") :].splitlines()[1:]
    assert len(listed) == len(program.commands)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed), said
