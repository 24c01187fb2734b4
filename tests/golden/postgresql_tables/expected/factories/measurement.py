"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_tables import fakes
from shop_postgresql_tables.factory import ModelFactory
from shop_postgresql_tables.models.measurement import Measurement


class MeasurementFactory(ModelFactory[Measurement]):
    """Makes objects of Measurement."""

    day = Use(fakes.day)
    place = Use(fakes.text, "word", 20, unique=True)
    value = Use(fakes.number, 1, 1000)
