"""Every key of the language that takes a text says what the text names, or stands here as one that names nothing."""

from __future__ import annotations

from sqla_scaffold.reading.fields import SHAPES
from sqla_scaffold.reading.takes import Many, Takes, Text, TextOrFalse

# Texts that name nothing of the schema: no rename of a model or a column has to follow them.
FREE = {
    "the schema": {"extensions", "include", "schema"},
    "a model": {
        "table",
        "primary_key_name",
        "schema",
        "bind",
        "engine",
        "charset",
        "collate",
        "tablespace",
        "comment",
        "doc",
        "was",
        "polymorphic_union",
    },
    "an inheritance": {"name"},
    "a column": {"name", "charset", "collation", "comment", "doc", "deferred_group", "sequence", "was"},
    "a foreign key": {"name"},
    "a relationship": {"comment", "constraint_name", "doc", "was"},
    "a unique constraint": {"name"},
    "a check": {"name"},
    "an exclusion constraint": {"name"},
    "a part of an exclusion constraint": {"operator", "ops"},
    "an index": {"name", "using", "with_parser", "tablespace"},
    "a part of an index": {"ops"},
    "a partition": {"of", "tablespace", "comment"},
    "an enum": {"name", "schema", "doc", "was"},
    "a member": {"value", "was"},
    "a domain": {"name", "schema", "collation", "comment", "was"},
    "a composite type": {"schema", "comment", "was"},
    "a sequence": {"name", "schema", "was"},
    "a mixin": {"bind", "doc"},
    "an engine": {"prefix", "replica_of"},  # nothing renames an engine, whose database would stay behind
    "a type": {"charset", "collation", "set", "sql"},
    "a derived attribute": {"doc"},
}


def takes_any_text(takes: Takes) -> bool:
    if isinstance(takes, Many):
        return takes_any_text(takes.item)
    return isinstance(takes, TextOrFalse) or (isinstance(takes, Text) and not takes.words)


def test_every_text_says_what_it_names() -> None:
    unsaid = [
        f"{shape.name}: {field.key}"
        for shape in SHAPES
        for field in shape.fields
        if takes_any_text(field.takes) and field.names is None and field.key not in FREE.get(shape.name, set())
    ]
    assert unsaid == [], (
        "rename-model, rename-field and remove-* follow what texts name: give these fields `names=Names....` "
        "(reading/takes.py), or add them to FREE if they name nothing of the schema"
    )
