"""A page is a template filled with a view: a generated file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqla_scaffold.config import Config
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.render import render
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.schema.model import Schema


def page(
    path: str,
    template: str,
    view: object,
    config: Config,
    owner: Owner = Owner.SHARED,
    *,
    place: Place | None = None,
) -> GeneratedFile:
    """Return the file that a template and a view make; a project's own template goes before ours.

    Args:
        place: where it is remembered of which view it was made; None does without.
    """
    if place is None or place.memory is None:
        return GeneratedFile(path, render(template, view, config), owner)
    text = place.memory.page(path, place.schema, f"{template} {view!r}", lambda _: render(template, view, config))
    return GeneratedFile(path, text, owner)


def page_among_many(
    path: str, template: str, view: Callable[[Place], object], place: Place, config: Config, given: str = ""
) -> GeneratedFile:
    """Return a file of which there is one for each model; where it was made of the same before, it is not made again.

    Args:
        view: makes the view, and takes all that it needs from the place that it is given.
        given: what else the view is made of.
    """

    def made(schema: Schema) -> str:
        return render(template, view(replace(place, schema=schema)), config)

    if place.memory is None:
        return GeneratedFile(path, made(place.schema), Owner.SHARED)
    return GeneratedFile(path, place.memory.page(path, place.schema, f"{template} {given}", made), Owner.SHARED)
