"""The questions that `new` asks on a terminal, and the answers that it takes from a file instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

# What each choice means, as `copier.yml` says it (a test compares them).
CHOICES = {
    "entry": {
        "script": "A command line (click)",
        "flask": "A web application (Flask)",
        "none": "Not at all, it is a library",
    },
    "database": {"sqlite": "SQLite", "postgresql": "PostgreSQL", "mysql": "MySQL or MariaDB"},
    "flask_style": {"lite": "Flask-SQLAlchemy-Lite", "plain": "The project's own db.py"},
    "sessions": {"sync": "Ordinary ones", "async": "Those of asyncio as well"},
}
QUESTIONS = {
    "entry": "How is it started?",
    "database": "Which database is it for?",
    "flask_style": "What does the application get its sessions from?",
    "sessions": "Which sessions does it have?",
}


def ask(context: click.Context, folder: Path, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """Ask what neither an option nor a file of answers says; return the answers.

    Args:
        context: of the command, which knows what was said.
        folder: where the command works; paths are relative to it.
        name: of the project's folder, as it was written.
        given: the options, with their defaults.
    """
    answers: dict[str, Any] = {}
    if given["answers"] is not None:
        return answers
    if _is_open(context, "schema"):
        answers["schema"] = click.prompt(
            "Schema file (empty for an example)",
            default="",
            show_default=False,
            value_proc=lambda text: _schema(folder, text),
            err=True,
        )
    if _is_open(context, "package"):
        from sqla_scaffold.api import package_of

        answers["package"] = click.prompt("Package", default=package_of(folder / name), value_proc=_package, err=True)
    for option, meanings in CHOICES.items():
        asked = option != "flask_style" or answers.get("entry", given["entry"]) == "flask"
        if asked and _is_open(context, option):
            answers[option] = _chosen(option, meanings, given[option])
    return answers


def filled_in(context: click.Context, folder: Path, given: dict[str, Any]) -> dict[str, Any]:
    """Return the options that a file of answers fills in, where there is one; what was said on the command line wins.

    Raises:
        OutsideError: the file cannot be read.
    """
    if given["answers"] is None:
        return {}
    from sqla_scaffold.api import read_answers

    found = read_answers(folder / given["answers"])
    options = {name: found.pop(name) for name in ("package", *CHOICES) if name in found}
    filled: dict[str, Any] = {name: answer for name, answer in options.items() if _is_open(context, name)}
    said = dict(given["data"])
    return {**filled, "data": tuple({**found, **said}.items())}


def _is_open(context: click.Context, option: str) -> bool:
    return context.get_parameter_source(option) is ParameterSource.DEFAULT


def _chosen(option: str, meanings: dict[str, str], default: str) -> str:
    width = max(map(len, meanings))
    click.echo(QUESTIONS[option], err=True)
    for choice, meaning in meanings.items():
        click.echo(f"  {choice.ljust(width)}  {meaning}", err=True)
    answer: str = click.prompt(
        option.capitalize().replace("_", " "), default=default, type=click.Choice(tuple(meanings)), err=True
    )
    return answer


def _schema(folder: Path, text: str) -> Path | None:
    if not text.strip():
        return None
    path = Path(text.strip()).expanduser()
    if not (folder / path).is_file():
        raise click.BadParameter(f"there is no file {text.strip()!r}.")
    return path


def _package(name: str) -> str:
    from sqla_scaffold.api import package_problem

    problem = package_problem(name)
    if problem is not None:
        raise click.BadParameter(f"{name!r} {problem}.")
    return name
