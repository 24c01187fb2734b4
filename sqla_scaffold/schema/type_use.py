"""What a column's type says of its values, and how a schema writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.types import BY_NAME, Annotation, Kind, ParameterKind, PythonName

# Enums are known by this module until it is clear in which package they stand.
ENUMS_MODULE = ".enums"


def kind_of(use: TypeUse) -> Kind:
    """Return what values a type holds; of a type that the table does not have, nobody knows."""
    if use.enum is not None:
        return Kind.ENUM
    if use.python is None and use.impl is not None:
        return kind_of(use.impl)
    return BY_NAME[use.name].kind if use.name in BY_NAME else Kind.OTHER


def annotation_of(use: TypeUse) -> Annotation:
    """Return the Python type of a value."""
    if use.enum is not None:
        return Annotation(PythonName(ENUMS_MODULE, use.enum))
    if use.impl is not None:
        return annotation_of(use.impl)
    if use.sql is not None:
        return BY_NAME["str"].annotation
    annotation = BY_NAME[use.name].annotation
    if use.item is None:
        return annotation
    nested = annotation_of(use.item)
    for _ in range(dimensions_of(use)):
        nested = replace(annotation, arguments=(nested,))
    return nested


def is_hashable(use: TypeUse) -> bool:
    """Tell whether Python can look up the values of a type, as SQLAlchemy does with those of keys."""
    annotation = annotation_of(use) if use.name in BY_NAME or use.enum or use.impl or use.sql else None
    held = None if annotation is None else annotation.name.name
    return kind_of(use) not in (Kind.SET, Kind.JSON, Kind.ARRAY) and held not in ("dict", "list", "set", "Sequence")


def dimensions_of(use: TypeUse) -> int:
    """Return how many lists stand around an item of an array."""
    return int(dict(use.arguments).get("dimensions", 1))


def type_text(use: TypeUse, quoted: Callable[[str], str] = str) -> str:
    """Return a type as a schema writes it: `decimal(12, 2)`, `datetime(tz)`, `{sql: ltree}`.

    Args:
        quoted: how SQL text is shown.
    """
    variants = ", ".join(f"{database}: {type_text(one, quoted)}" for database, one in use.variants)
    return _alone(use, quoted) + (f" (on {variants})" if variants else "")


def _alone(use: TypeUse, quoted: Callable[[str], str]) -> str:
    if use.enum is not None:
        return use.enum
    if use.domain is not None:
        return use.domain
    if use.sql is not None:
        impl = "" if use.impl is None else f", impl: {type_text(use.impl, quoted)}"
        return f"{{sql: {quoted(use.sql)}{impl}}}"
    if use.python is not None and use.impl is not None:
        return f"{{python: {use.python}, impl: {type_text(use.impl, quoted)}}}"
    row, given = BY_NAME[use.name], dict(use.arguments)
    words = [quoted(value) for value in use.values]
    for parameter in row.parameters:
        if parameter.kind is ParameterKind.TYPE and use.item is not None:
            words.append(type_text(use.item, quoted))
        elif parameter.name in given:
            value = given[parameter.name]
            if parameter.kind is ParameterKind.KEY:
                words.append(f"{parameter.name} {quoted(str(value))}")
                continue
            spelled = next((word for word, text in parameter.words if text == value), str(value))
            words.append(parameter.word or spelled)
    return f"{row.word}({', '.join(words)})" if words else row.word


def base_of(use: TypeUse) -> TypeUse:
    """Return what the values of a type are: of a domain the type that it narrows, of a type of SQL what they are like."""
    return use if use.python is not None or use.impl is None else base_of(use.impl)


def types_of(schema: Schema) -> Iterator[TypeUse]:
    """Yield every type in a schema, with those inside of others."""
    for table in schema.tables:
        for column in table.columns:
            yield from parts(column.type)
    for domain in schema.domains:
        yield from parts(domain.type)


def parts(use: TypeUse) -> Iterator[TypeUse]:
    """Yield a type and the types that it is made of."""
    yield use
    for inner in (use.item, use.impl, *(variant for _, variant in use.variants)):
        if inner is not None:
            yield from parts(inner)
