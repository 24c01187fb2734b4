"""Child processes one after the other: what a lane does while another lane does the same beside it."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqla_scaffold.report.codes import smoke as codes
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.smoke.child import Child, environment
from sqla_scaffold.smoke.databases import Databases, Fresh
from sqla_scaffold.smoke.probes import ProbeKind, Process

# What a child wrote about each probe, by its name: status, seconds, summary, findings, detail (`children/run.py`).
Answers = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Setting:
    """What all child processes have in common.

    Args:
        folder: private, removed afterwards.
        job: what every child reads.
        python: the interpreter.
        databases: where fresh databases come from.
        prefix: what the variables of that database begin with.
        beside: the databases of the other engines, by what their variables begin with.
        seconds: how long a child may take.
        progress: gets a sentence when a probe begins.
    """

    folder: Path
    job: Mapping[str, Any]
    python: Path
    databases: Databases
    seconds: float
    progress: Callable[[str], None]
    prefix: str = ""
    beside: tuple[tuple[str, Databases], ...] = ()

    @property
    def all_databases(self) -> tuple[Databases, ...]:
        """That of the engine in question, and those of the others."""
        return (self.databases, *(one for _, one in self.beside))


class Lane:
    """Runs processes one after the other, without ever waiting for one.

    Args:
        setting: what all children have in common.
        processes: to run, in order.
        kinds: the probes to make; each is made in its own process.
        answers: gets what was found; shared with the other lanes.
    """

    def __init__(
        self, setting: Setting, processes: list[Process], kinds: tuple[ProbeKind, ...], answers: Answers
    ) -> None:
        self._setting = setting
        self._left = list(processes)
        self._kinds = kinds
        self._answers = answers
        self._child: Child | None = None
        self._now: tuple[ProbeKind, ...] = ()
        self._begun: str | None = None

    def advance(self) -> bool:
        """Look at the running child, start the next one where it has ended, and tell whether all is done."""
        if self._child is not None:
            ended = self._child.ended()  # asked first: what it writes until then is read below
            self._listen(self._child)
            if not ended:
                return False
            self._close(self._child)
            self._child = None
        while self._left and self._child is None:
            self._start(self._left.pop(0))
        return self._child is None

    def kill(self) -> None:
        """End the running child, if there is one."""
        if self._child is not None:
            self._child.kill()

    def _start(self, process: Process) -> None:
        self._now = tuple(kind for kind in self._kinds if kind.process == process.name)
        wanted = [kind for kind in self._now if not self._is_unmet(kind)]
        if not wanted:
            return
        setting = self._setting
        folder = setting.folder / process.name
        folder.mkdir()
        fresh = setting.databases.fresh() if process.database else Fresh("sqlite://")
        job = {
            **setting.job,
            "network": process.database and any(one.network for one in setting.all_databases),
            "whole_database": fresh.whole,
            "seconds": math.ceil(setting.seconds),
            "probes": [{"name": kind.name, "function": kind.function, "needs": kind.needs} for kind in wanted],
        }
        source = os.path.join(setting.job["project"], setting.job["source"])
        urls = {prefix: databases.fresh().url for prefix, databases in setting.beside if process.database}
        urls[setting.prefix] = fresh.url
        named = {f"{prefix}DATABASE_URL": url for prefix, url in urls.items()}
        variables = environment(folder, PYTHONPATH=source, **named)
        try:
            self._child = Child(setting.python, folder, job, variables, setting.seconds)
        except OSError as error:
            message = f"the interpreter does not start: {error.strerror or error}"
            raise OutsideError(
                codes.INTERPRETER_UNUSABLE, message, hint="make the virtual environment again"
            ) from error

    def _is_unmet(self, kind: ProbeKind) -> bool:
        """Tell whether a probe of an earlier process did not pass that this one needs; then that is its answer."""
        for need in kind.needs:
            answer = self._answers.get(need)
            if answer is not None and answer["status"] != "passed":
                self._answers[kind.name] = {"status": "skipped", "summary": f"needs the probe '{need}'"}
                return True
        return False

    def _listen(self, child: Child) -> None:
        titles = {kind.name: kind.title for kind in self._now}
        for event in child.events():
            name = event["probe"]
            if event["event"] == "start":
                self._begun = name
                self._setting.progress(titles[name])
            else:
                self._begun = None
                self._answers[name] = event

    def _close(self, child: Child) -> None:
        """Answer for the probes that the child did not live to answer for, and keep what it printed."""
        output = child.output()
        for kind in self._now:
            answer = self._answers.get(kind.name)
            if answer is None:
                answer = self._answers[kind.name] = self._unanswered(kind, child)
            if answer["status"] == "failed":
                parts = [str(answer.get("detail", "")).strip(), output.strip()]
                detail = "\n\n".join(part for part in parts if part)
                answer["detail"] = self._cleaned(detail)
                for finding in answer["findings"]:
                    finding["message"] = self._cleaned(finding["message"])
        self._begun = None

    def _unanswered(self, kind: ProbeKind, child: Child) -> dict[str, Any]:
        if self._begun not in (None, kind.name):
            return {"status": "skipped", "summary": f"the probe '{self._begun}' did not end"}
        if child.timed_out:
            message = f"{kind.title} was ended after {self._setting.seconds:g} seconds"
            seconds = self._setting.seconds
        else:
            message, seconds = f"{kind.title}: the process died with status {child.status}", 0.0
        finding = {"message": message, "file": None, "line": None, "subject": None}
        return {"status": "failed", "unended": True, "findings": [finding], "seconds": seconds}

    def _cleaned(self, text: str) -> str:
        """Return a text with paths as they are in the project, and without the password."""
        text = text.replace(self._setting.job["project"] + os.sep, "").replace(self._setting.job["project"], ".")
        for databases in self._setting.all_databases:
            text = databases.without_secrets(text)
        return text
