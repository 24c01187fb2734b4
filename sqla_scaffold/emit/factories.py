"""What a factory says of a model: a value for each column, and the rows that a row cannot do without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.check_bounds import Bounds, read_checks
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.made_up import Wanted, made_up
from sqla_scaffold.emit.payloads import columns_of, is_made
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.schema.attribute import Attribute, Relationship
from sqla_scaffold.schema.model import Model
from sqla_scaffold.schema.table import Column, ForeignKey, Table, TableKey
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind

# Names that polyfactory's factories have themselves (polyfactory/factories/base.py and sqlalchemy_factory.py).
FACTORY_NAMES = frozenset(
    """add_provider batch build coverage create_async create_batch_async create_batch_sync create_factory create_sync
    extract_field_build_parameters get_constrained_field_value get_factory_fields get_field_value
    get_field_value_coverage get_model_fields get_provider_map get_sqlalchemy_constraints get_sqlalchemy_types
    get_type_from_collection_class get_type_from_column is_batch_factory_type is_factory_type is_ignored_type
    is_supported_type process_kwargs process_kwargs_coverage seed_random should_column_be_set
    should_dataclass_init_field should_set_field_value should_set_none_value should_use_default_value
    should_use_example_value""".split()
)
_ORDERED = frozenset({Kind.INT, Kind.DECIMAL, Kind.FLOAT, Kind.DATE, Kind.DATETIME, Kind.TIMEDELTA})
_COUNTABLE = frozenset({Kind.STR, Kind.INT, Kind.DECIMAL, Kind.DATE, Kind.DATETIME, Kind.UUID})


@dataclass(frozen=True, slots=True)
class Said:
    """What a factory says of an attribute: an expression, or None where a person must say it."""

    name: str
    expression: PyExpr


@dataclass(frozen=True, slots=True)
class FactoryFacts:
    """A factory.

    Args:
        said: the attributes and their values, in the order of the columns, then those that are other rows.
        unread: names of checks, and of domains, which have their own, that could not be read, so that values may break them.
    """

    said: tuple[Said, ...]
    unread: tuple[str, ...]


def made_models(place: Place) -> Iterator[Model]:
    """Return the models that have rows of their own."""
    return (model for model in place.schema.models if _has_rows(model, place))


def _has_rows(model: Model, place: Place) -> bool:
    abstract = model.polymorphism is not None and model.polymorphism.abstract
    return model.table not in place.schema.views_by_key and not abstract


def factory_name(model: Model) -> str:
    """Return what the factory of a model is called."""
    return f"{model.name}Factory"


def factory_expression(model: Model, place: Place) -> PyExpr:
    """Return the factory of a model as a name that an import brings."""
    return py.imported(f"{place.package}.factories.{model.module}", factory_name(model))


def factory_facts(model: Model, place: Place) -> FactoryFacts:
    """Return what the factory of a model says."""
    tables = _tables(model, place)
    keys = {name for table in tables for key in _references(model, table, place) for name in key.columns}
    readings = {table.key: read_checks(table) for table in tables}
    unique = {table.key: _unique(table, model) for table in tables}
    said: list[Said] = []
    for attribute, column, key in columns_of(model, place):
        if column.name in keys or is_made(attribute, column, key, model, place) or not _is_given(attribute):
            continue
        table = next(one for one in tables if one.by_name.get(attribute.column) == column)
        asked = readings[table.key].bounds.get(column.name, Bounds())
        expression = _value(model, attribute, column, asked, column.name in unique[table.key], place)
        if expression is not None:
            said.append(Said(attribute.name, expression))
    for table in tables:
        for foreign_key in _references(model, table, place):
            said += _other_row(model, table, foreign_key, place)
    names = list(dict.fromkeys(one.name for one in said))
    unread = [name for reading in readings.values() for name in reading.unread]
    unread += [column.type.domain for table in tables for column in table.columns if column.type.domain is not None]
    return FactoryFacts(tuple(next(one for one in said if one.name == name) for name in names), tuple(unread))


def _tables(model: Model, place: Place) -> list[Table]:
    """Return the tables that a row of a model stands in."""
    found = [place.schema.tables_by_key[one.table] for one in _line(model, place)]
    return list(dict.fromkeys(found))


def _line(model: Model, place: Place) -> Iterator[Model]:
    """Yield the model and those above it, up to one that writes out again what is above."""
    for one in place.schema.line(model):
        yield one
        if one.inherits is not None and one.inherits.strategy == "concrete":
            return


def _references(model: Model, table: Table, place: Place) -> list[ForeignKey]:
    """Return the foreign keys of a table, but not those that join it with that of the model above."""
    above: set[TableKey] = {one.table for one in _line(model, place)} - {table.key}
    return [
        key
        for key in table.foreign_keys
        if not (key.target in above and set(key.columns) == set(table.primary_key.columns))
    ]


def _is_given(attribute: Attribute) -> bool:
    return attribute.field_options is None or attribute.field_options.init


def _value(
    model: Model, attribute: Attribute, column: Column, asked: Bounds, unique: bool, place: Place
) -> PyExpr | None:
    smaller = None if asked.above is None else _attribute_of(asked.above, model, place)
    if smaller is not None and kind_of(column.type) in _ORDERED:
        after = py.imported(place.package, "fakes", "after")
        return py.call(py.imported("polyfactory", "PostGenerated"), after, py.value(smaller))
    made = made_up(Wanted(model.name, column.name, column.type, asked, unique, place))
    if made is not None:
        return made
    if column.nullable and not attribute.not_null:
        needed = attribute.field_options is not None and not attribute.field_options.optional
        return py.NONE if needed else None
    filled = column.default is not None or column.server_default is not None
    return None if filled else py.call(py.imported("polyfactory", "Require"))


def _attribute_of(column: str, model: Model, place: Place) -> str | None:
    return next((one.name for one, found, _ in columns_of(model, place) if found.name == column), None)


def _unique(table: Table, model: Model) -> frozenset[str]:
    """Return the columns whose values differ from row to row; in a key of several, one of them does it."""
    mapper_key = tuple(one.column for one in model.attributes if one.name in model.mapper_key)
    keys = [table.primary_key.columns, mapper_key, *(one.columns for one in table.uniques)]
    keys += [
        tuple(element.column for element in index.elements if element.column is not None)
        for index in table.indexes
        if index.unique and all(element.column for element in index.elements)
    ]
    references = {name for key in table.foreign_keys for name in key.columns}
    found: set[str] = set()
    for columns in keys:
        free = [name for name in columns if name not in references and kind_of(table.by_name[name].type) in _COUNTABLE]
        found.update(free[-1:])
    return frozenset(found)


def _other_row(model: Model, table: Table, key: ForeignKey, place: Place) -> Iterator[Said]:
    """Yield what is said of a row that this one refers to, where it cannot do without."""
    columns = [table.by_name[name] for name in key.columns]
    if any(column.nullable or column.default or column.server_default for column in columns):
        return
    relationship = _relationship(model, table, key, place)
    require = py.call(py.imported("polyfactory", "Require"))
    if relationship is not None:
        target = _with_rows(place.schema.models_by_name[relationship.target], place)
        circle = target is None or _needs(target, model, place, frozenset())
        yield Said(relationship.name, require if target is None or circle else factory_expression(target, place))
        return
    targets = [_with_rows(one, place) for one in place.schema.models_by_table.get(key.target, ())]
    target = next((one for one in targets if one is not None), None)
    for name, referred in zip(key.columns, key.target_columns, strict=True):
        attribute = _attribute_of(name, model, place)
        other = None if target is None else _attribute_of(referred, target, place)
        if attribute is None:
            continue
        if target is None or other is None or len(key.columns) > 1 or _needs(target, model, place, frozenset()):
            yield Said(attribute, require)
            continue
        key_of = py.imported(f"{place.package}.factory", "key_of")
        made = py.call(py.imported("polyfactory", "Use"), key_of, factory_expression(target, place), py.value(other))
        yield Said(attribute, made)


def _relationship(model: Model, table: Table, key: ForeignKey, place: Place) -> Relationship | None:
    """Return the relationship that leads along a foreign key, where there is one."""
    for one in _line(model, place):
        for relationship in one.relationships:
            if relationship.uselist or relationship.secondary or relationship.viewonly or relationship.condition:
                continue
            if relationship.field_options is not None and not relationship.field_options.init:
                continue
            target = place.schema.models_by_name[relationship.target]
            if key.target not in {above.table for above in place.schema.line(target)}:
                continue
            if key.target == table.key and not relationship.remote_side:
                continue
            if relationship.foreign_keys:
                held = {_attribute_of(name, one, place) for name in key.columns}
                if set(relationship.foreign_keys) != held or relationship.foreign_keys_model not in (None, one.name):
                    continue
            return relationship
    return None


def _with_rows(model: Model, place: Place) -> Model | None:
    """Return the model, or one below it, that has rows of its own."""
    return next((one for one in (model, *place.schema.below(model)) if _has_rows(one, place)), None)


def _needs(model: Model, other: Model, place: Place, seen: frozenset[str]) -> bool:
    """Tell whether a row of a model needs, in the end, one of the other model."""
    if model.name == other.name:
        return True
    if model.name in seen:
        return False
    for table in _tables(model, place):
        for key in _references(model, table, place):
            if any(table.by_name[name].nullable for name in key.columns):
                continue
            for target in place.schema.models_by_table.get(key.target, ()):
                if _needs(target, other, place, seen | {model.name}):
                    return True
    return False
