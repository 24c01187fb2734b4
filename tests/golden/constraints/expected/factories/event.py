"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import PostGenerated, Use

from shop_constraints import fakes
from shop_constraints.factory import ModelFactory
from shop_constraints.models.event import Event


class EventFactory(ModelFactory[Event]):
    """Makes objects of Event."""

    code = Use(fakes.code, 20, unique=True)
    room = Use(fakes.text, "word", 4)
    slot = Use(fakes.integer, 1, 1000, unique=True)
    starts_on = Use(fakes.day, unique=True)
    ends_on = PostGenerated(fakes.after, "starts_on")
    state = Use(fakes.one_of, ("open", "closed", "50%", ":soon"))
