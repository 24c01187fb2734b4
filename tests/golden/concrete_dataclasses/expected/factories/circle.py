"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete_dataclasses import fakes
from shop_concrete_dataclasses.factory import ModelFactory
from shop_concrete_dataclasses.models.circle import Circle


class CircleFactory(ModelFactory[Circle]):
    """Makes objects of Circle."""

    radius = Use(fakes.integer, 1, 1000)
    color = Use(fakes.text, "color_name", 20)
    created_at = Use(fakes.moment)
