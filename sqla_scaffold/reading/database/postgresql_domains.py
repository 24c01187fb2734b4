"""Domains of PostgreSQL, as far as a schema says them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqla_scaffold.reading.database.found import LeftOut
from sqla_scaffold.reading.database.postgresql_text import condition, server_default
from sqla_scaffold.reading.database.postgresql_types import type_use
from sqla_scaffold.schema.domains import Domain, DomainCheck
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind

Row = Mapping[str, Any]

_REFUSED = {"d": "it narrows another domain", "e": "it narrows an enum", "c": "it narrows a composite type"}


def domains_of(rows: Sequence[Row], home: str | None) -> tuple[dict[int, Domain], list[LeftOut]]:
    """Return the domains by their oids, named by these, and those that a schema does not say."""
    found: dict[int, Domain] = {}
    left: list[LeftOut] = []
    for row in rows:
        schema = None if row["schema"] == home else row["schema"]
        use = type_use(row["form"], dimensions=row["dimensions"], collation=row["collation"])
        why = _REFUSED.get(row["kind"]) or ("it narrows a document" if kind_of(use) is Kind.JSON else None)
        if why is not None:
            left.append(LeftOut("domain", row["name"] if schema is None else f"{schema}.{row['name']}", why))
            continue
        checks = (DomainCheck(name, condition(sqltext)) for name, sqltext in sorted((row["checks"] or {}).items()))
        default = None if row["default"] is None else server_default(row["default"], use)
        key = str(row["oid"])
        found[row["oid"]] = Domain(
            key, row["name"], use, schema, row["not_null"], default, tuple(checks), row["comment"]
        )
    return found, left
