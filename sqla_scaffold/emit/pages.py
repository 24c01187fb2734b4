"""A page is a template filled with a view: a generated file."""

from __future__ import annotations

from sqla_scaffold.config import Config
from sqla_scaffold.emit.render import render
from sqla_scaffold.files import GeneratedFile, Owner


def page(path: str, template: str, view: object, config: Config, owner: Owner = Owner.SHARED) -> GeneratedFile:
    """Return the file that a template and a view make; a project's own template goes before ours."""
    return GeneratedFile(path, render(template, view, config), owner)
