"""What would happen to a file, as a value; and a plan, which is what would happen to all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sqla_scaffold.files import Owner
from sqla_scaffold.quick import quickly_made
from sqla_scaffold.report.codes.code import Code
from sqla_scaffold.write.merge.settle import Conflict
from sqla_scaffold.write.paths import BASE

Content = str | bytes | None
"""What is in a file: text where it is UTF-8, else bytes; None where there is no file."""


class Action(StrEnum):
    """What happens to a file; the values are the words of the status column."""

    CREATE = "create"
    UPDATE = "update"
    MERGE = "merge"
    IDENTICAL = "identical"
    CONFLICT = "conflict"
    DELETE = "delete"
    KEEP = "keep"

    @property
    def writes(self) -> bool:
        """Whether the disk is changed when the plan is applied."""
        return self in (Action.CREATE, Action.UPDATE, Action.MERGE, Action.DELETE)


@quickly_made
@dataclass(frozen=True, slots=True)
class PlannedChange:
    """What would happen to one file.

    Args:
        path: as generated, relative to the project.
        action: what happens.
        old: what is there now.
        new: what would be there; None where nothing would be.
        owner: whose the file is.
        reason: why, in a few words for people.
        executable: whether a new file gets the x bits.
        place: where the path leads when symbolic links inside the project are followed.
        conflicts: the parts that do not go together.
        base: what was written last, where there are conflicts.
        code: the kind of mistake as which it is said; None where nothing needs a person.
    """

    path: str
    action: Action
    old: Content
    new: Content
    owner: Owner
    reason: str
    executable: bool = False
    place: str = ""
    conflicts: tuple[Conflict, ...] = ()
    base: Content = None
    code: Code | None = None

    @property
    def is_base(self) -> bool:
        """Whether this is a base text: the tool's own memory of what it wrote last."""
        return self.path.startswith(f"{BASE}/")


@dataclass(frozen=True, slots=True)
class Plan:
    """What would happen to every file, and what all that was decided upon.

    Args:
        changes: the project's files by path, then the base texts by path.
        read: SHA-256 of everything that was read, by place; None where there was no file.
    """

    changes: tuple[PlannedChange, ...]
    read: Mapping[str, str | None] = field(hash=False)

    @property
    def visible(self) -> tuple[PlannedChange, ...]:
        """The changes that people care for: without the base texts, unless one changes alone, its file being as it is."""
        written = {f"{BASE}/{change.path}" for change in self.changes if change.action.writes}
        return tuple(
            change
            for change in self.changes
            if not change.is_base or (change.action.writes and change.path not in written)
        )

    @property
    def writes(self) -> tuple[PlannedChange, ...]:
        """The changes that would be written, base texts included."""
        return tuple(change for change in self.changes if change.action.writes)

    @property
    def conflicts(self) -> tuple[PlannedChange, ...]:
        """The files that both the person and the schema changed."""
        return tuple(change for change in self.changes if change.action is Action.CONFLICT)

    @property
    def current(self) -> bool:
        """Whether nothing would be written, and nothing is in conflict: what `--check` asks."""
        return not any(change.action.writes or change.action is Action.CONFLICT for change in self.visible)
