"""What a person wrote: a class of values, and types that keep them."""

from __future__ import annotations

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator


class ItemCode(str):
    """A code in capitals."""


class Code(TypeDecorator[ItemCode]):
    """Keeps codes."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: ItemCode | None, dialect: Dialect) -> str | None:
        return value

    def process_result_value(self, value: str | None, dialect: Dialect) -> ItemCode | None:
        return None if value is None else ItemCode(value)


class Lower(TypeDecorator[str]):
    """Keeps texts in small letters."""

    impl = String(80)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else value.lower()
