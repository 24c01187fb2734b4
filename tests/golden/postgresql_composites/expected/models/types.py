from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import DDL, event
from sqlalchemy.types import UserDefinedType

from shop_postgresql_composites.db import Model


class SqlType(UserDefinedType[Any]):
    """A type by its name in SQL, for which SQLAlchemy has no class."""

    cache_ok = True

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def get_col_spec(self, **_: object) -> str:
        return self.sql


ddl: Callable[[str], DDL] = DDL

event.listen(
    Model.metadata,
    "before_create",
    ddl(
        "DO $_$ BEGIN CREATE TYPE point2 AS (x double precision, y double precision); COMMENT ON TYPE point2 IS 'It''s in metres $$'; EXCEPTION WHEN duplicate_object THEN NULL; END $_$"
    ).execute_if(dialect="postgresql"),
)
event.listen(
    Model.metadata,
    "after_drop",
    ddl("DROP TYPE IF EXISTS point2").execute_if(dialect="postgresql"),
    insert=True,
)

event.listen(
    Model.metadata,
    "before_create",
    ddl(
        'DO $$ BEGIN CREATE TYPE address AS (street text, "zip code" character varying(10), number numeric(6, 1), at point2); EXCEPTION WHEN duplicate_object THEN NULL; END $$'
    ).execute_if(dialect="postgresql"),
)
event.listen(
    Model.metadata,
    "after_drop",
    ddl("DROP TYPE IF EXISTS address").execute_if(dialect="postgresql"),
    insert=True,
)

event.listen(
    Model.metadata,
    "before_create",
    ddl(
        'DO $$ BEGIN CREATE TYPE geo."Odd place" AS ("known since" timestamp(3) with time zone, names text[]); EXCEPTION WHEN duplicate_object THEN NULL; END $$'
    ).execute_if(dialect="postgresql"),
)
event.listen(
    Model.metadata,
    "after_drop",
    ddl('DROP TYPE IF EXISTS geo."Odd place"').execute_if(dialect="postgresql"),
    insert=True,
)
