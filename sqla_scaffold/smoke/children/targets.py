"""What a row is written to: a mapped class, or an association table that no class maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .verdict import Skip

Values = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Target:
    """A table with the class that maps it, if one does.

    Args:
        name: the class, or the table's key.
        table: the class's own table.
        mapper: None for a table that no class maps.
    """

    name: str
    table: Any
    mapper: Any

    def columns(self) -> Iterator[tuple[str, Any]]:
        """Yield what a row is given: attribute and column, or the column's key where there is no class."""
        if self.mapper is None:
            yield from self.table.c.items()
            return
        decided = {self.mapper.polymorphic_on, self.mapper.version_id_col, *_copied(self.mapper)}
        for attribute in self.mapper.column_attrs:
            column = attribute.columns[-1]  # of a joined subclass: the base's own column, from which the key is copied
            if hasattr(column, "server_default") and column not in decided:
                yield attribute.key, column

    @property
    def tables(self) -> tuple[Any, ...]:
        """The tables that one row of this stands in."""
        return (self.table,) if self.mapper is None else tuple(self.mapper.tables)

    def foreign_keys(self) -> set[Any]:
        """Return the foreign keys that a row needs values for."""
        found = {key for table in self.tables for key in table.foreign_key_constraints}
        if self.mapper is None:
            return found
        copied = set(_copied(self.mapper))
        return {key for key in found if not copied.issuperset(key.columns)}

    def write(self, engine: Any, values: Values) -> tuple[tuple[Any, ...], Values]:
        """Write a row and commit; return its primary key, and the values as the class holds them.

        Raises:
            Skip: where the class itself refuses the values; made up as they are, that is no mistake of the class.
        """
        import sqlalchemy as sa
        from sqlalchemy.orm import Session

        if self.mapper is None:
            with engine.begin() as connection:
                result = connection.execute(sa.insert(self.table).values(values))
                return tuple(result.inserted_primary_key or ()), values
        made = self.make(values)
        with Session(engine, expire_on_commit=False) as session:
            session.add(made)
            session.commit()
            return tuple(self.mapper.primary_key_from_instance(made)), {name: getattr(made, name) for name in values}

    def make(self, values: Values) -> Any:
        fields = getattr(self.mapper.class_, "__dataclass_fields__", {})
        late = {name for name in values if name in fields and not fields[name].init}
        try:
            made = self.mapper.class_(**{name: value for name, value in values.items() if name not in late})
        except ValueError as error:
            raise Skip(f"the class refuses the values made up for it: {error}") from error
        except TypeError:  # an __init__ with parameters of its own
            made, late = self.mapper.class_manager.new_instance(), set(values)
        for name in late:
            setattr(made, name, values[name])
        return made


def _copied(mapper: Any) -> Iterator[Any]:
    """Yield the columns that SQLAlchemy fills by itself: those by which a table is joined to that of the class above."""
    from sqlalchemy.sql import visitors

    for one in mapper.iterate_to_root():
        for part in () if one.inherit_condition is None else visitors.iterate(one.inherit_condition):
            if getattr(part, "table", None) is one.local_table:
                yield part


def by_table(metadata: Any, mappers: list[Any]) -> Mapping[Any, list[Target]]:
    """Return what rows are written to, by table: several classes where they inherit in a single table.

    A class that is abstract has no rows of its own; those of the classes below stand in its table.
    """
    found: dict[Any, list[Target]] = {}
    mapped: set[Any] = set()
    for mapper in mappers:
        if mapper.local_table.metadata is not metadata:
            continue  # a view, which is only read
        mapped.update(mapper.tables)
        if mapper.polymorphic_abstract:
            found.setdefault(mapper.local_table, [])
            continue
        found.setdefault(mapper.local_table, []).append(Target(mapper.class_.__name__, mapper.local_table, mapper))
    for table in metadata.tables.values():
        if table not in mapped:
            found[table] = [Target(str(table.key), table, None)]
    return found
