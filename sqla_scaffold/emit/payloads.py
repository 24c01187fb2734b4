"""What clients of the web application read and write of a model: its fields, and their types as Pydantic checks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.attributes import annotation_in_place
from sqla_scaffold.emit.columns import Place, item_of
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.emit.sqltext import is_now
from sqla_scaffold.schema.attribute import Attribute
from sqla_scaffold.schema.model import Model
from sqla_scaffold.schema.table import Column, SqlDefault, TypeUse
from sqla_scaffold.schema.type_use import annotation_of, base_of, dimensions_of, kind_of
from sqla_scaffold.schema.types import Kind

# Public attributes of Pydantic's BaseModel, which a field of the same name would hide.
PYDANTIC_NAMES = frozenset(
    """construct copy dict from_orm json model_computed_fields model_config model_construct model_copy model_dump
    model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name model_post_init
    model_rebuild model_validate model_validate_json model_validate_strings parse_file parse_obj parse_raw schema
    schema_json update_forward_refs validate""".split()
)
KEY_KINDS = frozenset({Kind.INT, Kind.STR, Kind.UUID, Kind.DATE, Kind.DATETIME, Kind.DECIMAL, Kind.ENUM})
# Enums sort by their place in one database and by their text in another; a float read back may be another one.
SORT_KINDS = frozenset({Kind.INT, Kind.STR, Kind.UUID, Kind.DATE, Kind.TIME, Kind.DATETIME, Kind.DECIMAL})
# SQLite compares moments as texts, and writes its own without the fractions of a second that SQLAlchemy writes.
SORT_KINDS_OF_SQLITE = SORT_KINDS - {Kind.DATETIME, Kind.TIME}
FILTER_KINDS = SORT_KINDS | {Kind.BOOL, Kind.ENUM, Kind.FLOAT}
_INTS = {"smallint": "Int16", "int": "Int32"}


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute of a model as clients know it.

    Args:
        name: what the field is called in the class; clients know it by the attribute's name.
        key: whether it belongs to the primary key.
        written: whether clients give its value.
        required: whether a new row needs it from them.
    """

    name: str
    attribute: Attribute
    column: Column
    key: bool
    written: bool
    required: bool

    @property
    def kind(self) -> Kind:
        """What values it holds."""
        return kind_of(self.column.type)

    @property
    def nullable(self) -> bool:
        """Whether its value may be null."""
        return self.column.nullable and not self.attribute.not_null

    @property
    def read(self) -> bool:
        """Whether clients see it: no secrets, and nothing that takes a statement of its own to load."""
        return not (self.attribute.redact or self.attribute.deferred or self.attribute.deferred_group)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a model, and whether they are enough to make a row."""

    fields: tuple[Field, ...]
    creatable: bool


def fields_of(model: Model, place: Place) -> Fields | None:
    """Return what clients can read and write of a model; None where no URL could name its rows."""
    if model.polymorphism is not None and model.polymorphism.abstract:
        return None
    columns = columns_of(model, place)
    taken = {attribute.name for attribute, _, _ in columns}
    fields: list[Field] = []
    creatable = model.table not in place.schema.views_by_key
    for attribute, column, key in columns:
        written = not is_made(attribute, column, key, model, place)
        filled = column.nullable and not attribute.not_null or column.default or column.server_default
        if not _is_known(attribute, column.type):
            if key:
                return None
            creatable = creatable and bool(filled or not written)
            continue
        if key and (column.nullable or kind_of(column.type) not in KEY_KINDS):
            return None
        name = attribute.name
        while name in PYDANTIC_NAMES or (name != attribute.name and name in taken):
            name += "_"
        fields.append(Field(name, attribute, column, key, written, not filled))
    return Fields(tuple(fields), creatable)


def columns_of(model: Model, place: Place) -> list[tuple[Attribute, Column, bool]]:
    """Return the attributes from the top of a hierarchy down, with their columns, and whether they are in its key."""
    found: dict[str, tuple[Attribute, Column, bool]] = {}
    for one in reversed(list(place.schema.line(model))):
        concrete = one.inherits is not None and one.inherits.strategy == "concrete"
        table = place.schema.tables_by_key[one.table]
        for attribute in one.attributes:
            if attribute.name not in found or concrete:
                key = attribute.column in table.primary_key.columns or attribute.name in one.mapper_key
                found[attribute.name] = (attribute, table.by_name[attribute.column], key)
    return list(found.values())


def is_made(attribute: Attribute, column: Column, key: bool, model: Model, place: Place) -> bool:
    """Tell whether the database, SQLAlchemy or the model makes the value, and no client."""
    line = list(place.schema.line(model))
    versions = {one.version_id.attribute for one in line if one.version_id is not None}
    told_apart = {one.polymorphism.column for one in line if one.polymorphism is not None}
    # An object has to know its key; where the table has none, the database would not say what it made.
    untold = any(attribute.name in one.mapper_key for one in line)
    defaults = (column.default, None if untold else column.server_default)
    return bool(
        column.autoincrement
        or column.computed
        or column.identity
        or column.onupdate
        or column.server_onupdate
        or attribute.name in versions
        or attribute.column in told_apart
        or (key and any(defaults))
        or any(isinstance(default, SqlDefault) and is_now(default.sql) for default in defaults)
    )


def _is_known(attribute: Attribute, use: TypeUse) -> bool:
    kind = kind_of(use)
    if kind is Kind.OTHER or attribute.annotation != annotation_of(use):
        return False
    return kind is not Kind.ARRAY or kind_of(item_of(base_of(use))) not in (Kind.OTHER, Kind.JSON, Kind.ARRAY)


def output_type(field: Field, place: Place) -> PyExpr:
    """Return the type of a field that clients read."""
    use = field.column.type
    if field.kind is Kind.JSON:
        plain: PyExpr = py.imported("typing", "Any")
    elif field.kind is Kind.DATETIME and _has_zone(use):
        plain = _ours("Moment", place)
    else:
        plain = annotation_in_place(field.attribute, place)
    optional = field.nullable and field.kind is not Kind.JSON
    return _named(py.optional(plain) if optional else plain, field)


def input_type(field: Field, place: Place) -> PyExpr:
    """Return the type of a field that clients write, with the bounds that the column has."""
    plain = _checked(field.column.type, field.attribute, place)
    return _named(py.optional(plain) if field.nullable else plain, field)


def _checked(use: TypeUse, attribute: Attribute, place: Place) -> PyExpr:
    use = base_of(use)
    given = dict(use.arguments)
    match kind_of(use):
        case Kind.INT:
            return _ours(_INTS.get(use.name, "Int64"), place)
        case Kind.STR:
            return _annotated(_ours("Text", place), max_length=given.get("length"))
        case Kind.BYTES:
            return _annotated(py.imported("builtins", "bytes"), max_length=given.get("length"))
        case Kind.DECIMAL:
            digits, places = given.get("precision"), given.get("scale")
            if digits is not None and places is None:
                places = 0
            return _annotated(py.imported("decimal", "Decimal"), max_digits=digits, decimal_places=places)
        case Kind.DATETIME:
            return _ours("Moment", place) if _has_zone(use) else py.imported("pydantic", "NaiveDatetime")
        case Kind.JSON:
            return _ours("Document", place)
        case Kind.ARRAY:
            nested = _checked(item_of(use), attribute, place)
            for _ in range(dimensions_of(use)):
                nested = py.Subscript(py.imported("builtins", "list"), (nested,))
            return nested
        case Kind.ENUM:
            return py.imported(place.enums, str(use.enum))
        case _:
            return py.annotation(annotation_of(use))


def _has_zone(use: TypeUse) -> bool:
    return bool(dict(use.arguments).get("timezone"))


def _ours(name: str, place: Place) -> PyExpr:
    return py.imported(f"{place.package}.payloads", name)


def _annotated(of: PyExpr, **bounds: int | bool | str | None) -> PyExpr:
    given = {name: py.value(bound) for name, bound in bounds.items() if bound is not None}
    if not given:
        return of
    return py.Subscript(py.imported("typing", "Annotated"), (of, py.call(py.imported("pydantic", "Field"), **given)))


def _named(of: PyExpr, field: Field) -> PyExpr:
    return _annotated(of, alias=None if field.name == field.attribute.name else field.attribute.name)


def resource_names(place: Place) -> Iterator[tuple[Model, str]]:
    """Yield each model that clients can reach, with what its path ends in."""
    from sqla_scaffold.schema.names import plural, snake_case

    reached = [model for model in place.schema.models if fields_of(model, place) is not None]
    names = {model.name: plural(snake_case(model.name)) for model in reached}
    often = list(names.values())
    for model in reached:
        name = names[model.name]
        yield model, (name if often.count(name) == 1 else snake_case(model.name)).replace("_", "-")
