"""Reading the files of a project, and remembering what they were when they were read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqla_scaffold.write.change import Content
from sqla_scaffold.write.disk import Tree, digest
from sqla_scaffold.write.paths import locate


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files of the project and remembers their hashes, for `apply` to compare."""

    root: Path
    tree: Tree
    seen: dict[str, str | None]

    def read(self, path: str) -> tuple[str, Content]:
        """Return where a path leads and what is there."""
        place = locate(self.root, path)
        data = self.tree.read(place)
        self.seen.setdefault(place, digest(data))
        if data is None:
            return place, None
        try:
            return place, data.decode("utf-8")
        except UnicodeDecodeError:
            return place, data
