"""A class as a schema writes it."""

from __future__ import annotations

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.classes.attributes import attribute_words, info_words, is_of_inheritance
from sqla_scaffold.importing.classes.dataclass_words import dataclass_words
from sqla_scaffold.importing.classes.ground import ClassGround
from sqla_scaffold.importing.classes.handed_down import Handed, written_here
from sqla_scaffold.importing.classes.inheritance import inheritance_words
from sqla_scaffold.importing.classes.on_tables import constraint_words
from sqla_scaffold.importing.classes.sides import relationships_words, short_keys
from sqla_scaffold.importing.conventions import primary_key_name
from sqla_scaffold.importing.keys import composite_key_words
from sqla_scaffold.importing.options import option_words
from sqla_scaffold.reading.classes.facts import AttributeFacts, ClassFacts, OtherFacts, Place
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import Column, ForeignKey, Table, TypeUse
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind

# What is a person's own code, and so for a person to carry over.
_CODE = ("base class", "method", "property", "hybrid", "column property", "composite", "synonym")


def class_words(one: ClassFacts, handed: Handed, ground: ClassGround) -> dict[str, Plain]:
    """Return a class without what follows from the rest of the schema."""
    table = ground.table(one)
    has_table = one.inherits is None or one.inherits.strategy != "single"
    words: dict[str, Plain] = inheritance_words(one, handed, ground)
    if has_table:
        words |= _of_table(one, table, ground)
    mixins = handed.mixins_of(one)
    if mixins:
        words["mixins"] = mixins[0] if len(mixins) == 1 else list[Plain](mixins)
    if one.doc is not None and one.doc != table.comment:
        words["doc"] = one.doc
    short = short_keys(one, ground)
    if has_table:
        words |= _primary_key(one, table, short, ground)
    words |= dataclass_words(one)
    words |= _mapper(one, table, ground)
    words["columns"] = _columns(one, table, short, handed, ground)
    words["relationships"] = relationships_words(one, ground)
    words["foreign_keys"] = _composite_keys(table, ground) if has_table else []
    words |= constraint_words(one, handed, ground)
    words |= _rest(one, ground)
    return {key: value for key, value in words.items() if value not in ({}, [])}


def _of_table(one: ClassFacts, table: Table, ground: ClassGround) -> dict[str, Plain]:
    words: dict[str, Plain] = {}
    if table.key.name != names.snake_case(one.name):
        words["table"] = table.key.name
    if table.key.schema is not None:
        words["schema"] = table.key.schema
    words |= option_words(table.options)
    parents: list[Plain] = [ground.names.models[key] for key in table.options.inherits]
    if parents:
        words["postgresql_inherits"] = parents[0] if len(parents) == 1 else parents
    if table.comment is not None:
        words["comment"] = table.comment
    info = ground.found.info.get(one.table, {})
    texts = info_words(info)
    for name in info:
        if name not in texts:
            ground.report(one.place, f"`info[{name!r}]` of its table is no text, and not in the schema")
    if texts:
        words["info"] = texts
    own, made = table.primary_key, primary_key_name(ground.ground.convention, table)
    if one.view is None and own.columns and own.db_name not in (None, "PRIMARY", made):
        words["primary_key_name"] = own.name
    return words


def _primary_key(one: ClassFacts, table: Table, short: list[ForeignKey], ground: ClassGround) -> dict[str, Plain]:
    attributes = ground.names.attributes[table.key]
    if not table.primary_key.columns:
        key: list[Plain] = list(one.mapper.primary_key)
        return {"mapper_args": {"primary_key": key[0] if len(key) == 1 else key}} if key else {}
    is_concrete = one.inherits is not None and one.inherits.strategy == "concrete"
    if len(table.primary_key.columns) < 2 or is_concrete or _is_copied(one, table, ground):
        return {}
    stands_for = {key.columns[0]: ground.names.keys[table.key, key.name] for key in short}
    return {"primary_key": [stands_for.get(name) or attributes[name] for name in table.primary_key.columns]}


def _is_copied(one: ClassFacts, table: Table, ground: ClassGround) -> bool:
    """Tell whether the primary key is that of the class above, column by column, as a schema takes it by itself."""
    above = None if one.inherits is None else ground.by_name[one.inherits.parent]
    if above is None or one.inherits is None or one.inherits.strategy != "joined":
        return False
    parent = ground.table(above)
    own = [(ground.attribute(table.key, name), name) for name in table.primary_key.columns]
    theirs = [(ground.attribute(parent.key, name), name) for name in parent.primary_key.columns]
    plain = all(
        table.by_name[name] == Column(name, parent.by_name[name].type, nullable=False)
        for name in table.primary_key.columns
        if name in parent.by_name
    )
    return own == theirs and plain


def _columns(
    one: ClassFacts, table: Table, short: list[ForeignKey], handed: Handed, ground: ClassGround
) -> dict[str, Plain]:
    left = {key.columns[0] for key in short}
    if _is_copied(one, table, ground):
        left |= set(table.primary_key.columns)
    return {
        part.name: attribute_words(part, one, ground)
        for part in one.columns
        if part.column not in left and written_here(part, one, handed, ground) and not _is_implicit(part, one, table)
    }


def _is_implicit(part: AttributeFacts, one: ClassFacts, table: Table) -> bool:
    """Tell whether it is the `id` that every model without a key gets."""
    bare = not (part.doc or part.info or part.deferred or part.mixin)
    implicit = Column("id", TypeUse("int"), nullable=False, autoincrement=True)
    is_key = table.primary_key.columns == ("id",) and one.view is None
    return bare and is_key and part.name == "id" and table.by_name[part.column] == implicit


def _composite_keys(table: Table, ground: ClassGround) -> list[Plain]:
    """Return the keys of several columns, and those of one column that another one says already."""
    seen: set[str] = set()
    found: list[Plain] = []
    for key in table.foreign_keys:
        if is_of_inheritance(key.columns, key.target, table, ground):
            continue
        if len(key.columns) > 1 or key.columns[0] in seen:
            found.append(composite_key_words(key, table, ground.ground))
        seen.add(key.columns[0])
    return found


def _mapper(one: ClassFacts, table: Table, ground: ClassGround) -> dict[str, Plain]:
    words: dict[str, Plain] = dict(one.mapper.flags)
    if one.mapper.primary_key:
        key: list[Plain] = list(one.mapper.primary_key)
        words["primary_key"] = key[0] if len(key) == 1 else key
    found: dict[str, Plain] = {"mapper_args": words} if words else {}
    version = one.mapper.version_id_col
    if version is not None:
        found["version_id"] = _version(version, one, table, ground)
    return found


def _version(version: str, one: ClassFacts, table: Table, ground: ClassGround) -> Plain:
    generator = one.mapper.version_id_generator
    column = next((part.column for part in one.columns if part.name == version), "")
    is_uuid = column in table.by_name and kind_of(table.by_name[column].type) is Kind.UUID
    if generator is None or (is_uuid and str(generator).endswith(":uuid_version")):
        return version
    if generator is False:
        return {"column": version, "generator": False}
    if isinstance(generator, str):
        return {"column": version, "generator": {"call": generator}}
    ground.report(one.place, "the function that makes its versions cannot be imported by a name", is_kept=True)
    return version


def _rest(one: ClassFacts, ground: ClassGround) -> dict[str, Plain]:
    words: dict[str, Plain] = {}
    proxies: dict[str, Plain] = {}
    relationships = {part.name for part in one.relationships}
    for other in one.others:
        if other.kind == "association proxy" and other.path[0] in relationships and other.path[1]:
            proxies[other.name] = ".".join(other.path)
        elif other.kind == "association proxy":
            ground.report(
                ground.part(one, other.name, other.line), "its association proxy leads through no relationship"
            )
    if proxies:
        words["proxies"] = proxies
    if one.view is not None:
        sql: dict[str, Plain] = {} if one.view.sql is None else {"sql": one.view.sql}
        words["view"] = sql | ({"materialized": True} if one.view.materialized else {})
    if one.mapper.polymorphic_on_sql is not None:
        ground.report(one.place, f"`polymorphic_on` is an expression, {one.mapper.polymorphic_on_sql}")
    words |= _expressions(one, ground)
    for kind in _CODE:
        called = [other for other in one.others if other.kind == kind and not is_said(other, ground)]
        if called:
            many = len(called) > 1
            listed = ", ".join(other.name for other in called)
            why = f"its {_plural(kind) if many else kind} {listed} {'are' if many else 'is'} not in the schema"
            hint = f"write {'them' if many else 'it'} into the generated class, where {'they stay' if many else 'it stays'}"
            place = ground.part(one, called[0].name, called[0].line)
            ground.report(Place(one.name, place.span), why, hint=hint)
    return words


def is_said(other: OtherFacts, ground: ClassGround) -> bool:
    """Tell whether a schema says a hybrid or a column property."""
    return other.expression is not None and ground.with_expressions


def _expressions(one: ClassFacts, ground: ClassGround) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for section, kind in (("hybrids", "hybrid"), ("column_properties", "column property")):
        said = [other for other in one.others if other.kind == kind and is_said(other, ground)]
        words: dict[str, Plain] = {
            other.name: (
                str(other.expression) if other.doc is None else {"expression": other.expression, "doc": other.doc}
            )
            for other in said
        }
        if words:
            found[section] = words
    return found


def _plural(kind: str) -> str:
    if kind == "base class":
        return "base classes"
    return "properties" if kind == "property" else "column properties" if kind == "column property" else f"{kind}s"
