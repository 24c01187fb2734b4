"""The only door to Jinja and black: templates in, texts out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqla_scaffold.config import Config
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.errors import OutsideError

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
def _environment(overrides: tuple[tuple[str, str], ...]) -> Environment:
    from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

    kind = Environment
    if overrides:  # which may have come from anywhere; our own need no guard
        from jinja2.sandbox import SandboxedEnvironment

        kind = SandboxedEnvironment
    ours = FileSystemLoader(TEMPLATES / "code")
    return kind(
        loader=ChoiceLoader([DictLoader(dict(overrides)), ours, PrefixLoader({"ours": ours})]),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else each page asks the disk for the age of its template
        autoescape=False,  # Python is not HTML: every text comes through literal() or a checked name
    )


def render(template: str, view: object, config: Config) -> str:
    """Fill a template with a view, which the template sees as `view`.

    Args:
        template: a path below `templates/code`.
        view: what it prints.
        config: the project's settings, whose own templates go before ours; what they make is laid out by black.

    Raises:
        OutsideError: a template of the project cannot be filled, or makes no Python.
    """
    if template not in dict(config.overrides):
        return _environment(config.overrides).get_template(template).render(view=view)
    return _overridden(template, view, config)


def _overridden(template: str, view: object, config: Config) -> str:
    from black.parsing import InvalidInput
    from jinja2 import TemplateError

    path = f"{config.templates}/{template}"
    try:
        text = _environment(config.overrides).get_template(template).render(view=view)
        return black(text) if template.endswith(".py.jinja") else text
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        where = path if line is None else f"{path}:{line}"
        hint = f"compare it with the program's own {template}"
        raise OutsideError(
            codes.BAD_TEMPLATE, f"the template cannot be filled: {error}", hint=hint, path=where
        ) from error
    except InvalidInput as error:
        message = f"what the template makes is no Python: {str(error).splitlines()[0]}"
        raise OutsideError(
            codes.BAD_TEMPLATE, message, hint="look at its text for what is left open", path=path
        ) from error


def template_names() -> tuple[str, ...]:
    """Return the templates that a project can replace, as paths below `templates/code`."""
    folder = TEMPLATES / "code"
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.jinja")))


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
