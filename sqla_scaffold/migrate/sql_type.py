"""A type by its name in SQL, for the tables that revisions are made from."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa


class SqlType(sa.types.UserDefinedType[Any]):
    """A type by its name in SQL, for which SQLAlchemy has no class; generated code has the same one."""

    cache_ok = True

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def get_col_spec(self, **_: object) -> str:
        return self.sql
