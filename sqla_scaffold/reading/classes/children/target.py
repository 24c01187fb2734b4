"""What was named: a base class, a `MetaData`, or an extension that has either; and all that belongs to it."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import Mapper, configure_mappers

from .annotations import ENUMS
from .classes import class_facts, is_view
from .mixins import mixin_facts
from .column_types import unstored_facts
from .job import job_of
from .tables import table_facts
from .sequences import sequence_facts


class NoModels(Exception):
    """What was named is nothing that models belong to."""


def read(said: dict[str, Any]) -> dict[str, Any]:
    """Import the modules that are named and return the facts of the models."""
    modules = [(importlib.import_module(name), attribute) for name, attribute in said["modules"]]
    wanted = _of_one_database([one for module, attribute in modules for one in _metadatas(module, attribute)])
    configure_mappers()
    mappers = mappers_of(wanted)
    tables = [table for metadata in wanted for table in metadata.tables.values()]
    job = job_of(said, tables)
    secondaries = {one.secondary for mapper in mappers for one in mapper.relationships if one.secondary is not None}
    mapped = {table for mapper in mappers for table in mapper.tables}
    found = [table_facts(table, job) for table in tables]
    classes = [class_facts(mapper, job) for mapper in mappers]
    for key, cls in ENUMS.items():
        job.enums.setdefault(key, unstored_facts(key, cls))
    return {
        "dialect": job.dialect_name,
        "naming_convention": {
            name: text for name, text in wanted[0].naming_convention.items() if isinstance(name, str)
        },
        "tables": found,
        "associations": [_key(one) for one in secondaries if isinstance(one, Table) and one not in mapped],
        "sequences": [one for metadata in wanted for one in sequence_facts(metadata, job)],
        "classes": classes,
        "mixins": mixin_facts(mappers, job),
        "enums": list(job.enums.values()),
        "domains": list(job.domains.values()),
    }


def _key(table: Table) -> list[str | None]:
    return [table.name, table.schema]


def _of_one_database(found: list[MetaData]) -> list[MetaData]:
    """Return the one metadata that was named, and behind it that of views, which are in one of their own."""
    different = list({id(one): one for one in found}.values())
    views = {id(_table(mapper).metadata) for mapper in mappers_of(different) if is_view(mapper.class_)}
    plain = [one for one in different if id(one) not in views]
    if len(plain) != 1:
        count = "no" if not plain else "more than one"
        raise NoModels(f"there is {count} MetaData in what is named; name a declarative base: module:Base")
    return [*plain, *(one for one in different if id(one) in views)]


def _metadatas(module: ModuleType, attribute: str) -> list[MetaData]:
    """Return the metadata of what is named in a module; of a whole module those of the models in it."""
    if attribute:
        target: Any = module
        for name in attribute.split("."):
            target = getattr(target, name)
        return [metadata_of(target)]
    held = list(vars(module).values())
    classes: list[Any] = [one for one in held if isinstance(one, type) and "__mapper__" in one.__dict__]
    tables = [one for one in held if isinstance(one, Table)]
    return [one.metadata for one in (*classes, *tables)]


def metadata_of(target: Any) -> MetaData:
    """Return the metadata of a declarative base, of Flask-SQLAlchemy's `db` or `db.Model`, or one that was named itself."""
    if isinstance(target, MetaData):
        return target
    for one in (target, getattr(target, "Model", None), getattr(target, "registry", None)):
        metadata = getattr(one, "metadata", None)
        if isinstance(metadata, MetaData):
            return metadata
    raise NoModels(f"{target!r} is neither a declarative base nor a MetaData")


def _table(mapper: Mapper[Any]) -> Any:
    return mapper.local_table


def mappers_of(wanted: Sequence[MetaData]) -> list[Mapper[Any]]:
    """Return the mappers whose tables are of these metadata, those above before those that inherit from them."""
    from sqlalchemy.orm.mapper import _all_registries  # the only way from tables to classes

    tables = [table for metadata in wanted for table in metadata.tables.values()]
    places = {table: place for place, table in enumerate(tables)}
    found = {mapper for registry in _all_registries() for mapper in registry.mappers if mapper.local_table in places}
    return sorted(found, key=lambda one: (places[_table(one)], len(list(one.iterate_to_root())), one.class_.__name__))
