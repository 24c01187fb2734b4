from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ARRAY, DDL, Integer, Numeric, String, event, text
from sqlalchemy.dialects.postgresql import DOMAIN
from sqlalchemy.types import UserDefinedType

from shop_postgresql_domains.db import Model


class SqlType(UserDefinedType[Any]):
    """A type by its name in SQL, for which SQLAlchemy has no class."""

    cache_ok = True

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def get_col_spec(self, **_: object) -> str:
        return self.sql


ddl: Callable[[str], DDL] = DDL

quantity_domain = DOMAIN(
    "quantity", Integer(), check="VALUE > 0", metadata=Model.metadata
)
quantity_type = Integer().with_variant(quantity_domain, "postgresql")

email_domain = DOMAIN(
    "email_address", String(254), not_null=True, metadata=Model.metadata
)
event.listen(
    email_domain,
    "after_create",
    ddl(
        "ALTER DOMAIN email_address ADD CONSTRAINT email_has_an_at CHECK (VALUE ~ '^[^@:]+@[^@]+$')"
    ),
)
event.listen(
    email_domain,
    "after_create",
    ddl(
        "ALTER DOMAIN email_address ADD CONSTRAINT email_is_short CHECK (length(VALUE) < 100)"
    ),
)
event.listen(
    email_domain,
    "after_create",
    ddl(
        "COMMENT ON DOMAIN email_address IS 'what people''s letters go to, 100 %% of them'"
    ),
)
email_type = String(254).with_variant(email_domain, "postgresql")

price_domain = DOMAIN(
    "price",
    Numeric(12, 2),
    default=text("0"),
    check="VALUE >= 0",
    metadata=Model.metadata,
)
price_type = Numeric(12, 2).with_variant(price_domain, "postgresql")

tags_domain = DOMAIN(
    "tags",
    ARRAY(String(20)),
    default=text("'{}'::character varying[]"),
    metadata=Model.metadata,
)
tags_type = ARRAY(String(20)).with_variant(tags_domain, "postgresql")

code_domain = DOMAIN(
    "code",
    String(8, collation="C"),
    constraint_name="code_is_upper",
    check="VALUE = upper(VALUE)",
    schema="sales",
    metadata=Model.metadata,
)
code_type = String(8, collation="C").with_variant(code_domain, "postgresql")

spot_domain = DOMAIN("spot", SqlType("point"), metadata=Model.metadata)
spot_type = SqlType("point").with_variant(spot_domain, "postgresql")
