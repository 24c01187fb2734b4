"""What SQLAlchemy has to be told about joins, and no more.

It finds the one foreign key between two tables by itself; with several, in whichever direction, it wants
`foreign_keys`; for a table with a key to itself it wants `remote_side` on the many-to-one; and where two relationships
write the same column, it warns unless one of them says `overlaps`
(sqlalchemy/orm/relationships.py, JoinCondition).
"""

from __future__ import annotations

from collections import Counter

from sqla_scaffold.resolve.drafts import ModelDraft, RelationshipDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft, TableDraft
from sqla_scaffold.schema.attribute import Relationship
from sqla_scaffold.schema.model import Inheritance


def settle_overlaps(draft: SchemaDraft) -> None:
    """Name, on both sides of the later of two relationships that write the same column, the sides of the earlier."""
    writers: dict[ColumnDraft, list[RelationshipDraft]] = {}
    for model in draft.models.values():
        for side in model.relationships:
            if side.key is None or not side.owning:
                continue
            both = [one for one in (side, side.reverse) if one is not None]
            found = {other.name for column in side.key.columns for other in writers.get(column, ())}
            for one in both:
                one.overlaps = tuple(sorted(found))
            for column in side.key.columns:
                writers.setdefault(column, []).extend(both)


Ways = Counter[frozenset[TableDraft]]


def paths(draft: SchemaDraft) -> Ways:
    """Return how many foreign keys there are between each two tables."""
    return Counter(frozenset((key.table, key.target)) for table in draft.tables for key in table.foreign_keys)


def _ways_between(one: ModelDraft, other: ModelDraft, ways: Ways) -> int:
    """Return how many foreign keys there are between the tables in which two models have their rows."""
    pairs = {frozenset((table, target)) for table in one.line_tables for target in other.line_tables}
    return sum(ways[pair] for pair in pairs)


def inheritance_value(model: ModelDraft, ways: Ways) -> Inheritance | None:
    """Return how a model inherits, with the condition of the join where several foreign keys could be meant."""
    if model.concrete is not None:
        return Inheritance(model.concrete.name, "concrete")
    if model.parent is None or model.strategy is None:
        return None
    key = model.parent_key
    condition: tuple[tuple[str, str], ...] = ()
    if key is not None and ways[frozenset((key.table, key.target))] > 1:
        pairs = zip(key.columns, key.target_columns, strict=True)
        condition = tuple((column.attribute, referred.attribute) for column, referred in pairs)
    return Inheritance(model.parent.name, model.strategy, condition)


def relationship_value(side: RelationshipDraft, ways: Ways) -> Relationship:
    """Return the finished side."""
    spec = side.spec
    foreign_keys, holder, remote_side = _told(side, ways)
    return Relationship(
        name=side.name,
        target=side.target.name,
        uselist=side.uselist,
        nullable=side.nullable,
        back_populates=None if side.reverse is None else side.reverse.name,
        secondary=None if side.secondary is None else side.secondary.key,
        foreign_keys=foreign_keys,
        foreign_keys_model=holder,
        remote_side=remote_side,
        primaryjoin=side.primaryjoin,
        secondaryjoin=side.secondaryjoin,
        overlaps=side.overlaps,
        cascade=side.cascade,
        passive_deletes=side.passive_deletes,
        post_update=side.post_update,
        lazy=None if spec is None or spec.lazy is None else spec.lazy.value,
        order_by=side.order_by,
        viewonly=side.viewonly,
        doc=None if spec is None or spec.doc is None else spec.doc.value,
        condition=side.condition,
        secondary_condition=side.secondary_condition,
        field_options=side.field_options,
        passive_updates=spec is None or spec.passive_updates is None or spec.passive_updates.value,
        single_parent=spec is not None and spec.single_parent is not None and spec.single_parent.value,
        join_depth=None if spec is None or spec.join_depth is None else spec.join_depth.value,
        innerjoin=spec is not None and spec.innerjoin is not None and spec.innerjoin.value,
        collection_class=None if spec is None else side.collection_class,
        keyed_by=None if spec is None or side.keyed_by is None else side.keyed_by.attribute,
    )


def _told(side: RelationshipDraft, ways: Ways) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """Return `foreign_keys` with the model in which they stand, and `remote_side`; nothing where SQLAlchemy finds them."""
    key = side.key
    if key is None:
        return (), None, ()
    remote: tuple[str, ...] = ()
    if side.owning and not side.owner.line_tables.isdisjoint(side.target.line_tables):
        remote = tuple(column.attribute for column in key.target_columns)
    if _ways_between(side.owner, side.target, ways) <= 1:
        return (), None, remote
    holder = side.owner if side.owning else side.target
    return tuple(column.attribute for column in key.columns), holder.name, remote
