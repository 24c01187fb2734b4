"""The module of the sequences, which the models' columns name."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place, sqlalchemy
from sqla_scaffold.emit.ddl import DDL_FUNCTION, ddl, ddl_line, ddl_names
from sqla_scaffold.emit.sqlnames import quoted
from sqla_scaffold.emit.layout import statement
from sqla_scaffold.emit.modules import imports_of
from sqla_scaffold.emit.pyexpr import Call
from sqla_scaffold.emit.variables import sequence_variable
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import TableKey
from sqla_scaffold.schema.types import BY_NAME


@dataclass(frozen=True)
class SequencesView:
    """What the template prints: each sequence, with the statement that gives it to its column."""

    imports: str
    sequences: tuple[str, ...]


def sequences_view(place: Place) -> SequencesView:
    """Make the view of all sequences."""
    made = [(sequence_variable(one.key, place.schema), one) for one in place.schema.sequences]
    calls = [(variable, _call(one, place), _owned(one, place)) for variable, one in made]
    needed = {name for _, call, owned in calls for one in (call, owned) if one is not None for name in one.names()}
    runs = any(owned is not None for _, _, owned in calls)
    needed |= set(ddl_names() if runs else ())
    imports = imports_of(place.package, needed, defined=[DDL_FUNCTION, *(variable for variable, _ in made)])
    texts = [ddl_line(imports.names)] if runs else []
    for variable, call, owned in calls:
        lines = [statement(f"{variable} = ", call, imports.names)]
        lines += [] if owned is None else [statement("", owned, imports.names)]
        texts.append("\n".join(lines))
    return SequencesView(imports.block, tuple(texts))


def _call(sequence: NumberSequence, place: Place) -> Call:
    type_ = None if sequence.type is None else sqlalchemy(BY_NAME[sequence.type].sqlalchemy)
    return py.call(
        sqlalchemy("Sequence"),
        py.value(sequence.key.name),
        **{name: py.value(value) for name, value in sequence.options().items()},
        data_type=type_,
        schema=None if sequence.key.schema is None else py.value(sequence.key.schema),
        metadata=place.base(sequence.key, "metadata"),
    )


def _owned(sequence: NumberSequence, place: Place) -> Call | None:
    """Return what gives a sequence to its column once all tables are there: SQLAlchemy has no word for it."""
    if sequence.owned_by is None:
        return None
    table, column = sequence.owned_by
    sql = f"ALTER SEQUENCE {_name(sequence.key)} OWNED BY {_name(table)}.{quoted(column)}"
    listener = py.call(py.Joined((ddl(sql), py.Source("execute_if")), "."), dialect=py.value("postgresql"))
    metadata = place.base(sequence.key, "metadata")
    return py.call(sqlalchemy("event", "listen"), metadata, py.value("after_create"), listener)


def _name(key: TableKey) -> str:
    return ".".join(quoted(part) for part in (key.schema, key.name) if part is not None)
