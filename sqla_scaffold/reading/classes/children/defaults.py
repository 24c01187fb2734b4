"""What a column gets when no value is given: by SQLAlchemy, and by the database."""

from __future__ import annotations

import datetime
import decimal
import enum
import importlib
import inspect
import uuid
from collections.abc import Callable
from types import FunctionType
from typing import Any

from sqlalchemy import Column, Sequence
from sqlalchemy.schema import DefaultClause
from sqlalchemy.sql.elements import False_, TextClause, True_
from sqlalchemy.sql.functions import next_value

from .column_types import stored_value
from .job import Facts, Job
from .sql import sql_of


def default_facts(default: Any, column: Column[Any], job: Job) -> Facts | None:
    """Return what SQLAlchemy puts in: `literal`, `sql`, `call`, `sequence`, or `other`, which a schema cannot say."""
    if default is None:
        return None
    if isinstance(default, Sequence):
        return {"sequence": _key(default)}
    if default.is_clause_element:
        return {"sql": sql_of(default.arg, job)}
    if default.is_callable:
        return callable_facts(inspect.unwrap(default.arg), column)
    return literal_facts(default.arg, column)


def literal_facts(value: Any, column: Column[Any]) -> Facts:
    """Return a plain value, as a schema writes it."""
    stored = stored_value(column, value)
    if stored is not None:
        return {"literal": stored}
    if value is None or isinstance(value, (bool, int, float, str)) and not isinstance(value, enum.Enum):
        return {"literal": value}
    if isinstance(value, (decimal.Decimal, uuid.UUID)):
        return {"literal": str(value)}
    if isinstance(value, (datetime.date, datetime.time)):
        return {"literal": value.isoformat()}
    if isinstance(value, datetime.timedelta):
        return {"literal": value.total_seconds()}
    if isinstance(value, bytes) and value.isascii():
        return {"literal": value.decode()}
    if isinstance(value, (dict, list)):
        return {"literal": value}
    if isinstance(value, (set, frozenset)) and all(isinstance(one, str) for one in value):
        return {"literal": sorted(value)}
    return {"other": repr(value)}


def callable_facts(function: Callable[..., Any], column: Column[Any]) -> Facts:
    """Return a function by its module and name, or what it makes where that is always the same."""
    if function in (dict, list, set):
        return {"literal": {} if function is dict else []}
    if isinstance(function, FunctionType) and _is_constant(function):
        value = function()
        if isinstance(value, (dict, list, set)):
            return literal_facts(value, column)
    path = path_of(function)
    if path is None:
        return {"other": _shown(function)}
    if path.endswith(".db:uuid7"):  # what generated projects have for Pythons before 3.14
        return {"call": "uuid:uuid7"}
    if _wants_context(function):
        return {"other": f"{path}, which takes the context of the statement"}
    return {"call": path}


def _is_constant(function: FunctionType) -> bool:
    """Tell whether a function takes nothing and looks at nothing, so that it may be called here."""
    code = function.__code__
    names = set(code.co_names) - {"json", "loads"}
    return not (names or code.co_freevars or code.co_argcount or code.co_kwonlyargcount or code.co_cellvars)


def path_of(function: Any) -> str | None:
    """Return `module:name` of what others can import from there; None for what they cannot, such as a lambda."""
    module, name = getattr(function, "__module__", None), getattr(function, "__qualname__", None)
    owner = getattr(function, "__self__", None)
    if module is None and isinstance(owner, type):  # a method of a built-in class: datetime.utcnow
        module, name = owner.__module__, f"{owner.__qualname__}.{function.__name__}"
    if module is None or name is None or "<" in name:
        return None
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return f"{module}:{name}" if found is function or found == function else None


def _wants_context(function: Any) -> bool:
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return False
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return any(one.kind in kinds and one.default is inspect.Parameter.empty for one in parameters)


def _shown(function: Any) -> str:
    code = getattr(function, "__code__", None)
    return f"the function at line {code.co_firstlineno}" if code is not None else repr(function)


def server_default_facts(column: Column[Any], job: Job) -> Facts | None:
    """Return what the database puts in."""
    default = column.server_default
    if default is None or column.computed is not None or column.identity is not None:
        return None
    if not isinstance(default, DefaultClause):
        return {"other": f"{type(default).__name__}(), which says that the database has one, and not which"}
    argument: Any = default.arg
    if isinstance(argument, str):
        return {"literal": argument}
    if isinstance(argument, (True_, False_)):
        return {"literal": isinstance(argument, True_)}
    if isinstance(argument, next_value):
        return {"sequence": _key(argument.sequence)}
    if isinstance(argument, TextClause):
        return {"text": sql_of(argument, job)}
    return {"sql": sql_of(argument, job)}


def _key(sequence: Sequence) -> list[str | None]:
    return [sequence.name, sequence.schema]
