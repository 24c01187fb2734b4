"""Smoke: run what was generated, and say what does not work."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqla_scaffold.config import Config
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.smoke.databases import databases
from sqla_scaffold.smoke.findings import report
from sqla_scaffold.smoke.lanes import Answers, Lane, Setting
from sqla_scaffold.smoke.outcome import Probe, SmokeReport, Status
from sqla_scaffold.smoke.probes import PROBES, PROCESSES, ProbeKind
from sqla_scaffold.smoke.scratch import interpreter, scratch_copy

__all__ = ["Engines", "Probe", "SmokeReport", "Status", "interpreter", "run", "scratch_copy"]

SECONDS = 120.0  # that a child process may take
_PAUSE = 0.02  # seconds between two looks at the children


@dataclass(frozen=True, slots=True)
class Engines:
    """Of a project with several engines, which one the probes are about; by default there is one alone.

    Args:
        name: the engine in question.
        section: of the settings of Alembic where its migrations are said, where they have one of their own.
        prefix: what its variables begin with.
        beside: the prefixes of the other engines, each with the URL of a server or None.
    """

    name: str | None = None
    section: str | None = None
    prefix: str = ""
    beside: tuple[tuple[str, str | None], ...] = ()

    def job(self) -> dict[str, Any]:
        """Return what children read of it."""
        return {"engine": self.name, "section": self.section}


def run(
    project: Path,
    config: Config,
    diagnostics: Diagnostics,
    *,
    expected: str,
    url: str | None,
    python: Path,
    progress: Callable[[str], None],
    type_names: Mapping[str, str] | None = None,
    places: Mapping[str, Span] | None = None,
    kinds: Sequence[ProbeKind] = PROBES,
    seconds: float = SECONDS,
    no_tables: str | None = None,
    engines: Engines | None = None,
) -> SmokeReport:
    """Make all probes of a project, in child processes, and report what they find.

    Args:
        project: a scratch copy of the project; probes write into it.
        config: the settings of the project.
        diagnostics: gets what failed.
        expected: the snapshot of the schema, as JSON text.
        url: of a database server, on which fresh databases are made and dropped; None for SQLite files.
        python: the interpreter to run the project with.
        progress: gets a sentence when something begins.
        type_names: SQLAlchemy's class for each short name of a type; types of other names are not compared.
        places: where the schema says a "Model" or a "Model.attribute", for diagnostics to point at.
        kinds: the probes to make, rows of the table in its order.
        seconds: how long a child process may take; it is ended then.
        no_tables: why the tables cannot be made in this database; probes that make them are skipped with it.
        engines: of a project with several, which one this is about, and where the others are.

    Raises:
        OutsideError: where there is no database to work with, or the interpreter does not start.
    """
    engines = engines or Engines()
    chosen = tuple(kind for kind in kinds if kind.is_for(config))
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-smoke-", ignore_cleanup_errors=True) as folder:
        private = Path(folder).resolve()
        with ExitStack() as stack:
            source, *others = [
                stack.enter_context(databases(one, python, _folder(private, number)))
                for number, one in enumerate((url, *(said for _, said in engines.beside)))
            ]
            prefixes = [prefix for prefix, _ in engines.beside]
            job = {**_job(project.resolve(), config, expected, type_names or {}), **engines.job()}
            made = tuple(kind for kind in chosen if no_tables is None or not kind.tables)
            beside = tuple(zip(prefixes, others, strict=True))
            answers = _made(Setting(private, job, python, source, seconds, progress, engines.prefix, beside), made)
            for kind in chosen:
                answers.setdefault(kind.name, {"status": Status.SKIPPED.value, "summary": no_tables})
            reported = tuple(report(kind, answers[kind.name], diagnostics, places or {}) for kind in chosen)
    return SmokeReport(reported)


def _folder(private: Path, number: int) -> Path:
    folder = private / f"databases_{number}"
    folder.mkdir()
    return folder


def _job(project: Path, config: Config, expected: str, type_names: Mapping[str, str]) -> dict[str, Any]:
    """Return what every child reads (`children/verdict.py`, `Job`)."""
    snapshot = json.loads(expected)
    return {
        "project": str(project),
        "package": config.package,
        "source": config.source,
        "migrations": config.migrations,
        "expected": snapshot.get("schema", snapshot),
        "type_names": dict(type_names),
    }


def _made(setting: Setting, kinds: tuple[ProbeKind, ...]) -> Answers:
    """Let the lanes run side by side until all are through; whatever ends this ends the children too."""
    answers: Answers = {}
    numbers = sorted({process.lane for process in PROCESSES})
    lanes = [
        Lane(setting, [process for process in PROCESSES if process.lane == number], kinds, answers)
        for number in numbers
    ]
    try:
        while not all([lane.advance() for lane in lanes]):  # a list: every lane has its turn
            time.sleep(_PAUSE)
    finally:
        for lane in lanes:
            lane.kill()
    return answers
