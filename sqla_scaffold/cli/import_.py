"""`sqla-scaffold import`: a live database becomes a schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqla_scaffold.cli.options import DATABASES, SPEAKING, shared
from sqla_scaffold.cli.running import FOUND, patch, run, status
from sqla_scaffold.cli.speak import Answer, Speaker

if TYPE_CHECKING:
    from sqla_scaffold.report.diagnostic import Diagnostics


@click.command("import")
@click.argument("url", metavar="URL", required=False)
@click.option("--models", "names", multiple=True, metavar="MODULE:BASE", help="Read models that are there already.")
@click.option("--database", type=click.Choice(DATABASES), help="The database that the models are for.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write the schema into this file, .yaml or .toml; with --split, or a folder that is there, into a folder.",
)
@click.option("--toml", is_flag=True, help="Print TOML where no FILE says the language.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Only these tables, as name or schema.name.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Not these tables.")
@click.option("--schema", "schemas", multiple=True, metavar="PATTERN", help="Only tables of these PostgreSQL schemas.")
@click.option(
    "--split", type=click.Choice(("schema", "prefix")), help="Several files, by schemas or by first words of names."
)
@click.option("--mixins", is_flag=True, help="Columns with which several tables end become mixins.")
@click.option("--views", is_flag=True, help="Views as well, as models that are read.")
@click.option("-f", "--force", is_flag=True, help="Write a FILE that is there already anew.")
@click.option("--prune", is_flag=True, help="Remove from a FILE that is there what the database does not have.")
@shared("dry_run", "diff", "folder", *SPEAKING)
def import_database(
    url: str | None,
    names: tuple[str, ...],
    database: str | None,
    output: str | None,
    toml: bool,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    schemas: tuple[str, ...],
    split: str | None,
    mixins: bool,
    views: bool,
    force: bool,
    prune: bool,
    dry_run: bool,
    diff: bool,
    folder: Path,
    as_json: bool,
    github: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Write a live database, or models of SQLAlchemy, as a schema.

    URL names the database, such as postgresql://user@host/name, mysql://user@host/name or sqlite:///shop.db. It is read in one transaction that
    cannot write. The schema goes to standard output, or to FILE; one that is there is brought up to date, and keeps all that a person wrote. What a schema cannot say is reported, and never left out silently.

    With --models package.module:Base, or a MetaData, or a module with models in it, the classes are read, in a process of its own; several may be given.
    """
    if (url is None) == (not names):
        raise click.UsageError("name a URL, or models with --models" if url is None else "--models is instead of a URL")
    if database is not None and not names:
        raise click.UsageError("--database says what --models are for; a URL says it by itself")
    if names and (views or mixins):
        raise click.UsageError("--views and --mixins are for databases; models say themselves what they share and read")
    if split is not None and output is None:
        raise click.UsageError("--split writes several files: say where with -o")
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        language = "toml" if toml else "yaml"
        options = api.ImportOptions(
            include, exclude, schemas, language, output, force, prune, dry_run, views, split or "", mixins
        )
        if url is not None:
            imported = api.import_database(folder, url, options, diagnostics, speaker.progress)
        else:
            imported = api.import_models(folder, names, database, options, diagnostics, speaker.progress)
        if imported is None:
            return Answer(FOUND)
        outcome = imported.outcome
        shown = patch(outcome) if diff else ""
        text = imported.text if output is None else ""
        main = f"{output}/schema.{language}" if split is not None and not Path(output or "").suffix else output
        place = "" if imported.database == "sqlite" else f" --database {imported.database}"
        ahead = (f"sqla-scaffold new DIR --schema {main}{place}",) if outcome.written else ()
        return Answer(
            status(outcome, diagnostics), outcome.plan, outcome.written, shown, outcome.said, next=ahead, text=text
        )

    return run(speaker, "import", work)
