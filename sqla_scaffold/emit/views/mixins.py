"""The module of the mixins."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.emit.attributes import mixin_line
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.modules import ClassBody, ClassText, class_text, imports_of


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
            bases=(),
            doc=mixin.doc,
            lines=(tuple(mixin_line(member, place) for member in mixin.columns),),
        )
        for mixin in place.schema.mixins
    ]
    imports = imports_of(
        place.package,
        {name for body in bodies for name in body.names()},
        defined={body.name for body in bodies},
        taken={line.name for body in bodies for group in body.lines for line in group},
    )
    return MixinsView(imports.block, tuple(class_text(body, imports.names) for body in bodies))
