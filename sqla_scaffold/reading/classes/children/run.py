"""The start of the child process: import what was named, and write down everything that SQLAlchemy knows of it.

Called as `python -P run.py JOB`; JOB is a JSON file that the parent wrote (see `classes/run.py`). The answer goes into a file,
for what a person's module prints is its own.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import traceback
import warnings
from pathlib import Path
from typing import Any

_NEIGHBOURS = "sqla_scaffold_reading_children"


def _load_neighbours() -> None:
    """Make this folder a package under a name of its own: no path of ours stands in the `sys.path` of the models."""
    here = Path(__file__).parent
    spec = importlib.util.spec_from_file_location(
        _NEIGHBOURS, here / "__init__.py", submodule_search_locations=[str(here)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{here} cannot be loaded")
    package = importlib.util.module_from_spec(spec)
    sys.modules[_NEIGHBOURS] = package
    spec.loader.exec_module(package)


def _place(error: BaseException) -> tuple[str | None, int | None]:
    """Return where a person's code failed: the last place that is neither ours nor of an installed package."""
    if isinstance(error, SyntaxError) and error.filename is not None:
        return error.filename, error.lineno
    frames = [one for one in traceback.extract_tb(error.__traceback__) if Path(one.filename).is_file()]
    theirs = [one for one in frames if "site-packages" not in one.filename and not _is_ours(one.filename)]
    return (theirs[-1].filename, theirs[-1].lineno) if theirs else (None, None)


def _is_ours(name: str) -> bool:
    return Path(name).parent == Path(__file__).parent or name.startswith(sys.base_prefix + "/lib/python")


def _answer(job: dict[str, Any]) -> dict[str, Any]:
    for path in reversed(job["paths"]):
        sys.path.insert(0, path)
    try:
        target = importlib.import_module(f"{_NEIGHBOURS}.target")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found: dict[str, Any] = target.read(job)
            return found
    except BaseException as error:  # also SystemExit, of a script that was no module
        file, line = _place(error)
        is_ours = type(error).__name__ == "NoModels"
        last = str(error) if is_ours else traceback.format_exception_only(error)[-1].strip()
        return {"error": last, "file": file, "line": line}


if __name__ == "__main__":
    _load_neighbours()
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Path(job["answer"]).write_text(json.dumps(_answer(job)), encoding="utf-8")
