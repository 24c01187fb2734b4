"""The module of the mixins."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import TopologicalSorter

from sqla_scaffold.emit.attributes import mixin_line
from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.dataclass_fields import MAPPED_AS_DATACLASS, class_keywords
from sqla_scaffold.emit.modules import ClassBody, ClassText, class_text, imports_of
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.schema.model import Mixin, Schema


@dataclass(frozen=True)
class MixinsView:
    """What the template of the mixins' module prints."""

    imports: str
    mixins: tuple[ClassText, ...]


def mixins_view(place: Place) -> MixinsView:
    """Make the view of all mixins."""
    bodies = [
        ClassBody(
            name=mixin.name,
            bases=_bases(mixin, place.schema),
            keywords=class_keywords(mixin.dataclass),
            doc=mixin.doc,
            lines=(tuple(mixin_line(member, place, mixin.dataclass) for member in mixin.columns),),
        )
        for mixin in _bases_first(place.schema)
    ]
    imports = imports_of(
        place.package,
        {name for body in bodies for name in body.names()},
        defined={body.name for body in bodies},
        taken={line.name for body in bodies for group in body.lines for line in group},
    )
    return MixinsView(imports.block, tuple(class_text(body, imports.names) for body in bodies))


def outermost(names: tuple[str, ...], schema: Schema) -> tuple[str, ...]:
    """Return the mixins that a class names as its bases: not those that come with another one of them."""
    mixins = {mixin.name: mixin for mixin in schema.mixins}
    brought = {inherited for name in names for inherited in mixins[name].mixins}
    return tuple(name for name in names if name not in brought)


def _bases(mixin: Mixin, schema: Schema) -> tuple[PyExpr, ...]:
    named = tuple(py.imported("", name) for name in outermost(mixin.mixins, schema))
    return (*named, MAPPED_AS_DATACLASS) if mixin.dataclass is not None else named


def _bases_first(schema: Schema) -> list[Mixin]:
    mixins = {mixin.name: mixin for mixin in schema.mixins}
    return [mixins[name] for name in TopologicalSorter({one.name: one.mixins for one in schema.mixins}).static_order()]
