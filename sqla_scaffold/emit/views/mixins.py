"""The module of the mixins, and those of the abstract models, which hand columns down as mixins do."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import TopologicalSorter

from sqla_scaffold.emit.attributes import Line, mixin_line
from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.dataclass_fields import MAPPED_AS_DATACLASS, class_keywords
from sqla_scaffold.emit.modules import Assignment, ClassBody, ClassText, class_text, imports_of
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.schema.dataclass_options import DataclassOptions
from sqla_scaffold.schema.engines import base_class
from sqla_scaffold.schema.model import Mixin, Schema

_DECLARATIVE = "sqlalchemy.ext.declarative"
CONCRETE_BASE = py.imported(_DECLARATIVE, "ConcreteBase")
CONCRETE_ABSTRACT = py.imported(_DECLARATIVE, "AbstractConcreteBase")


@dataclass(frozen=True)
class ModelView:
    """What the template of a model's module prints."""

    imports: str
    model: ClassText
    behind: tuple[str, ...]
    functions: tuple[str, ...]


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
            lines=(_lines(mixin, place),),
        )
        for mixin in _bases_first(place.schema)
        if not mixin.abstract
    ]
    met, annotated = _met({body.name for body in bodies}, place), {name for body in bodies for name in body.annotated()}
    imports = imports_of(
        place.package,
        {name for body in bodies for name in body.names()},
        defined={body.name for body in bodies},
        taken=(met & annotated).union(line.name for body in bodies for group in body.lines for line in group),
    )
    return MixinsView(imports.block, tuple(class_text(body, imports.names) for body in bodies))


def abstract_view(mixin: Mixin, place: Place) -> ModelView:
    """Make the view of an abstract model."""
    settings = [Assignment("__abstract__", py.TRUE)]
    if mixin.union is not None:
        settings = [Assignment("strict_attrs", py.TRUE), *discriminator_setting(mixin.union)]
    body = ClassBody(
        name=mixin.name,
        bases=class_bases(
            mixin.mixins,
            mixin.dataclass,
            place,
            union=CONCRETE_ABSTRACT if mixin.union else None,
            base=base_class(mixin.bind),
        ),
        keywords=class_keywords(mixin.dataclass),
        doc=mixin.doc,
        settings=tuple(settings),
        lines=(_lines(mixin, place),) if mixin.columns else (),
    )
    taken = {line.name for group in body.lines for line in group} | (_met({mixin.name}, place) & body.annotated())
    imports = imports_of(place.package, body.names(), defined={body.name}, taken=taken)
    return ModelView(imports.block, class_text(body, imports.names), (), ())


def class_bases(
    mixins: tuple[str, ...],
    dataclass: DataclassOptions | None,
    place: Place,
    *,
    union: PyExpr | None,
    base: str,
) -> tuple[PyExpr, ...]:
    """Return what a class that inherits from no model with a table names as its bases, the base of all models last.

    Args:
        mixins: all that it inherits.
        union: the class of SQLAlchemy by which a query of it finds the rows of other tables.
        base: the base of all models, in db.py.
    """
    known = {mixin.name: mixin for mixin in place.schema.mixins}
    outer = [known[name] for name in outermost(mixins, place.schema)]
    beside = [py.imported(place.model_module(one.module), one.name) for one in outer if not one.abstract]
    above: list[PyExpr] = [py.imported(place.model_module(one.module), one.name) for one in outer if one.abstract]
    if not above:
        above = [py.imported(place.database, base)]
        beside += [MAPPED_AS_DATACLASS] if dataclass is not None else []
    return (*beside, *([] if union is None else [union]), *above)


def discriminator_setting(column: str) -> tuple[Assignment, ...]:
    """Return what tells SQLAlchemy by which column the tables in a union are told apart, if it must be told."""
    return () if column == "type" else (Assignment("_concrete_discriminator_name", py.value(column)),)


def _met(mixins: set[str], place: Place) -> set[str]:
    """Return the attributes of the models that have mixins: it is among them that SQLAlchemy reads a mixin's annotations."""
    models = [model for model in place.schema.models if not mixins.isdisjoint(model.mixins)]
    found = {one.name for model in models for one in model.attributes}
    found |= {one.name for model in models for one in model.relationships}
    found |= {one.name for model in models for one in model.proxies}
    return found | {one.name for model in models for one in (*model.hybrids, *model.column_properties)}


def _lines(mixin: Mixin, place: Place) -> tuple[Line, ...]:
    return tuple(mixin_line(member, place, mixin.dataclass) for member in mixin.columns)


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
