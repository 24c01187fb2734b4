"""The start of a child process: confine itself, make the probes of its job one after the other, write down each.

Called as `python -P run.py JOB`; JOB is a JSON file that the parent wrote (see `smoke/child.py`). The answers are lines
of JSON, so that what was found before a crash or a timeout is not lost.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import time
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

_NEIGHBOURS = "sqla_scaffold_smoke_children"


def _load_neighbours() -> None:
    """Make this folder a package under a name of its own: no path of ours stands in the project's `sys.path`."""
    here = Path(__file__).parent
    spec = importlib.util.spec_from_file_location(
        _NEIGHBOURS, here / "__init__.py", submodule_search_locations=[str(here)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{here} cannot be loaded")
    package = importlib.util.module_from_spec(spec)
    sys.modules[_NEIGHBOURS] = package
    spec.loader.exec_module(package)


def _neighbour(name: str) -> ModuleType:
    return importlib.import_module(f"{_NEIGHBOURS}.{name}")


class Recorder:
    """Appends what happens to the file that the parent reads."""

    def __init__(self, path: str) -> None:
        self._path = path

    def write(self, **event: Any) -> None:
        with open(self._path, "a", encoding="utf-8") as file:
            file.write(json.dumps(event) + "\n")


def _answer(probe: dict[str, Any], job: dict[str, Any]) -> dict[str, Any]:
    """Make one probe and return its outcome as JSON."""
    verdict = _neighbour("verdict")
    module, function = probe["function"].split(":")
    try:
        return {"status": "passed", "summary": getattr(_neighbour(module), function)(job), "detail": ""}
    except verdict.Skip as reason:
        return {"status": "skipped", "summary": str(reason), "detail": ""}
    except verdict.Failed as failed:
        findings = [vars(finding) for finding in failed.findings]
        return {"status": "failed", "findings": findings, "detail": failed.detail or str(failed)}
    except (Exception, SystemExit) as error:  # whatever the project's code raises is what we are here to see
        finding = verdict.finding_of(error, Path(job["project"]))
        return {"status": "failed", "findings": [vars(finding)], "detail": traceback.format_exc()}


def main(path: str) -> None:
    """Make the probes of a job; a probe whose need failed is skipped and says so."""
    job = json.loads(Path(path).read_text(encoding="utf-8"))
    _load_neighbours()
    _neighbour("confine").confine(network=job["network"], seconds=job["seconds"])
    recorder = Recorder(job["results"])
    unmet: set[str] = set()
    for probe in job["probes"]:
        missing = [need for need in probe["needs"] if need in unmet]
        recorder.write(event="start", probe=probe["name"])
        began = time.monotonic()
        if missing:
            answer = {"status": "skipped", "summary": f"needs the probe '{missing[0]}'", "detail": ""}
        else:
            answer = _answer(probe, job)
        if answer["status"] != "passed":
            unmet.add(probe["name"])
        recorder.write(event="end", probe=probe["name"], seconds=time.monotonic() - began, **answer)


if __name__ == "__main__":
    main(sys.argv[1])
