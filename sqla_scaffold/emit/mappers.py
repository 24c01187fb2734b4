"""What a class tells SQLAlchemy's mapper: `__mapper_args__`."""

from __future__ import annotations

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.inheritance import inheritance_arguments
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.schema.model import Model, Schema, VersionId, VersionSource

UUID_VERSION = "uuid_version"  # a function of db.py


def has_uuid_versions(schema: Schema) -> bool:
    """Tell whether any model needs the function that makes a uuid of every version."""
    return any(model.version_id and model.version_id.source is VersionSource.UUID4 for model in schema.models)


def mapper_arguments(model: Model, place: Place) -> PyExpr | None:
    """Return what stands in `__mapper_args__` of a model, where there is anything to say."""
    items: list[tuple[str, PyExpr]] = [*inheritance_arguments(model, place)]
    if model.version_id is not None:
        items.append(("version_id_col", _own_column(model, model.version_id.attribute, place)))
        generator = _generator(model.version_id, place)
        if generator is not None:
            items.append(("version_id_generator", generator))
    items += ((name, py.value(value)) for name, value in model.mapper_args)
    if model.mapper_key:
        items.append(("primary_key", py.Display(tuple(map(py.value, model.mapper_key)))))
    return py.Dict(tuple(items)) if items else None


def named_by_mapper(model: Model) -> frozenset[str]:
    """Return the attributes that the mapper's arguments name in the class body."""
    return frozenset() if model.version_id is None else frozenset({model.version_id.attribute})


def _own_column(model: Model, name: str, place: Place) -> PyExpr:
    """Return a column as the class body names it; one of a mixin is named there, and found again in the copy."""
    attribute = next(one for one in model.attributes if one.name == name)
    if attribute.mixin is None:
        return py.own(name)
    mixin = next(one for one in place.schema.mixins if one.name == attribute.mixin)
    return py.imported(place.model_module(mixin.module), mixin.name, name)


def _generator(version: VersionId, place: Place) -> PyExpr | None:
    match version.source:
        case VersionSource.COUNTER:  # what SQLAlchemy does by itself
            return None
        case VersionSource.DATABASE:
            return py.FALSE
        case VersionSource.UUID4:
            # A function and no lambda, of whose argument a strict type checker would know nothing.
            return py.imported(place.database, UUID_VERSION)
        case VersionSource.CALL:
            if version.call is None:
                raise GeneratorBug(f"the version {version.attribute} has no function")
            return py.imported(version.call.module, *version.call.name.split("."))
