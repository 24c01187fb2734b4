"""Customers over HTTP, under `/api/customers`."""

from __future__ import annotations

from datetime import date as _date
from typing import Annotated

from pydantic import Field

from shop_resources.models.customer import Customer
from shop_resources.payloads import Input, Moment, Output, Text
from shop_resources.rest import Resource


class CustomerOutput(Output):
    """What clients read of customers."""

    id: int
    version: int
    name: str
    email: str
    copy_: Annotated[str | None, Field(alias="copy")]
    date: _date | None
    created_at: Moment
    updated_at: Moment


class CustomerInput(Input):
    """What clients write of customers."""

    name: Annotated[Text, Field(max_length=80)]
    email: Annotated[Text, Field(max_length=254)]
    password: Annotated[Text, Field(max_length=100)] | None = None
    copy_: Annotated[
        Annotated[Text, Field(max_length=20)] | None, Field(alias="copy")
    ] = None
    date: _date | None = None


customers = Resource(
    Customer,
    "customers",
    CustomerOutput,
    input=CustomerInput,
    filters=(
        "id",
        "version",
        "name",
        "email",
        "copy",
        "date",
        "created_at",
        "updated_at",
    ),
    sorts=("id", "version", "name", "email"),
    version="version",
)
