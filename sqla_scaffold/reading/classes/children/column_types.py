"""The types of columns: the rows of the table of types that mean the same, or what else is known of them."""

from __future__ import annotations

import enum
import importlib
from typing import Any

from sqlalchemy import Enum
from sqlalchemy.dialects.mysql import SET
from sqlalchemy.dialects.postgresql import DOMAIN
from sqlalchemy.schema import Column
from sqlalchemy.types import ARRAY, TypeDecorator, TypeEngine

from .job import DIALECTS, Facts, Job, Row
from .sql import sql_of

Type = TypeEngine[Any]


def type_facts(use: Type, job: Job) -> Facts:
    """Return what is known of a type: one of `row`, `item`, `enum`, `domain`, `declared`, `python` and `sql` says what it is.

    `more` is what its constructor was told that no schema can say; `lost` is what a database makes of it, where its class
    does not.
    """
    facts = _alone(_without_variants(use), job)
    variants = {name: type_facts(one, job) for name, one in use._variant_mapping.items()}
    if variants:
        facts["variants"] = variants
    return facts


def _without_variants(use: Type) -> Type:
    if not use._variant_mapping:
        return use
    bare = use.copy()
    bare._variant_mapping = type(use._variant_mapping)()
    return bare


def _alone(use: Type, job: Job) -> Facts:
    if isinstance(use, DOMAIN):
        return _domain(use, job)
    if isinstance(use, Enum):
        return _enum(use, job)
    if isinstance(use, SET):
        return {"row": "set", "arguments": _arguments(use, _row("set", job)), "values": list(use.values)}
    if isinstance(use, ARRAY):
        more = ["as_tuple=True"] if use.as_tuple else []
        dimensions = {} if use.dimensions is None else {"dimensions": use.dimensions}
        return {"row": "array", "arguments": dimensions, "item": type_facts(use.item_type, job), "more": more}
    fits = _fitting(use, job)
    if fits is not None:
        return fits
    if isinstance(use, TypeDecorator):
        declared = _declared(use, job)
        if declared is not None:
            return declared
        return {**_person(use), "impl": type_facts(use.impl_instance, job)}
    text = _compiled(use, job.dialect_name)
    return {**_person(use), "sql": type(use).__name__ if text is None else text, "compiles": text is not None}


def _declared(use: Type, job: Job) -> Facts | None:
    """Return a type by its name in SQL and what its values are like, as our own models say it; None for others."""
    sql, values = getattr(use, "sql", None), getattr(use, "values", None)
    if type(use).__name__ != "DeclaredType" or not isinstance(sql, str) or not isinstance(values, TypeEngine):
        return None
    return {"declared": sql, "impl": type_facts(values, job)}


def _person(use: Type) -> Facts:
    """Return the class of a person's own type, where others can import it and call it without arguments."""
    cls = type(use)
    if cls.__module__.startswith("sqlalchemy."):
        public = _public(cls)
        return {} if public is None else {"python": public}
    try:
        again = cls()
    except TypeError:
        return {"called": repr(use)}
    same = repr(again) == repr(use) and _plain(again) == _plain(use)
    return {"python": f"{cls.__module__}:{cls.__qualname__}"} if same else {"called": repr(use)}


def _plain(use: Type) -> dict[str, str]:
    # What the class has as well is put in when the type is used, and tells nothing of how it was called.
    said = {name: value for name, value in vars(use).items() if not hasattr(type(use), name)}
    return {name: repr(value) for name, value in said.items() if not name.startswith("_")}


def _public(cls: type[Type]) -> str | None:
    module = importlib.import_module("sqlalchemy")
    return f"sqlalchemy:{cls.__name__}" if getattr(module, cls.__name__, None) is cls else None


def _row(name: str, job: Job) -> Row:
    return next(one for one in job.rows if one.name == name)


def _arguments(use: Type, row: Row) -> Facts:
    found = {name: getattr(use, name, None) for name in row.parameters}
    return {name: value for name, value in found.items() if value is not None and value is not False}


def _fitting(use: Type, job: Job) -> Facts | None:
    """Return the first row of the class, or of one that it is derived from, that every database takes for the same."""
    for cls in type(use).__mro__:
        for row in (one for one in job.rows if one.cls is cls):
            facts = {"row": row.name, "arguments": _arguments(use, row)}
            if cls is type(use):
                return {**facts, "more": _more(use, row)}
            if _is_same(use, row, job) and not isinstance(use, TypeDecorator) and _is_sqlalchemy(use):
                return {**facts, "more": _more(use, row)}
    return None


def _is_sqlalchemy(use: Type) -> bool:
    return type(use).__module__.startswith("sqlalchemy.")


def _is_same(use: Type, row: Row, job: Job) -> bool:
    """Tell whether the row's own class, called with the same arguments, is the same in the database of the models."""
    own = row.cls(**_arguments(use, row))
    return _compiled(own, job.dialect_name) == _compiled(use, job.dialect_name) is not None


def _compiled(use: Type, dialect: str) -> str | None:
    try:
        return str(use.compile(dialect=DIALECTS[dialect]))
    except Exception:  # a database that does not know it
        return None


def _more(use: Type, row: Row) -> list[str]:
    """Return the arguments of a type that the table of types does not have, as Python would say them."""
    arguments = _arguments(use, row)
    bare = repr(row.cls(**arguments)).partition("(")[2]
    said = repr(use).partition("(")[2].removesuffix(")")
    return [part for part in _parts(said) if part not in _parts(bare.removesuffix(")"))]


def _parts(arguments: str) -> list[str]:
    return [part.strip() for part in arguments.split(",") if part.strip()]


def _enum(use: Enum, job: Job) -> Facts:
    cls = use.enum_class
    key = (
        f"{cls.__module__}.{cls.__qualname__}" if cls is not None else f"{use.schema}.{use.name}:{','.join(use.enums)}"
    )
    members = {} if cls is None else {name: str(member.value) for name, member in cls.__members__.items()}
    stored = [
        [getattr(use._object_lookup[value], "name", None) if cls is not None else None, value] for value in use.enums
    ]
    facts = {
        "key": key,
        "class": None if cls is None else cls.__name__,
        "module": None if cls is None else cls.__module__,
        "doc": (
            None if cls is None or not isinstance(cls.__dict__.get("__doc__"), str) else _doc(cls.__dict__["__doc__"])
        ),
        "name": use.name,
        "schema": use.schema,
        "members": stored,
        "values": members,
    }
    job.enums.setdefault(key, facts)
    more = [] if use.native_enum else ["native_enum=False"]
    more += ["create_constraint=True"] if use.create_constraint else []
    length = use.length if use.length != max(map(len, use.enums), default=0) else None
    return {"enum": key, "more": more, "length": length, "text": _compiled(use, "sqlite")}


def unstored_facts(key: str, cls: type[enum.Enum]) -> Facts:
    """Return an enum that annotations alone name, of which no database knows."""
    members = {name: str(member.value) for name, member in cls.__members__.items()}
    doc = cls.__dict__.get("__doc__")
    return {
        "key": key,
        "class": cls.__name__,
        "module": cls.__module__,
        "doc": _doc(doc) if isinstance(doc, str) else None,
        "name": None,
        "schema": None,
        "members": list(members.items()),
        "values": members,
    }


def _doc(text: str) -> str | None:
    # What Python's own classes of enums say of themselves.
    return None if text == "An enumeration." else text


def _domain(use: DOMAIN, job: Job) -> Facts:
    key = str(use.name) if use.schema is None else f"{use.schema}.{use.name}"
    job.domains.setdefault(
        key,
        {
            "key": key,
            "name": use.name,
            "schema": use.schema,
            "type": type_facts(use.data_type, job),
            "not_null": bool(use.not_null),
            "default": None if use.default is None else sql_of(use.default, job),
            "check": None if use.check is None else sql_of(use.check, job),
            "check_name": use.constraint_name,
            "collation": use.collation,
            "later": [str(getattr(one, "statement", one)) for one in use.dispatch.after_create],
        },
    )
    return {"domain": key, "impl": type_facts(use.data_type, job)}


def stored_value(column: Column[Any], member: Any) -> str | None:
    """Return what the database stores for a member of an enum; None where the column holds none."""
    use: Any = column.type
    if not isinstance(use, Enum):
        return None
    stored = use._valid_lookup.get(member)
    return None if stored is None else str(stored)
