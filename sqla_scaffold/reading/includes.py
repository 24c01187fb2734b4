"""Which files a schema includes: from the entries of `include` to paths inside the project."""

from __future__ import annotations

import glob
import os
import re
from pathlib import Path

from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.reading.words import listed, shown
from sqla_scaffold.report.codes import files as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.suggest import nearest
from sqla_scaffold.schema.word import Word

_ABSOLUTE = re.compile(r"[/~]|[A-Za-z]:")
_HINT = "name a file of this project, relative to this one, with forward slashes"


def included(entry: Word[str], file: Path, within: Path, diagnostics: Diagnostics) -> list[str]:
    """Return the files that an entry of `include` means, sorted; none where that is a mistake, which was reported.

    Args:
        entry: a path or a pattern (`*`, `?`, `[...]`, `**`), relative to the folder of `file`; hidden files only by name.
        file: the file in which it stands; a pattern leaves it out.
        within: the folder that no included file may leave.

    Returns: paths relative to the folder of `file`, with forward slashes.
    """
    pattern, folder = entry.value, file.parent
    if "\\" in pattern or _ABSOLUTE.match(pattern):
        message = f"`{shown(pattern)}` is not relative to this file"
        diagnostics.add(codes.INCLUDE_OUTSIDE, message, entry.span, hint=_HINT)
        return []
    found = [] if _leaves(folder / pattern, within) else _matches(pattern, folder, file)
    if _leaves(folder / pattern, within) or any(_leads_out(folder / path, within) for path in found):
        message = f"`{shown(pattern)}` leads out of {_boundary(file, within)}"
        diagnostics.add(codes.INCLUDE_OUTSIDE, message, entry.span, hint=_HINT)
        return []
    if not found:
        message = f"`{shown(pattern)}` names no schema file"
        diagnostics.add(codes.INCLUDE_NOTHING, message, entry.span, hint=_hint(pattern, folder))
    return found


def _leaves(path: Path, within: Path) -> bool:
    """Whether a path leaves a folder by its words alone, before the disk is searched there."""
    return os.path.relpath(path, within).split(os.sep)[0] == os.pardir


def _leads_out(path: Path, within: Path) -> bool:
    """Whether a path leaves a folder through a symbolic link."""
    return _leaves(Path(os.path.realpath(path)), Path(os.path.realpath(within)))


def _boundary(file: Path, within: Path) -> str:
    return "the folder of the schema" if file.parent == within else "the project"


def _matches(pattern: str, folder: Path, file: Path) -> list[str]:
    found = {os.path.normpath(path) for path in glob.glob(pattern, root_dir=folder, recursive=True)}
    paths = [path for path in found if Path(path).suffix.lower() in FORMATS and (folder / path).is_file()]
    if glob.has_magic(pattern):
        paths = [path for path in paths if path not in (file.name, "pyproject.toml")]
    return sorted(Path(path).as_posix() for path in paths)


def _hint(pattern: str, folder: Path) -> str:
    path = folder / pattern
    if not glob.has_magic(pattern) and path.is_dir():
        return f"a folder's files are {pattern.rstrip('/')}/*"
    try:
        names = [one.name for one in path.parent.iterdir() if one.suffix.lower() in FORMATS]
    except (OSError, ValueError):
        return "check the spelling; the path starts at the folder of this file"
    near = nearest(path.name[:100], names[:1000])
    if near is not None:
        return f"did you mean `{(Path(pattern).parent / near).as_posix()}`?"
    return f"the path starts at the folder of this file; the endings of schema files are {listed(tuple(FORMATS))}"
