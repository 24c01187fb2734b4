"""The probe that the tables of the models are those of the schema.

It catches what SQLAlchemy does silently: a column dropped because of its name, or made NOT NULL because an annotation
was read as something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .compare_constraints import constraint_differences, table_key
from .compare_types import type_differences
from .places import place_of
from .project import base, mappers
from .verdict import Failed, Finding, Job, Json


def same_tables(job: Job) -> str:
    """Compare every table of the metadata with the table of the schema."""
    expected = {table_key(table["key"]): table for table in job["expected"]["tables"]}
    actual = dict(base(job).metadata.tables)
    differences: list[tuple[str, str | None, str]] = []
    for key in sorted(expected.keys() | actual.keys()):
        if key not in actual:
            differences.append((key, None, "the schema has the table, the models have not"))
        elif key not in expected:
            differences.append((key, None, "the models have the table, the schema has not"))
        else:
            differences += [(key, column, text) for column, text in _table(job, expected[key], actual[key])]
    differences += _views(job)
    differences += _versions(job)
    differences += _derived(job)
    if differences:
        raise Failed(_finding(job, *difference) for difference in differences)
    return f"{len(actual)} tables"


def _views(job: Job) -> Iterator[tuple[str, str | None, str]]:
    """Compare the columns of the views, which the models keep in a metadata of their own."""
    found = {str(mapper.local_table.key): mapper.local_table for mapper in mappers(job)}
    for view in job["expected"].get("views", ()):
        key, columns = table_key(view["table"]["key"]), view["table"]["columns"]
        actual = found.get(key)
        if actual is None:
            yield key, None, "the schema has the view, the models have not"
        elif (names := [column["name"] for column in columns]) != list(actual.c.keys()):
            yield key, None, f"the view has the columns {list(actual.c.keys())} in the model, {names} in the schema"
        else:
            for column in columns:
                yield from ((key, column["name"], text) for text in _column(job, column, actual.c[column["name"]]))


def _derived(job: Job) -> Iterator[tuple[str, str | None, str]]:
    """Compare which hybrids and column properties there are."""
    found = {mapper.class_.__name__: mapper for mapper in mappers(job)}
    for model in job["expected"].get("models", ()):
        mapper = found.get(model["name"])
        for derived in (*model.get("hybrids", ()), *model.get("column_properties", ())):
            if mapper is not None and derived["name"] not in mapper.all_orm_descriptors:
                yield str(mapper.local_table.key), None, f"the schema has {derived['name']}, the model has not"


def _versions(job: Job) -> Iterator[tuple[str, str | None, str]]:
    """Compare which column holds the version of a row."""
    found = {mapper.class_.__name__: mapper for mapper in mappers(job)}
    for model in job["expected"].get("models", ()):
        mapper, version = found.get(model["name"]), model.get("version_id")
        if mapper is None or mapper.inherits is not None:
            continue
        wanted = None if version is None else version["attribute"]
        held = None if mapper.version_id_col is None else mapper.get_property_by_column(mapper.version_id_col).key
        if wanted != held:
            yield str(mapper.local_table.key), None, f"the version id is {held} in the model, {wanted} in the schema"


def _finding(job: Job, table: str, column: str | None, text: str) -> Finding:
    message = f"{table}.{column}: {text}" if column else f"{table}: {text}"
    for mapper in mappers(job):
        if str(getattr(mapper.local_table, "key", "")) == table:
            place = place_of(mapper, Path(job["project"]))
            attribute = _attribute(mapper, column)
            return Finding(message, place.file, place.line, f"{place.model}.{attribute}" if attribute else place.model)
    return Finding(message)


def _attribute(mapper: Any, column: str | None) -> str | None:
    for attribute in mapper.column_attrs:
        if column in (part.name for part in attribute.columns if hasattr(part, "name")):
            return str(attribute.key)
    return None


def _table(job: Job, expected: Json, actual: Any) -> Iterator[tuple[str | None, str]]:
    columns = {column["name"]: column for column in expected["columns"]}
    for name in [*columns, *(name for name in actual.c.keys() if name not in columns)]:
        if name not in actual.c:
            yield name, "the schema has the column, the model has not"
        elif name not in columns:
            yield name, "the model has the column, the schema has not"
        else:
            yield from ((name, text) for text in _column(job, columns[name], actual.c[name]))
    yield from ((None, text) for text in constraint_differences(expected, actual))
    if expected.get("comment") != actual.comment:
        yield None, f"the comment is {actual.comment!r} in the model, {expected.get('comment')!r} in the schema"


def _column(job: Job, expected: Json, actual: Any) -> Iterator[str]:
    if bool(expected["nullable"]) != bool(actual.nullable):
        words = {True: "nullable", False: "NOT NULL"}
        yield f"{words[bool(actual.nullable)]} in the model, {words[bool(expected['nullable'])]} in the schema"
    if expected.get("comment") != actual.comment:
        yield f"the comment is {actual.comment!r} in the model, {expected.get('comment')!r} in the schema"
    if (expected.get("server_default") is not None) and actual.server_default is None:
        yield "has no server default in the model, but in the schema"
    if bool(expected.get("server_onupdate")) and actual.server_onupdate is None:
        yield "has no server onupdate in the model, but in the schema"
    yield from _generated(expected, actual)
    yield from type_differences(job, expected["type"], actual.type)


def _generated(expected: Json, actual: Any) -> Iterator[str]:
    for name in ("computed", "identity"):
        wanted, found = expected.get(name), getattr(actual, name)
        if (wanted is None) is not (found is None):
            yield f"has {name} {'in the model' if wanted is None else 'in the schema'} only"
        for option, value in (wanted or {}).items():
            # An expression is compared as SQL text, without the escapes of text().
            held = str(getattr(found, option)) if option == "sqltext" else getattr(found, option, None)
            if held != value:
                yield f"{name} has the {option} {held!r} in the model, {value!r} in the schema"
