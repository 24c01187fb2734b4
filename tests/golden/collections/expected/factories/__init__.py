"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_collections.factories.alias import AliasFactory
from shop_collections.factories.article import ArticleFactory
from shop_collections.factories.author import AuthorFactory
from shop_collections.factories.letter import LetterFactory
from shop_collections.factories.page import PageFactory
from shop_collections.factories.subject import SubjectFactory
from shop_collections.factories.title import TitleFactory
from shop_collections.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    AuthorFactory,
    AliasFactory,
    ArticleFactory,
    TitleFactory,
    PageFactory,
    SubjectFactory,
    LetterFactory,
)
