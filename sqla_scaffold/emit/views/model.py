"""The module of a model."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.attributes import attribute_line
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.mappers import mapper_arguments, named_by_mapper
from sqla_scaffold.emit.modules import Assignment, ClassBody, ClassText, class_text, imports_of
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.emit.relationships import model_name, named_in_body, relationship_line
from sqla_scaffold.emit.sqlviews import view_settings
from sqla_scaffold.emit.tables import TableFacts
from sqla_scaffold.emit.views.mixins import outermost
from sqla_scaffold.schema.model import Model
from sqla_scaffold.schema.types import PythonName


@dataclass(frozen=True)
class ModelView:
    """What the template of a model's module prints."""

    imports: str
    model: ClassText


def model_view(model: Model, place: Place) -> ModelView:
    """Make the view of a model."""
    body = _body(model, place)
    others = {name.name for other in _neighbours(model, place) for name in other.names()}
    late = {name for other in _neighbours(model, place) for name in other.names() if name.module}
    names = {*body.names(), PythonName("", model.name)}
    taken = {line.name for group in body.lines for line in group}
    imports = imports_of(place.package, names, defined={model.name}, taken=taken - others, typing_only=late)
    return ModelView(imports.block, class_text(body, imports.names))


def _neighbours(model: Model, place: Place) -> list[PyExpr]:
    targets = (place.schema.models_by_name[one.target] for one in model.relationships)
    return [model_name(target, model, place) for target in targets]


def _body(model: Model, place: Place) -> ClassBody:
    own_columns = {one.column: one.name for one in model.attributes if one.mixin is None}
    mixins = {mixin.name: mixin for mixin in place.schema.mixins}
    mixed = {member.column.name: member for name in model.mixins for member in mixins[name].columns}
    view = place.schema.views_by_key.get(model.table)
    facts = TableFacts(place.schema.tables_by_key[model.table], place, own_columns, mixed)
    named = named_in_body(model) | named_by_mapper(model)
    bases = [
        py.imported(place.model_module(mixins[name].module), name) for name in outermost(model.mixins, place.schema)
    ]
    own = tuple(attribute_line(one, facts, named) for one in model.attributes if one.mixin is None)
    relationships = tuple(relationship_line(one, model, place) for one in model.relationships)
    return ClassBody(
        name=model.name,
        bases=(*bases, py.imported(place.database, "Model" if view is None else "View")),
        doc=model.doc,
        settings=(Assignment("__tablename__", py.value(model.table.name)), *view_settings(model, place)),
        lines=tuple(group for group in (own, relationships) if group),
        arguments=(*_table_arguments(facts), *mapper_arguments(model, place)),
    )


def _table_arguments(facts: TableFacts) -> tuple[Assignment, ...]:
    arguments, options = facts.arguments(), facts.options()
    if not arguments:
        return () if options is None else (Assignment("__table_args__", options),)
    items = (*arguments, *(() if options is None else (options,)))
    return (Assignment("__table_args__", py.Display(items, "()")),)
