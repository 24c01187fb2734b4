"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete_dataclasses import fakes
from shop_concrete_dataclasses.factory import ModelFactory
from shop_concrete_dataclasses.models.tool import Tool


class ToolFactory(ModelFactory[Tool]):
    """Makes objects of Tool."""

    label = Use(fakes.text, "company", 40)
    price = Use(fakes.integer, 100, 50000)
    created_at = Use(fakes.moment)
    weight = Use(fakes.integer, 1, 1000)
