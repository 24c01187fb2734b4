"""The module of a model."""

from __future__ import annotations

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.attributes import attribute_line
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.dataclass_fields import class_keywords
from sqla_scaffold.emit.derived import column_property_line, hybrid_method, named_by_column_properties
from sqla_scaffold.emit.inheritance import added_to_table, made_after
from sqla_scaffold.emit.layout import statement
from sqla_scaffold.emit.mappers import mapper_arguments, named_by_mapper
from sqla_scaffold.emit.partitions import partition_statements
from sqla_scaffold.emit.modules import Assignment, ClassBody, class_text, imports_of
from sqla_scaffold.emit.proxies import PARAMETERS, makers, proxy_line, seen_models
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.emit.relationships import model_name, named_in_body, relationship_line
from sqla_scaffold.emit.sqlviews import view_settings
from sqla_scaffold.emit.tables import TableFacts
from sqla_scaffold.emit.views.mixins import CONCRETE_BASE, ModelView, class_bases, discriminator_setting, outermost
from sqla_scaffold.schema.engines import base_class
from sqla_scaffold.schema.model import Model
from sqla_scaffold.schema.types import PythonName


def model_view(name: str, place: Place) -> ModelView:
    """Make the view of the model of this name."""
    model = place.schema.models_by_name[name]
    facts = _facts(model, place)
    body = _body(model, facts, place)
    behind = made_after(model, place) if _has_table(model) else added_to_table(facts, place)
    bases = {name for one in (*body.bases, *behind) for name in one.names()}
    others = {name.name for other in _neighbours(model, place) for name in other.names()}
    late = {name for other in _neighbours(model, place) for name in other.names() if name.module} - bases
    late -= {name for other in _needed_below(model, place) for name in other.names()}
    made = makers(model, place)
    names = {*body.names(), PythonName("", model.name), *(name for one in behind for name in one.names())}
    names.update(name for one in made for name in one.names())
    taken = {line.name for group in body.lines for line in group} | {method.name for method in body.methods}
    # SQLAlchemy copies the columns of mixins into the class before it reads the annotations there.
    taken |= {one.name for one in model.attributes} & body.annotated()
    if model.proxies:
        taken.update(PARAMETERS)
    imports = imports_of(place.package, names, defined={model.name}, taken=taken - others, typing_only=late)
    statements = tuple(statement("", one, imports.names) for one in behind)
    functions = tuple(one.text(imports.names) for one in made)
    return ModelView(imports.block, class_text(body, imports.names), statements, functions)


def _neighbours(model: Model, place: Place) -> list[PyExpr]:
    targets = [place.schema.models_by_name[one.target] for one in model.relationships] + seen_models(model, place)
    return [model_name(target, model, place) for target in targets]


def _needed_below(model: Model, place: Place) -> list[PyExpr]:
    """Return the models whose tables have to be there when a class is made that is joined to this one's table.

    SQLAlchemy follows the foreign keys of the primary key then, and looks for the tables to which they lead.
    """
    if not any(one.inherits is not None and one.inherits.strategy == "joined" for one in place.schema.below(model)):
        return []
    table = place.schema.tables_by_key[model.table]
    held = set(table.primary_key.columns)
    leads = {key.target for key in table.foreign_keys if held.intersection(key.columns)}
    family = {
        model.name,
        *(one.name for one in place.schema.line(model)),
        *(one.name for one in place.schema.below(model)),
    }
    targets = [place.schema.models_by_name[one.target] for one in model.relationships]
    return [model_name(one, model, place) for one in targets if one.table in leads and one.name not in family]


def _has_table(model: Model) -> bool:
    return model.inherits is None or model.inherits.strategy != "single"


def _facts(model: Model, place: Place) -> TableFacts:
    own_columns = {one.column: one.name for one in model.attributes if one.mixin is None}
    mixins = {mixin.name: mixin for mixin in place.schema.mixins}
    classes = place.schema.models_by_table[model.table]
    mixed = {column.column.name: column for one in classes for name in one.mixins for column in mixins[name].columns}
    at = classes.index(model)
    before = frozenset(one.column for other in classes[:at] for one in other.attributes)
    known = before.union(one.column for one in model.attributes)
    behind = frozenset(one.column for other in classes[at + 1 :] for one in other.attributes) - known
    table = place.schema.tables_by_key[model.table]
    if _has_table(model):
        return TableFacts(table, place, own_columns, mixed, before, behind, info=model.info)
    inherited = {one.column: one.name for other in place.schema.line(model) for one in other.attributes}
    return TableFacts(table, place, inherited, mixed, before, behind, owner=model.name)


def _body(model: Model, facts: TableFacts, place: Place) -> ClassBody:
    named = named_in_body(model) | named_by_mapper(model) | named_by_column_properties(model)
    settings = [Assignment("__tablename__", py.value(model.table.name))] if _has_table(model) else []
    if model.union is not None and model.union.column is not None:
        settings += discriminator_setting(model.union.column)
    own = tuple(attribute_line(one, facts, named, model.dataclass) for one in model.attributes if one.mixin is None)
    relationships = tuple(relationship_line(one, model, place) for one in model.relationships)
    properties = tuple(column_property_line(one, model) for one in model.column_properties)
    proxies = tuple(proxy_line(one, model, place) for one in model.proxies)
    return ClassBody(
        name=model.name,
        bases=_bases(model, place),
        keywords=class_keywords(model.dataclass),
        doc=model.doc,
        settings=(*settings, *view_settings(model, place), *_partitions(model, place)),
        lines=tuple(group for group in (own, properties, relationships, proxies) if group),
        arguments=_arguments(model, facts, place),
        methods=tuple(map(hybrid_method, model.hybrids)),
    )


def _partitions(model: Model, place: Place) -> tuple[Assignment, ...]:
    """Return `__partitions__`, by which db.py makes the partitions of the table."""
    if not _has_table(model):
        return ()
    made = tuple(map(py.value, partition_statements(place.schema.tables_by_key[model.table])))
    return (Assignment("__partitions__", py.Display(made, "()")),) if made else ()


def _bases(model: Model, place: Place) -> tuple[PyExpr, ...]:
    if model.inherits is None:
        base = base_class(model.table.bind, view=model.table in place.schema.views_by_key)
        union = CONCRETE_BASE if model.union is not None and model.union.column is not None else None
        return class_bases(model.mixins, model.dataclass, place, union=union, base=base)
    mixins = {mixin.name: mixin for mixin in place.schema.mixins}
    parent = model_name(place.schema.models_by_name[model.inherits.parent], model, place)
    outer = [mixins[name] for name in outermost(model.mixins, place.schema)]
    return (*(py.imported(place.model_module(one.module), one.name) for one in outer), parent)


def _arguments(model: Model, facts: TableFacts, place: Place) -> tuple[Assignment, ...]:
    said = {"__table_args__": _table_arguments(facts), "__mapper_args__": mapper_arguments(model, place)}
    if not _has_table(model):
        said["__table_args__"] = None
    below = list(place.schema.below(model))
    # To mypy the class below assigns to the same variable, whose type is what stands here if nothing else is said.
    open_ended = {
        "__table_args__": any(_has_table(one) and _table_arguments(_facts(one, place)) for one in below),
        "__mapper_args__": not all(_is_of_texts(mapper_arguments(one, place)) for one in below),
    }
    return tuple(
        _argument(name, expression, model, open_ended=open_ended[name])
        for name, expression in said.items()
        if expression is not None
    )


def _argument(name: str, expression: PyExpr, model: Model, *, open_ended: bool) -> Assignment:
    if not open_ended:
        return Assignment(name, expression)
    anything = py.imported("typing", "Any")
    if model.dataclass is None:
        return Assignment(name, expression, anything)
    # An annotation would make a field of it, and a ClassVar is refused by mypy, to which the base class has a variable.
    return Assignment(name, py.call(py.imported("typing", "cast"), anything, expression))


def _table_arguments(facts: TableFacts) -> PyExpr | None:
    arguments, options = facts.arguments(), facts.options()
    if not arguments:
        return options
    return py.Display((*arguments, *(() if options is None else (options,))), "()")


def _is_of_texts(arguments: PyExpr | None) -> bool:
    """Tell whether the values of a dictionary are texts alone, which members of enums are as well."""
    values = [value for _, value in arguments.items] if isinstance(arguments, py.Dict) else []
    return all(
        isinstance(value, py.Name) or (isinstance(value, py.Source) and value.text[0] in "'\"") for value in values
    )
