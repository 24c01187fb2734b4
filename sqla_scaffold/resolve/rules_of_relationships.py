"""The rules for relationships: what a side may say, by the key that it rests on."""

from __future__ import annotations

from sqla_scaffold.report.codes import relationships as codes
from sqla_scaffold.resolve.drafts import SchemaDraft, owns_key


def only_owners_of_a_key_speak_about_it(draft: SchemaDraft) -> None:
    """The many side and a many-to-many have no key column, so nothing is said about one."""
    for model in draft.models.values():
        for spec in model.spec.relationships:
            if owns_key(spec):
                continue
            words = {"via": spec.via[0] if spec.via else None, "?": spec.optional}
            for name in ("nullable", "unique", "primary_key", "index"):
                words[name] = getattr(spec, name)
            if spec.secondary is None:
                words |= {"ondelete": spec.ondelete, "onupdate": spec.onupdate}
            for name, word in words.items():
                if word is not None:
                    message = f"`{spec.name.value}` has no key column of its own that `{name}` could speak of"
                    hint = "say it at the many-to-one" if spec.secondary is None else "remove it"
                    draft.diagnostics.add(codes.NO_KEY_HERE, message, word.span, hint=hint)


def orphans_are_deleted_from_the_parents_side(draft: SchemaDraft) -> None:
    """`delete-orphan` belongs to the side that has the children."""
    for model in draft.models.values():
        for spec in model.spec.relationships:
            if spec.cascade is None or "delete-orphan" not in spec.cascade.value:
                continue
            if owns_key(spec) or spec.secondary is not None:
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
