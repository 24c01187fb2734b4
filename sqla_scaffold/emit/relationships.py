"""The lines of a class body that lead to other classes."""

from __future__ import annotations

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.attributes import Line, annotation_in_place, mapped
from sqla_scaffold.emit.conditions import condition_text
from sqla_scaffold.emit.columns import Place, sqlalchemy
from sqla_scaffold.emit.dataclass_fields import relationship_field
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.emit.variables import association_variable
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.schema.attribute import Attribute, Ordering, Relationship
from sqla_scaffold.schema.model import Model
from sqla_scaffold.schema.names import is_name

_ORM = "sqlalchemy.orm"
# Collections that stay in the database, and the annotations that say so.
_UNLOADED = {"write_only": "WriteOnlyMapped", "dynamic": "DynamicMapped"}


def relationship_line(relationship: Relationship, model: Model, place: Place) -> Line:
    """Return the line of a relationship."""
    target = place.schema.models_by_name[relationship.target]
    options = {**_join_options(relationship, model, place), **_loading_options(relationship, target)}
    if model.dataclass is not None:
        options = {**relationship_field(relationship, model.dataclass), **options}
    annotation = _annotation(relationship, model_name(target, model, place), target, place)
    return Line(relationship.name, annotation, py.call(py.imported(_ORM, "relationship"), **options))


def _annotation(relationship: Relationship, name: PyExpr, target: Model, place: Place) -> PyExpr:
    # SQLAlchemy reads the loader and the class of the collection from here
    # (orm/relationships.py, RelationshipProperty.declarative_scan).
    if relationship.lazy in _UNLOADED:
        return py.Subscript(py.imported(_ORM, _UNLOADED[relationship.lazy]), (name,))
    if not relationship.uselist:
        return mapped(py.optional(name) if relationship.nullable else name)
    if relationship.keyed_by is None:
        return mapped(py.Subscript(py.imported("builtins", relationship.collection_class or "list"), (name,)))
    attributes = (one for model in place.schema.line(target) for one in model.attributes)
    key = next(one for one in attributes if one.name == relationship.keyed_by)
    return mapped(py.Subscript(py.imported("builtins", "dict"), (annotation_in_place(key, place), name)))


def attribute_of(model: Model, name: str, place: Place) -> tuple[Attribute, Model]:
    """Return an attribute of a model by its name, and the class that has it: this one or one that it inherits from."""
    return next((one, heir) for heir in place.schema.line(model) for one in heir.attributes if one.name == name)


def model_name(target: Model, model: Model, place: Place) -> PyExpr:
    """Return the name of a model, which needs no import in its own module."""
    if target.name == model.name:
        return py.imported("", target.name)
    return py.imported(place.model_module(target.module), target.name)


def _join_options(relationship: Relationship, model: Model, place: Place) -> dict[str, PyExpr]:
    options: dict[str, PyExpr] = {}
    if relationship.secondary is not None:
        options["secondary"] = _secondary(relationship, place)
    if relationship.condition:
        options["primaryjoin"] = condition_text(relationship.condition)
        if relationship.secondary_condition:
            options["secondaryjoin"] = condition_text(relationship.secondary_condition)
    elif relationship.primaryjoin:
        target = place.schema.models_by_name[relationship.target]
        options["primaryjoin"] = _join(relationship.primaryjoin, model, relationship, place)
        options["secondaryjoin"] = _join(relationship.secondaryjoin, target, relationship, place)
    if relationship.foreign_keys:
        owner = relationship.foreign_keys_model or model.name
        options["foreign_keys"] = _columns(relationship.foreign_keys, place.schema.models_by_name[owner], model)
    if relationship.remote_side:
        target = place.schema.models_by_name[relationship.target]
        options["remote_side"] = _columns(relationship.remote_side, target, model)
    return options


def named_in_body(model: Model) -> frozenset[str]:
    """Return the attributes that relationships, or the condition of a join, name in the class body."""
    here = (one for one in model.relationships if (one.foreign_keys_model or model.name) == model.name)
    keys = {name for one in here for name in one.foreign_keys}
    remote = {name for one in model.relationships if one.target == model.name for name in one.remote_side}
    joined = {name for name, _ in model.inherits.condition} if model.inherits is not None else set()
    return frozenset(keys | remote | joined)


def _columns(names: tuple[str, ...], owner: Model, model: Model) -> PyExpr:
    # In the class body its own columns are at hand; those of mixins and of other classes are named in a string, which
    # holds checked names only.
    own = {attribute.name for attribute in model.attributes if attribute.mixin is None}
    if owner.name == model.name and own.issuperset(names):
        return py.Display(tuple(map(py.own, names)))
    paths = [f"{owner.name}.{name}" for name in names]
    return py.value(paths[0] if len(paths) == 1 else f"[{', '.join(paths)}]")


def _secondary(relationship: Relationship, place: Place) -> PyExpr:
    key = relationship.secondary
    if key is None:
        raise GeneratorBug(f"{relationship.name} has no association table")
    if (
        key in place.schema.models_by_table
    ):  # a table that a model maps is named in a string, for its class may come later
        return py.value(str(key))
    return py.imported(place.model_module("associations"), association_variable(key, place.schema))


def _join(pairs: tuple[tuple[str, str], ...], model: Model, relationship: Relationship, place: Place) -> PyExpr:
    key = relationship.secondary
    if key is not None and key in place.schema.models_by_table:  # named in a string, as the table is
        mapper = place.schema.models_by_table[key][0]
        names = {attribute.column: attribute.name for attribute in mapper.attributes}
        texts = [f"{model.name}.{attribute} == {mapper.name}.{names[column]}" for attribute, column in pairs]
        return py.value(texts[0] if len(texts) == 1 else f"and_({', '.join(texts)})")
    table = _secondary(relationship, place)
    parts: list[PyExpr] = [py.Source("lambda: ")]
    comparisons: list[PyExpr] = []
    for attribute, column in pairs:
        at = f".c.{column}" if is_name(column) else f".c[{py.value(column).text}]"
        left = py.Joined((py.imported("", model.name), py.Source(f".{attribute} == ")))
        comparisons.append(py.Joined((left, table, py.Source(at))))
    if len(comparisons) == 1:
        return py.Joined((*parts, comparisons[0]))
    return py.Joined((*parts, py.call(sqlalchemy("and_"), *comparisons)))


def _loading_options(relationship: Relationship, target: Model) -> dict[str, PyExpr]:
    order = ", ".join(f"{target.name}.{_ordering(part)}" for part in relationship.order_by)
    if len(relationship.order_by) > 1:
        order = f"[{order}]"
    options: dict[str, PyExpr | None] = {
        "back_populates": _text(relationship.back_populates),
        "cascade": _text(relationship.cascade),
        "passive_deletes": py.value(relationship.passive_deletes) if relationship.passive_deletes else None,
        "passive_updates": None if relationship.passive_updates else py.FALSE,
        "single_parent": py.TRUE if relationship.single_parent else None,
        "post_update": py.TRUE if relationship.post_update else None,
        "lazy": None if relationship.lazy in _UNLOADED else _text(relationship.lazy),
        "join_depth": None if relationship.join_depth is None else py.value(relationship.join_depth),
        "innerjoin": py.TRUE if relationship.innerjoin else None,
        "collection_class": _keyed(relationship),
        "order_by": _text(order or None),
        "overlaps": _text(",".join(relationship.overlaps) or None),
        "viewonly": py.TRUE if relationship.viewonly else None,
        "doc": _text(relationship.doc),
    }
    return {name: value for name, value in options.items() if value is not None}


def _ordering(part: Ordering) -> str:
    return f"{part.attribute}{'.desc()' * part.desc}" + (f".nulls_{part.nulls}()" if part.nulls else "")


def _keyed(relationship: Relationship) -> PyExpr | None:
    if relationship.keyed_by is None:
        return None
    return py.call(py.imported(_ORM, "attribute_keyed_dict"), py.value(relationship.keyed_by))


def _text(text: str | None) -> PyExpr | None:
    return None if text is None else py.value(text)
