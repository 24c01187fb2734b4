"""People over HTTP, under `/api/people`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from shop_resources.models.person import Person
from shop_resources.payloads import Input, Output, Text
from shop_resources.rest import Resource


class PersonOutput(Output):
    """What clients read of people."""

    id: int
    kind: str
    name: str


class PersonInput(Input):
    """What clients write of people."""

    name: Annotated[Text, Field(max_length=40)]


people = Resource(
    Person,
    "people",
    PersonOutput,
    input=PersonInput,
    filters=("id", "kind", "name"),
    sorts=("id", "kind", "name"),
)
