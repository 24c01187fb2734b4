"""A project's own templates: the files of the folder that `templates` in its settings names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqla_scaffold.config import Config
from sqla_scaffold.reading.file_bytes import read_bytes
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.report.suggest import nearest


def read_templates(root: Path, config: Config, known: Sequence[str]) -> Config:
    """Return the settings with the texts of the project's own templates in them.

    Args:
        root: the project's folder.
        config: its settings.
        known: the templates that can be replaced.

    Raises:
        OutsideError: the folder is missing, a file cannot be read, or would never be used.
    """
    if config.templates is None:
        return config
    folder = root / config.templates
    if not folder.is_dir():
        hint = "make it, or take `templates` out of [tool.sqla-scaffold]"
        message = "there is no such folder of templates"
        raise OutsideError(codes.UNKNOWN_TEMPLATE, message, hint=hint, path=config.templates)
    found = []
    for path in sorted(folder.rglob("*.jinja")):
        name = path.relative_to(folder).as_posix()
        shown = f"{config.templates}/{name}"
        if name not in known:
            near = nearest(name, list(known))
            hint = f"did you mean `{near}`?" if near else f"the names are {', '.join(known)}"
            raise OutsideError(codes.UNKNOWN_TEMPLATE, "no template of ours has this name", hint=hint, path=shown)
        found.append((name, _text(path, shown)))
    return replace(config, overrides=tuple(found))


def _text(path: Path, name: str) -> str:
    try:
        return read_bytes(path, name).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8"
        raise OutsideError(codes.BAD_TEMPLATE, "this template is no UTF-8", hint=hint, path=name) from error
