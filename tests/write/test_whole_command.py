"""The real command, with real faults: killed or refused at a call that changes the project, and several at the same moment.

strace puts the faults in, and needs no special rights for that. A few points run by default, all of them with --slow.
"""

from __future__ import annotations

import ctypes
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from errno import EACCES, EIO, ENOSPC
from itertools import cycle
from pathlib import Path
from time import sleep

import pytest

from sqla_scaffold import api
from sqla_scaffold.cli.main import program as cli
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.write.apply import interrupted

SCHEMAS = {
    "yaml": """\
models:
  Author:
    columns: {name: str(80)}
  Tag:
    columns: {label: str(40)}
""",
    "toml": """\
[models.Author.columns]
name = "str(80)"

[models.Tag.columns]
label = "str(40)"
""",
}
# What changes the disk, with all of its spellings on the machines that Linux runs on; of openat, what may make a file.
CALLS = (
    *("open", "openat", "write", "pwrite64", "ftruncate", "truncate", "fsync", "fdatasync"),
    *("rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat"),
    *("link", "linkat", "symlink", "symlinkat", "chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat"),
)
ERRORS = {"ENOSPC": ENOSPC, "EIO": EIO, "EACCES": EACCES}
NOBODY = {f"GIT_{who}_{what}": "nobody@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENVIRONMENT = {**os.environ, **NOBODY, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
Tree = dict[str, bytes]


@dataclass(frozen=True)
class Command:
    """A command that is put to the test.

    Args:
        words: how it is called.
        schema: in which language the schema of its project is.
        changed: whether the schema has changed before, so that a file will be made, one deleted and one changed.
        few: how many faults it is put to by default; the first is a kill, the second an error.
    """

    words: tuple[str, ...]
    schema: str = "yaml"
    changed: bool = False
    few: int = 2


ADD_MODEL = ("add-model", "Shelf", "label:str:40", "tags:many:Tag")
COMMANDS = {
    "generate": Command(("generate",), changed=True),
    "add-model, YAML": Command(ADD_MODEL),
    "add-model, TOML": Command(ADD_MODEL, schema="toml"),
    "update": Command(("update", "--data", "license=MIT"), few=1),  # it takes seconds
}


def needs_strace() -> None:
    """Skip the test where faults cannot be put in; where all must be run (in CI), that is a failure."""
    if shutil.which("strace") is None:
        assert not os.environ.get("SQLA_SCAFFOLD_REQUIRE_STRACE"), "strace is required, and not installed"
        pytest.skip("there is no strace on this machine, which puts the faults in")


def tree(root: Path) -> Tree:
    """Return the project's files, without git's and what only this machine remembers."""
    remembered = ("undo", "stage", "seen.json", "seen.json.new", "lock")
    private = (".git", *(f".sqla-scaffold/{name}" for name in remembered))
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in found
        if not any(root / name in (path, *path.parents) for name in private)
    }


def made(folder: Path, command: Command) -> Path:
    """Make the project in which a command runs; all of it is committed."""
    schema, text = folder / f"shop.{command.schema}", SCHEMAS[command.schema]
    schema.write_text(text)
    options = api.NewOptions(package="shop", schema=schema, smoke=False, git=False)
    assert api.new(folder / "shop", options, Diagnostics(), lambda _: None).written
    if command.changed:
        text = text.replace("  Tag:", "  Label:").replace("str(80)", "str(90)")
        (folder / f"shop/schema.{command.schema}").write_text(text)
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "Begin")):
        subprocess.run(["git", *words], cwd=folder / "shop", env=ENVIRONMENT, check=True)
    return folder / "shop"


def fresh(project: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project, folder)
    return folder


def program(words: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "sqla_scaffold", *words]


def traced(root: Path, words: tuple[str, ...], *options: str) -> subprocess.CompletedProcess[str]:
    """Run a command under strace, in a fork of this process, which has loaded it already.

    What it starts itself (git) is left alone, and counted by nobody.
    """
    with tempfile.TemporaryFile("w+") as said:
        child = os.fork()
        if child == 0:
            _run_when_told(root, words, said.fileno())
        os.waitpid(child, os.WUNTRACED)
        tracer = subprocess.Popen(["strace", "-qq", "-p", str(child), *options], stderr=subprocess.DEVNULL)
        while "TracerPid:\t0\n" in Path(f"/proc/{child}/status").read_text() and tracer.poll() is None:
            sleep(0.001)
        os.kill(child, signal.SIGCONT)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert tracer.wait() == 0, "strace could not trace"
        said.seek(0)
        return subprocess.CompletedProcess(words, status, "", said.read())


def _run_when_told(root: Path, words: tuple[str, ...], output: int) -> None:
    """Stop, and run a command when somebody lets it go on; this process ends with it."""
    status = 70
    try:
        os.chdir(root)
        os.environ.update(ENVIRONMENT)
        for number in (1, 2):
            os.dup2(output, number)
        sys.stdout = open(1, "w", closefd=False)
        sys.stderr = open(2, "w", closefd=False)
        with suppress(OSError):
            ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)  # PR_SET_PTRACER: anybody may trace it
        os.kill(os.getpid(), signal.SIGSTOP)
        status = cli.main(list(words), standalone_mode=False) or 0
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(OSError, ValueError):
            sys.stderr.flush()
        os._exit(status)


def changing_calls(root: Path, words: tuple[str, ...], log: Path) -> list[tuple[str, int]]:
    """Run a command, and return which of its calls change the project: the call, and the how many-th of its kind it is."""
    known = ",".join(f"?{call}" for call in CALLS)
    done = traced(root, words, "-y", "-o", str(log), "-e", f"trace={known}")
    assert done.returncode == 0, done.stderr
    return changes_in(log.read_text(), root)


def changes_in(log: str, root: Path) -> list[tuple[str, int]]:
    """Return which of the calls in a log change a project, as `changing_calls` does."""
    counted, found = Counter[str](), []
    for line in log.splitlines():
        call, _, said = line.partition("(")
        if call not in CALLS:
            continue
        counted[call] += 1
        said = re.sub(r'AT_FDCWD<[^>]*>, "/', '"/', said)  # where it is run says nothing of a path from the root
        if str(root) in said and (not call.startswith("open") or "O_CREAT" in said):
            found.append((call, counted[call]))
    return found


def judge(root: Path, done: subprocess.CompletedProcess[str], fault: str, old: Tree, new: Tree) -> None:
    """Hold what a command said and did under a fault against what it may say and do."""
    assert "Traceback" not in done.stderr, done.stderr
    if done.returncode == 0:
        assert tree(root) == new and not interrupted(root), "it said that all is well"
    elif not fault.startswith("signal"):
        words = os.strerror(ERRORS[fault.partition("=")[2]])
        assert done.returncode == 2 and re.search(rf"\S+: error\[P\d+\]: .*{words}", done.stderr), done.stderr


def carry_on(root: Path, words: tuple[str, ...], old: Tree, new: Tree) -> str:
    """Do what a person does next, and see that it is said what was left, and that everything comes about; say what it was."""
    committed, staged = interrupted(root), (root / ".sqla-scaffold/stage").exists()
    if committed or tree(root) == new:
        outcome = api.generate(root, Diagnostics(), lambda _: None)
        assert outcome.ok
        said = " ".join(outcome.said)
    else:
        done = traced(root, words, "-o", os.devnull, "-e", "trace=none")
        assert done.returncode == 0, done.stderr
        said = done.stderr
    assert ("Finished what an interrupted run had begun." in said) == committed, said
    assert ("Cleared away what an interrupted run had left." in said) == (staged and not committed), said
    assert tree(root) == new
    assert not interrupted(root) and not (root / ".sqla-scaffold/stage").exists()
    return "finished" if committed else "cleared away" if staged else "nothing left"


@pytest.mark.parametrize("everywhere", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["few", "all"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_fault_anywhere_leaves_the_old_or_the_new(tmp_path: Path, name: str, everywhere: bool) -> None:
    needs_strace()
    command = COMMANDS[name]
    project, root = made(tmp_path, command), tmp_path / "work/shop"
    old = tree(project)
    calls = changing_calls(fresh(project, root), command.words, tmp_path / "log")
    new = tree(root)
    assert new != old
    assert len(calls) > 40
    errors = cycle(ERRORS)  # each call is killed once and fails once
    points = [(call, k, fault) for call, k in calls for fault in ("signal=SIGKILL", f"error={next(errors)}")]
    step = 1 if everywhere else len(points) // command.few | 1  # an odd one, which comes upon kills and errors
    seen = Counter[str]()
    for call, k, fault in points[step // 4 * 2 :: step]:
        fresh(project, root)
        try:
            done = traced(
                root, command.words, "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={k}"
            )
            judge(root, done, fault, old, new)
            torn = [path for path, text in tree(root).items() if text not in (old.get(path), new.get(path))]
            assert torn in ([], [".sqla-scaffold/journal.json"]), "a file is half written"
            seen[f"{fault}: {carry_on(root, command.words, old, new)}"] += 1
        except AssertionError as error:
            raise AssertionError(f"{fault} at {call} {k} of {name}") from error
    print(f"\n{name}: {sum(seen.values())} points at {len(calls)} calls: {dict(sorted(seen.items()))}")


ASKING = (
    ("generate", "--check"),
    ("generate", "--check", "--github"),
    ("generate", "--dry-run", "--diff"),
    ("check",),
    ("fmt", "--check"),
    ("revision", "-m", "x", "--check"),
    ("show",),
    ("undo", "--dry-run"),
    ("add-model", "Shelf", "label:str:40", "--dry-run"),
    ("update", "--dry-run"),
)


@pytest.mark.parametrize("share", [2, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize(("name", "first"), [("generate", 0), ("update", 1)])
def test_who_only_asks_makes_no_call_that_changes_anything(tmp_path: Path, name: str, first: int, share: int) -> None:
    """Every question is put to one of the two projects by default, and to both with --slow."""
    needs_strace()
    root = made(tmp_path, COMMANDS[name])
    if not COMMANDS[name].changed:
        assert api.generate(root, Diagnostics(), lambda _: None).ok  # so that there is a memory, and something to undo
        (root / "schema.yaml").write_text(SCHEMAS["yaml"].replace("str(80)", "str(90)"))
        assert api.generate(root, Diagnostics(), lambda _: None).ok
    for words in ASKING[first % share :: share]:
        found = {0, 1, 2} if words[0] == "undo" else {0, 1}
        done = traced(
            root, words, "-y", "-o", str(tmp_path / "log"), "-e", f"trace={','.join(f'?{one}' for one in CALLS)}"
        )
        assert done.returncode in found, done.stderr
        assert changes_in((tmp_path / "log").read_text(), root) == [], words


@pytest.mark.parametrize("share", [3, pytest.param(1, marks=pytest.mark.slow)])
def test_a_read_only_checkout_is_enough_to_ask(tmp_path: Path, share: int) -> None:
    root = made(tmp_path, COMMANDS["generate"])
    ask = "; ".join(
        f"{shlex.join(program(words))} > /dev/null 2>> {tmp_path}/said; echo $?" for words in ASKING[:6:share]
    )
    frozen = f"mount --bind {root} {root} && mount -o remount,bind,ro {root} && cd {root} && ! touch x 2> /dev/null"
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", f"{frozen} || exit 99; {ask}"]
    try:
        done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("there is no unshare on this machine")
    if done.returncode == 99 or "unshare:" in done.stderr:
        pytest.skip("nothing can be mounted here by who is not root")
    assert done.stdout.split() == ["1", "1", "0", "1", "1", "1"][::share], (tmp_path / "said").read_text()


@pytest.mark.parametrize("rounds", [1, pytest.param(200, marks=pytest.mark.slow)])
def test_runs_at_the_same_moment(tmp_path: Path, rounds: int) -> None:
    project, root = made(tmp_path, COMMANDS["generate"]), tmp_path / "work/shop"
    fresh(project, root)
    wanted: dict[int, Tree] = {}
    for number in range(rounds):
        (root / "schema.yaml").write_text(SCHEMAS["yaml"].replace("str(80)", f"str({80 + number % 2})"))
        runs = [
            subprocess.Popen(program(("generate",)), cwd=root, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
            for _ in range(3)
        ]
        said = [run.communicate()[1] for run in runs]
        statuses = sorted(run.returncode for run in runs)
        assert statuses[0] == 0 and set(statuses) <= {0, 2}, said
        assert all("P108" in text or "P109" in text for run, text in zip(runs, said, strict=True) if run.returncode)
        assert wanted.setdefault(number % 2, tree(root)) == tree(root)
        assert not (root / ".sqla-scaffold/stage").exists() and not (root / ".sqla-scaffold/journal.json").exists()
