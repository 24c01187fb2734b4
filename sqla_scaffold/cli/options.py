"""The table of options that several commands share, each explained once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

# As in `sqla_scaffold.config`; written again so that --help loads no other room (a test compares them).
ENTRIES = ("script", "flask", "none")
DATABASES = ("sqlite", "postgresql", "mysql")
SESSIONS = ("sync", "async")
FLASK_STYLES = ("lite", "plain")


class Pair(click.ParamType[tuple[str, str]]):
    """`K=V`."""

    name = "K=V"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Return both sides, or say what is missing."""
        if isinstance(value, tuple):
            return value
        key, equals, text = str(value).partition("=")
        if not equals or not key:
            self.fail(f"{value!r} is not a name, an equals sign and a value, such as license=MIT.", param, ctx)
        return key, text


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _settle(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what comes of conflicts, as one parameter."""
    choices = (
        (("--markers",), "markers", "Where both changed the same statement, show both in the file, as git does."),
        (("-f", "--force", "--theirs"), "theirs", "Where both changed the same statement, take the schema's."),
        (("--ours",), "ours", "Where both changed the same statement, keep yours."),
    )
    for names, value, words in choices:
        function = click.option(*names, "settle", flag_value=value, default="say", help=words)(function)
    return function


_TABLE: dict[str, Decorator] = {
    "folder": click.option(
        "-C", "folder", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="Work in this folder."
    ),
    "force": click.option(
        "-f", "--force", is_flag=True, help="Let what is generated win in conflicts; nothing else of yours changes."
    ),
    "settle": _settle,
    "dry_run": click.option("-n", "--dry-run", is_flag=True, help="Say what would happen; write nothing."),
    "diff": click.option("--diff", is_flag=True, help="Show the changes as a unified diff, on standard output."),
    "yes": click.option("-y", "--yes", is_flag=True, help="Ask nothing."),
    "json": click.option("--json", "as_json", is_flag=True, help="Answer with one JSON object, on standard output."),
    "github": click.option(
        "--github", is_flag=True, help="Show mistakes as annotations of GitHub Actions, on standard output."
    ),
    "quiet": click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong."),
    "verbose": click.option(
        "-v", "--verbose", is_flag=True, help="Say more: identical files, whole output, tracebacks."
    ),
    "url": click.option(
        "--url", metavar="URL", help="Prove it on this database server too; databases made there are dropped again."
    ),
    "engine_url": click.option(
        "--engine-url",
        "engine_urls",
        type=Pair(),
        multiple=True,
        metavar="NAME=URL",
        help="The same for another engine of the schema; repeatable.",
    ),
}

SPEAKING = ("json", "github", "quiet", "verbose")
"""The options of every command that `speak.Speaker` is made of."""


def shared(*names: str) -> Decorator:
    """Return a decorator that adds options of the table, in the order in which `--help` lists them."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(names):
            function = _TABLE[name](function)
        return function

    return decorate
