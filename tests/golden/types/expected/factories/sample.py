"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_types import fakes
from shop_types.factory import ModelFactory
from shop_types.models.sample import Sample


class SampleFactory(ModelFactory[Sample]):
    """Makes objects of Sample."""

    flag = Use(fakes.flag)
    small = Use(fakes.integer, 1, 1000)
    whole = Use(fakes.integer, 1, 1000)
    large = Use(fakes.integer, 1, 1000)
    ratio = Use(fakes.number, 1, 1000)
    exact_ratio = Use(fakes.number, 1, 1000)
    price = Use(fakes.decimal, 1, 500, 2)
    label = Use(fakes.text, "company", 80)
    title = Use(fakes.text, "catch_phrase", 80)
    body = Use(fakes.text, "paragraph")
    notes = Use(fakes.text, "paragraph")
    data = Use(fakes.octets)
    day = Use(fakes.day)
    moment = Use(fakes.clock)
    zoned_moment = Use(fakes.clock, zone=True)
    stamp = Use(fakes.moment)
    zoned_stamp = Use(fakes.moment, zone=True)
    duration = Use(fakes.duration)
    token = Use(fakes.uuid)
    document = Use(fakes.document)
    state = Use(fakes.words)
    last_state = Use(fakes.words)
    same_as_label = Use(fakes.text, "company", 80)
    code = Use(fakes.code, 20)
