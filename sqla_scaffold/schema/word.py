"""A value as somebody wrote it, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from sqla_scaffold.quick import quickly_made
from sqla_scaffold.report.source import Span

T = TypeVar("T")


@quickly_made
@dataclass(frozen=True, slots=True)
class Word(Generic[T]):
    """A value that somebody wrote, and where."""

    value: T
    span: Span


# What a literal of YAML or TOML can be; dates and times of TOML and YAML arrive as their text.
Literal = str | int | float | bool | None | tuple["Literal", ...] | dict[str, "Literal"]
