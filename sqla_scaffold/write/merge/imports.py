"""Imports are merged by name: what the schema needs is there, what the person's code needs stays."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqla_scaffold.write.merge.parts import Part

Imported = tuple[str, str | None]
LINE_LENGTH = 88


@dataclass(frozen=True)
class Names:
    """Imported names by module."""

    by_module: dict[str, list[Imported]]

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Names:
        """Return what the `from ... import` statements among parts import."""
        found: dict[str, list[Imported]] = {}
        for part in parts:
            if isinstance(part.node, ast.ImportFrom):
                found.setdefault(part.key[1], []).extend((one.name, one.asname) for one in part.node.names)
        return cls(found)

    @property
    def bound(self) -> frozenset[str]:
        """The names under which all of it is at hand."""
        return frozenset(alias or name for names in self.by_module.values() for name, alias in names)

    def has(self, module: str, name: Imported) -> bool:
        """Tell whether a name is imported from a module."""
        return name in self.by_module.get(module, ())


def merged_import(yours: Part, base: Names, all_yours: Names, new: Names, used: frozenset[str]) -> str | None:
    """Return the person's import with what the schema adds and without what nobody needs any more; None for nothing.

    Args:
        all_yours: what the person's module imports as a whole.
        used: names that the merged module mentions.
    """
    assert isinstance(yours.node, ast.ImportFrom)
    module = yours.key[1]
    mine = [(one.name, one.asname) for one in yours.node.names]
    kept = [
        name for name in mine if new.has(module, name) or not base.has(module, name) or (name[1] or name[0]) in used
    ]
    first = len(yours.key) == 2  # of several statements on one module, the first gets what is added
    added = [name for name in new.by_module.get(module, ()) if first and is_wanted(module, name, base, all_yours, used)]
    if kept == mine and not added:
        return yours.text
    if not kept and not added:
        return None
    indent = yours.text[: len(yours.text) - len(yours.text.lstrip())]
    return import_text(module, sorted([*kept, *added], key=_rank), indent)


def import_text(module: str, names: Sequence[Imported], indent: str = "") -> str:
    """Return an import statement in black's layout, with its line end."""
    spelled = [name if alias is None else f"{name} as {alias}" for name, alias in names]
    line = f"{indent}from {module} import {', '.join(spelled)}"
    if len(line) <= LINE_LENGTH:
        return f"{line}\n"
    return "".join([f"{indent}from {module} import (\n", *(f"{indent}    {one},\n" for one in spelled), f"{indent})\n"])


def _rank(name: Imported) -> tuple[int, str, str]:
    text = name[0]
    kind = 0 if text.isupper() and len(text) > 1 else 1 if text[:1].isupper() else 2
    return kind, text, name[1] or ""


def is_wanted(module: str, name: Imported, base: Names, yours: Names, used: frozenset[str]) -> bool:
    """Tell whether a name of the schema's side must be added: what the person removed stays away unless it is used."""
    return not yours.has(module, name) and (not base.has(module, name) or (name[1] or name[0]) in used)


def missing(part: Part, base: Names, yours: Names, used: frozenset[str]) -> str | None:
    """Return an import that only the schema's side has, as far as it is wanted."""
    assert isinstance(part.node, ast.ImportFrom)
    module = part.key[1]
    names = [(one.name, one.asname) for one in part.node.names]
    wanted = [name for name in names if is_wanted(module, name, base, yours, used)]
    if wanted == names:
        return part.text
    indent = part.text[: len(part.text) - len(part.text.lstrip())]
    return import_text(module, wanted, indent) if wanted else None
