"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_abstract.factories.article import ArticleFactory
from shop_abstract.factories.landing_page import LandingPageFactory
from shop_abstract.factories.page import PageFactory
from shop_abstract.factories.pin import PinFactory
from shop_abstract.factories.tag import TagFactory
from shop_abstract.factories.user import UserFactory
from shop_abstract.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    UserFactory,
    ArticleFactory,
    PageFactory,
    LandingPageFactory,
    TagFactory,
    PinFactory,
)
