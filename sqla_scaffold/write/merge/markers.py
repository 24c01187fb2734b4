"""The markers of git: a file in which two sides stand one above the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_OPEN, _BASE, _MIDDLE, _CLOSE = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_ANY = re.compile(r"(?m)^(<{7}|>{7})( |\r?$)")
_OURS = re.compile(r"(?m)^>{7} schema\r?$")


def first_marker(text: str) -> int | None:
    """Return the offset of the first marker in a text; None where none is."""
    found = _ANY.search(text)
    return None if found is None else found.start()


def says_schema(text: str) -> bool:
    """Say whether the markers in a text are those of `marked`, and not git's."""
    return _OURS.search(text) is not None


def marked(yours: str, new: str) -> str:
    """Return a text in which both stand between markers wherever they differ."""
    mine, theirs = _lines(yours), _lines(new)
    return "".join(_marked(mine, theirs))


def _marked(mine: list[str], theirs: list[str]) -> Iterator[str]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from mine[i1:i2]
            continue
        yield f"{_OPEN} yours\n"
        yield from _ended(mine[i1:i2])
        yield f"{_MIDDLE}\n"
        yield from _ended(theirs[j1:j2])
        yield f"{_CLOSE} schema\n"


def _ended(lines: list[str]) -> list[str]:
    return [*lines[:-1], lines[-1] if lines[-1].endswith("\n") else f"{lines[-1]}\n"] if lines else []


def sides(text: str) -> tuple[str, str] | None:
    """Return the two texts that stand in a file with markers; None where the markers do not fit each other."""
    ours: list[str] = []
    theirs: list[str] = []
    place = "both"
    for line in _lines(text):
        mark = line[:7] if len(line.rstrip()) == 7 or line[7:8] == " " else ""
        match place, mark:
            case "both", "<<<<<<<":
                place = "ours"
            case "ours", "|||||||":
                place = "base"
            case "ours" | "base", "=======":
                place = "theirs"
            case "theirs", ">>>>>>>":
                place = "both"
            case _, "<<<<<<<" | ">>>>>>>":
                return None
            case _:
                if place in ("both", "ours"):
                    ours.append(line)
                if place in ("both", "theirs"):
                    theirs.append(line)
    return ("".join(ours), "".join(theirs)) if place == "both" else None


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
