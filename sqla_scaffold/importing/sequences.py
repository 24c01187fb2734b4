"""Sequences as a schema writes them."""

from __future__ import annotations

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.naming import Names
from sqla_scaffold.schema import names
from sqla_scaffold.schema.sequences import NumberSequence


def sequence_words(sequence: NumberSequence, named: Names) -> Plain:
    """Return a sequence without what follows from its name."""
    words: dict[str, Plain] = {**sequence.options()}
    if sequence.type is not None:
        words["type"] = sequence.type
    if names.snake_case(named.sequences[sequence.key]) != sequence.key.name:
        words["name"] = sequence.key.name
    if sequence.key.schema is not None:
        words["schema"] = sequence.key.schema
    if sequence.owned_by is not None:
        table, column = sequence.owned_by
        words["owned_by"] = f"{named.models[table]}.{named.attributes[table][column]}"
    return words
