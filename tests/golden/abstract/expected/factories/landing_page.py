"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_abstract import fakes
from shop_abstract.factories.user import UserFactory
from shop_abstract.factory import ModelFactory
from shop_abstract.models.enums import State
from shop_abstract.models.landing_page import LandingPage


class LandingPageFactory(ModelFactory[LandingPage]):
    """Makes objects of LandingPage."""

    title = Use(fakes.text, "catch_phrase", 120, unique=True)
    state = Use(fakes.one_of, State)
    note = Use(fakes.text, "paragraph")
    banner = Use(fakes.text, "catch_phrase", 200)
    author = UserFactory
