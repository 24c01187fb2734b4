"""The merge itself: part by part, each by what it defines.

Laws (held by properties): merge(base, base, new) = new; merge(base, yours, base) = yours; what a person wrote is there
afterwards, or there is a conflict.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field

from sqla_scaffold.write.merge.arguments import Collision, merge_assignment
from sqla_scaffold.write.merge.imports import Names, merged_import, missing
from sqla_scaffold.write.merge.parts import Body, Key, Part, class_body, module_body

Tidy = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A part that both sides changed in ways that do not go together.

    Args:
        name: what it defines, such as `Post.body`.
        line: its line in the person's file, counted from 1; 0 where the person removed it.
        reason: what both sides did.
    """

    name: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge: a text, or conflicts; and what was left as the person has it."""

    text: str
    conflicts: tuple[Conflict, ...] = ()
    removed: tuple[str, ...] = ()  # what the schema has and the person took out


def merge(base: str, yours: str, new: str, tidy: Tidy = str, *, force: bool = False) -> Merged | None:
    """Merge three texts of a Python module; None when the person's text is no Python at the moment.

    Args:
        base: the text last written.
        yours: the person's.
        new: the one of now.
        tidy: lays out a statement in which arguments of both sides were joined.
        force: where both changed the same part, take it from `new`; all else of the person's stays.
    """
    if yours == base or yours == new:
        return Merged(new)
    if new == base:
        return Merged(yours)
    mark, newline = "\ufeff" * yours.startswith("\ufeff"), "\r\n" if "\r\n" in yours else "\n"
    try:
        text = yours.removeprefix(mark).replace("\r\n", "\n")
        mine = module_body(text if text.endswith("\n") else f"{text}\n")
    except (SyntaxError, ValueError):
        return None
    merger = _Merger(tidy, force)
    was, now = module_body(base), module_body(new)
    body = merger.bodies(was, mine, now, "")
    text = merger.with_imports(was, mine, now, body)
    return Merged(mark + text.replace("\n", newline), tuple(merger.conflicts), tuple(merger.removed))


@dataclass
class _Merger:
    """Collects conflicts while it merges; mutable for the length of a merge."""

    tidy: Tidy
    force: bool
    conflicts: list[Conflict] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def bodies(self, base: Body, yours: Body, new: Body, owner: str) -> list[tuple[Key, str]]:
        """Return the parts of a body in the person's order, with what is new behind what stands before it there."""
        was, now = base.by_key, new.by_key
        result = [
            (part.key, text)
            for part in yours.parts
            if (text := self._one(was.get(part.key), part, now.get(part.key), owner)) is not None
        ]
        self._insert(result, was, yours.by_key, new, owner)
        return result

    def _insert(
        self, result: list[tuple[Key, str]], was: dict[Key, Part], mine: dict[Key, Part], new: Body, owner: str
    ) -> None:
        before: Key | None = None
        for part in new.parts:
            keys = [key for key, _ in result]
            if part.key not in mine and not _is_late(part):
                if part.key not in was or self._is_forced_back(was[part.key], part):
                    result.insert(keys.index(before) + 1 if before in keys else 0, (part.key, part.whole))
                    before = part.key
                    continue
                self._was_removed(was[part.key], part, owner)
            if part.key in keys:
                before = part.key

    def _is_forced_back(self, base: Part, new: Part) -> bool:
        return self.force and base.meaning != new.meaning

    def _was_removed(self, base: Part, new: Part, owner: str) -> None:
        if base.meaning != new.meaning:
            self.conflicts.append(Conflict(_called(new, owner), 0, "you removed it, the schema changed it"))
        else:
            self.removed.append(_called(new, owner))

    def _one(self, base: Part | None, yours: Part, new: Part | None, owner: str) -> str | None:
        """Return the text of one of the person's parts after the merge; None when it goes."""
        if _is_late(yours):
            return yours.whole  # imports come last, when it is known what is used
        if new is None:
            return self._without_new(base, yours, owner)
        if base is None:
            return yours.whole if yours.meaning == new.meaning else self._both(base, yours, new, owner)
        above = new.above if yours.above == base.above else yours.above
        if yours.text == base.text:
            return above + new.text
        if isinstance(yours.node, ast.ClassDef) and isinstance(new.node, ast.ClassDef):
            return above + self._classes(base, yours, new)
        if yours.meaning == new.meaning or new.meaning == base.meaning:
            return above + yours.text
        if yours.meaning == base.meaning and not yours.has_comment:
            return above + new.text
        return self._both(base, yours, new, owner)

    def _without_new(self, base: Part | None, yours: Part, owner: str) -> str | None:
        if base is None:
            return yours.whole
        if yours.meaning != base.meaning or yours.has_comment:
            if self.force:
                return None
            self._conflict(yours, owner, "the schema removed it, you edited it")
            return yours.whole
        notes = yours.above if yours.above != base.above and "#" in yours.above else ""
        return notes or None

    def _both(self, base: Part | None, yours: Part, new: Part, owner: str) -> str:
        try:
            if base is None or yours.has_comment or any(_has_long_string(part) for part in (base, yours, new)):
                raise Collision
            sources = [textwrap.dedent(part.text).rstrip("\n") for part in (base, yours, new)]
            indent = yours.text[: len(yours.text) - len(yours.text.lstrip())]
            text = textwrap.indent(merge_assignment(*sources), indent) + "\n"
            return yours.above + self._laid_out(text, indent)
        except (Collision, SyntaxError):
            if self.force:
                return yours.above + new.text
            self._conflict(yours, owner, "the schema changed it, you edited it" if base else "both sides added it")
            return yours.whole

    def _laid_out(self, text: str, indent: str) -> str:
        if not indent:
            return self.tidy(text)
        # A statement of a class is laid out at its depth.
        framed = self.tidy(f"class _:\n{text}")
        return framed.partition("\n")[2]

    def _classes(self, base: Part, yours: Part, new: Part) -> str:
        (was_head, was), (my_head, mine), (now_head, now) = map(class_body, (base, yours, new))
        head = self._head(was_head, my_head, now_head, yours)
        parts = self.bodies(was, mine, now, yours.key[1])
        return head + "".join(text for _, text in parts) + mine.rest

    def _head(self, base: str, mine: str, new: str, yours: Part) -> str:
        if mine in (base, new):
            return new
        if _said(new) != _said(base) and _said(mine) != _said(base):
            if self.force:
                return new
            self._conflict(yours, "", "the schema changed its bases, you edited them")
        return mine

    def with_imports(self, base: Body, yours: Body, new: Body, merged: list[tuple[Key, str]]) -> str:
        """Return the text of merged parts, in which the imports are merged by name."""
        mine = yours.by_key
        code = "".join(text for key, text in merged if key not in mine or not _is_late(mine[key]))
        return _Imports(base, yours, new, _mentioned(code)).text(merged)

    def _conflict(self, part: Part, owner: str, reason: str) -> None:
        self.conflicts.append(Conflict(_called(part, owner), part.line, reason))


@dataclass(frozen=True)
class _Imports:
    """The imports of a body on all three sides, and what the merged code mentions."""

    base: Body
    yours: Body
    new: Body
    used: frozenset[str]

    def text(self, merged: list[tuple[Key, str]]) -> str:
        """Return the merged parts as text."""
        mine, now = self.yours.by_key, self.new.by_key
        names = [Names.of(body.parts) for body in (self.base, self.yours, self.new)]
        parts: list[tuple[Key, str]] = []
        for key, text in merged:
            part = mine.get(key)
            if part is not None and isinstance(part.node, ast.ImportFrom):
                line = merged_import(part, names[0], names[1], names[2], self.used)
                parts += [(key, part.above + line)] if line is not None else []
            elif part is not None and _is_late(part):
                parts += [(key, self._block(part, now.get(key)))]
            else:
                parts.append((key, text))
        self._add(parts, names[0], names[1])
        return "".join(text for _, text in parts) + self.yours.rest

    def _block(self, yours: Part, new: Part | None) -> str:
        """Merge `if TYPE_CHECKING:`; an empty one goes."""
        head, mine = class_body(yours)
        base = self.base.by_key.get(yours.key)
        was, now = (class_body(one)[1] if one is not None else Body((), "") for one in (base, new))
        inner = _Imports(was, mine, now, self.used).text([(part.key, part.whole) for part in mine.parts])
        return yours.above + head + inner if inner.strip() else ""

    def _add(self, parts: list[tuple[Key, str]], base: Names, yours: Names) -> None:
        before: Key | None = None
        for part in self.new.parts:
            keys = [key for key, _ in parts]
            if part.key not in keys and _is_late(part):
                is_import = isinstance(part.node, ast.ImportFrom)
                line = missing(part, base, yours, self.used) if is_import else part.text
                if line is not None:
                    parts.insert(keys.index(before) + 1 if before in keys else 0, (part.key, part.above + line))
            if any(key == part.key for key, _ in parts):
                before = part.key


def _has_long_string(part: Part) -> bool:
    """Tell whether a string runs over several lines: it would not keep its value at another depth."""
    strings = (node for node in ast.walk(part.node) if isinstance(node, ast.Constant | ast.JoinedStr))
    return any(node.lineno != node.end_lineno for node in strings)


def _is_late(part: Part) -> bool:
    """Tell whether a part is an import, or a block of nothing but imports."""
    match part.node:
        case ast.ImportFrom():
            return True
        case ast.If(body=body, orelse=[]):
            return all(isinstance(one, ast.ImportFrom) for one in body)
        case _:
            return False


def _said(head: str) -> str:
    return " ".join(head.split())


def _called(part: Part, owner: str) -> str:
    name = part.key[1] if len(part.key) > 1 and part.key[0] != "statement" else part.key[0]
    return f"{owner}.{name}" if owner else name


def _mentioned(code: str) -> frozenset[str]:
    """Return every name that code mentions, also in annotations in quotes and in `__all__`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= _names_in(node.value)
    return frozenset(found)


def _names_in(text: str) -> set[str]:
    """Return the names in a text that is an expression, as a type in quotes is; other texts mention none."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
