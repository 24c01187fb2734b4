"""Models that are there already, as a schema document."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.classes.class_words import class_words
from sqla_scaffold.importing.classes.ground import ClassGround, ground_of
from sqla_scaffold.importing.classes.handed_down import abstract_words, handed_down, mixin_words
from sqla_scaffold.importing.document import Document, brought_extensions, in_order
from sqla_scaffold.importing.domains import domain_words
from sqla_scaffold.importing.models import model_words
from sqla_scaffold.importing.sequences import sequence_words
from sqla_scaffold.reading.classes.facts import ClassFacts, EnumFacts, FoundModels, Unsaid
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import ForeignKey, Table, TableKey


@dataclass(frozen=True)
class ModelsDocument:
    """A schema as it will be written, and what of the models it does not say."""

    document: Document
    unsaid: tuple[Unsaid, ...]


def document_of_models(
    found: FoundModels, written_out: Collection[TableKey] = (), *, with_expressions: bool = True
) -> ModelsDocument:
    """Return models as a schema, without what follows from the rest of it.

    Args:
        written_out: the tables whose columns are all written, though it reads better without some.
        with_expressions: whether hybrids and column properties are written.
    """
    ground = replace(ground_of(found), with_expressions=with_expressions)
    ground = replace(ground, ground=replace(ground.ground, written_out=written_out))
    handed = handed_down(ground)
    named, database = ground.names, ground.found.database
    default = dict(names.DEFAULT_CONVENTION)
    convention = ground.ground.convention
    changed: dict[str, Plain] = {
        kind: convention.get(kind, False) for kind, text in default.items() if convention.get(kind) != text
    }
    models: dict[str, Plain] = dict(abstract_words(handed))
    models |= {one.name: class_words(one, handed, ground) for one in _in_order(ground)}
    mapped = {one.table for one in ground.found.classes}
    for table in in_order(database.tables):
        if table.key not in mapped:
            models[named.models[table.key]] = model_words(table, ground.ground)
    words: dict[str, Plain] = {
        "naming_convention": changed,
        "extensions": list[Plain](brought_extensions(database)),
        "enums": {named.enums[one.key]: _enum(one, ground) for one in ground.found.enums},
        "domains": {named.domains[one.name]: domain_words(one, named) for one in database.domains},
        "sequences": {named.sequences[one.key]: sequence_words(one, named) for one in database.sequences},
        "mixins": mixin_words(handed),
        "models": models,
    }
    written: dict[str, Plain] = {key: value for key, value in words.items() if value}
    unsaid = tuple(dict.fromkeys(ground.unsaid))
    database = replace(database, tables=(*database.tables, *ground.found.between))
    return ModelsDocument(Document(written, database, named, ()), unsaid)


def _with_links(ground: ClassGround) -> list[Table]:
    """Return the tables as if the end of a many-to-many referred to its beginning, which has to be read first."""
    tables = {table.key: table for table in ground.found.database.tables}
    for table in ground.associations:
        first = [key for key in table.foreign_keys if table.columns[0].name in key.columns]
        for key in table.foreign_keys:
            if first and key not in first and {key.target, first[0].target} <= tables.keys():
                end = tables[key.target]
                link = ForeignKey("", (), first[0].target, ())
                tables[key.target] = replace(end, foreign_keys=(*end.foreign_keys, link))
    return list(tables.values())


def _in_order(ground: ClassGround) -> list[ClassFacts]:
    """Return the classes with those first that others refer to, each behind those that it inherits from; views last."""
    places = {table.key: place for place, table in enumerate(in_order(_with_links(ground)))}
    order = list(ground.found.classes)

    def depth(one: ClassFacts) -> int:
        return 0 if one.inherits is None else 1 + depth(ground.by_name[one.inherits.parent])

    def top(one: ClassFacts) -> ClassFacts:
        return one if one.inherits is None else top(ground.by_name[one.inherits.parent])

    def rank(one: ClassFacts) -> tuple[int, int, int, int]:
        number = 0 if one.view is None else 1 + one.view.number
        return number, places[top(one).table], depth(one), order.index(one)

    return sorted(order, key=rank)


def _enum(one: EnumFacts, ground: ClassGround) -> Plain:
    name = ground.names.enums[one.key]
    members: dict[str, Plain] = {}
    for python, stored in one.members:
        made = names.enum_member_name(stored)
        members[python or made or "EMPTY"] = stored
    derived = [names.enum_member_name(stored) for _, stored in one.members]
    plain = list(members) == derived
    words: dict[str, Plain] = {"members": list(members.values()) if plain else members}
    if one.type_name is not None and names.snake_case(name) != one.type_name:
        words = {"name": one.type_name, **words}
    if one.schema is not None:
        words["schema"] = one.schema
    if one.doc is not None:
        words["doc"] = one.doc
    return words["members"] if len(words) == 1 and plain else words
