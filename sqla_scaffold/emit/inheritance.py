"""What a class says of its inheritance: `__mapper_args__`, and what it adds to the table of another class."""

from __future__ import annotations

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.relationships import model_name
from sqla_scaffold.emit.columns import Place, python_value, sqlalchemy
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.emit.tables import TableFacts
from sqla_scaffold.schema.model import Model, Polymorphism


def inheritance_arguments(model: Model, place: Place) -> tuple[tuple[str, PyExpr], ...]:
    """Return what stands in `__mapper_args__` about inheritance, by SQLAlchemy's keywords."""
    found: dict[str, PyExpr] = {}
    if model.polymorphism is not None:
        found |= _polymorphism(model.polymorphism, place)
    if model.union is not None:
        found["polymorphic_identity"] = py.value(model.union.identity)
    if model.union is not None or (model.inherits is not None and model.inherits.strategy == "concrete"):
        found["concrete"] = py.TRUE
    if model.inherits is not None and model.inherits.condition:
        parent = model_name(place.schema.models_by_name[model.inherits.parent], model, place)
        parts = [
            py.Joined((py.own(here), py.Joined((parent, py.own(there)), ".")), " == ")
            for here, there in model.inherits.condition
        ]
        found["inherit_condition"] = parts[0] if len(parts) == 1 else py.call(sqlalchemy("and_"), *parts)
    return tuple(found.items())


def _polymorphism(said: Polymorphism, place: Place) -> dict[str, PyExpr]:
    column = place.schema.tables_by_key[said.table].by_name[said.column]
    found: dict[str, PyExpr | None] = {
        "polymorphic_on": None if said.on is None else py.value(said.on),
        "polymorphic_identity": None if said.abstract else python_value(said.identity, column.type, place),
        "polymorphic_abstract": py.TRUE if said.abstract else None,
        "polymorphic_load": None if said.load is None else py.value(said.load),
        "with_polymorphic": None if said.with_polymorphic is None else py.value(said.with_polymorphic),
    }
    return {name: value for name, value in found.items() if value is not None}


def added_to_table(facts: TableFacts, place: Place) -> list[PyExpr]:
    """Return the statements behind a class that stands in the table of another one.

    Such a class may have no `__table_args__`, and in those of the other its columns are not there yet.
    """
    name = py.value(str(facts.table.key))
    tables = place.base(facts.table.key, "metadata", "tables")
    table = py.Joined((tables, py.Display((name,))))
    appended = py.Joined((table, py.own("append_constraint")), ".")
    return [*(py.call(appended, one) for one in facts.constraints()), *facts.indexes()]


def made_after(model: Model, place: Place) -> list[PyExpr]:
    """Return the statements behind a class whose table inherits from others, which have to be there before it."""
    table = _in_metadata(model, place.base(model.table, "metadata", "tables"))
    parents = (
        place.schema.tables_by_key[model.table].options.inherits if model.table in place.schema.tables_by_key else ()
    )
    found: list[PyExpr] = []
    for key in parents:
        parent = place.schema.models_by_table[key][0]
        # By way of its class, so that its module is imported and the table there.
        other = py.imported(place.model_module(parent.module), parent.name, "metadata", "tables")
        found.append(py.call(py.Joined((table, py.own("add_is_dependent_on")), "."), _in_metadata(parent, other)))
    return found


def _in_metadata(model: Model, tables: PyExpr) -> PyExpr:
    return py.Joined((tables, py.Display((py.value(str(model.table)),))))
