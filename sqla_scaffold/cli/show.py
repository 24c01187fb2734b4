"""`sqla-scaffold show`: the resolved schema, with everything that was derived."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqla_scaffold.cli.completion import models as known_models
from sqla_scaffold.cli.options import DATABASES, SPEAKING, shared
from sqla_scaffold.cli.running import FOUND, OK, run
from sqla_scaffold.cli.speak import Answer, Speaker

if TYPE_CHECKING:
    from sqla_scaffold.report.diagnostic import Diagnostics


@click.command()
@click.argument("models", nargs=-1, metavar="[MODEL ...]", shell_complete=known_models)
@click.option("--sql", is_flag=True, help="Show the statements that create the tables.")
@click.option(
    "--dialect", type=click.Choice(DATABASES), help="For this database; by default that of the project, else sqlite."
)
@click.option(
    "--schema",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="Show this file, without a project.",
)
@shared("folder", *SPEAKING)
def show(
    models: tuple[str, ...],
    sql: bool,
    dialect: str | None,
    schema: Path | None,
    folder: Path,
    as_json: bool,
    github: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Show what a schema means, with everything that was derived.

    Names, types, keys, constraints and both sides of relationships, as text or as SQL.
    """
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        file = None if schema is None else folder / schema
        shown = api.show(folder, diagnostics, schema=file, models=models, database=dialect, sql=sql)
        return Answer(FOUND if shown is None else OK, text=shown or "")

    return run(speaker, "show", work)
