"""Files of the outside world: their bytes, or a clear word why there are none."""

from __future__ import annotations

from pathlib import Path

from sqla_scaffold.reading.document import MAX_BYTES
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.report.suggest import nearest


def read_bytes(path: Path, name: str) -> bytes:
    """Return a file's bytes; of a file that is too large only so many that it shows.

    Args:
        name: how the person knows the file.

    Raises:
        OutsideError: the file is missing, a folder, or unreadable.
    """
    try:
        if path.is_dir():
            hint = "name a file inside it"
            raise OutsideError(codes.FILE_IS_FOLDER, "a folder, where a file is expected", hint=hint, path=name)
        if path.exists() and not path.is_file():  # a pipe or a device might never end
            raise OutsideError(codes.FILE_UNREADABLE, "not a regular file", hint="name a regular file", path=name)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        near = _neighbour(path)
        hint = f"did you mean `{near}`?" if near else "check the spelling; the path starts at the current folder"
        raise OutsideError(codes.FILE_MISSING, "there is no such file", hint=hint, path=name) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        message = f"cannot be read: {reason.lower()}"
        raise OutsideError(
            codes.FILE_UNREADABLE, message, hint="check the permissions of the file", path=name
        ) from None


def _neighbour(path: Path) -> str | None:
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return None
    return nearest(path.name[:100], names[:1000])
