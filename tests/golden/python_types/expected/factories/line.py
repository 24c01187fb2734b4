"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from shop_python_types.factories.item import ItemFactory
from shop_python_types.factory import ModelFactory
from shop_python_types.models.line import Line


class LineFactory(ModelFactory[Line]):
    """Makes objects of Line."""

    item = ItemFactory
