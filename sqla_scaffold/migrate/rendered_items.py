"""Types, defaults and constraints inside of operations as Python that runs on every database."""

from __future__ import annotations

from typing import Any, Literal

import sqlalchemy as sa
from alembic.autogenerate.api import AutogenContext
from alembic.autogenerate.render import _repr_type
from sqlalchemy.dialects.postgresql import DOMAIN, ExcludeConstraint
from sqlalchemy.sql import elements, functions
from sqlalchemy.types import TypeEngine

from sqla_scaffold.migrate.sql_type import SqlType
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.schema.table import TableKey

# Stands among the imports that Alembic collects; no line of an import is like this.
SQL_TYPE_MARK = "SqlType"


def clause_text(clause: sa.TextClause) -> str:
    """Print a piece of SQL."""
    # The text with its escapes, which compiling would take away.
    return f"sa.text({clause.text!r})"


def render_item(kind: str, item: Any, context: AutogenContext) -> str | Literal[False]:
    """Print what Alembic would print in PostgreSQL's words, or wrongly; False leaves the rest to Alembic."""
    if kind == "server_default" and isinstance(item, sa.DefaultClause):
        return server_default_text(item.arg)
    if kind == "server_default" and isinstance(item, sa.Computed) and isinstance(item.sqltext, sa.TextClause):
        return f"sa.Computed({item.sqltext.text!r}, persisted={item.persisted})"
    if kind == "check" and isinstance(item.sqltext, sa.TextClause):
        not_valid = ", postgresql_not_valid=True" if item.dialect_kwargs.get("postgresql_not_valid") else ""
        return f"sa.CheckConstraint({item.sqltext.text!r}{_named(item)}{not_valid})"
    if kind == "foreign_key":
        return _foreign_key(item)
    if kind == "exclude":
        context.imports.add("from sqlalchemy.dialects import postgresql")
        return _exclude(item)
    if kind == "type":
        return _type(item, context)
    return False


def _foreign_key(key: sa.ForeignKeyConstraint) -> str | Literal[False]:
    """Print a key that refers to a name with a dot, which Alembic would take for a boundary."""
    targets = [tuple(name for name in element.target_tokens if name is not None) for element in key.elements]
    if not any("." in name for target in targets for name in target):
        return False
    options = {name: getattr(key, name) for name in ("onupdate", "ondelete", "initially", "deferrable", "match")}
    options |= key.dialect_kwargs
    said = [f"{name}={value!r}" for name, value in options.items() if value]
    arguments = ", ".join([repr(list(key.column_keys)), repr(targets)])
    return f"sa.ForeignKeyConstraint({arguments}{_named(key)}{''.join(f', {one}' for one in said)})"


def _named(constraint: sa.Constraint) -> str:
    """Return the argument that says a name; nothing where SQLite is told none."""
    return f", name=op.f({str(constraint.name)!r})" if isinstance(constraint.name, str) else ""


def _exclude(constraint: ExcludeConstraint) -> str:
    parts = [
        f"({clause_text(element) if isinstance(element, sa.TextClause) else repr(_name(element))}, {operator!r})"
        for element, _, operator in constraint._render_exprs
    ]
    if isinstance(constraint.where, sa.TextClause):
        parts.append(f"where={clause_text(constraint.where)}")
    parts += [f"using={constraint.using!r}", f"name=op.f({str(constraint.name)!r})"]
    if constraint.deferrable:
        parts.append("deferrable=True")
    if constraint.initially is not None:
        parts.append(f"initially={constraint.initially!r}")
    return f"postgresql.ExcludeConstraint({', '.join(parts)})"


def _name(column: str | sa.ColumnElement[Any]) -> str:
    return column if isinstance(column, str) else str(getattr(column, "name"))


def server_default_text(value: Any) -> str:
    """Print a default of the database."""
    match value:
        case str():
            return repr(value)
        case elements.True_():
            return "sa.true()"
        case elements.False_():
            return "sa.false()"
        case functions.next_value():
            return f"{sequence_text(TableKey(str(value.sequence.name), value.sequence.schema))}.next_value()"
        case functions.now():
            return "sa.func.now()"
        case sa.TextClause():
            return clause_text(value)
        case _:
            raise GeneratorBug(f"no way to print the server default {value!r}")


def _type(type_: TypeEngine[Any], context: AutogenContext) -> str | Literal[False]:
    if type_._variant_mapping:
        return _with_variants(type_, context)
    if isinstance(type_, SqlType):
        context.imports.add(SQL_TYPE_MARK)
        return f"SqlType({type_.sql!r})"
    if isinstance(type_, DOMAIN):
        context.imports.add("from sqlalchemy.dialects import postgresql")
        schema = "" if type_.schema is None else f", schema={str(type_.schema)!r}"
        # Created once by itself, as an enum's type is; what it narrows is said for SQLAlchemy alone.
        base = _repr_type(type_.data_type, context)
        # As a variant of it the column keeps the type of its values, which DOMAIN alone has not.
        domain = f"postgresql.DOMAIN({str(type_.name)!r}, {base}{schema}, create_type=False)"
        return f'{base}.with_variant({domain}, "postgresql")'
    if isinstance(type_, sa.Enum):
        values = ", ".join(map(repr, type_.enums))
        # The type is created once by itself: a table that created it would leave it behind when dropped.
        schema = "" if type_.schema is None else f"schema={str(type_.schema)!r}, "
        return f"sa.Enum({values}, name={str(type_.name)!r}, {schema}create_type=False)"
    if isinstance(type_, sa.ARRAY):
        item = _type(type_.item_type, context)
        dimensions = "" if type_.dimensions is None else f", dimensions={type_.dimensions}"
        return f"sa.ARRAY({item}{dimensions})" if item else False
    if type(type_) is sa.Double:
        return "sa.Double[float]()"  # SQLAlchemy's hints leave open what it holds; strict type checkers do not
    return False


def _with_variants(type_: TypeEngine[Any], context: AutogenContext) -> str:
    """Print a type and its variants; one that several dialects share is said once."""
    alone = type_.copy()
    alone._variant_mapping = type(type_._variant_mapping)()
    printed = _repr_type(alone, context)
    shared: dict[str, list[str]] = {}
    for dialect, variant in type_._variant_mapping.items():
        shared.setdefault(_repr_type(variant, context), []).append(repr(dialect))
    return printed + "".join(f".with_variant({text}, {', '.join(names)})" for text, names in shared.items())


def sequence_text(key: TableKey, *words: str) -> str:
    """Print a sequence by its name, with other arguments."""
    schema = [] if key.schema is None else [f"schema={key.schema!r}"]
    return f"sa.Sequence({', '.join([repr(key.name), *words, *schema])})"
