"""The sequences of a metadata."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, MetaData, SmallInteger

from .job import Facts, Job

_TYPES = {SmallInteger: "smallint", Integer: "int", BigInteger: "bigint"}


def sequence_facts(metadata: MetaData, _: Job) -> list[Facts]:
    """Return every sequence with its numbers."""
    found = []
    for one in metadata._sequences.values():
        kind = next((word for cls, word in _TYPES.items() if type(one.data_type) is cls), None)
        numbers = {
            name: getattr(one, name) for name in ("start", "increment", "minvalue", "maxvalue", "cycle", "cache")
        }
        found.append({"name": one.name, "schema": one.schema, "type": kind, **numbers})
    return found
