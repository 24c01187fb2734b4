"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_abstract.models.article import Article
from shop_abstract.models.associations import article_tags
from shop_abstract.models.content import Content
from shop_abstract.models.entity import Entity
from shop_abstract.models.enums import State
from shop_abstract.models.landing_page import LandingPage
from shop_abstract.models.marker import Marker
from shop_abstract.models.mixins import Slugs, Timestamps
from shop_abstract.models.page import Page
from shop_abstract.models.pin import Pin
from shop_abstract.models.tag import Tag
from shop_abstract.models.user import User

__all__ = [
    "Article",
    "Content",
    "Entity",
    "LandingPage",
    "Marker",
    "Page",
    "Pin",
    "Slugs",
    "State",
    "Tag",
    "Timestamps",
    "User",
    "article_tags",
]
