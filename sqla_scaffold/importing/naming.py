"""Names in Python for what a database holds.

A name follows from the object's own name and from nothing that may come beside it later, as far as that goes: another
key to the same table must not rename what is there.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqla_scaffold.importing.known import Known, ends_of
from sqla_scaffold.reading.database.found import FoundDatabase, FoundEnum
from sqla_scaffold.schema import names
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.table import ForeignKey, Table, TableKey
from sqla_scaffold.schema.types import WORDS

NOTHING = Known()
_RESERVED_CLASSES = {"Model", "View"}
# What the rules of English would make a singular of, and nobody says.
_UNCOUNTABLE = ("data", "metadata", "media", "criteria", "news")


@dataclass(frozen=True)
class Names:
    """The names of a whole database.

    Args:
        models: classes by tables.
        attributes: attributes by tables and columns.
        enums: classes by the enums' keys.
        domains: names in the schema by the domains' keys.
        sequences: names in the schema by the sequences' keys.
        members: all names in a class, folded, by tables.
        keys: relationships by tables and the names of foreign keys.
        backs: the other sides' names, where they are not what the language derives.
    """

    models: Mapping[TableKey, str]
    attributes: Mapping[TableKey, Mapping[str, str]]
    enums: Mapping[str, str]
    keys: dict[tuple[TableKey, str], str] = field(default_factory=dict)
    backs: dict[tuple[TableKey, str], str] = field(default_factory=dict)
    domains: Mapping[str, str] = field(default_factory=dict)
    sequences: Mapping[TableKey, str] = field(default_factory=dict)
    members: Mapping[TableKey, Collection[str]] = field(default_factory=dict)

    def type_name(self, key: str) -> str:
        """Return the name of an enum or a domain in the schema."""
        return self.enums[key] if key in self.enums else self.domains[key]


def names_of(found: FoundDatabase, known: Known = NOTHING) -> Names:
    """Name everything: classes and enums, then columns, then relationships, then their other sides.

    Args:
        known: the names that a schema has already, which stay.
    """
    taken = set(known.classes)
    models = {
        table.key: known.models.get(table.key) or _class_name(table.key, taken)
        for part in (found.tables, (view.table for view in found.views))
        for table in _plain_first(part)
    }
    enums = {enum.key: known.enums.get(enum.key) or _enum_name(enum, taken) for enum in found.enums}
    domains = {one.name: known.domains.get(one.name) or _domain_name(one, taken) for one in found.domains}
    sequences = {one.key: known.sequences.get(one.key) or _sequence_name(one.key, taken) for one in found.sequences}
    seen = (*found.tables, *(view.table for view in found.views))
    attributes = {table.key: _attributes(table, known) for table in seen}
    members = {
        key: {*known.members.get(key, ()), *(names.fold(name) for name in columns.values())}
        for key, columns in attributes.items()
    }
    named = Names(models, attributes, enums, domains=domains, sequences=sequences, members=members)
    for table in found.tables:
        for key in _relations(table, models):
            there = known.keys.get((table.key, ends_of(key)))
            named.keys[table.key, key.name] = there or _relationship(table, key, named, members[table.key])
    for table in found.tables:
        for key in _relations(table, models):
            back = known.backs.get((table.key, ends_of(key))) or _back(table, key, named, members[key.target])
            if back != derived_back(table, key, named):
                named.backs[table.key, key.name] = back
    return named


def _plain_first(tables: Iterable[Table]) -> list[Table]:
    """Those of the default schema, and those in small letters, have the first right to a name."""
    return sorted(tables, key=lambda one: (one.key.schema or "", one.key.name != one.key.name.lower(), one.key.name))


def _relations(table: Table, models: Mapping[TableKey, str]) -> list[ForeignKey]:
    order = {column.name: place for place, column in enumerate(table.columns)}
    found = [key for key in table.foreign_keys if key.target in models]
    return sorted(found, key=lambda key: ([order[name] for name in key.columns], key.name))


def plain(text: str, otherwise: str) -> str:
    """Return a text as snake_case that may be a name in Python."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "_", ascii_only).strip("_")
    if not words:
        return otherwise
    return names.snake_case(words if words[0].isalpha() else f"{otherwise}_{words}")


def camel_case(word: str) -> str:
    """Return `order_line` as `OrderLine`."""
    return "".join(part[:1].upper() + part[1:] for part in word.split("_"))


def free_name(candidates: Iterable[str], taken: Collection[str]) -> str:
    """Return the first candidate that is free, else the last one with a number."""
    last = ""
    for last in candidates:
        if names.fold(last) not in taken:
            return last
    number = 2
    while names.fold(f"{last}{number}") in taken:
        number += 1
    return f"{last}{number}"


def _class_name(key: TableKey, taken: set[str]) -> str:
    word = plain(key.name, "table")
    # Of `s` the rules of English leave nothing.
    one = word if word.rpartition("_")[2] in (*_UNCOUNTABLE, "s") else names.singular(word)
    candidates = [camel_case(one)]
    if key.schema is not None:
        candidates.append(camel_case(f"{plain(key.schema, 'schema')}_{one}"))
    candidates.append(camel_case(word))
    return _claim_class(candidates, taken)


def _enum_name(enum: FoundEnum, taken: set[str]) -> str:
    word = camel_case(plain(enum.name, "enum"))
    schema = "" if enum.schema is None else camel_case(plain(enum.schema, "schema"))
    return _claim_class([word, *([schema + word] if schema else []), f"{word}Type"], taken)


def _domain_name(domain: Domain, taken: set[str]) -> str:
    word = camel_case(plain(domain.type_name, "domain"))
    schema = "" if domain.schema is None else camel_case(plain(domain.schema, "schema"))
    return _claim_class([word, *([schema + word] if schema else []), f"{word}Domain"], taken)


def _sequence_name(key: TableKey, taken: set[str]) -> str:
    word = plain(key.name, "sequence")
    schema = "" if key.schema is None else f"{plain(key.schema, 'schema')}_"
    return _claim_class([word, *([schema + word] if schema else []), f"{word}_sequence"], taken)


def _claim_class(candidates: list[str], taken: set[str]) -> str:
    sound = [name for name in candidates if not _is_refused(name)] or [f"{candidates[0]}_"]
    name = free_name(sound, taken)
    taken.add(names.fold(name))
    return name


def _is_refused(name: str) -> bool:
    return keyword.iskeyword(name) or name in _RESERVED_CLASSES or name in WORDS


def _attributes(table: Table, known: Known) -> dict[str, str]:
    taken = set(known.members.get(table.key, ()))
    found = dict(known.attributes.get(table.key, {}))
    # What is a name already keeps it, wherever it stands.
    for column in sorted(table.columns, key=lambda one: one.name != plain(one.name, "column")):
        if column.name in found:
            continue
        name = free_name([plain(column.name, "column")], taken)
        taken.add(names.fold(name))
        found[column.name] = name
    return found


def _relationship(table: Table, key: ForeignKey, named: Names, taken: set[str]) -> str:
    """Name a relationship after its column, `customer_id`, or after the model where the column says nothing."""
    column = named.attributes[table.key][key.columns[-1]]
    referred = named.attributes[key.target][key.target_columns[-1]]
    target = names.snake_case(named.models[key.target])
    candidates: list[str] = []
    for ending in (f"_{referred}", "_id", "_fk", "_no", "_code", "_key"):
        if column.endswith(ending) and len(column) > len(ending):
            candidates.append(column.removesuffix(ending))
            break
    whole_key = key.columns == table.primary_key.columns or column in ("id", referred)
    candidates += [target] if whole_key else []
    candidates += [f"{column}_{target}"] if column != target else []
    candidates += [f"{column}_ref"]
    name = free_name(candidates, taken)
    taken.add(names.fold(name))
    return name


def is_scalar(table: Table, key: ForeignKey) -> bool:
    """Tell whether at most one row refers to the same one."""
    uniques = [table.primary_key.columns, *(unique.columns for unique in table.uniques)]
    uniques += [
        tuple(element.column or "" for element in index.elements)
        for index in table.indexes
        if index.unique and index.where is None
    ]
    return any(set(columns) == set(key.columns) for columns in uniques)


def derived_back(table: Table, key: ForeignKey, named: Names) -> str:
    """Return what the language calls the other side."""
    scalar = is_scalar(table, key)
    if key.target == table.key:
        name = named.keys[table.key, key.name]
        return f"{name}_of" if name != "parent" else ("child" if scalar else "children")
    word = names.snake_case(named.models[table.key])
    return word if scalar else names.plural(word)


def _back(table: Table, key: ForeignKey, named: Names, taken: set[str]) -> str:
    """Name the other side: `orders` over `customer`, but `author_albums` over any other name than the model's."""
    name = named.keys[table.key, key.name]
    word = names.snake_case(named.models[table.key])
    many = word if is_scalar(table, key) else names.plural(word)
    target = names.snake_case(named.models[key.target])
    usual = f"_{target}".endswith(f"_{name}") or key.target == table.key
    prefixed = f"{name}_{many}"
    derived = derived_back(table, key, named)
    candidates = [derived, prefixed] if usual and not derived.endswith("_of_of") else [prefixed]
    found = free_name([*candidates, f"{many}_by_{name}"], taken)
    taken.add(names.fold(found))
    return found
