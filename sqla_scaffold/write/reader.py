"""Reading the files of a project, and remembering what they were when they were read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
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
    _plain: dict[str, bool] = field(default_factory=dict)

    def read(self, path: str) -> tuple[str, Content]:
        """Return where a path leads and what is there."""
        place = self._place(path)
        data = self.tree.read(place)
        self.seen.setdefault(place, digest(data))
        if data is None:
            return place, None
        try:
            return place, data.decode("utf-8")
        except UnicodeDecodeError:
            return place, data

    def _place(self, path: str) -> str:
        """Return where a path leads; the way to a folder is looked at once for all files in it."""
        folder, _, name = path.rpartition("/")
        if folder not in self._plain:
            self._plain[folder] = not folder or locate(self.root, folder) == folder
        if self._plain[folder] and not os.path.islink(f"{self.root}/{path}"):
            return path
        return locate(self.root, path)
