"""`sqla-scaffold rename-model` and `rename-field`: another name, everywhere in the schema."""

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


@click.command("rename-model")
@click.argument("old", metavar="OLD", shell_complete=known_models)
@click.argument("new", metavar="NEW")
@shared(*EDITING)
def rename_model(old: str, new: str, **options: Any) -> int:
    """Give a model another name, wherever it is named.

    `was:` keeps the old name, so that the next revision renames the table and no row is lost. SQL is never rewritten;
    texts that hold the old name are shown.
    """

    def asked() -> Asked:
        from sqla_scaffold import api

        before, after = api.words_of("rename-model", (old, new))
        return api.RenameModel(before, after)

    return edit("rename-model", asked, options, message=f"rename {old} to {new}")


@click.command("rename-field")
@click.argument("model", metavar="MODEL", shell_complete=known_homes)
@click.argument("old", metavar="OLD", shell_complete=known_fields)
@click.argument("new", metavar="NEW")
@shared(*EDITING)
def rename_field(model: str, old: str, new: str, **options: Any) -> int:
    """Give a field another name, wherever it is named.

    A field is a column or a relationship. `was:` keeps the old name, so that the next revision renames the column and no value is lost. SQL is never
    rewritten; texts that hold the old name are shown.
    """

    def asked() -> Asked:
        from sqla_scaffold import api

        home, before, after = api.words_of("rename-field", (model, old, new))
        return api.RenameField(home, before, after)

    return edit("rename-field", asked, options, message=f"rename {model}.{old} to {new}")
