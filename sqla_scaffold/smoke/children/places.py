"""Where the mapped classes stand in the project's files."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where a model stands.

    Args:
        model: the class.
        file, line: its definition, relative to the project.
    """

    model: str
    file: str | None
    line: int | None


def place_of(mapper: Any, project: Path) -> Place:
    """Return where the class of a mapper stands; the mapper need not be configured."""
    file, line = None, None
    try:
        path = Path(inspect.getsourcefile(mapper.class_) or "")
        if path.is_relative_to(project):
            file, line = path.relative_to(project).as_posix(), inspect.getsourcelines(mapper.class_)[1]
    except (OSError, TypeError):
        pass  # a class made at run time has no source
    return Place(mapper.class_.__name__, file, line)
