"""The probe that the tables of the models are those of the schema.

It catches what SQLAlchemy does silently: a column dropped because of its name, or made NOT NULL because an annotation
was read as something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .places import place_of
from .project import base, mappers
from .verdict import Failed, Finding, Job

Json = Mapping[str, Any]


def same_tables(job: Job) -> str:
    """Compare every table of the metadata with the table of the schema."""
    expected = {_key(table["key"]): table for table in job["expected"]["tables"]}
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
        key, columns = _key(view["table"]["key"]), view["table"]["columns"]
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


def _key(key: Any) -> str:
    """Return the key that SQLAlchemy's metadata has for a table."""
    if isinstance(key, str):
        return key
    return f"{key['schema']}.{key['name']}" if key.get("schema") else str(key["name"])


def _table(job: Job, expected: Json, actual: Any) -> Iterator[tuple[str | None, str]]:
    columns = {column["name"]: column for column in expected["columns"]}
    for name in [*columns, *(name for name in actual.c.keys() if name not in columns)]:
        if name not in actual.c:
            yield name, "the schema has the column, the model has not"
        elif name not in columns:
            yield name, "the model has the column, the schema has not"
        else:
            yield from ((name, text) for text in _column(job, columns[name], actual.c[name]))
    yield from ((None, text) for text in _constraints(expected, actual))
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
    yield from _type(job, expected["type"], actual.type)


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


def _type(job: Job, expected: Json, actual: Any) -> Iterator[str]:
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
        yield from _type(job, expected["item"], actual.item_type)


def _domain(job: Job, expected: Json, actual: Any) -> Iterator[str]:
    domain = next(one for one in job["expected"].get("domains", ()) if one["name"] == expected["domain"])
    found = actual._variant_mapping.get("postgresql")
    wanted = (domain["type_name"], domain.get("schema"), bool(domain.get("not_null")))
    held = (getattr(found, "name", None), getattr(found, "schema", None), bool(getattr(found, "not_null", False)))
    if held != wanted:
        yield f"the domain is {held} in the model, {wanted} in the schema"
        return
    yield from (f"of the domain {text}" for text in _type(job, expected["impl"], actual))


def _variants(job: Job, expected: Json, actual: Any) -> Iterator[str]:
    dialects = {"mysql": ("mysql", "mariadb")}
    mapping = actual._variant_mapping
    for database, variant in expected.get("variants", ()):
        for dialect in dialects.get(database, (database,)):
            if dialect not in mapping:
                yield f"has no variant for {dialect} in the model, but in the schema"
            else:
                yield from (f"on {dialect} {text}" for text in _type(job, variant, mapping[dialect]))


def _class_of_a_person(job: Job, expected: Json, actual: Any) -> Iterator[str]:
    found = f"{type(actual).__module__}:{type(actual).__qualname__}"
    if found.rpartition(":")[2] != expected["python"].rpartition(":")[2]:
        yield f"the type is {found} in the model, {expected['python']} in the schema"
    elif getattr(actual, "impl_instance", None) is not None:
        yield from (f"of {found} {text}" for text in _type(job, expected["impl"], actual.impl_instance))


def _declared(job: Job, expected: Json, actual: Any) -> Iterator[str]:
    found = getattr(actual, "sql", repr(actual))
    if found != expected["sql"]:
        yield f"the type is {found} in the model, {expected['sql']} in the schema"
    elif getattr(actual, "impl_instance", None) is not None:
        yield from (f"of {found} {text}" for text in _type(job, expected["impl"], actual.impl_instance))


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


def _constraints(expected: Json, actual: Any) -> Iterator[str]:
    import sqlalchemy as sa

    kinds: dict[type, set[Any]] = {
        sa.ForeignKeyConstraint: set(),
        sa.UniqueConstraint: set(),
        sa.CheckConstraint: set(),
    }
    for constraint in actual.constraints:
        for kind, found in kinds.items():
            if isinstance(constraint, kind):
                found.add(_described(constraint))
    key = expected["primary_key"]
    yield from _differences(
        "primary key", [(tuple(key["columns"]), _told(key))], [_key_of(actual.primary_key, _told(key))]
    )
    yield from _differences(
        "foreign key", map(_foreign_key, expected.get("foreign_keys", ())), kinds[sa.ForeignKeyConstraint]
    )
    uniques = (
        (_told(unique), tuple(unique["columns"]), *_said(unique, "deferrable"), unique.get("initially"))
        for unique in expected.get("uniques", ())
    )
    yield from _differences("unique constraint", uniques, kinds[sa.UniqueConstraint])
    checks = ((_told(check), *_said(check, "not_valid")) for check in expected.get("checks", ()))
    yield from _differences("check", checks, kinds[sa.CheckConstraint])
    excludes = ((exclude["name"], *_exclude(exclude)) for exclude in expected.get("excludes", ()))
    found = {(one.name, *_operators(one)) for one in actual.constraints if hasattr(one, "operators")}
    yield from _differences("exclusion constraint", excludes, found)
    indexes = ((index["name"], *_said(index, "unique")) for index in expected.get("indexes", ()))
    found = {(index.name, "unique" if index.unique else None) for index in actual.indexes}
    yield from _differences("index", indexes, found)


def _key_of(primary_key: Any, expected_name: str | None) -> tuple[tuple[str, ...], str | None]:
    name = None if expected_name is None else _name(primary_key)
    return tuple(column.name for column in primary_key.columns), name


def _name(constraint: Any) -> str | None:
    """Return the name that stands in DDL; SQLAlchemy marks a missing one with a symbol."""
    return str(constraint.name) if isinstance(constraint.name, str) else None


def _told(expected: Json) -> str | None:
    """Return the name that the database is told; None where that is none."""
    return None if expected.get("unnamed") else expected.get("name")


def _described(constraint: Any) -> Any:
    import sqlalchemy as sa

    columns = tuple(column.name for column in constraint.columns)
    if isinstance(constraint, sa.ForeignKeyConstraint):
        targets = tuple(".".join(filter(None, element.target_tokens)) for element in constraint.elements)
        return (
            _name(constraint),
            columns,
            targets,
            constraint.ondelete,
            constraint.onupdate,
            *_waiting(constraint),
            *_late(constraint),
        )
    if isinstance(constraint, sa.UniqueConstraint):
        return (_name(constraint), columns, *_waiting(constraint))
    return _name(constraint), _not_valid(constraint)


def _foreign_key(key: Json) -> tuple[Any, ...]:
    table = _key(key["target"])
    targets = tuple(f"{table}.{column}" for column in key["target_columns"])
    waiting = (*_said(key, "deferrable"), key.get("initially"))
    actions = (key.get("ondelete"), key.get("onupdate"))
    return (_told(key), tuple(key["columns"]), targets, *actions, *waiting, *_said(key, "use_alter", "not_valid"))


def _said(expected: Json, *flags: str) -> tuple[str | None, ...]:
    """Return each flag as a word that people can read, None where it is not set."""
    return tuple(flag if expected.get(flag) else None for flag in flags)


def _waiting(constraint: Any) -> tuple[str | None, ...]:
    return "deferrable" if constraint.deferrable else None, constraint.initially


def _late(key: Any) -> tuple[str | None, ...]:
    return "use_alter" if key.use_alter else None, _not_valid(key)


def _not_valid(constraint: Any) -> str | None:
    return "not_valid" if constraint.dialect_kwargs.get("postgresql_not_valid") else None


def _exclude(expected: Json) -> tuple[Any, ...]:
    waiting = (*_said(expected, "deferrable"), expected.get("initially"))
    operators = tuple(element["operator"] for element in expected["elements"])
    return expected.get("using", "gist"), expected.get("where"), operators, *waiting


def _operators(constraint: Any) -> tuple[Any, ...]:
    # An expression is compared as SQL text, without the escapes of text().
    where = None if constraint.where is None else str(constraint.where)
    operators = tuple(operator for _, _, operator in constraint._render_exprs)
    return constraint.using, where, operators, *_waiting(constraint)


def _differences(kind: str, expected: Iterable[Any], actual: Iterable[Any]) -> Iterator[str]:
    wanted, found = set(expected), set(actual)
    for item in sorted(wanted - found, key=repr):
        yield f"the schema has the {kind} {_words(item)}, the model has not"
    for item in sorted(found - wanted, key=repr):
        yield f"the model has the {kind} {_words(item)}, the schema has not"


def _words(item: Any) -> str:
    if isinstance(item, tuple):
        return " ".join(_words(part) for part in item if part is not None)
    return str(item)
