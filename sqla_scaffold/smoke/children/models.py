"""What the other probes need to know of the mapped classes: their mappers, in order, and where they stand."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .project import base
from .verdict import Job


@dataclass(frozen=True)
class Place:
    """Where a model stands.

    Args:
        model: the class.
        file, line: its definition, relative to the project.
        attributes: attribute names by column names.
    """

    model: str
    file: str | None
    line: int | None
    attributes: Mapping[str, str]


def mappers(job: Job) -> list[Any]:
    """Return the mappers of all models, by the names of their classes."""
    return sorted(base(job).registry.mappers, key=lambda mapper: str(mapper.class_.__qualname__))


def place_of(mapper: Any, project: Path) -> Place:
    """Return where the class of a mapper stands."""
    file, line = None, None
    try:
        path = Path(inspect.getsourcefile(mapper.class_) or "")
        if path.is_relative_to(project):
            file, line = path.relative_to(project).as_posix(), inspect.getsourcelines(mapper.class_)[1]
    except (OSError, TypeError):
        pass  # a class made at run time has no source
    attributes = {column.name: str(attribute.key) for attribute in mapper.column_attrs for column in attribute.columns}
    return Place(mapper.class_.__name__, file, line, attributes)


def places_of_models(job: Job) -> dict[str, Place]:
    """Return the places of all models by the keys of their tables."""
    project = Path(job["project"])
    return {str(getattr(mapper.local_table, "key", "")): place_of(mapper, project) for mapper in mappers(job)}
