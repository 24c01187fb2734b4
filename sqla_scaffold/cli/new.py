"""`sqla-scaffold new`: from a schema to a project that was proved by running it."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sqla_scaffold.cli.options import DATABASES, ENTRIES, FLASK_STYLES, SESSIONS, SPEAKING, Pair, shared
from sqla_scaffold.cli.questions import ask, filled_in
from sqla_scaffold.cli.running import patch, run, status
from sqla_scaffold.cli.speak import Answer, Speaker, is_terminal

if TYPE_CHECKING:
    from sqla_scaffold.report.diagnostic import Diagnostics


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="[project] DIR")
@click.option(
    "--schema",
    type=click.Path(path_type=Path, readable=False),  # what cannot be read is said by `reading`
    metavar="FILE",
    help="The schema, in YAML or TOML; without it an example.",
)
@click.option("--package", metavar="NAME", help="Name of the Python package; by default that of the folder.")
@click.option("--entry", type=click.Choice(ENTRIES), default=ENTRIES[0], show_default=True, help="How it is started.")
@click.option(
    "--database",
    type=click.Choice(DATABASES),
    default=DATABASES[0],
    show_default=True,
    help="What it is for; mysql is MariaDB too.",
)
@click.option(
    "--flask-style",
    type=click.Choice(FLASK_STYLES),
    default=FLASK_STYLES[0],
    show_default=True,
    help="What an application stands on: Flask-SQLAlchemy-Lite, or db.py alone.",
)
@click.option(
    "--async/--sync",
    "sessions",
    callback=lambda _context, _option, given: SESSIONS[given],
    help="Whether it has an engine and sessions for asyncio as well.",
)
@click.option(
    "--data",
    type=Pair(),
    multiple=True,
    help="Answer another question of copier.yml, such as license=MIT; repeatable.",
)
@click.option(
    "--answers",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="Take answers from a file, such as the .copier-answers.yml of another project; options win.",
)
@click.option("--defaults", is_flag=True, help="Ask nothing.")
@click.option("--git/--no-git", default=True, show_default=True, help="Begin a git repository with a first commit.")
@click.option(
    "--smoke/--no-smoke", default=True, show_default=True, help="Prove the project by running it before it is written."
)
@shared("url", "engine_url", "force", "dry_run", "diff", "folder", *SPEAKING)
@click.pass_context
def new(context: click.Context, /, words: tuple[str, ...], folder: Path, **given: Any) -> int:
    """Make a project in the new folder DIR.

    Models, db.py, migrations, an entry point and tests come from the schema; they are run before anything is written.
    On a terminal the questions that no option answers are asked, unless --defaults is given.
    """
    speaker = Speaker(given["as_json"], given["github"], given["quiet"], given["verbose"])
    name = _directory(words)
    asking = not given["defaults"] and not speaker.json and is_terminal(sys.stdin) and is_terminal(sys.stderr)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        api.refuse_full_folder(folder / name, force=given["force"])  # before anybody is asked
        if asking:
            given.update(ask(context, folder, name, given))
        given.update(filled_in(context, folder, given))
        schema = given["schema"]
        options = api.NewOptions(
            schema=None if schema is None else folder / schema,
            package=given["package"],
            entry=given["entry"],
            database=given["database"],
            sessions=given["sessions"],
            flask_style=given["flask_style"],
            data=given["data"],
            force=given["force"],
            dry_run=given["dry_run"],
            smoke=given["smoke"],
            git=given["git"],
            url=given["url"],
            engine_urls=given["engine_urls"],
        )
        outcome = api.new(folder / name, options, diagnostics, speaker.progress)
        again = f"To repeat: {_command(name, folder, given)}"
        return Answer(
            status(outcome, diagnostics),
            outcome.plan,
            outcome.written,
            patch(outcome) if given["diff"] else "",
            (*outcome.said, *((again,) if outcome.written else ())),
            _next(folder / name, outcome.upgrades) if outcome.written else (),
            outcome.smoke,
        )

    return run(speaker, "new", work)


def _directory(words: tuple[str, ...]) -> str:
    """Return DIR of `new DIR` and of `new project DIR`."""
    if len(words) == 2 and words[0] == "project":
        words = words[1:]
    if len(words) > 1:
        raise click.UsageError(f"One folder, please; {words[1]!r} is one too many.")
    if not words[0].strip() or "\0" in words[0]:
        raise click.UsageError(f"{words[0]!r} is no folder.")
    if any(part.lower() == ".git" for part in Path(words[0]).parts):
        raise click.UsageError("A project cannot be made inside a repository's own folder .git.")
    return words[0]


def _command(name: str, folder: Path, given: dict[str, Any]) -> str:
    """Return the one command that makes this project again; without the URL, in which there may be a password."""
    words = ["sqla-scaffold", "new", name, "--defaults"]
    if folder != Path():
        words += ["-C", str(folder)]
    for option in ("schema", "package", "entry", "database"):
        if given[option] is not None:
            words += [f"--{option}", str(given[option])]
    if given["entry"] == "flask":
        words += ["--flask-style", given["flask_style"]]
    if given["sessions"] == "async":
        words.append("--async")
    for key, value in given["data"]:
        words += ["--data", f"{key}={value}"]
    words += [f"--no-{part}" for part in ("smoke", "git") if not given[part]]
    return shlex.join(words)


def _next(target: Path, upgrades: tuple[str, ...]) -> tuple[str, ...]:
    return (
        shlex.join(["cd", str(target)]),
        "python3 -m venv .venv && . .venv/bin/activate",
        "pip install -e '.[dev]'",
        *upgrades,
    )
