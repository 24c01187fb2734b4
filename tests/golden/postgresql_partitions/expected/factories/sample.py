"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_partitions import fakes
from shop_postgresql_partitions.factory import ModelFactory
from shop_postgresql_partitions.models.sample import Sample


class SampleFactory(ModelFactory[Sample]):
    """Makes objects of Sample."""

    value = Use(fakes.number, 1, 1000)
