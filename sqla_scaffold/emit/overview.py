"""The resolved schema for people to read: every name, type and constraint, also those that nobody wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from sqla_scaffold.emit.conditions import shown
from sqla_scaffold.schema.engines import Engine
from sqla_scaffold.schema.dataclass_options import DataclassOptions, FieldOptions
from sqla_scaffold.schema.attribute import Attribute, DerivedProperty, Ordering, Relationship, WordKind
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.model import EnumType, Mixin, Model, Schema, VersionId
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import (
    CallDefault,
    Column,
    Default,
    Exclude,
    ForeignKey,
    Index,
    IndexElement,
    LiteralDefault,
    NextValue,
    SqlDefault,
    Table,
    TableOptions,
)
from sqla_scaffold.schema.type_use import annotation_of, type_text
from sqla_scaffold.schema.types import UNION, Annotation

Row = tuple[str, ...]

_SIDE_WORDS = ("passive_deletes", "single_parent", "post_update", "innerjoin", "viewonly")


def overview(schema: Schema, models: Iterable[str] = ()) -> str:
    """Return the models of a schema as text, each with its table; without names all of them, enums and other tables.

    Args:
        models: names of models to show; all exist.
    """
    chosen = [schema.models_by_name[name] for name in models]
    parts = ["\n".join(_model(model, schema)) for model in chosen or schema.models]
    if not chosen:
        parts += ["\n".join(_abstract(mixin)) for mixin in schema.mixins if mixin.abstract]
        parts += ["\n".join(_enum(enum)) for enum in schema.enums]
        parts += ["\n".join(_domain(domain)) for domain in schema.domains]
        parts += [_sequence(sequence) for sequence in schema.sequences]
        parts += ["\n".join(_association(table)) for table in schema.association_tables]
        parts += ["\n".join(_engine(engine) for engine in schema.engines)] if schema.engines else []
    return "\n\n".join(parts) + "\n"


def _bound(table: Table) -> str:
    return "" if table.key.bind is None else f", engine {table.key.bind}"


def _engine(engine: Engine) -> str:
    what = f"{engine.database}, base class {engine.base}"
    if engine.replica_of is not None:
        what = f"a replica of {engine.replica_of}"
    return f"{engine.name}: engine, {what}, address {engine.prefix}DATABASE_URL"


def _model(model: Model, schema: Schema) -> Iterator[str]:
    table = schema.tables_by_key[model.table]
    view = schema.views_by_key.get(model.table)
    what = "table" if view is None else "materialized view" if view.materialized else "view"
    brought = {inherited for one in schema.mixins if one.name in model.mixins for inherited in one.mixins}
    outermost = set(model.mixins) - brought
    yield f"{model.name}: {what} {_quoted(str(table.key))}, module models.{model.module}{_bound(table)}"
    yield from _inheritance(model, [one for one in schema.mixins if one.name in outermost])
    said = [f"{name} {str(value).lower()}" for name, value in model.mapper_args]
    said += [f"primary key {_list(model.mapper_key)}"] * bool(model.mapper_key)
    if said:
        yield f"  mapper: {', '.join(said)}"
    if model.dataclass is not None:
        yield f"  dataclass: {', '.join(_dataclass(model.dataclass))}"
    yield from (f"  info {name} {text!r}" for name, text in model.info)
    if model.doc is not None:
        yield f"  {' '.join(model.doc.split())}"
    if model.attributes:
        yield "  columns"
        yield from _aligned(_attribute(one, table, model) for one in model.attributes)
    for title, derived in (("hybrids", model.hybrids), ("column properties", model.column_properties)):
        if derived:
            yield f"  {title}"
            yield from _aligned(map(_derived, derived))
    if model.relationships:
        yield "  relationships"
        yield from _aligned(_relationship(one) for one in model.relationships)
    if model.proxies:
        yield "  proxies"
        yield from _aligned(
            (one.name, f"{one.relationship}.{one.attribute}", "" if one.creator else "for reading")
            for one in model.proxies
        )
    if view is not None:
        if view.sql is not None:
            yield "  select"
            yield f"    {_line(view.sql)}"
        return
    if model.inherits is not None and model.inherits.strategy == "single":
        return  # what holds on a table is shown where it is made
    yield from _constraints(table)
    options = [(name.replace("_", " "), str(value)) for name, value in _table_options(table)]
    if options:
        yield "  options"
        yield from _aligned(options)


def _dataclass(options: DataclassOptions) -> Iterator[str]:
    for field in fields(options):
        yield ("" if getattr(options, field.name) else "no ") + field.name


def _field(options: FieldOptions | None) -> Iterator[str]:
    """Yield what is to be known of an argument of `__init__` before it is called."""
    if options is None:
        return
    if not options.init:
        yield "not in init"
    elif not options.optional:
        yield "required in init"
    if options.kw_only is not None:
        yield "kw_only" if options.kw_only else "not kw_only"
    if options.default_factory is not None:
        yield f"default_factory {_default(options.default_factory)}"
    if options.hash is not None:
        yield "in the hash" if options.hash else "not in the hash"


def _table_options(table: Table) -> Iterator[tuple[str, object]]:
    for field in fields(TableOptions):
        value = getattr(table.options, field.name)
        if field.name == "storage":
            yield from (("with", f"{name} {said}") for name, said in value)
        elif value != field.default:
            yield field.name, value if value is True else _line(str(value))


def _inheritance(model: Model, mixins: Iterable[Mixin]) -> Iterator[str]:
    if model.inherits is not None:
        on = " and ".join(f"{here} = {model.inherits.parent}.{there}" for here, there in model.inherits.condition)
        yield f"  inherits {model.inherits.parent}, {model.inherits.strategy}" + (f" on {on}" if on else "")
    above = next((mixin for mixin in mixins if mixin.abstract), None)
    if above is not None:
        yield f"  inherits {above.name}, abstract"
    if model.union is not None:
        found = "" if model.union.column is None else f", polymorphic_union {model.union.column}"
        yield f"  polymorphic_identity {model.union.identity!r}{found}"
    said = model.polymorphism
    if said is not None:
        words = [f"polymorphic_on {said.on}"] if said.on is not None else []
        words.append("polymorphic_abstract" if said.abstract else f"polymorphic_identity {said.identity!r}")
        words += [f"polymorphic_load {said.load}"] if said.load is not None else []
        words += [f"with_polymorphic {said.with_polymorphic}"] if said.with_polymorphic is not None else []
        yield f"  {', '.join(words)}"


def _abstract(mixin: Mixin) -> Iterator[str]:
    yield f"{mixin.name}: abstract model, module models.{mixin.module}"
    if mixin.union is not None:
        yield f"  polymorphic_union {mixin.union}"
    if mixin.mixins:
        yield f"  inherits {', '.join(mixin.mixins)}"
    if mixin.columns:
        yield "  columns"
        yield from _aligned((one.attribute.name, type_text(one.column.type)) for one in mixin.columns)


def _enum(enum: EnumType) -> Iterator[str]:
    yield f"{enum.name}: enum, {f'type {_quoted(enum.type_name)}' if enum.stored else 'in Python alone'}"
    yield from _aligned((member.name, repr(member.value)) for member in enum.members)


def _domain(domain: Domain) -> Iterator[str]:
    name = f"{domain.schema}.{domain.type_name}" if domain.schema else domain.type_name
    yield f"{domain.name}: domain {_quoted(name)} of {type_text(domain.type, _line)}"
    if domain.not_null:
        yield "    not null"
    if domain.default is not None:
        yield f"    default {_default(domain.default)}"
    yield from _aligned(("check", _quoted(check.name), _line(check.sqltext)) for check in domain.checks)
    if domain.comment is not None:
        yield f"    comment {domain.comment!r}"


def _sequence(sequence: NumberSequence) -> str:
    words = [*([sequence.type] if sequence.type else []), *(f"{name} {n}" for name, n in sequence.options().items())]
    if sequence.owned_by is not None:
        words.append(f"owned by {_quoted('.'.join(map(str, sequence.owned_by)))}")
    return f"{sequence.name}: sequence {_quoted(str(sequence.key))}" + (f", {', '.join(words)}" if words else "")


def _association(table: Table) -> Iterator[str]:
    yield f"{_quoted(str(table.key))}: association table{_bound(table)}"
    yield "  columns"
    yield from _aligned((_quoted(column.name), *_column(column, table)) for column in table.columns)
    yield from _constraints(table)


def _attribute(attribute: Attribute, table: Table, model: Model) -> Row:
    column = table.by_name[attribute.column]
    own_name = () if attribute.column == attribute.name else (f"column {_quoted(attribute.column)}",)
    mixin = () if attribute.mixin is None else (f"from {attribute.mixin}",)
    kind, said = _column(column, table)
    not_null = ("never null in an object",) if attribute.not_null else ()
    shared = ("shared",) if attribute.shared else ()
    group = f" with {attribute.deferred_group}" if attribute.deferred_group is not None else ""
    deferred = (f"deferred{group}",) if attribute.deferred else ()
    version = _version(model.version_id) if model.version_id and model.version_id.attribute == attribute.name else ()
    python = () if attribute.annotation == annotation_of(column.type) else (f"as {_python(attribute.annotation)}",)
    init = _field(attribute.field_options)
    info = tuple(f"info {name} {text!r}" for name, text in attribute.info)
    words = (*own_name, *python, said, *info, *deferred, *not_null, *shared, *version, *init, *mixin)
    return attribute.name, kind, ", ".join(word for word in words if word)


def _python(annotation: Annotation) -> str:
    inner = [_python(argument) for argument in annotation.arguments]
    if annotation.name == UNION:
        return " | ".join(inner)
    return annotation.name.name + (f"[{', '.join(inner)}]" if inner else "")


def _derived(derived: DerivedProperty) -> Row:
    kind = derived.annotation.name.name + ("?" if derived.nullable else "")
    words = (repr(word.text) if word.kind is WordKind.STR else word.text for word in derived.expression)
    return derived.name, kind, " ".join(words)


def _version(version: VersionId) -> tuple[str]:
    source = version.source.value if version.call is None else _default(version.call)
    return (f"version id by {source}",)


def _column(column: Column, table: Table) -> Row:
    said = []
    if column.name in table.primary_key.columns:
        said.append("primary key")
    if column.autoincrement:
        said.append("made by the database")
    for word, default in (
        ("default", column.default),
        ("server default", column.server_default),
        ("onupdate", column.onupdate),
    ):
        if default is not None:
            said.append(f"{word} {_default(default)}")
    if column.server_onupdate:
        said.append("server onupdate")
    if column.computed is not None:
        said.append(
            f"computed {_line(column.computed.sqltext)}" + ("" if column.computed.persisted else ", not stored")
        )
    if column.identity is not None:
        said.append("identity " + " ".join(f"{name} {value}" for name, value in column.identity.options().items()))
    if column.comment is not None:
        said.append(f"comment {column.comment!r}")
    return type_text(column.type, _line) + ("?" if column.nullable else ""), ", ".join(said)


def _default(default: Default | NextValue) -> str:
    match default:
        case NextValue(sequence):
            return f"next of {_quoted(str(sequence))}"
        case LiteralDefault(value):
            return repr(value)
        case SqlDefault(sql):
            return _line(sql)
        case CallDefault(module, name):
            return f"{module}:{name}"


def _relationship(relationship: Relationship) -> Row:
    kind = relationship.collection_class or "list"
    if relationship.keyed_by is not None:
        kind += f" by {relationship.keyed_by}"
    many = f"{kind} of {relationship.target}" if relationship.uselist else relationship.target
    said = [f"back_populates {relationship.back_populates}"] if relationship.back_populates else []
    if relationship.secondary is not None:
        said.append(f"secondary {_quoted(str(relationship.secondary))}")
    if relationship.condition:
        said.append(f"primaryjoin {_line(shown(relationship.condition))}")
    if relationship.cascade is not None:
        said.append(f"cascade {relationship.cascade}")
    said += [word for word in _SIDE_WORDS if getattr(relationship, word)]
    if not relationship.passive_updates:
        said.append("no passive_updates")
    if relationship.lazy is not None:
        said.append(f"lazy {relationship.lazy}")
    if relationship.order_by:
        said.append("order_by " + ", ".join(_ordering(part) for part in relationship.order_by))
    said += _field(relationship.field_options)
    return relationship.name, many + ("?" if relationship.nullable else ""), ", ".join(said)


def _ordering(part: Ordering) -> str:
    return " ".join([part.attribute, *["desc"] * part.desc, *([f"nulls {part.nulls}"] if part.nulls else [])])


def _constraints(table: Table) -> Iterator[str]:
    key = table.primary_key
    rows: list[Row] = [(_quoted(key.name or "(unnamed)"), "primary key", _list(key.columns))] * bool(key.columns)
    rows += [(_quoted(one.name), "foreign key", _foreign_key(one)) for one in table.foreign_keys]
    rows += [(_quoted(one.name), "unique", ", ".join((_list(one.columns), *_options(one)))) for one in table.uniques]
    rows += [(_quoted(one.name), "check", ", ".join((_line(one.sqltext), *_options(one)))) for one in table.checks]
    rows += [(_quoted(one.name), "exclusion", _exclude(one)) for one in table.excludes]
    if rows:
        yield "  constraints"
        yield from _aligned(rows)
    if table.indexes:
        yield "  indexes"
        yield from _aligned((_quoted(one.name), "unique" if one.unique else "", _index(one)) for one in table.indexes)


def _foreign_key(key: ForeignKey) -> str:
    actions = [
        f"{word} {action}" for word, action in (("ondelete", key.ondelete), ("onupdate", key.onupdate)) if action
    ]
    late = ["after the tables"] if key.use_alter else []
    to = f"{_list(key.columns)} to {_quoted(str(key.target))} {_list(key.target_columns)}"
    return ", ".join((to, *actions, *_options(key), *late))


def _options(one: object) -> Iterator[str]:
    """Yield what a constraint or index says beside its columns, in the schema's words."""
    if getattr(one, "deferrable", False):
        yield "deferrable"
    for word in ("initially", "match"):
        if getattr(one, word, None) is not None:
            yield f"{word} {getattr(one, word)}"
    for word in ("not_valid", "nulls_not_distinct"):
        if getattr(one, word, False):
            yield word.replace("_", " ")
    if getattr(one, "include", ()):
        yield f"include {_list(getattr(one, 'include'))}"
    for word in ("with_parser", "tablespace"):
        if getattr(one, word, None) is not None:
            yield f"{word.replace('_', ' ')} {_quoted(getattr(one, word))}"
    if getattr(one, "storage", ()):
        yield f"with {', '.join(f'{name} {value}' for name, value in getattr(one, 'storage'))}"


def _exclude(exclude: Exclude) -> str:
    parts = (
        f"{_quoted(str(one.column)) if one.sql is None else _line(one.sql)}"
        f"{'' if one.ops is None else ' ' + one.ops} with {one.operator}"
        for one in exclude.elements
    )
    said = f"({', '.join(parts)}) using {exclude.using}"
    said += f" where {_line(exclude.where)}" if exclude.where is not None else ""
    return ", ".join((said, *_options(exclude)))


def _index(index: Index) -> str:
    said = f"({', '.join(_element(one) for one in index.elements)})"
    if index.using is not None or index.mysql_using is not None:
        said += f" using {index.using or index.mysql_using}"
    said += f" where {_line(index.where)}" if index.where is not None else ""
    return ", ".join((said, *_options(index)))


def _element(element: IndexElement) -> str:
    text = _quoted(str(element.column)) if element.sql is None else _line(element.sql)
    return text + (" desc" if element.desc else "")


def _list(names: Iterable[str]) -> str:
    return f"({', '.join(map(_quoted, names))})"


def _quoted(name: str) -> str:
    # What a terminal would take for a command, or a reader for two words, is shown as a literal.
    return name if name.isprintable() and not any(map(str.isspace, name)) else repr(name)


def _line(sql: str) -> str:
    text = " ".join(sql.split())
    return text if text.isprintable() else repr(text)


def _aligned(rows: Iterable[Row]) -> Iterator[str]:
    table = list(rows)
    if not table:
        return
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"    {'  '.join(cells)}".rstrip()
