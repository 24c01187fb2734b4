"""What would bring a project in step with its schema, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqla_scaffold.write.change import Plan

if TYPE_CHECKING:
    from sqla_scaffold.emit.remembered import Memory


@dataclass(frozen=True, slots=True)
class Planned:
    """What would bring a project in step with its schema.

    Args:
        plan: what would happen to its files.
        said: what there is to say.
        memory: what pages were made of.
    """

    plan: Plan
    said: tuple[str, ...]
    memory: Memory
