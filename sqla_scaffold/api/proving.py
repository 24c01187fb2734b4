"""`smoke`: what was generated is run, in a copy."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from sqla_scaffold.api.meant import Meant, read_project
from sqla_scaffold.api.outcome import Progress
from sqla_scaffold.api.parts import Part, parts_of, refuse_unknown
from sqla_scaffold.config import Config
from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.report.codes.code import Severity
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.parts import spec_of
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.engines import DEFAULT
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.schema.types import TYPES
from sqla_scaffold.smoke.outcome import Probe
from sqla_scaffold.smoke.probes import PROBES, ProbeKind
from sqla_scaffold.smoke.runner import Engines, SmokeReport


def smoke(
    root: Path,
    diagnostics: Diagnostics,
    progress: Progress,
    *,
    url: str | None,
    engine_urls: Mapping[str, str] = MappingProxyType({}),
) -> SmokeReport | None:
    """Prove a project by running it in a scratch copy; None when its schema or its settings have mistakes.

    Args:
        url: a database server to run on; by default SQLite.
        engine_urls: those of the other engines, by their names.

    Errors: `OutsideError` when the database does not answer or there is no project here.
    """
    from sqla_scaffold.smoke.runner import interpreter, scratch_copy

    project = read_project(root, diagnostics)
    if project is None:
        return None
    with scratch_copy(root) as copy:
        urls = {DEFAULT: url, **engine_urls}
        return _run(copy, project.config, project.meant, diagnostics, progress, urls=urls, python=interpreter(root))


def prove_files(
    files: Sequence[GeneratedFile],
    config: Config,
    meant: Meant,
    diagnostics: Diagnostics,
    progress: Progress,
    *,
    url: str | None,
    engine_urls: Mapping[str, str] = MappingProxyType({}),
) -> SmokeReport:
    """Prove files that are not written yet, in a folder of their own; arguments as of `smoke`."""
    from sqla_scaffold.smoke.runner import interpreter

    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as folder:
        project = Path(folder).resolve() / "project"
        for file in files:
            path = project / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")
        urls = {DEFAULT: url, **engine_urls}
        return _run(project, config, meant, diagnostics, progress, urls=urls, python=interpreter(project))


def _run(
    project: Path,
    config: Config,
    meant: Meant,
    diagnostics: Diagnostics,
    progress: Progress,
    *,
    urls: Mapping[str, str | None],
    python: Path,
) -> SmokeReport:
    from sqla_scaffold.schema.snapshot import dump
    from sqla_scaffold.smoke.runner import SmokeReport, run

    parts = parts_of(meant.schema, config)
    refuse_unknown(urls, parts)
    reasons = {part.name: _not_on_sqlite(meant.spec, part) for part in parts if urls.get(part.name or DEFAULT) is None}
    probes: list[Probe] = []
    for part in parts:
        report = run(
            project,
            part.config,
            diagnostics,
            expected=dump(part.schema),
            url=urls.get(part.name or DEFAULT),
            python=python,
            progress=progress,
            type_names={row.name: row.sqlalchemy for row in TYPES},
            places=meant.places,
            kinds=_kinds(part, reasons),
            no_tables=reasons.get(part.name),
            engines=beside(part, meant.schema, urls),
        )
        probes += [_named(probe, part) for probe in report.probes]
    return SmokeReport(tuple(probes))


def _kinds(part: Part, reasons: Mapping[str | None, str | None]) -> tuple[ProbeKind, ...]:
    """Return the probes of a part: what is one for the whole project belongs to the default engine."""
    if part.engine is None:
        return PROBES
    if part.engine.bind is not None:
        return tuple(kind for kind in PROBES if kind.name in ("import", "tables", "create", "rows", "migrations"))
    # The command line migrates all databases, so it needs one that has the tables of each.
    whole = not any(reason for name, reason in reasons.items() if name != part.name)
    return tuple(kind for kind in PROBES if whole or not (kind.tables and kind.process == "entry"))


def beside(part: Part, schema: Schema, urls: Mapping[str, str | None]) -> Engines | None:
    """Return what probes have to know of the other engines; None where there is one.

    Args:
        urls: of servers, by the names of engines.
    """
    from sqla_scaffold.smoke.runner import Engines

    if part.engine is None:
        return None
    others = [one for one, _ in schema.parts if one != part.engine]
    others_at = tuple((one.prefix, urls.get(one.name)) for one in others)
    return Engines(part.engine.name, part.engine.bind, part.engine.prefix, others_at)


def _named(probe: Probe, part: Part) -> Probe:
    """Return a probe under the name of its engine, where that is not the default one."""
    if part.engine is None or part.engine.bind is None:
        return probe
    return replace(probe, name=f"{probe.name} ({part.engine.name})")


def _not_on_sqlite(spec: SchemaSpec, part: Part) -> str | None:
    """Return why SQLite, on which smoke runs without a URL, cannot have the tables of a schema for another database."""
    database = part.config.database
    if database == "sqlite":
        return None
    said = Diagnostics()
    resolve(spec if part.engine is None else spec_of(spec, part.engine), said, database="sqlite")
    first = next((one.message for one in said if one.code.severity is Severity.ERROR), None)
    option = "--url" if part.engine is None or part.engine.bind is None else f"--engine-url {part.engine.name}=URL"
    return None if first is None else f"{first}: name a {database} server with {option}"
