"""What the words of all classes rest on: the tables with their names, and which class says what of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqla_scaffold.importing.classes.completing import completed
from sqla_scaffold.importing.conventions import convention_of
from sqla_scaffold.importing.document import without_parents
from sqla_scaffold.importing.keys import Ground, unsayable
from sqla_scaffold.importing.known import Ends, Known, ends_of
from sqla_scaffold.importing.naming import Names, names_of
from sqla_scaffold.reading.classes.facts import ClassFacts, FoundModels, Place, RelationshipFacts, Unsaid
from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import ForeignKey, Table, TableKey

Side = tuple[ClassFacts, RelationshipFacts]


@dataclass(frozen=True)
class ClassGround:
    """What the words of classes rest on.

    Args:
        found: what was read.
        ground: the tables that models stand for, and all names.
        sides: the many-to-one that rests on a foreign key, by the table and the name of the key.
        twins: those of the same name in classes beside, which stand in the same table and share the key.
        unsaid: what no schema says; added to on the way.
        with_expressions: whether hybrids and column properties are written; a schema takes fewer than Python does.
    """

    found: FoundModels
    ground: Ground
    sides: Mapping[tuple[TableKey, str], Side]
    twins: tuple[tuple[tuple[TableKey, str], Side], ...] = ()
    unsaid: list[Unsaid] = field(default_factory=list)
    with_expressions: bool = True

    @property
    def associations(self) -> list[Table]:
        """The tables in between that no class maps."""
        return [table for table in self.found.between if table.key in self.found.associations]

    @property
    def names(self) -> Names:
        """The names of everything."""
        return self.ground.names

    @property
    def by_name(self) -> dict[str, ClassFacts]:
        """The classes by their names."""
        return {one.name: one for one in self.found.classes}

    @property
    def every_side(self) -> list[tuple[tuple[TableKey, str], Side]]:
        """The many-to-one relationships that rest on foreign keys, each with its key."""
        return [*self.sides.items(), *self.twins]

    def table(self, one: ClassFacts) -> Table:
        """Return the table of a class."""
        return self.ground.tables[one.table]

    def classes_of(self, key: TableKey) -> list[ClassFacts]:
        """Return the classes that stand in a table, the one that has it first."""
        return [one for one in self.found.classes if one.table == key]

    def attribute(self, key: TableKey, column: str) -> str:
        """Return what a column is called in Python."""
        return self.names.attributes[key][column]

    def report(self, place: Place, why: str, *, is_kept: bool = False, hint: str | None = None) -> None:
        """Report what no schema says."""
        self.unsaid.append(Unsaid(place, why, is_kept, hint))

    def part(self, one: ClassFacts, name: str, line: int | None = None) -> Place:
        """Return where a part of a class stands."""
        span = one.place.span
        at = line or one.lines.get(name)
        if span is None or at is None:
            return Place(f"{one.name}.{name}", span)
        source = span.source
        text = source.line(at)
        start = source.line_starts[at - 1] + len(text) - len(text.lstrip())
        return Place(f"{one.name}.{name}", replace(span, start=start, end=start + len(text.strip())))


def ground_of(found: FoundModels) -> ClassGround:
    """Name everything, and find the relationships that rest on foreign keys."""
    unsaid = list(found.unsaid)
    database = _sayable(found, unsaid)
    found = completed(found, database, names_of(database, _known(found, database)), unsaid)
    convention = dict(convention_of(database)) | dict(found.convention)
    convention = {kind: template for kind, template in convention.items() if kind not in found.unnamed}
    named = names_of(database, _known(found, database))
    ground = Ground({table.key: table for table in database.tables}, named, convention)
    return ClassGround(
        replace(found, database=database, between=_between(found)), ground, *_sides(found, database), unsaid
    )


def _sayable(found: FoundModels, unsaid: list[Unsaid]) -> FoundDatabase:
    """Return the tables that models stand for, with the keys that a schema can say."""
    mapped = {one.table: one for one in found.classes}
    tables = {table.key: table for table in found.database.tables if table.key not in found.associations}
    for key in [key for key, table in tables.items() if key not in mapped and not table.primary_key.columns]:
        unsaid.append(Unsaid(Place(f"table {key}"), "no class maps it, and it has no primary key"))
        del tables[key]
    ground = Ground(tables, Names({}, {}, {}), {}, dialect=found.database.dialect)
    kept = []
    for table in tables.values():
        refused = {key.name: unsayable(key, table, ground) for key in table.foreign_keys}
        home = mapped[table.key].place if table.key in mapped else Place(f"table {table.key}")
        unsaid += (
            Unsaid(home, f"the foreign key {one.name}: {one.why}") for one in refused.values() if one is not None
        )
        lost = [why for key in table.options.inherits if (why := _refused_parent(table, key, tables)) is not None]
        unsaid += (Unsaid(home, why) for why in lost)
        keys = tuple(key for key in table.foreign_keys if refused[key.name] is None)
        kept.append(replace(without_parents(table) if lost else table, foreign_keys=keys))
    return replace(found.database, tables=tuple(kept))


def _refused_parent(table: Table, key: TableKey, tables: Mapping[TableKey, Table]) -> str | None:
    """Say why a schema cannot say that a table inherits from another one; None where it can."""
    said = f"`postgresql_inherits` is not in the schema: {key}"
    parent = tables.get(key)
    if parent is None:
        return f"{said} is not there either"
    if parent.options.partition_by is not None:
        return f"{said} has partitions"
    own = table.by_name
    for column in parent.columns:
        if column.name not in own:
            return f"{said} has the column {column.name}, which a schema says here as well"
        if own[column.name].type != column.type or (own[column.name].nullable and not column.nullable):
            return f"{said} has another column {column.name}"
    return None


def _between(found: FoundModels) -> tuple[Table, ...]:
    return tuple(table for table in found.database.tables if table.key in found.associations)


def _sides(
    found: FoundModels, database: FoundDatabase
) -> tuple[dict[tuple[TableKey, str], Side], tuple[tuple[tuple[TableKey, str], Side], ...]]:
    """Return the first relationship that rests on each key, and those of its name in other classes of the table."""
    tables = {table.key: table for table in database.tables}
    homes = {one.name: one.table for one in found.classes}
    sides: dict[tuple[TableKey, str], Side] = {}
    twins: list[tuple[tuple[TableKey, str], Side]] = []
    for one in found.classes:
        for relationship in one.relationships:
            key = key_of(relationship, tables[one.table], homes.get(relationship.target))
            if key is None:
                continue
            first, known = sides.setdefault((one.table, key.name), (one, relationship))
            if first is not one and known.name == relationship.name:
                twins.append(((one.table, key.name), (one, relationship)))
    return sides, tuple(twins)


def key_of(relationship: RelationshipFacts, table: Table, target: TableKey | None) -> ForeignKey | None:
    """Return the key that a many-to-one rests on; None where it rests on none, or on more than that."""
    if relationship.direction != "MANYTOONE" or relationship.pairs is None or relationship.viewonly:
        return None
    pairs = set(relationship.pairs[0])
    found = [key for key in table.foreign_keys if set(zip(key.columns, key.target_columns, strict=True)) == pairs]
    return next((key for key in found if key.target == target), None)


def _known(found: FoundModels, database: FoundDatabase) -> Known:
    models: dict[TableKey, str] = {}
    attributes: dict[TableKey, dict[str, str]] = {}
    members: dict[TableKey, set[str]] = {}
    keys: dict[tuple[TableKey, Ends], str] = {}
    backs: dict[tuple[TableKey, Ends], str] = {}
    for one in found.classes:
        models.setdefault(one.table, one.name)
        attributes.setdefault(one.table, {}).update({part.column: part.name for part in one.columns})
        members.setdefault(one.table, set()).update(names.fold(part) for part in _parts(one))
    by_key = {(table.key, key.name): key for table in database.tables for key in table.foreign_keys}
    for (table, name), (_, relationship) in _sides(found, database)[0].items():
        ends = (table, ends_of(by_key[table, name]))
        keys.setdefault(ends, relationship.name)
        if relationship.back is not None:
            backs.setdefault(ends, relationship.back)
    taken = [*(one.name for one in found.classes), *(one.name for one in found.mixins)]
    enums = dict(_enum_names(found, {names.fold(name) for name in taken}))
    classes = {names.fold(name) for name in (*taken, *enums.values())}
    return Known(models, attributes, enums, {}, {}, keys, backs, members, classes)


def _parts(one: ClassFacts) -> Iterator[str]:
    yield from (part.name for part in one.columns)
    yield from (part.name for part in one.relationships)
    yield from (part.name for part in one.others)


def _enum_names(found: FoundModels, taken: set[str]) -> Iterator[tuple[str, str]]:
    for enum in found.enums:
        if enum.name is not None and names.is_name(enum.name) and names.fold(enum.name) not in taken:
            taken.add(names.fold(enum.name))
            yield enum.key, enum.name
