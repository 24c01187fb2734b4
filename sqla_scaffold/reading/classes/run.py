"""The child process that reads a person's models, and what is said when it cannot."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqla_scaffold.reading.classes.facts import FoundModels
from sqla_scaffold.reading.classes.places import Places
from sqla_scaffold.reading.classes.values import found_models
from sqla_scaffold.report.codes import models as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.types import TYPES, ParameterKind

_RUN = Path(__file__).parent / "children" / "run.py"
_SECONDS = 300  # a module that waits for a server would wait for ever


def read_models(
    names: Sequence[str], root: Path, python: Path, database: str | None, diagnostics: Diagnostics
) -> FoundModels | None:
    """Return the models that are named, read in a process of its own; None where they cannot be read.

    Args:
        names: `package.module:Base`, or modules alone; they are imported in this order.
        root: the folder that their packages are found in, itself or its `src`.
        python: the interpreter.
        database: the database that they are for; the one that they cannot do without where it is None.
    """
    modules = [name.partition(":")[::2] for name in names]
    places = Places(root)
    answer = asked([list(one) for one in modules], root, python, database)
    if "error" in answer:
        span = places.line(answer["file"], answer["line"])
        hint = "the models are imported with the folder of the command, and its `src`, on the path of Python"
        diagnostics.add(codes.MODELS_UNREADABLE, f"{', '.join(names)}: {answer['error']}", span, hint=hint)
        return None
    return found_models(answer, places, database)


def asked(modules: list[list[str]], root: Path, python: Path, database: str | None) -> dict[str, Any]:
    """Return what the child wrote down: everything that SQLAlchemy knows, or `error` and where it was.

    Args:
        modules: each with the name in it, which may be empty.

    Errors: `OutsideError` where the interpreter cannot be started.
    """
    paths = [str(one.resolve()) for one in (root, root / "src") if one.is_dir()]
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-models-") as folder:
        answer, job = Path(folder) / "answer", Path(folder) / "job"
        said = {"modules": modules, "paths": paths, "types": _types(), "database": database, "answer": str(answer)}
        job.write_text(json.dumps(said), encoding="utf-8")
        try:
            done = subprocess.run(
                [python, "-P", _RUN, job],
                cwd=root,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"error": f"nothing came of it in {_SECONDS} seconds", "file": None, "line": None}
        except OSError as error:
            raise OutsideError(codes.MODELS_UNREADABLE, f"{python} cannot be started: {error}") from error
        if not answer.is_file():
            last = (done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"])[-1]
            return {"error": last, "file": None, "line": None}
        found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        return found


def _types() -> list[object]:
    return [
        [
            row.name,
            row.module,
            row.sqlalchemy,
            [one.name for one in row.parameters if one.kind is not ParameterKind.TYPE],
            list(row.databases),
        ]
        for row in TYPES
    ]
