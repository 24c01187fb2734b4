"""Files in memory: what is made before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sqla_scaffold.quick import quickly_made


class Owner(Enum):
    """Whose a file is; decided where the file is made."""

    TOOL = "tool"  # ours: rewritten whenever it differs
    SHARED = "shared"  # generated, and edited by people: never overwritten where both changed it
    SEALED = "sealed"  # generated, and nobody may edit it: an edit is said, and goes only when somebody says so
    ONCE = "once"  # as PERSON, and remembered: deleted, it does not come back
    PERSON = "person"  # written once, then theirs


@quickly_made
@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A file that we would like to see in the project.

    Args:
        path: relative to the project, with forward slashes.
        text: the whole text, with LF line endings.
        owner: whose file it is.
        executable: whether the file mode has the x bits.
    """

    path: str
    text: str
    owner: Owner
    executable: bool = False
