"""Who imports whom in `sqla_scaffold`, read from the syntax trees: inside functions and under TYPE_CHECKING too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = "sqla_scaffold"


@dataclass(frozen=True)
class Import:
    """An import statement's target, as far as it is a module, and where the statement stands."""

    module: str
    target: str
    place: str


def modules() -> dict[str, Path]:
    """Return all modules of the package by their full names."""
    found = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports() -> Iterator[Import]:
    """Yield each import of each module; `from a import b` counts as `a.b` where that is a module of ours, else as `a`."""
    known = modules()
    for module, path in known.items():
        for node in ast.walk(ast.parse(path.read_bytes())):
            place = f"{path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(module, alias.name, place)
            elif isinstance(node, ast.ImportFrom):
                base = _base(module, path, node)
                for alias in node.names:
                    whole = f"{base}.{alias.name}"
                    yield Import(module, whole if whole in known else base, place)


def _base(module: str, path: Path, node: ast.ImportFrom) -> str:
    """The whole name of what stands between `from` and `import`; the scripts of smoke import each other by dots."""
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    package = parts if path.name == "__init__.py" else parts[:-1]
    return ".".join([*package[: len(package) - node.level + 1], *([node.module] if node.module else [])])
