"""`sqla-scaffold remove-model` and `remove-field`: the schema shrinks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sqla_scaffold.cli.completion import fields as known_fields
from sqla_scaffold.cli.completion import homes as known_homes
from sqla_scaffold.cli.completion import models as known_models
from sqla_scaffold.cli.editing import EDITING, edit
from sqla_scaffold.cli.options import shared

if TYPE_CHECKING:
    from sqla_scaffold.api import Asked


@click.command("remove-model")
@click.argument("name", metavar="MODEL", shell_complete=known_models)
@shared(*EDITING)
def remove_model(name: str, **options: Any) -> int:
    """Remove a model from the schema and from the project.

    It is refused, with the places, as long as other models name it. At a terminal you are asked first.
    """

    def asked() -> Asked:
        from sqla_scaffold import api

        [model] = api.words_of("remove-model", (name,))
        return api.RemoveModel(model)

    return edit("remove-model", asked, options, message=f"remove {name}", question=f"Remove the model {name}?")


@click.command("remove-field")
@click.argument("model", metavar="MODEL", shell_complete=known_homes)
@click.argument("fields", nargs=-1, required=True, metavar="FIELD ...", shell_complete=known_fields)
@shared(*EDITING)
def remove_field(model: str, fields: tuple[str, ...], **options: Any) -> int:
    """Remove columns and relationships of a model or a mixin.

    It is refused, with the places, as long as indexes, keys or other models name them. At a terminal you are asked first.
    """

    def asked() -> Asked:
        from sqla_scaffold import api

        home, *words = api.words_of("remove-field", (model, *fields))
        return api.RemoveFields(home, tuple(words))

    names = ", ".join(fields)
    return edit(
        "remove-field",
        asked,
        options,
        message=f"remove {names} from {model}",
        question=f"Remove {names} from {model}?",
    )
