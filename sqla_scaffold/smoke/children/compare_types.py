"""What a column's type in the models and in the schema do not have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .verdict import Job, Json


def type_differences(job: Job, expected: Json, actual: Any) -> Iterator[str]:
    if expected.get("enum"):
        yield from _enum(job, expected["enum"], actual)
        return
    if expected.get("domain"):
        yield from _domain(job, expected, actual)
        return
    yield from _variants(job, expected, actual)
    if expected.get("python"):
        yield from _class_of_a_person(job, expected, actual)
        return
    if expected.get("sql") is not None and expected.get("impl"):
        yield from _declared(job, expected, actual)
        return
    if expected.get("sql") is not None:
        found = actual.get_col_spec() if hasattr(actual, "get_col_spec") else repr(actual)
        if found != expected["sql"]:
            yield f"the type is {found} in the model, {expected['sql']} in the schema"
        return
    wanted = job["type_names"].get(expected["name"])
    if wanted is not None and not _is_a(actual, wanted):
        yield f"the type is {actual!r} in the model, {wanted} in the schema"
        return
    for name, value in dict(expected.get("arguments") or ()).items():
        found = getattr(actual, name, None)
        if found != value:
            yield f"{name} is {found!r} in the model, {value!r} in the schema"
    if expected.get("values") and tuple(expected["values"]) != tuple(actual.values):
        yield f"the members are {list(actual.values)} in the model, {list(expected['values'])} in the schema"
    if expected.get("item") and getattr(actual, "item_type", None) is not None:
        yield from type_differences(job, expected["item"], actual.item_type)


def _domain(job: Job, expected: Json, actual: Any) -> Iterator[str]:
    domain = next(one for one in job["expected"].get("domains", ()) if one["name"] == expected["domain"])
    found = actual._variant_mapping.get("postgresql")
    wanted = (domain["type_name"], domain.get("schema"), bool(domain.get("not_null")))
    held = (getattr(found, "name", None), getattr(found, "schema", None), bool(getattr(found, "not_null", False)))
    if held != wanted:
        yield f"the domain is {held} in the model, {wanted} in the schema"
        return
    yield from (f"of the domain {text}" for text in type_differences(job, expected["impl"], actual))


def _variants(job: Job, expected: Json, actual: Any) -> Iterator[str]:
    dialects = {"mysql": ("mysql", "mariadb")}
    mapping = actual._variant_mapping
    for database, variant in expected.get("variants", ()):
        for dialect in dialects.get(database, (database,)):
            if dialect not in mapping:
                yield f"has no variant for {dialect} in the model, but in the schema"
            else:
                yield from (f"on {dialect} {text}" for text in type_differences(job, variant, mapping[dialect]))


def _class_of_a_person(job: Job, expected: Json, actual: Any) -> Iterator[str]:
    found = f"{type(actual).__module__}:{type(actual).__qualname__}"
    if found.rpartition(":")[2] != expected["python"].rpartition(":")[2]:
        yield f"the type is {found} in the model, {expected['python']} in the schema"
    elif getattr(actual, "impl_instance", None) is not None:
        yield from (f"of {found} {text}" for text in type_differences(job, expected["impl"], actual.impl_instance))


def _declared(job: Job, expected: Json, actual: Any) -> Iterator[str]:
    found = getattr(actual, "sql", repr(actual))
    if found != expected["sql"]:
        yield f"the type is {found} in the model, {expected['sql']} in the schema"
    elif getattr(actual, "impl_instance", None) is not None:
        yield from (f"of {found} {text}" for text in type_differences(job, expected["impl"], actual.impl_instance))


def _is_a(actual: Any, wanted: str) -> bool:
    """Tell whether a type is of the class named, or one of SQL's own spelling (VARCHAR for String) below it."""
    for kind in type(actual).__mro__:
        if kind.__name__ == wanted:
            return True
        if not kind.__name__.isupper():
            break
    decorated = getattr(actual, "impl_instance", None)
    return decorated is not None and decorated is not actual and _is_a(decorated, wanted)


def _enum(job: Job, name: str, actual: Any) -> Iterator[str]:
    enum = next(enum for enum in job["expected"].get("enums", ()) if enum["name"] == name)
    members = [member["value"] for member in enum["members"]]
    found = getattr(actual, "enums", None)
    if found is None:
        yield f"the type is {actual!r} in the model, the enum {name} in the schema"
    elif list(found) != members:
        yield f"the enum {name} stores {list(found)} in the model, {members} in the schema"
    elif actual.schema != enum.get("schema"):
        yield f"the enum {name} stands in the schema {actual.schema!r} in the model, {enum.get('schema')!r} in the schema"
    elif actual.name != enum["type_name"]:
        yield f"the enum's type is named {actual.name!r} in the model, {enum['type_name']!r} in the schema"
