"""What one side of a relationship says of itself: loading, cascades, order."""

from __future__ import annotations

from collections.abc import Collection

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.classes.ground import ClassGround
from sqla_scaffold.reading.classes.facts import ClassFacts, RelationshipFacts
from sqla_scaffold.schema.table import ForeignKey

_ALL = ("save-update", "merge", "refresh-expire", "expunge", "delete")
_USUAL = {"save-update", "merge"}
_LAZY = {"select", "immediate", "joined", "subquery", "selectin", "raise", "raise_on_sql", "write_only", "dynamic"}


def option_words(
    part: RelationshipFacts,
    ground: ClassGround,
    one: ClassFacts,
    *,
    key: ForeignKey | None = None,
    is_read: bool = False,
) -> dict[str, Plain]:
    """Return the words of a side, without those that follow from its key.

    Args:
        key: the key that the other side holds.
        is_read: whether it is for reading alone, so that nothing cascades.
    """
    words: dict[str, Plain] = {} if is_read else _cascades(part, ground, one, key)
    if part.single_parent and not is_read:
        words["single_parent"] = True
    if part.post_update:
        words["post_update"] = True
    words |= _loading(part, ground, one)
    if part.doc is not None:
        words["doc"] = part.doc
    return words


def _cascades(
    part: RelationshipFacts, ground: ClassGround, one: ClassFacts, key: ForeignKey | None
) -> dict[str, Plain]:
    cascade, passive = _derived(key, part, ground)
    words: dict[str, Plain] = {}
    if set(part.cascade) != cascade and not part.viewonly:
        words["cascade"] = cascade_text(part.cascade)
    if part.passive_deletes != passive and not part.viewonly:
        words["passive_deletes"] = part.passive_deletes
    if not part.passive_updates:
        words["passive_updates"] = False
    return words


def _derived(key: ForeignKey | None, part: RelationshipFacts, ground: ClassGround) -> tuple[set[str], bool]:
    """Return the cascades that follow from what the database does over the key, and whether deletes are passive."""
    if key is None:
        return _USUAL, False
    table = ground.table(ground.by_name[part.target])
    nullable = all(table.by_name[name].nullable for name in key.columns)
    every = set(_ALL) if nullable else {*_ALL, "delete-orphan"}
    return (every if key.ondelete == "CASCADE" else _USUAL), key.ondelete in ("CASCADE", "SET NULL")


def cascade_text(cascade: Collection[str]) -> str:
    """Return cascades as one writes them."""
    if set(_ALL) <= set(cascade):
        return "all, delete-orphan" if "delete-orphan" in cascade else "all"
    return ", ".join(name for name in (*_ALL, "delete-orphan") if name in cascade)


def _loading(part: RelationshipFacts, ground: ClassGround, one: ClassFacts) -> dict[str, Plain]:
    place = ground.part(one, part.name, part.line)
    words: dict[str, Plain] = {}
    if part.lazy in _LAZY - {"select"}:
        words["lazy"] = part.lazy
    elif part.lazy != "select":
        ground.report(place, f"`lazy={part.lazy!r}` is not in a schema")
    if part.join_depth is not None:
        words["join_depth"] = part.join_depth
    if part.innerjoin:
        words["innerjoin"] = True
    if part.collection is None:
        ground.report(place, "the class of its collection is not in a schema, which has lists, sets and dictionaries")
    elif part.collection:
        key = part.collection.removeprefix("dict by ")
        words["collection_class"] = "set" if part.collection == "set" else {"attribute_keyed_dict": key}
    order = [name for name in part.order_by if name is not None]
    if len(order) < len(part.order_by):
        ground.report(place, "its order is by more than columns of the other model, and not in the schema")
    elif order:
        words["order_by"] = order[0] if len(order) == 1 else list[Plain](order)
    return words
