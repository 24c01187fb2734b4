"""Composite types as a schema writes them."""

from __future__ import annotations

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.schema.composites import Composite


def composite_words(composite: Composite) -> Plain:
    """Return a composite type."""
    attributes: dict[str, Plain] = dict(composite.attributes)
    words: dict[str, Plain] = {"attributes": attributes}
    if composite.schema is not None:
        words["schema"] = composite.schema
    return words | ({"comment": composite.comment} if composite.comment is not None else {})
