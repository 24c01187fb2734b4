"""A page is a template filled with a view: a generated file."""

from __future__ import annotations

from sqla_scaffold.emit.render import render
from sqla_scaffold.files import GeneratedFile, Owner


def page(path: str, template: str, view: object, owner: Owner = Owner.SHARED) -> GeneratedFile:
    """Return the file that a template and a view make."""
    return GeneratedFile(path, render(template, view), owner)
