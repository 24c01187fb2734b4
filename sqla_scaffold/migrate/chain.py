"""The revisions that lie in a project, as their files say it; nothing of theirs is run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqla_scaffold.compare.touching import Touched
from sqla_scaffold.emit.literal import literal
from sqla_scaffold.emit.reprint import laid_out
from sqla_scaffold.migrate.headers import header
from sqla_scaffold.report.codes.reading import FILE_UNREADABLE
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.report.source import Source, Span

# What `next_revision` calls one; Alembic by itself takes other ids.
_OURS = re.compile(r"\d{4,}(?:_[0-9a-f]{6})?")


@dataclass(frozen=True, slots=True)
class Link:
    """A revision.

    Args:
        revision: its id.
        after: those it comes after.
        path: its file.
        span: where it says its id.
        message: what it does, in its own words.
        start, end: the hashes of the snapshots that it stands between; nothing where it does not say them.
        touches: the objects that it makes, alters or drops, each with the hash of what it is then; None where it does not
            say them.
    """

    revision: str
    after: tuple[str, ...]
    path: Path
    span: Span
    message: str = ""
    start: str = ""
    end: str = ""
    touches: Touched | None = None

    @property
    def is_ours(self) -> bool:
        """Whether it was written from the schema, and can be written so again."""
        return _OURS.fullmatch(self.revision) is not None


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

    def aside(self, head: str) -> tuple[Link, ...]:
        """Return the revisions that do not lead to one, in the order of their ids: those of other branches."""
        found = self._leading_to(head)
        return tuple(link for name, link in sorted(self.links.items()) if name not in found)

    def alone(self, head: str) -> tuple[Link, ...]:
        """Return the revisions that lead to one head and to no other one, in the order of their ids."""
        others = set[str]().union(*(self._leading_to(one) for one in self.heads if one != head))
        return tuple(self.links[name] for name in sorted(self._leading_to(head) - others))

    def _leading_to(self, head: str) -> set[str]:
        found: set[str] = set()
        left = [head]
        while left:
            name = left.pop()
            if name in self.links and name not in found:
                found.add(name)
                left += self.links[name].after
        return found

    def breaks(self) -> Iterator[tuple[Link, str]]:
        """Yield the revisions that do not follow those they come after, each with what is wrong."""
        for _, link in sorted(self.links.items()):
            for name in link.after:
                before = self.links.get(name)
                if before is None:
                    yield link, f"`{link.revision}` comes after `{name}`, which is not there"
                elif len(link.after) == 1 and before.end and link.start and before.end != link.start:
                    yield link, f"`{link.revision}` was written on another snapshot than the one that `{name}` leads to"


def chain_text(start: str, end: str, touches: Touched) -> str:
    """Return the statements by which a revision says its place in the chain.

    Args:
        start, end: the hashes of the snapshots that it stands between.
    """
    parts = [f"{literal(name)}: {literal(value)}" for name, value in touches.items()]
    lines = [f"snapshot_before: str = {literal(start)}"] if start else []
    lines += [f"snapshot_after: str = {literal(end)}", f"touches: dict[str, str | None] = {{{', '.join(parts)}}}"]
    return laid_out("\n".join(lines), 0)


def read_chain(folder: Path, root: Path | None = None) -> Chain:
    """Read the revisions in a folder.

    Args:
        root: the project, to which people know the files.

    Raises:
        OutsideError: one of them is no file.
    """
    links: dict[str, Link] = {}
    unread: list[Path] = []
    for path in sorted(folder.glob("*.py")):
        name = path.name if root is None else path.relative_to(root).as_posix()
        link = _link(path, Source(name, _text_of(path, name)))
        if link is None:
            unread.append(path)
        else:
            links[link.revision] = link
    return Chain(links, tuple(unread))


def _text_of(path: Path, name: str) -> str:
    if not path.is_file():  # a pipe or a device might never end
        raise OutsideError(FILE_UNREADABLE, "not a regular file", hint="put a file there, or remove it", path=name)
    return path.read_text(encoding="utf-8", errors="replace")


def _link(path: Path, source: Source) -> Link | None:
    module = header(source.text)
    if module is None:
        return None
    said = dict(_assignments(module))
    name, below = said.get("revision"), said.get("down_revision")
    if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
        return None
    after = tuple(
        node.value
        for node in (ast.walk(below) if below is not None else ())
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    place = source.line_starts[name.lineno - 1] + name.col_offset
    span = Span(source, place, place + (name.end_col_offset or 0) - name.col_offset)
    words = (ast.get_docstring(module) or "").partition("\n")[0]
    start, end = (_text(said.get(one)) for one in ("snapshot_before", "snapshot_after"))
    return Link(name.value, after, path, span, words, start, end, _touches(said.get("touches")))


def _text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _touches(node: ast.expr | None) -> dict[str, str | None] | None:
    try:
        said = None if node is None else ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):  # somebody edited it
        return None
    if not isinstance(said, dict):
        return None
    is_ours = all(isinstance(name, str) and isinstance(now, str | None) for name, now in said.items())
    return said if is_ours else None


def _assignments(module: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for statement in module.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, value
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, value
