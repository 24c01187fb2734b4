from __future__ import annotations

from typing import Any

from sqlalchemy.types import UserDefinedType


class SqlType(UserDefinedType[Any]):
    """A type by its name in SQL, for which SQLAlchemy has no class."""

    cache_ok = True

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def get_col_spec(self, **_: object) -> str:
        return self.sql
