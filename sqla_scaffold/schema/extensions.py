"""What installed packages add: values that they offer by entry points.

Source: https://packaging.python.org/en/latest/specifications/entry-points/
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, TypeVar

from sqla_scaffold.report.codes.project import BAD_EXTENSION
from sqla_scaffold.report.errors import OutsideError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")
_OURS = b"[sqla_scaffold."  # how our groups begin


def installed(group: str, kind: type[T]) -> tuple[T, ...]:
    """Return the values that installed packages offer in a group of entry points, by the names of the entry points.

    Args:
        group: the name of the group, such as `sqla_scaffold.targets`.
        kind: the class that every value must be of; an entry point may also lead to a tuple of them.

    Raises:
        OutsideError: what an entry point leads to cannot be imported, or is something else.
    """
    if not _may_offer():
        return ()
    from importlib.metadata import entry_points

    found: list[T] = []
    for entry in sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value)):
        value = _loaded(entry)
        values = value if isinstance(value, tuple) else (value,)
        for one in values:
            if not isinstance(one, kind):
                raise _bad(entry, f"is no {kind.__name__}, but {type(one).__name__}")
            found.append(one)
    return tuple(found)


@cache
def _may_offer() -> bool:
    """Tell whether a package that lies where Python looks may offer something; no is certain.

    `importlib.metadata` would tell as well, and costs each command a twentieth of a second.
    """
    if any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path):
        return True
    for place in sys.path:
        try:
            with os.scandir(place or ".") as entries:
                packages = [entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
        except FileNotFoundError:
            continue
        except OSError:  # an archive
            return True
        if place.endswith(".egg") or any(_OURS in _entry_points(package) for package in packages):
            return True
    return False


def _entry_points(package: str) -> bytes:
    try:
        with open(f"{package}/entry_points.txt", "rb") as file:
            return file.read()
    except OSError:
        return b""


def _loaded(entry: EntryPoint) -> object:
    try:
        return entry.load()
    except Exception as error:  # whatever another package's module does when it is imported
        raise _bad(entry, f"cannot be imported: {type(error).__name__}: {error}") from error


def _bad(entry: EntryPoint, what: str) -> OutsideError:
    package = entry.dist.name if entry.dist is not None else "an installed package"
    hint = f"repair or uninstall {package}"
    return OutsideError(BAD_EXTENSION, f"{package} offers {entry.value} as {entry.group}, which {what}", hint=hint)
