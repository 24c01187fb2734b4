"""Which places name a model, or a field of one: what a rename follows, and what is in the way of a removal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sqla_scaffold.editing.asked import Edited
from sqla_scaffold.editing.document import SchemaDocument
from sqla_scaffold.editing.mentions import Mention, mentions_in
from sqla_scaffold.reading.takes import Names
from sqla_scaffold.report.codes import edits as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.spec import MixinSpec, ModelSpec, SchemaSpec

_OWN = (Names.COLUMN,)
_THEIRS = (Names.THEIR_COLUMN, Names.THEIR_RELATIONSHIP)


def all_mentions(documents: Iterable[SchemaDocument]) -> list[Mention]:
    """Return all places that name something."""
    return mentions_in(document.root for document in documents)


def naming_model(mentions: Iterable[Mention], model: str) -> Iterator[Mention]:
    """Yield the places that name a model."""
    for mention in mentions:
        if mention.names in (Names.MODEL, Names.TABLE) and mention.word == model:
            yield mention


def homes_of(spec: SchemaSpec, home: ModelSpec | MixinSpec) -> set[str]:
    """Return where the fields of a model or a mixin can be named: there, and in all that inherit it, over others too."""
    found = {home.name.value}
    heirs = {model.name.value: {word.value for word in model.mixins} for model in spec.models}
    heirs |= {mixin.name.value: {word.value for word in mixin.mixins} for mixin in spec.mixins}
    for model in spec.models:
        if model.inherits is not None:
            heirs[model.name.value].add(model.inherits.model.value)
    while more := {name for name, parents in heirs.items() if parents & found} - found:
        found |= more
    return found


def naming_field(mentions: Iterable[Mention], homes: set[str], names: set[str]) -> Iterator[Mention]:
    """Yield the places that name one of a few fields of a model.

    Args:
        homes: as `homes_of` returned them.
        names: the fields, and the columns that they add.
    """
    for mention in mentions:
        model = mention.home if mention.names in _OWN else mention.target if mention.names in _THEIRS else None
        if model in homes and mention.word in names:
            yield mention


def added_columns(spec: SchemaSpec, schema: Schema, home: ModelSpec | MixinSpec, field: str) -> set[str]:
    """Return the columns that a relationship adds to its model: `customer_id` of `customer`."""
    relationships = [one.name.value for one in home.relationships]
    if field not in relationships:
        return set()
    near = homes_of(spec, home) | {word.value for word in home.mixins}
    homes: tuple[ModelSpec | MixinSpec, ...] = (*spec.models, *spec.mixins)
    written = {column.name.value for one in homes if one.name.value in near for column in one.columns}
    found = set()
    for name in homes_of(spec, home):
        model = schema.models_by_name.get(name)
        for attribute in () if model is None else model.attributes:
            owners = [one for one in relationships if attribute.name.startswith(f"{one}_")]
            if attribute.name not in written and owners and max(owners, key=len) == field:
                found.add(attribute.name)
    return found


def warn_of_sql(edited: Edited, diagnostics: Diagnostics) -> None:
    """Warn of SQL that speaks, or seems to speak, of what is no longer called so."""
    if not edited.gone:
        return
    words = "|".join(map(re.escape, sorted(edited.gone)))
    pattern = re.compile(rf"(?<![\w.'])(?:{words})(?![\w'])", re.IGNORECASE)
    for mention in all_mentions(edited.documents):
        match = pattern.search(mention.word) if mention.names is Names.SQL else None
        if match is None or (edited.homes is not None and mention.home not in edited.homes):
            continue
        span = mention.span.part(*match.span()) if mention.is_plain else mention.span
        message = f"this SQL may speak of `{match[0]}`"
        diagnostics.add(codes.SQL_MENTIONS, message, span, hint="only you can tell; if it does, change it by hand")
