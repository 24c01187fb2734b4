"""The revisions that lie in a project, as their files say it; nothing of theirs is run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Link:
    """A revision: its id, and those it comes after."""

    revision: str
    after: tuple[str, ...]
    path: Path


@dataclass(frozen=True)
class Chain:
    """All revisions of a project.

    Args:
        links: by their ids.
        unread: files in which no revision was found.
    """

    links: dict[str, Link]
    unread: tuple[Path, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """The revisions that no other one comes after, sorted."""
        before = {name for link in self.links.values() for name in link.after}
        return tuple(sorted(name for name in self.links if name not in before))

    def since(self, revision: str) -> list[str]:
        """Return the revisions that come after one, however far."""
        found = {revision}
        while True:
            more = {link.revision for link in self.links.values() if found.intersection(link.after)} - found
            if not more:
                return sorted(found - {revision})
            found |= more


def read_chain(folder: Path) -> Chain:
    """Read the revisions in a folder."""
    links: dict[str, Link] = {}
    unread: list[Path] = []
    for path in sorted(folder.glob("*.py")):
        link = _link(path)
        if link is None:
            unread.append(path)
        else:
            links[link.revision] = link
    return Chain(links, tuple(unread))


def _link(path: Path) -> Link | None:
    try:
        module = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return None
    said = dict(_assignments(module))
    revision, after = said.get("revision"), said.get("down_revision")
    if not isinstance(revision, str):
        return None
    before = (after,) if isinstance(after, str) else tuple(after) if isinstance(after, (tuple, list)) else ()
    return Link(revision, before, path)


def _assignments(module: ast.Module) -> Iterator[tuple[str, object]]:
    for node in module.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        value = getattr(node, "value", None)
        for target in targets:
            if isinstance(target, ast.Name) and value is not None:
                try:
                    yield target.id, ast.literal_eval(value)
                except ValueError:
                    continue
