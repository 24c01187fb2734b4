"""`sqla-scaffold add-model` and `add-field`: the schema grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sqla_scaffold.cli.completion import homes as known_homes
from sqla_scaffold.cli.editing import EDITING, edit
from sqla_scaffold.cli.options import shared

if TYPE_CHECKING:
    from sqla_scaffold.api import Asked


@click.command("add-model")
@click.argument("name", metavar="MODEL")
@click.argument("fields", nargs=-1, metavar="[FIELD ...]")
@click.option("--file", metavar="FILE", help="The file of the schema that it goes into.")
@shared(*EDITING)
def add_model(name: str, fields: tuple[str, ...], file: str | None, **options: Any) -> int:
    """Add a model to the schema and to the project.

    A FIELD is a name, its type and what holds for it, joined by colons:

    \b
    title:str:80:unique                    a column; age:int:null may be null
    price:decimal:10,2:default=0           a type with arguments
    status:enum:draft,done:default=draft   a column with an enum of its own
    author:User:ondelete=cascade           many to one; back=posts names the other side
    tags:many:Tag                          many to many

    Comments, order and quotes of the schema file stay.
    """

    def asked() -> Asked:
        from sqla_scaffold import api

        model, *words = api.words_of("add-model", (name, *fields))
        return api.AddModel(model, tuple(words), file)

    return edit("add-model", asked, options, message=f"add {name}")


@click.command("add-field")
@click.argument("model", metavar="MODEL", shell_complete=known_homes)
@click.argument("fields", nargs=-1, required=True, metavar="FIELD ...")
@shared(*EDITING)
def add_field(model: str, fields: tuple[str, ...], **options: Any) -> int:
    """Add columns and relationships to a model or a mixin.

    FIELD is written as for add-model: title:str:80:unique, author:User:null, tags:many:Tag.
    """

    def asked() -> Asked:
        from sqla_scaffold import api

        home, *words = api.words_of("add-field", (model, *fields))
        return api.AddFields(home, tuple(words))

    names = ", ".join(field.partition(":")[0] for field in fields)
    return edit("add-field", asked, options, message=f"add {names} to {model}")
