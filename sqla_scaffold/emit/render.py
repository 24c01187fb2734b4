"""The only door to Jinja and black: templates in, texts out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

# In a checkout templates/ stands beside the package; the wheel carries it inside the package.
_PACKAGE = Path(__file__).parent.parent
TEMPLATES = next(
    (folder for folder in (_PACKAGE / "_template" / "templates", _PACKAGE.parent / "templates") if folder.is_dir()),
    _PACKAGE,
)
LINE_LENGTH = 88


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES / "code"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # Python is not HTML: every text comes through literal() or a checked name
    )


def render(template: str, view: object) -> str:
    """Fill a template of `templates/code` with a view, which the template sees as `view`."""
    return _environment().get_template(template).render(view=view)


def black(text: str, *, line_length: int = LINE_LENGTH) -> str:
    """Return Python source as black formats it.

    Errors: `black.InvalidInput` when the text is no Python, which is a bug of ours.
    """
    from black import Mode, format_str

    return format_str(text, mode=Mode(line_length=line_length))


def width(text: str) -> int:
    """Return how many columns a line takes, as black counts them: East Asian characters take two."""
    if text.isascii():
        return len(text)
    from black.strings import str_width

    return str_width(text)
