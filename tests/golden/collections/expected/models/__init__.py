"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_collections.models.alias import Alias
from shop_collections.models.article import Article
from shop_collections.models.associations import article_subject
from shop_collections.models.author import Author
from shop_collections.models.enums import Language
from shop_collections.models.letter import Letter
from shop_collections.models.page import Page
from shop_collections.models.subject import Subject
from shop_collections.models.title import Title

__all__ = [
    "Alias",
    "Article",
    "Author",
    "Language",
    "Letter",
    "Page",
    "Subject",
    "Title",
    "article_subject",
]
