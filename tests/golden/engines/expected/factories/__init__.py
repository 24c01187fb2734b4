"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_engines.factories.customer import CustomerFactory
from shop_engines.factories.label import LabelFactory
from shop_engines.factories.page_total import PageTotalFactory
from shop_engines.factories.topic import TopicFactory
from shop_engines.factories.visit import VisitFactory
from shop_engines.factories.week_total import WeekTotalFactory
from shop_engines.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    CustomerFactory,
    LabelFactory,
    VisitFactory,
    PageTotalFactory,
    WeekTotalFactory,
    TopicFactory,
)
