"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_dotted_names import fakes
from shop_dotted_names.factories.order import OrderFactory
from shop_dotted_names.factory import ModelFactory
from shop_dotted_names.models.line import Line


class LineFactory(ModelFactory[Line]):
    """Makes objects of Line."""

    text = Use(fakes.text, "sentence", 80)
    order = OrderFactory
