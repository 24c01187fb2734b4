from __future__ import annotations

from typing import Any, Protocol

from sqlalchemy import Dialect
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine, UserDefinedType


class SqlType(UserDefinedType[Any]):
    """A type by its name in SQL, for which SQLAlchemy has no class."""

    cache_ok = True

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def get_col_spec(self, **_: object) -> str:
        return self.sql


class Processor(Protocol):
    """What turns a value into one of the driver's, or back."""

    def __call__(self, value: Any) -> Any: ...


class DeclaredType(TypeDecorator[Any]):
    """A type by its name in SQL, with values like those of a type that SQLAlchemy has."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = NullType
    cache_ok = True

    def __init__(self, sql: str, impl: TypeEngine[Any]) -> None:
        super().__init__()
        self.sql = sql
        self.impl = self.values = impl

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return SqlType(self.sql)

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        return self.values.dialect_impl(dialect).bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        return self.values.dialect_impl(dialect).result_processor(dialect, coltype)

    def literal_processor(self, dialect: Dialect) -> Processor | None:
        return self.values.dialect_impl(dialect).literal_processor(dialect)
