"""For packages that add column types."""

from __future__ import annotations

from sqla_scaffold.schema.column_type import (
    Annotation,
    ColumnType,
    Kind,
    Parameter,
    ParameterKind,
    PythonName,
    python,
)

__all__ = ["Annotation", "ColumnType", "Kind", "Parameter", "ParameterKind", "PythonName", "python"]
