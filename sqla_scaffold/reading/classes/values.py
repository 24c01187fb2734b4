"""From what the child wrote down to values: tables as a schema has them, classes, and what no schema says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqla_scaffold.reading.classes.class_values import class_facts, mixin_facts
from sqla_scaffold.reading.classes.facts import ClassFacts, EnumFacts, FoundModels, Place, Unsaid
from sqla_scaffold.reading.classes.places import Places
from sqla_scaffold.reading.classes.table_values import TableReader
from sqla_scaffold.reading.database.found import FoundDatabase, FoundEnum
from sqla_scaffold.schema import names
from sqla_scaffold.schema.domains import Domain, DomainCheck, own_check_name
from sqla_scaffold.schema.sequences import NUMBERS, NumberSequence
from sqla_scaffold.schema.table import SqlDefault, TableKey

_KINDS = dict(names.DEFAULT_CONVENTION)
# What PostgreSQL calls constraints that have no name.
_POSTGRESQL = {
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "pk": "%(table_name)s_pkey",
}
# What a MetaData has to which nobody gave one; indexes of several columns have names anyway.
_SQLALCHEMY = {"ix": "ix_%(column_0_label)s"}
# What our own models say of a domain once it is made, for SQLAlchemy's has no words for it.
_NAME = r'(?:"(?:[^"]|"")+"|[A-Za-z_][A-Za-z0-9_$]*)'
_DOMAIN = rf"(?:{_NAME}\.)?(?P<domain>{_NAME})"
_CHECK = re.compile(rf"ALTER DOMAIN {_DOMAIN} ADD CONSTRAINT (?P<name>{_NAME}) CHECK \((?P<sql>.*)\)", re.DOTALL)
_COMMENT = re.compile(rf"COMMENT ON DOMAIN {_DOMAIN} IS '(?P<text>.*)'", re.DOTALL)


def found_models(answer: Mapping[str, Any], places: Places, database: str | None) -> FoundModels:
    """Return what the child wrote down as values.

    Args:
        database: the one that somebody said the models are for; None where that was guessed.
    """
    convention = answer["naming_convention"]
    unnamed = _without_names(answer) if database == "sqlite" else frozenset()
    said = {kind: text for kind, text in convention.items() if kind in _KINDS and _is_known(text)}
    if convention == _SQLALCHEMY:
        said = {}
    convention = said | (
        {kind: text for kind, text in _POSTGRESQL.items() if kind not in said} if _is_pg(answer) else {}
    )
    unsaid: list[Unsaid] = []
    classes = tuple(class_facts(one, places, unsaid) for one in answer["classes"])
    reader = TableReader(convention, _homes(classes, answer, places), unsaid, unnamed)
    tables = tuple(reader.table(one) for one in answer["tables"])
    info = {TableKey(*one["key"]): one["info"] for one in answer["tables"] if one["info"]}
    columns = {(TableKey(*table["key"]), one["name"]): one for table in answer["tables"] for one in table["columns"]}
    enums = tuple(_enum(one, unsaid) for one in answer["enums"])
    return FoundModels(
        database=FoundDatabase(
            dialect=answer["dialect"],
            tables=tables,
            enums=tuple(_found_enum(one) for one in enums),
            domains=tuple(_domain(one, reader) for one in answer["domains"]),
            sequences=tuple(map(_sequence, answer["sequences"])),
        ),
        convention=convention,
        classes=tuple(_with_columns(one, columns) for one in classes),
        mixins=tuple(mixin_facts(one, places) for one in answer["mixins"]),
        enums=enums,
        associations=tuple(TableKey(*one) for one in answer["associations"]),
        info=info,
        unsaid=(*unsaid, *_unnamed(answer, unnamed)),
        unnamed=unnamed,
    )


def _homes(
    classes: Sequence[ClassFacts], answer: Mapping[str, Any], places: Places
) -> dict[tuple[TableKey, str | None], Place]:
    """Return where the classes of tables, and the attributes of columns, stand."""
    homes: dict[tuple[TableKey, str | None], Place] = {}
    for one, said in zip(classes, answer["classes"], strict=True):
        homes.setdefault((one.table, None), one.place)
        for part in one.columns:
            span = places.line(said["file"], one.lines.get(part.name)) or one.place.span
            homes.setdefault((one.table, part.column), Place(f"{one.name}.{part.name}", span))
    return homes


def _is_pg(answer: Mapping[str, Any]) -> bool:
    return bool(answer["dialect"] == "postgresql")


def _is_known(template: str) -> bool:
    """Tell whether a schema has all that a template names."""
    try:
        template % dict.fromkeys(names.CONVENTION_TOKENS, "x")
    except (KeyError, ValueError, TypeError):
        return False
    return True


def _without_names(answer: Mapping[str, Any]) -> frozenset[str]:
    """Return the kinds of constraints that a convention of somebody's own leaves without names, as only SQLite does."""
    convention = answer["naming_convention"]
    if convention == _SQLALCHEMY:
        return frozenset()
    return frozenset(kind for kind in _KINDS if kind != "ix" and kind not in convention)


def _unnamed(answer: Mapping[str, Any], meant: Collection[str]) -> Iterable[Unsaid]:
    """Say that constraints get names which had none, where the database is not asked by whose names they go."""
    kinds = {"foreign_keys": "fk", "uniques": "uq", "checks": "ck"}
    count = sum(
        one["name"] is None
        for table in answer["tables"]
        for key, kind in kinds.items()
        if kind not in meant and not (_is_pg(answer) and kind in _POSTGRESQL)
        for one in table[key]
    )
    if count:
        what = "a constraint without a name gets" if count == 1 else f"{count} constraints without names get"
        hint = "where there is a database already, `import` it into this schema, which takes over its names"
        yield Unsaid(Place("the metadata"), f"{what} what the naming convention makes", is_kept=True, hint=hint)


def _with_columns(one: ClassFacts, columns: Mapping[tuple[TableKey, str], Mapping[str, Any]]) -> ClassFacts:
    attributes = tuple(
        replace(
            attribute,
            info=columns[one.table, attribute.column]["info"],
            doc=attribute.doc if attribute.doc is not None else columns[one.table, attribute.column]["doc"],
        )
        for attribute in one.columns
    )
    return replace(one, columns=attributes)


def _enum(one: Mapping[str, Any], unsaid: list[Unsaid]) -> EnumFacts:
    name = one["class"]
    members = tuple((python, stored) for python, stored in one["members"])
    others = [python for python, stored in members if python is not None and one["values"].get(python) != stored]
    if others:
        first = others[0]
        stored = dict(members)[first]
        why = f"the database stores {stored!r} for {name}.{first}, whose value is {one['values'][first]!r}; it becomes the value"
        hint = "where the program asks for `.value`, ask for `.name`"
        unsaid.append(Unsaid(Place(f"enum {name}"), why, is_kept=True, hint=hint))
    return EnumFacts(one["key"], name, one["name"], one["schema"], members, one["doc"])


def _found_enum(one: EnumFacts) -> FoundEnum:
    type_name = one.type_name or names.snake_case(one.name or "enum")
    return FoundEnum(one.key, type_name, one.schema, tuple(stored for _, stored in one.members))


def _domain(one: Mapping[str, Any], reader: TableReader) -> Domain:
    place = Place(f"domain {one['name']}")
    use = reader.type_use(one["type"], place)
    name = one["check_name"] or own_check_name(one["name"])
    checks = [] if one["check"] is None else [DomainCheck(name, one["check"])]
    default = None if one["default"] is None else SqlDefault(one["default"])
    comment = None
    for statement in one["later"]:
        check, said = _CHECK.fullmatch(statement), _COMMENT.fullmatch(statement)
        if check is not None and _unquoted(check["domain"]) == one["name"]:
            checks.append(DomainCheck(_unquoted(check["name"]), check["sql"].replace("%%", "%")))
        elif said is not None and _unquoted(said["domain"]) == one["name"]:
            comment = said["text"].replace("''", "'").replace("%%", "%")
        else:
            reader.report(place, f"it is followed by a statement of its own: {statement}")
    ordered = tuple(sorted(checks, key=lambda one: one.name))
    return Domain(one["key"], one["name"], use, one["schema"], one["not_null"], default, ordered, comment)


def _unquoted(name: str) -> str:
    """Return a name as PostgreSQL takes it from SQL."""
    return name[1:-1].replace('""', '"') if name.startswith('"') else name.lower()


def _sequence(one: Mapping[str, Any]) -> NumberSequence:
    numbers = {name: one[name] for name in NUMBERS}
    key = TableKey(one["name"], one["schema"])
    return NumberSequence(one["name"], key, one["type"], **numbers, cycle=bool(one["cycle"]), cache=one["cache"])
