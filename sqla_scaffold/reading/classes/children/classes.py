"""Mapped classes: what their mappers and their texts say."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column
from sqlalchemy.ext.associationproxy import AssociationProxy
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import ColumnProperty, CompositeProperty, Mapper, SynonymProperty

from .annotations import annotation_of
from .defaults import literal_facts, path_of
from .dataclass import dataclass_facts
from .job import Facts, Job
from .mixins import is_base, is_mixin, is_union, union_of
from .relationships import relationship_facts
from .source import body_of, defines, doc_of

_FLAGS = (
    "eager_defaults",
    "confirm_deleted_rows",
    "batch",
    "passive_updates",
    "passive_deletes",
    "always_refresh",
    "allow_partial_pks",
)
# What is read from the mapper, whoever said it.
_READ = (
    "polymorphic_on",
    "polymorphic_identity",
    "polymorphic_abstract",
    "polymorphic_load",
    "with_polymorphic",
    "version_id_col",
    "version_id_generator",
    "primary_key",
    "concrete",
    "inherit_condition",
)
_OURS = ("__tablename__", "__table__", "__table_args__", "__mapper_args__", "__abstract__", "__allow_unmapped__")


def class_facts(mapper: Mapper[Any], job: Job) -> Facts:
    """Return what is known of a mapped class."""
    cls = mapper.class_
    body = body_of(cls)
    table: Any = mapper.local_table
    above = None if mapper.inherits is None or is_union(mapper.inherits.class_) else mapper.inherits.class_
    bases = [one for one in cls.__mro__[1:] if is_mixin(one) and not (above is not None and issubclass(above, one))]
    return {
        "name": cls.__name__,
        "module": cls.__module__,
        "file": body.file,
        "line": body.line,
        "lines": body.lines,
        "doc": doc_of(cls),
        "table": [table.name, table.schema],
        "mixins": [one.__name__ for one in bases if one in cls.__bases__ or not _brought(one, bases)],
        "view": _view(cls),
        "inherits": _inheritance(mapper),
        "columns": [_attribute(one, mapper) for one in _own_columns(mapper)],
        "relationships": [
            relationship_facts(one, job)
            for one in mapper.relationships
            if one.parent is mapper and _is_own(one, mapper)
        ],
        "mapper": _mapper(mapper),
        "dataclass": dataclass_facts(cls),
        "others": list(_others(mapper, body.functions)),
    }


def is_view(cls: type) -> bool:
    """Tell whether a class reads a view, as our own say it."""
    return any("__view__" in one.__dict__ for one in cls.__mro__)


def _view(cls: type[Any]) -> Facts | None:
    if not is_view(cls):
        return None
    sql = getattr(cls, "__view__", None)
    return {
        "sql": None if sql is None else str(sql.compile()) if hasattr(sql, "compile") else str(sql),
        "materialized": bool(getattr(cls, "__materialized__", False)),
        "number": getattr(cls, "__view_number__", 0),
    }


def _brought(one: type, bases: list[type]) -> bool:
    return any(one in other.__mro__[1:] for other in bases if other is not one)


def _own_columns(mapper: Mapper[Any]) -> Iterator[ColumnProperty[Any]]:
    for prop in mapper.column_attrs:
        column = next(
            (one for one in prop.columns if isinstance(one, Column) and one.table is mapper.local_table), None
        )
        if column is None:
            continue
        above = mapper.inherits
        inherited = above is not None and prop.key in above.attrs and mapper.local_table is above.local_table
        if not inherited:
            yield prop


def _column(prop: ColumnProperty[Any], mapper: Mapper[Any]) -> Column[Any]:
    return next(one for one in prop.columns if isinstance(one, Column) and one.table is mapper.local_table)


def _attribute(prop: ColumnProperty[Any], mapper: Mapper[Any]) -> Facts:
    cls, column = mapper.class_, _column(prop, mapper)
    said = annotation_of(cls, prop.key)
    mixin = next((one for one in cls.__mro__[1:] if is_mixin(one) and defines(one, prop.key)), None)
    return {
        "name": prop.key,
        "column": column.name,
        "annotation": None if said is None else said[0],
        "optional": None if said is None else said[1],
        "mixin": None if mixin is None or defines(cls, prop.key) else mixin.__name__,
        "deferred": bool(prop.deferred) and prop.group is None,
        "deferred_group": prop.group,
        "doc": prop.doc if prop.doc != column.doc else column.doc,
        "unsaid": ["active_history"] if prop.active_history else [],
    }


def _is_own(prop: Any, mapper: Mapper[Any]) -> bool:
    above = mapper.inherits
    return above is None or mapper.concrete or prop.key not in above.relationships or defines(mapper.class_, prop.key)


def _inheritance(mapper: Mapper[Any]) -> Facts | None:
    above = mapper.inherits
    if above is None or is_union(above.class_):
        return None
    strategy = "concrete" if mapper.concrete else "single" if mapper.single else "joined"
    return {"parent": above.class_.__name__, "strategy": strategy}


def _mapper(mapper: Mapper[Any]) -> Facts:
    said = {name: value for name, value in _mapper_args(mapper).items() if name in _FLAGS and isinstance(value, bool)}
    above = mapper.inherits
    is_top = above is None or is_union(above.class_)
    on = mapper.polymorphic_on if is_top and union_of(mapper.class_) is None and above is None else None
    table: Any = mapper.local_table
    key = () if table.primary_key.columns else mapper.primary_key
    return {
        "flags": said,
        "union": union_of(mapper.class_),
        "polymorphic_on": _attribute_of(on, mapper),
        "polymorphic_on_sql": None if on is None or isinstance(on, Column) else str(on),
        "polymorphic_identity": _identity(mapper),
        "polymorphic_abstract": bool(mapper.polymorphic_abstract),
        "polymorphic_load": mapper.polymorphic_load,
        "with_polymorphic": (
            "*" if not mapper.concrete and mapper.with_polymorphic and mapper.with_polymorphic[0] == "*" else None
        ),
        "version_id_col": _version(mapper),
        "version_id_generator": _generator(mapper),
        "primary_key": [_attribute_of(column, mapper) for column in key],
        "unsaid": list(_unsaid(mapper)),
    }


def _mapper_args(mapper: Mapper[Any]) -> Facts:
    """Return what a class, or a mixin of it, says to its mapper; some of it makes other settings follow."""
    above = None if mapper.inherits is None else mapper.inherits.class_
    for cls in mapper.class_.__mro__:
        if cls is above:
            break
        said = cls.__dict__.get("__mapper_args__")
        if said is not None:
            found: Facts = said if isinstance(said, dict) else mapper.class_.__mapper_args__
            return dict(found)
    return {}


def _version(mapper: Mapper[Any]) -> str | None:
    column = mapper.version_id_col
    inherited = mapper.inherits is not None and mapper.inherits.version_id_col is column
    return None if column is None or inherited else _attribute_of(column, mapper)


def _attribute_of(column: Any, mapper: Mapper[Any]) -> str | None:
    return mapper.get_property_by_column(column).key if isinstance(column, Column) else None


def _identity(mapper: Mapper[Any]) -> Any:
    identity, on = mapper.polymorphic_identity, mapper.polymorphic_on
    if identity is None or mapper.polymorphic_abstract:
        return None
    if mapper.concrete:
        return identity
    return literal_facts(identity, on).get("literal") if isinstance(on, Column) else identity


def _generator(mapper: Mapper[Any]) -> Any:
    if mapper.version_id_col is None:
        return None
    generator = mapper.version_id_generator
    if generator is False:
        return False
    if "<lambda>" in getattr(generator, "__qualname__", "") and generator.__module__ == "sqlalchemy.orm.mapper":
        return None  # what SQLAlchemy does by itself: one more each time
    path = path_of(generator)
    return path if path is not None else {"other": getattr(generator, "__qualname__", repr(generator))}


def _unsaid(mapper: Mapper[Any]) -> Iterator[str]:
    said = _mapper_args(mapper)
    yield from (name for name in said if name not in (*_FLAGS, *_READ))
    yield from (name for name in _FLAGS if name in said and not isinstance(said[name], bool) and said[name] != "auto")


def _others(mapper: Mapper[Any], functions: tuple[str, ...]) -> Iterator[Facts]:
    """Yield what else a class has: its kind, its name, and where it stands."""
    cls, body = mapper.class_, body_of(mapper.class_)
    for one in cls.__mro__[1:]:
        if _is_beside(one) and not (mapper.inherits is not None and issubclass(mapper.inherits.class_, one)):
            yield {"kind": "base class", "name": one.__name__, "line": body.line}
    for name, kind in _members(mapper, functions):
        line = body.lines.get(name, body.line)
        if kind == "association proxy":
            proxy = cls.__dict__[name]
            yield {"kind": kind, "name": name, "line": line, "path": [proxy.target_collection, proxy.value_attr]}
        elif not is_base(cls):
            doc = getattr(cls.__dict__.get(name), "__doc__", None) if kind == "hybrid" else _doc_of(mapper, name)
            expression = body.expressions.get(name) if kind in ("hybrid", "column property") else None
            found = {"kind": kind, "name": name, "line": line, "expression": expression, "doc": doc}
            yield found | {"redact": _is_redacted(mapper, name)}


def _is_beside(cls: type) -> bool:
    """Tell whether it is a class of somebody's own that is neither mapped nor a mixin that a schema can say."""
    theirs = not cls.__module__.startswith(("sqlalchemy.", "builtins", "typing", "flask_sqlalchemy", "abc"))
    return theirs and not is_base(cls) and not is_mixin(cls) and "__mapper__" not in cls.__dict__ and not is_view(cls)


def _doc_of(mapper: Mapper[Any], name: str) -> str | None:
    return mapper.attrs[name].doc if name in mapper.attrs else None


def _is_redacted(mapper: Mapper[Any], name: str) -> bool:
    return name in mapper.attrs and mapper.attrs[name].info.get("redact") is True


def _members(mapper: Mapper[Any], functions: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    cls = mapper.class_
    for prop in mapper.iterate_properties:
        if prop.parent is not mapper:
            continue
        if isinstance(prop, CompositeProperty):
            yield prop.key, "composite"
        elif isinstance(prop, SynonymProperty):
            yield prop.key, "synonym"
        elif (
            isinstance(prop, ColumnProperty)
            and not isinstance(prop.columns[0], Column)
            and not _is_of_union(mapper, prop)
        ):
            yield prop.key, "column property"
    for name, value in cls.__dict__.items():
        if isinstance(value, (hybrid_property, hybrid_method)):
            yield name, "hybrid"
        elif isinstance(value, AssociationProxy):
            yield name, "association proxy"
        elif name in functions and not _is_made(name, value, cls):
            yield name, "property" if isinstance(value, property) else "method"


def _is_of_union(mapper: Mapper[Any], prop: ColumnProperty[Any]) -> bool:
    """Tell whether it is the column of a union that tells of which class a row is."""
    on = mapper.polymorphic_on
    return on is not None and prop.key == on.name and not isinstance(on, Column)


def _is_made(name: str, value: Any, cls: type) -> bool:
    if name in _OURS:
        return True
    made = dataclasses.is_dataclass(cls) and name in ("__init__", "__repr__", "__eq__")
    return made or not (inspect.isroutine(value) or isinstance(value, (property, classmethod, staticmethod)))
