"""Partitions for the rows that smoke makes up, which have no place in those of the schema."""

from __future__ import annotations

from typing import Any

_PARTITIONED = """
    SELECT c.oid, n.nspname, c.relname, p.partstrat::text FROM pg_partitioned_table p
    JOIN pg_class c ON c.oid = p.partrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE p.partdefid = 0 ORDER BY 1"""
_BELOW = "SELECT pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"


def fill_partitions(connection: Any, schemas: set[str]) -> None:
    """Give what is partitioned a place for every row: a default partition, or the remainders that are missing."""
    quote = connection.dialect.identifier_preparer.quote
    for oid, schema, name, strategy in connection.exec_driver_sql(_PARTITIONED).all():
        if schema not in schemas:
            continue
        whole = f"{quote(schema)}.{quote(name)}"
        places = ["DEFAULT"] if strategy != "h" else _remainders(connection, oid)
        for number, values in enumerate(places):
            part = f"{quote(schema)}.{quote(f'{name[:50]}_smoke{number or str()}')}"
            connection.exec_driver_sql(f"CREATE TABLE {part} PARTITION OF {whole} {values}")


def _remainders(connection: Any, oid: int) -> list[str]:
    """Return the values of hash partitions that are not there."""
    taken = []
    for (text,) in connection.exec_driver_sql(f"{_BELOW} WHERE i.inhparent = {oid}").all():
        words = text.replace(",", " ").replace(")", " ").lower().split()
        taken.append((int(words[words.index("(modulus") + 1]), int(words[words.index("remainder") + 1])))
    # Each modulus is a factor of the largest.
    most = max((modulus for modulus, _ in taken), default=1)
    free = [at for at in range(most) if not any(at % modulus == remainder for modulus, remainder in taken)]
    return [f"FOR VALUES WITH (MODULUS {most}, REMAINDER {at})" for at in free]
