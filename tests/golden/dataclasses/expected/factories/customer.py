"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_dataclasses import fakes
from shop_dataclasses.factories.region import RegionFactory
from shop_dataclasses.factory import ModelFactory
from shop_dataclasses.models.customer import Customer


class CustomerFactory(ModelFactory[Customer]):
    """Makes objects of Customer."""

    name = Use(fakes.text, "name", 80)
    token = Use(fakes.uuid)
    nickname = Use(fakes.text, "user_name", 80)
    born = Use(fakes.day)
    password = Use(fakes.text, "sha256", 200)
    credit = Use(fakes.decimal, 1, 1000, 2)
    settings = Use(fakes.document)
    tags = Use(fakes.document)
    seen_at = Use(fakes.moment)
    notes = Use(fakes.text, "paragraph")
    created_at = Use(fakes.moment)
    region = RegionFactory
