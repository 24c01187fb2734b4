"""Authors over HTTP, under `/api/authors`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from shop_resources.models.author import Author
from shop_resources.payloads import Input, Output, Text
from shop_resources.rest import Resource


class AuthorOutput(Output):
    """What clients read of authors."""

    id: int
    kind: str
    name: str


class AuthorInput(Input):
    """What clients write of authors."""

    name: Annotated[Text, Field(max_length=40)]
    biography: Text


authors = Resource(
    Author,
    "authors",
    AuthorOutput,
    input=AuthorInput,
    filters=("id", "kind", "name"),
    sorts=("id", "kind", "name"),
)
