"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_engines.models.associations import labelled, reports_labelled
from shop_engines.models.customer import Customer
from shop_engines.models.enums import Channel
from shop_engines.models.label import Label
from shop_engines.models.mixins import Counted, Stamped
from shop_engines.models.page_total import PageTotal
from shop_engines.models.topic import Topic
from shop_engines.models.visit import Visit
from shop_engines.models.visited_page import VisitedPage
from shop_engines.models.week_total import WeekTotal

__all__ = [
    "Channel",
    "Counted",
    "Customer",
    "Label",
    "PageTotal",
    "Stamped",
    "Topic",
    "Visit",
    "VisitedPage",
    "WeekTotal",
    "labelled",
    "reports_labelled",
]
