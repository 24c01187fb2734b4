"""Classes without a table that hand columns down: mixins, and abstract models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.ext.declarative import AbstractConcreteBase, ConcreteBase
from sqlalchemy.orm import Mapper
from sqlalchemy.orm.properties import MappedColumn

from .job import Facts, Job
from .source import body_of, defines, doc_of


def mixin_facts(mappers: Iterable[Mapper[Any]], _: Job) -> list[Facts]:
    """Return the classes that bring columns to models, each before those that inherit from it."""
    found: dict[type, None] = {}
    for mapper in mappers:
        for cls in reversed(mapper.class_.__mro__):
            if is_mixin(cls):
                found.setdefault(cls)
    return [
        {
            "name": cls.__name__,
            "module": cls.__module__,
            "file": body_of(cls).file,
            "line": body_of(cls).line,
            "doc": doc_of(cls),
            "columns": list(own_columns(cls)),
            "functions": list(body_of(cls).functions),
            "bases": [one.__name__ for one in cls.__bases__ if is_mixin(one)],
            "abstract": bool(cls.__dict__.get("__abstract__", False)) or is_union(cls),
            "union": union_of(cls) if is_union(cls) else None,
        }
        for cls in found
    ]


def is_mixin(cls: type) -> bool:
    """Tell whether a class is mapped to nothing and brings columns, its own or those of another such class."""
    if is_union(cls):
        return True
    if is_base(cls) or "__mapper__" in cls.__dict__ or cls.__module__.startswith(("sqlalchemy.", "builtins")):
        return False
    if "metadata" in cls.__dict__ or "__view__" in cls.__dict__ or cls.__module__.startswith("flask_sqlalchemy"):
        return False  # a base class of some of the models
    return (
        bool(cls.__dict__.get("__abstract__"))
        or bool(list(own_columns(cls)))
        or any(is_mixin(one) for one in cls.__bases__)
    )


def is_base(cls: type) -> bool:
    """Tell whether a class is the base class of all models, which has the registry."""
    return "registry" in cls.__dict__ or "_sa_registry" in cls.__dict__


def is_union(cls: type) -> bool:
    """Tell whether a class is mapped to the union of the tables of those below it, and has none itself."""
    mapper = cls.__dict__.get("__mapper__")
    return issubclass(cls, AbstractConcreteBase) and mapper is not None and not isinstance(mapper.local_table, Table)


def union_of(cls: type) -> str | None:
    """Return the column that tells of which class a row of a union of tables is; None where there is no union."""
    mapper: Any = cls.__dict__.get("__mapper__")
    if mapper is None or not issubclass(cls, (AbstractConcreteBase, ConcreteBase)) or mapper.polymorphic_on is None:
        return None
    above = mapper.inherits
    if above is not None and issubclass(above.class_, (AbstractConcreteBase, ConcreteBase)):
        return None  # said above
    return str(mapper.polymorphic_on.name)


def own_columns(cls: type) -> Iterator[str]:
    """Yield the attributes that are columns as the class itself writes them; what a function makes for each model is not."""
    annotations = cls.__dict__.get("__annotations__", {})
    if is_union(cls):
        mapper: Any = cls.__dict__["__mapper__"]
        yield from (prop.key for prop in mapper.column_attrs if defines(cls, prop.key))
        return
    for name in dict.fromkeys((*annotations, *cls.__dict__)):
        value = cls.__dict__.get(name)
        if isinstance(value, (Column, MappedColumn)) or (value is None and _is_mapped(annotations.get(name))):
            yield name


def _is_mapped(annotation: Any) -> bool:
    if annotation is None:
        return False
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return text.startswith(("Mapped[", "orm.Mapped[", "sqlalchemy.orm.", "so.Mapped[", "sa.orm.Mapped["))
