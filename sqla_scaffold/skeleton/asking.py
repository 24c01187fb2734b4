"""What Copier says of answers, in our words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.errors import OutsideError


def complaint(error: Exception) -> str:
    """Return what is wrong with an answer, in one line."""
    text = " ".join(str(error).split())
    refused = re.fullmatch(r"Validation error for question '\w+': (.*)", text)
    if refused:
        return refused[1]
    return re.sub(r"^Invalid choice for '(\w+)': (.*) is not in \[(.*)\]$", r"\1 cannot be \2: choose one of \3", text)


def refuse_unknown(answers: Mapping[str, str], asked: list[str]) -> None:
    """Refuse answers to questions that nobody asks.

    Raises:
        OutsideError: there is one.
    """
    for name in answers:
        if name not in asked:
            near = difflib.get_close_matches(name, asked, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"the questions are {', '.join(asked)}"
            raise OutsideError(codes.UNKNOWN_QUESTION, f"nobody asks for {name!r}", hint=hint)
