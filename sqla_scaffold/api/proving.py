"""`smoke`: what was generated is run, in a copy."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from sqla_scaffold.api.meant import Meant, read_project
from sqla_scaffold.api.outcome import Progress
from sqla_scaffold.config import Config
from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.report.codes.code import Severity
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.schema.types import TYPES
from sqla_scaffold.smoke.runner import SmokeReport


def smoke(root: Path, diagnostics: Diagnostics, progress: Progress, *, url: str | None) -> SmokeReport | None:
    """Prove a project by running it in a scratch copy; None when its schema or its settings have mistakes.

    Args:
        url: a database server to run on; by default SQLite.

    Errors: `OutsideError` when the database does not answer or there is no project here.
    """
    from sqla_scaffold.smoke.runner import interpreter, scratch_copy

    project = read_project(root, diagnostics)
    if project is None:
        return None
    with scratch_copy(root) as copy:
        return _run(copy, project.config, project.meant, diagnostics, progress, url=url, python=interpreter(root))


def prove_files(
    files: Sequence[GeneratedFile],
    config: Config,
    meant: Meant,
    diagnostics: Diagnostics,
    progress: Progress,
    *,
    url: str | None,
) -> SmokeReport:
    """Prove files that are not written yet, in a folder of their own; arguments as of `smoke`."""
    from sqla_scaffold.smoke.runner import interpreter

    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as folder:
        project = Path(folder).resolve() / "project"
        for file in files:
            path = project / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")
        return _run(project, config, meant, diagnostics, progress, url=url, python=interpreter(project))


def _run(
    project: Path,
    config: Config,
    meant: Meant,
    diagnostics: Diagnostics,
    progress: Progress,
    *,
    url: str | None,
    python: Path,
) -> SmokeReport:
    from sqla_scaffold.schema.snapshot import dump
    from sqla_scaffold.smoke.runner import run

    return run(
        project,
        config,
        diagnostics,
        expected=dump(meant.schema),
        url=url,
        python=python,
        progress=progress,
        type_names={row.name: row.sqlalchemy for row in TYPES},
        places=meant.places,
        no_tables=None if url is not None else _not_on_sqlite(meant.spec, config),
    )


def _not_on_sqlite(spec: SchemaSpec, config: Config) -> str | None:
    """Return why SQLite, on which smoke runs without a URL, cannot have the tables of a schema for another database."""
    if config.database == "sqlite":
        return None
    said = Diagnostics()
    resolve(spec, said, database="sqlite")
    first = next((one.message for one in said if one.code.severity is Severity.ERROR), None)
    return None if first is None else f"{first}: name a {config.database} server with --url"
