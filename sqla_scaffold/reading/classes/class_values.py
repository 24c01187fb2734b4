"""Classes as values, of what the child wrote down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqla_scaffold.reading.classes.facts import (
    AttributeFacts,
    ClassFacts,
    InheritanceFacts,
    MapperFacts,
    MixinFacts,
    OtherFacts,
    Place,
    RelationshipFacts,
    Unsaid,
    ViewFacts,
)
from sqla_scaffold.reading.classes.places import Places
from sqla_scaffold.schema.table import TableKey

Said = Mapping[str, Any]
_ATTRIBUTE = ("name", "column", "annotation", "optional", "mixin", "deferred", "deferred_group", "doc")
_RELATIONSHIP = (
    "name target direction uselist line by_backref condition secondary_condition passive_deletes passive_updates lazy viewonly "
    "single_parent post_update join_depth innerjoin collection doc"
).split()
_MAPPER = (
    "flags union polymorphic_on polymorphic_on_sql polymorphic_identity polymorphic_abstract polymorphic_load "
    "with_polymorphic version_id_col version_id_generator"
).split()


def class_facts(one: Said, places: Places, unsaid: list[Unsaid]) -> ClassFacts:
    """Return a class; what its parts say that no schema does is added to `unsaid`."""
    place = Place(one["name"], places.line(one["file"], one["line"]))
    for part in (*one["columns"], *one["relationships"]):
        at = part.get("line") or one["lines"].get(part["name"]) or one["line"]
        where = Place(f"{one['name']}.{part['name']}", places.line(one["file"], at))
        unsaid += (Unsaid(where, f"`{word}` is not in the schema") for word in part["unsaid"])
    unsaid += (Unsaid(place, f"the mapper's `{word}` is not in the schema") for word in one["mapper"]["unsaid"])
    view, inherits = one["view"], one["inherits"]
    return ClassFacts(
        name=one["name"],
        place=place,
        table=TableKey(*one["table"]),
        doc=one["doc"],
        mixins=tuple(one["mixins"]),
        inherits=None if inherits is None else InheritanceFacts(**inherits),
        columns=tuple(AttributeFacts(**{name: part[name] for name in _ATTRIBUTE}) for part in one["columns"]),
        relationships=tuple(map(_relationship, one["relationships"])),
        mapper=_mapper(one["mapper"]),
        view=None if view is None else ViewFacts(**view),
        dataclass=one["dataclass"],
        others=tuple(map(_other, one["others"])),
        lines=one["lines"],
    )


def _other(one: Said) -> OtherFacts:
    path = tuple(one.get("path", ()))
    return OtherFacts(one["kind"], one["name"], one["line"], path, one.get("expression"), one.get("doc"))


def _relationship(one: Said) -> RelationshipFacts:
    pairs = one["pairs"]
    return RelationshipFacts(
        **{name: one[name] for name in _RELATIONSHIP},
        back=one["back"][0] if one["back"] else None,
        secondary=None if one["secondary"] is None else TableKey(*one["secondary"]),
        pairs=None if pairs is None else tuple(tuple((own, other) for own, other in part) for part in pairs),
        cascade=tuple(one["cascade"]),
        order_by=tuple(one["order_by"]),
        unsaid=tuple(one["unsaid"]),
    )


def _mapper(one: Said) -> MapperFacts:
    return MapperFacts(
        **{name: one[name] for name in _MAPPER},
        primary_key=tuple(one["primary_key"]),
        unsaid=tuple(one["unsaid"]),
    )


def mixin_facts(one: Said, places: Places) -> MixinFacts:
    """Return a mixin."""
    place = Place(one["name"], places.line(one["file"], one["line"]))
    rest = (one["doc"], one["abstract"], one["union"], tuple(one["functions"]))
    return MixinFacts(one["name"], place, tuple(one["columns"]), tuple(one["bases"]), *rest)
