"""Blank lines: one between models, never two, none at the ends of the file."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def space_out(lines: Sequence[str], kept: Collection[int], models: Collection[int]) -> str:
    """Return the text of lines, with the blank lines that it needs.

    Args:
        kept: numbers of lines that are inside a text.
        models: numbers of the lines before which, and before the comments above which, there is a blank one.
    """
    before = {_with_comments(lines, kept, number) for number in models}
    made: list[str] = []
    blank = True  # what nothing stands before needs no blank line
    for number, line in enumerate(lines):
        if number in kept or line.strip():
            if number in before and not blank:
                made.append("")
            made.append(line)
            blank = False
        elif not blank:
            made.append("")
            blank = True
    inside = {number for number in kept if number < len(lines)}
    last_is_text = bool(inside) and not any(line.strip() for line in lines[max(inside) + 1 :])
    while made and not made[-1] and not last_is_text:
        made.pop()
    text = "\n".join(made)
    return f"{text.rstrip(chr(10))}\n" if not last_is_text else text


def _with_comments(lines: Sequence[str], kept: Collection[int], number: int) -> int:
    """The first line of the comment that stands right above a line, at its column; else the line itself."""
    column = len(lines[number]) - len(lines[number].lstrip(" "))
    while number > 0 and number - 1 not in kept and lines[number - 1].startswith(" " * column + "#"):
        number -= 1
    return number
