"""The program: the group of all commands, and what holds for each of them."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Any, NoReturn

import click

from sqla_scaffold import __version__
from sqla_scaffold.cli.add import add_field, add_model
from sqla_scaffold.cli.check import check
from sqla_scaffold.cli.completion import completion
from sqla_scaffold.cli.explain import explain
from sqla_scaffold.cli.fmt import fmt
from sqla_scaffold.cli.generate import generate
from sqla_scaffold.cli.import_ import import_database
from sqla_scaffold.cli.json_schema import json_schema
from sqla_scaffold.cli.new import new
from sqla_scaffold.cli.remove import remove_field, remove_model
from sqla_scaffold.cli.rename import rename_field, rename_model
from sqla_scaffold.cli.resolve import resolve
from sqla_scaffold.cli.revision import revision
from sqla_scaffold.cli.show import show
from sqla_scaffold.cli.smoke import smoke
from sqla_scaffold.cli.undo import undo
from sqla_scaffold.cli.update import check_update, update

INTERRUPTED = 128 + signal.SIGINT


class Program(click.Group):
    """A group whose commands return their exit status, and which ends quietly when it is interrupted."""

    def main(  # type: ignore[override]  # click's overloads tell apart what we return from what it would
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> Any:
        """Run a command and exit with its status; `standalone_mode=False` returns it instead, as click has it."""
        if not extra.pop("standalone_mode", True):
            return super().main(args, prog_name, standalone_mode=False, **extra)
        try:
            status = super().main(args, prog_name or "sqla-scaffold", standalone_mode=False, **extra)
        except click.ClickException as problem:
            problem.show()
            status = problem.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("\nInterrupted; every file is as it was, or as it was to be.", err=True)
            status = INTERRUPTED
        except OSError as problem:  # of the streams: what commands meet is answered by `running`
            status = _unheard(problem)
        sys.exit(status)


def _unheard(problem: OSError) -> int:
    """End when standard output takes no more (when its reader has gone, as `head` does, click ends us quietly)."""
    click.echo(f"Error: cannot write to standard output: {problem.strerror}", err=True)
    # Python would try once more, at its end, to write what could not be written.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 2


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def program() -> None:
    """One schema file says what your data is; the SQLAlchemy data layer follows.

    \b
    sqla-scaffold new shop --schema schema.yaml    a project: models, migrations, entry point, tests
    sqla-scaffold add-field Post title:str:80      a change of the schema, and all that follows from it
    sqla-scaffold generate                         after a change of the schema
    sqla-scaffold revision -m "what changed"       the migration that the change needs
    sqla-scaffold check                            in CI
    """


for command in (
    new,
    import_database,
    add_model,
    add_field,
    remove_model,
    remove_field,
    rename_model,
    rename_field,
    generate,
    revision,
    resolve,
    check,
    undo,
    show,
    smoke,
    update,
    check_update,
    fmt,
    json_schema,
    explain,
    completion,
):
    program.add_command(command)


def main() -> NoReturn:
    """Be the command `sqla-scaffold`."""
    gc.disable()  # a run is short and keeps nearly all that it makes: looking for garbage took a third of the time
    for polite in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(polite, _end)
    try:
        program.main()
    except SystemExit as end:
        _leave(end)
    raise AssertionError("click has exited")


def _leave(end: SystemExit) -> NoReturn:
    """End at once, as mypy does: to take apart the values of a large schema one by one took a tenth of the time.

    Python's own way is taken where an output has not reached its reader, of which it has something to say.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        raise end from None
    os._exit(end.code if isinstance(end.code, int) else int(end.code is not None))


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """Let `kill` clean up like Ctrl-C does."""
    sys.exit(128 + number)
