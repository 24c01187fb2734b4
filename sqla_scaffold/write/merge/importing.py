"""The imports of a body, merged last: when the merged code is known, it is known which names it mentions."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from sqla_scaffold.write.merge.imports import Names, merged_import, missing
from sqla_scaffold.write.merge.parts import Body, Key, Part, class_body


def with_imports(base: Body, yours: Body, new: Body, merged: list[tuple[Key, str]]) -> str:
    """Return the text of merged parts, in which the imports are merged by name."""
    mine = yours.by_key
    code = "".join(text for key, text in merged if key not in mine or not is_late(mine[key]))
    return _Imports(base, yours, new, _mentioned(code)).text(merged)


def is_late(part: Part) -> bool:
    """Tell whether a part is an import, or a block of nothing but imports."""
    match part.node:
        case ast.ImportFrom():
            return True
        case ast.If(body=body, orelse=[]):
            return all(isinstance(one, ast.ImportFrom) for one in body)
        case _:
            return False


@dataclass(frozen=True)
class _Imports:
    """The imports of a body on all three sides, and what the merged code mentions.

    Args:
        around: what the schema's side imports around the body, which need not be imported in it.
    """

    base: Body
    yours: Body
    new: Body
    used: frozenset[str]
    around: frozenset[str] = frozenset()

    def text(self, merged: list[tuple[Key, str]]) -> str:
        """Return the merged parts as text."""
        mine, now = self.yours.by_key, self.new.by_key
        names = [Names.of(body.parts) for body in (self.base, self.yours, self.new)]
        blocks = {
            key: self._block(mine[key], now.get(key), names[2].bound)
            for key, _ in merged
            if key in mine and is_late(mine[key]) and isinstance(mine[key].node, ast.If)
        }
        # What a block asks for that stays is needed too: `if TYPE_CHECKING:`.
        asked = _mentioned("".join(f"{key[1]}\n" for key, text in blocks.items() if text))
        used = (self.used | asked) - self.around
        parts: list[tuple[Key, str]] = []
        for key, text in merged:
            part = mine.get(key)
            if part is not None and isinstance(part.node, ast.ImportFrom):
                line = merged_import(part, names[0], names[1], names[2], used)
                parts += [(key, part.above + line)] if line is not None else []
            else:
                parts.append((key, blocks.get(key, text)))
        self._add(parts, names[0], names[1], used)
        return "".join(text for _, text in parts) + self.yours.rest

    def _block(self, yours: Part, new: Part | None, around: frozenset[str]) -> str:
        """Merge `if TYPE_CHECKING:`; an empty one goes."""
        head, mine = class_body(yours)
        base = self.base.by_key.get(yours.key)
        was, now = (class_body(one)[1] if one is not None else Body((), "") for one in (base, new))
        inner = _Imports(was, mine, now, self.used, around).text([(part.key, part.whole) for part in mine.parts])
        return yours.above + head + inner if inner.strip() else ""

    def _add(self, parts: list[tuple[Key, str]], base: Names, yours: Names, used: frozenset[str]) -> None:
        before: Key | None = None
        for part in self.new.parts:
            keys = [key for key, _ in parts]
            if part.key not in keys and is_late(part):
                is_import = isinstance(part.node, ast.ImportFrom)
                line = missing(part, base, yours, used) if is_import else part.text
                if line is not None:
                    parts.insert(keys.index(before) + 1 if before in keys else 0, (part.key, part.above + line))
            if any(key == part.key for key, _ in parts):
                before = part.key


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
