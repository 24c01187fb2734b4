"""THE TABLE of diagnostic codes: a module per family, a row per kind of mistake.

Families: R reading a document, N names, T column types and their values, K keys and constraints, L relationships,
C classes, I inheritance, B several engines, P project, files and the outside world, E edits of the schema by commands,
M what people wrote and the schema changed, V revisions, H hazards of revisions, S smoke, D databases that are imported.
"""

from __future__ import annotations

from types import ModuleType

from sqla_scaffold.report.codes import (
    classes,
    databases,
    edits,
    engines,
    files,
    hazards,
    inheritance,
    keys,
    merging,
    models,
    names,
    project,
    reading,
    relationships,
    revisions,
    smoke,
    template,
    types,
)
from sqla_scaffold.report.codes.code import Code, Severity

__all__ = ["CODES", "Code", "Severity", "find"]


def _rows(family: ModuleType) -> list[Code]:
    return [row for row in vars(family).values() if isinstance(row, Code)]


FAMILIES: tuple[ModuleType, ...] = (
    reading,
    files,
    names,
    types,
    keys,
    relationships,
    classes,
    inheritance,
    engines,
    project,
    databases,
    models,
    template,
    edits,
    merging,
    revisions,
    hazards,
    smoke,
)

CODES: tuple[Code, ...] = tuple(sorted((row for family in FAMILIES for row in _rows(family)), key=lambda code: code.id))


def find(word: str) -> Code | None:
    """Return the code with this id or name, whatever its case."""
    wanted = word.strip().lower()
    return next((code for code in CODES if wanted in (code.id.lower(), code.name)), None)
