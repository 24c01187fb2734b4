"""The rules for relationships: what a side may say, by the key that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.report.codes import relationships as codes
from sqla_scaffold.resolve.drafts import RelationshipDraft, SchemaDraft, owns_key
from sqla_scaffold.resolve.relationships import is_by_hand

# Ways to load that load nothing into the object.
UNLOADED = ("write_only", "dynamic")


def only_owners_of_a_key_speak_about_it(draft: SchemaDraft) -> None:
    """The many side and a many-to-many have no key column, so nothing is said about one."""
    for model in draft.models.values():
        for spec in model.spec.relationships:
            if owns_key(spec):
                continue
            many_to_many = spec.secondary is not None and not is_by_hand(spec)
            by_table = many_to_many and spec.secondary is not None and spec.secondary.value in draft.associations
            words = {"via": spec.via[0] if spec.via and not many_to_many else None, "?": spec.optional}
            for name in ("nullable", "unique", "primary_key", *(() if by_table else ("index",))):
                words[name] = getattr(spec, name)
            for name in ("deferrable", "initially", "match", "constraint_name"):
                words[name] = getattr(spec, name)
            if not many_to_many:
                words |= {"ondelete": spec.ondelete, "onupdate": spec.onupdate}
            for name, word in words.items():
                if word is not None:
                    message = f"`{spec.name.value}` has no key column of its own that `{name}` could speak of"
                    hint = "remove it" if many_to_many else "say it at the many-to-one"
                    draft.diagnostics.add(codes.NO_KEY_HERE, message, word.span, hint=hint)


def orphans_are_deleted_from_the_parents_side(draft: SchemaDraft) -> None:
    """`delete-orphan` belongs to the side that has the children."""
    for model in draft.models.values():
        for spec in model.spec.relationships:
            if spec.cascade is None or "delete-orphan" not in spec.cascade.value:
                continue
            alone = spec.single_parent is not None and spec.single_parent.value
            if (owns_key(spec) or spec.secondary is not None) and not alone:
                hint = "say it at the collection, declared with `uselist: true` on the other model"
                message = "delete-orphan on a side that has no children of its own"
                draft.diagnostics.add(codes.ORPHANS, message, spec.cascade.span, hint=hint)


def only_collections_have_an_order(draft: SchemaDraft) -> None:
    """One row needs no order."""
    for model in draft.models.values():
        for side in model.relationships:
            if side.spec is not None and side.spec.order_by and not side.uselist:
                message = f"`{side.name}` is one row, which has no order"
                draft.diagnostics.add(codes.ORDER_BY, message, side.spec.order_by[0].span, hint="remove `order_by`")


def scalar_sides_rest_on_a_unique_key(draft: SchemaDraft) -> None:
    """Where the other side holds one row, the database lets there be no two."""
    for model in draft.models.values():
        for side in model.relationships:
            if side.owning or side.uselist or side.key is None or side.spec is None or side.spec.uselist is None:
                continue
            if not side.key.table.is_unique(side.key.columns):
                message = f"`{side.name}` shall be one row, but several may refer to the same {model.name}"
                hint = f"say `unique: true` at {side.target.name}.{side.reverse.name if side.reverse else ''}"
                draft.diagnostics.add(codes.SCALAR_NOT_UNIQUE, message, side.spec.uselist.span, hint=hint)


def only_collections_have_a_class(draft: SchemaDraft) -> None:
    """One row is in no collection, and a set keeps no order."""
    for side in written_sides(draft):
        spec = side.spec
        if spec is None or spec.collection_class is None:
            continue
        span = spec.collection_class.span
        if not side.uselist:
            message, hint = f"`{side.name}` is one row, and no collection", "remove `collection_class`"
            draft.diagnostics.add(codes.COLLECTION_CLASS, message, span, hint=hint)
        elif spec.lazy is not None and spec.lazy.value in UNLOADED:
            message = f"with lazy: {spec.lazy.value} nothing is loaded into a collection"
            draft.diagnostics.add(codes.COLLECTION_CLASS, message, span, hint="remove one of the two")
        elif side.collection_class == "set" and spec.order_by:
            message = "a set has no order"
            hint = "remove `order_by`, or let the collection be a list"
            draft.diagnostics.add(codes.COLLECTION_CLASS, message, spec.order_by[0].span, hint=hint)


def only_collections_stay_in_the_database(draft: SchemaDraft) -> None:
    """`write_only` and `dynamic` are ways not to load many rows."""
    for side in written_sides(draft):
        lazy = None if side.spec is None else side.spec.lazy
        if lazy is not None and lazy.value in UNLOADED and not side.uselist:
            message = f"`{side.name}` is one row, and lazy: {lazy.value} is for collections"
            hint = "choose another way to load it, such as select or raise"
            draft.diagnostics.add(codes.LOADER, message, lazy.span, hint=hint)


def inner_joins_lose_no_rows(draft: SchemaDraft) -> None:
    """An inner join leaves out the rows that have nothing on the other side."""
    for side in written_sides(draft):
        word = None if side.spec is None else side.spec.innerjoin
        if word is not None and word.value and side.nullable and not side.uselist:
            message = f"an inner join leaves out every {side.owner.name} whose `{side.name}` is null"
            draft.diagnostics.add(codes.LOADER, message, word.span, hint="remove `innerjoin`")


def keys_written_later_are_nullable(draft: SchemaDraft) -> None:
    """`post_update` writes a row without its key first."""
    for side in written_sides(draft):
        word = None if side.spec is None else side.spec.post_update
        if word is not None and word.value and side.key is not None and not side.key.nullable:
            message = f"`{side.name}` is written after its row, but its key is not nullable"
            hint = "make the relationship nullable with a `?`, or remove `post_update`"
            draft.diagnostics.add(codes.POST_UPDATE, message, word.span, hint=hint)


def sides_for_viewing_say_nothing_about_writing(draft: SchemaDraft) -> None:
    """What is never written has no cascades."""
    for side in written_sides(draft):
        if side.spec is None or not side.viewonly:
            continue
        for name in ("cascade", "passive_deletes", "passive_updates", "single_parent", "post_update"):
            word = getattr(side.spec, name)
            if word is not None:
                message = f"`{side.name}` is for viewing only, and `{name}` is about writing"
                draft.diagnostics.add(codes.VIEWONLY, message, word.span, hint="remove it")


def written_sides(draft: SchemaDraft) -> Iterator[RelationshipDraft]:
    """Yield the sides that stand in the schema, not those that are derived."""
    for model in draft.models.values():
        yield from (side for side in model.relationships if side.spec is not None)
