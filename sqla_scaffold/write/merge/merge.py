"""The merge itself: part by part, each by what it defines.

Laws (held by properties): merge(base, base, new) = new; merge(base, yours, base) = yours; what a person wrote is there
afterwards, or there is a conflict.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from sqla_scaffold.write.merge.arguments import Collision, merge_assignment, merge_head
from sqla_scaffold.write.merge.importing import is_late, with_imports
from sqla_scaffold.write.merge.parts import Body, Key, Part, class_body, module_body
from sqla_scaffold.write.merge.settle import Conflict, Merged, Settle, Side

Tidy = Callable[[str], str]


def merge(base: str, yours: str, new: str, tidy: Tidy = str, *, settle: Settle = Settle.SAY) -> Merged | None:
    """Merge three texts of a Python module; None when the person's text is no Python at the moment.

    Args:
        base: the text last written.
        yours: the person's.
        new: the one of now.
        tidy: lays out a statement in which arguments of both sides were joined.
        settle: whose part is taken where both changed the same one: SAY, OURS or THEIRS.
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
    merger = _Merger(tidy, settle)
    was, now = module_body(base), module_body(new)
    body = merger.bodies(was, mine, now, "")
    text = with_imports(was, mine, now, body)
    return Merged(mark + text.replace("\n", newline), tuple(merger.conflicts), tuple(merger.removed))


@dataclass
class _Merger:
    """Collects conflicts while it merges; mutable for the length of a merge."""

    tidy: Tidy
    settle: Settle
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
        return _bases_first(result, new)

    def _insert(
        self, result: list[tuple[Key, str]], was: dict[Key, Part], mine: dict[Key, Part], new: Body, owner: str
    ) -> None:
        before: Key | None = None
        for part in new.parts:
            keys = [key for key, _ in result]
            if part.key not in mine and not is_late(part):
                if part.key not in was or self._is_forced_back(was[part.key], part):
                    result.insert(keys.index(before) + 1 if before in keys else 0, (part.key, part.whole))
                    before = part.key
                    continue
                self._was_removed(was[part.key], part, owner)
            if part.key in keys:
                before = part.key

    def _is_forced_back(self, base: Part, new: Part) -> bool:
        return self.settle is Settle.THEIRS and base.meaning != new.meaning

    def _was_removed(self, base: Part, new: Part, owner: str) -> None:
        if base.meaning != new.meaning and self.settle is Settle.SAY:
            self._conflict((base, None, new), owner, "you removed it, the schema changed it")
        else:
            self.removed.append(_called(new, owner))

    def _one(self, base: Part | None, yours: Part, new: Part | None, owner: str) -> str | None:
        """Return the text of one of the person's parts after the merge; None when it goes."""
        if is_late(yours):
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
            if self.settle is Settle.THEIRS:
                return None
            self._conflict((base, yours, None), owner, "the schema removed it, you edited it")
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
            if self.settle is Settle.THEIRS:
                return yours.above + new.text
            reason = "the schema changed it, you edited it" if base else "both sides added it"
            self._conflict((base, yours, new), owner, reason)
            return yours.whole

    def _laid_out(self, text: str, indent: str) -> str:
        if not indent:
            return self.tidy(text)
        # A statement of a class is laid out at its depth.
        framed = self.tidy(f"class _:\n{text}")
        return framed.partition("\n")[2]

    def _classes(self, base: Part, yours: Part, new: Part) -> str:
        (was_head, was), (my_head, mine), (now_head, now) = map(class_body, (base, yours, new))
        head = self._head((was_head, my_head, now_head), (base, yours, new))
        parts = self.bodies(was, mine, now, yours.key[1])
        return head + "".join(text for _, text in parts) + mine.rest

    def _head(self, heads: tuple[str, str, str], parts: tuple[Part, Part, Part]) -> str:
        was, mine, now = heads
        if mine in (was, now):
            return now
        if _said(now) != _said(was) and _said(mine) != _said(was):
            with suppress(Collision, SyntaxError):
                return self.tidy(f"{merge_head(was, mine, now)}    pass\n").removesuffix("    pass\n")
            if self.settle is Settle.THEIRS:
                return now
            if self.settle is Settle.SAY:
                sides = [Side(head, part.line) for head, part in zip(heads, parts, strict=True)]
                reason = "the schema changed its bases, you edited them"
                self.conflicts.append(Conflict(_called(parts[1], ""), reason, sides[1], sides[2], sides[0]))
        return mine

    def _conflict(self, three: tuple[Part | None, Part | None, Part | None], owner: str, reason: str) -> None:
        """Note what happened to base, the person's part and the schema's, unless it is settled."""
        if self.settle is not Settle.SAY:
            return
        base, yours, new = (None if part is None else Side(part.text, part.line) for part in three)
        called = next(part for part in (three[1], three[2]) if part is not None)
        self.conflicts.append(Conflict(_called(called, owner), reason, yours, new, base))


def _bases_first(parts: list[tuple[Key, str]], new: Body) -> list[tuple[Key, str]]:
    """Put a class before the one to which the schema gave it as a base: the person's order is that of earlier bases."""
    ordered = list(parts)
    for part in new.parts:
        if not isinstance(part.node, ast.ClassDef):
            continue
        keys = [key for key, _ in ordered]
        named = {("class", one.id) for base in part.node.bases for one in ast.walk(base) if isinstance(one, ast.Name)}
        here = keys.index(part.key) if part.key in keys else len(keys)
        for one in [one for one in ordered[here + 1 :] if one[0] in named]:
            ordered.remove(one)
            ordered.insert(here, one)
            here += 1
    return ordered


def _has_long_string(part: Part) -> bool:
    """Tell whether a string runs over several lines: it would not keep its value at another depth."""
    strings = (node for node in ast.walk(part.node) if isinstance(node, ast.Constant | ast.JoinedStr))
    return any(node.lineno != node.end_lineno for node in strings)


def _said(head: str) -> str:
    return " ".join(head.split())


def _called(part: Part, owner: str) -> str:
    name = part.key[1] if len(part.key) > 1 and part.key[0] != "statement" else part.key[0]
    return f"{owner}.{name}" if owner else name
