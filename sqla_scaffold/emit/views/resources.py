"""The resources of the web application: for each model what clients read and write, and a blueprint."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.attributes import Line
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.layout import statement
from sqla_scaffold.emit.modules import ClassBody, ClassText, class_text, imports_of
from sqla_scaffold.emit.payloads import (
    FILTER_KINDS,
    SORT_KINDS,
    SORT_KINDS_OF_SQLITE,
    Field,
    Fields,
    fields_of,
    input_type,
    output_type,
    resource_names,
)
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.schema.engines import base_class
from sqla_scaffold.schema.model import Model
from sqla_scaffold.schema.names import attribute_name
from sqla_scaffold.schema.types import Kind


@dataclass(frozen=True)
class SupportView:
    """What the templates print of which only names change.

    Args:
        package: of the project.
        extension: whether there is Flask-SQLAlchemy-Lite.
        asyncio: whether there are sessions for asyncio.
        base: the base class of all models.
        engines: whether there are several.
    """

    package: str
    extension: bool
    asyncio: bool
    base: str
    engines: bool

    @property
    def session(self) -> str:
        """What the session of a request is called."""
        return "db.session" if self.extension else "s"


@dataclass(frozen=True)
class ResourceView:
    """What the template of a resource prints."""

    title: str
    name: str
    imports: str
    classes: tuple[ClassText, ...]
    resource: str


@dataclass(frozen=True)
class ResourcesView:
    """What the template of the package `resources` prints."""

    imports: str
    resources: str


def resource_view(model_name: str, name: str, database: str, place: Place) -> ResourceView:
    """Make the view of a model's resource.

    Args:
        model_name: a model that clients can reach.
        name: what its path ends in.
        database: the one that the project is for.
    """
    model = place.schema.models_by_name[model_name]
    fields = fields_of(model, place)
    if fields is None:
        raise GeneratorBug(f"clients cannot reach {model_name}")
    words = name.replace("-", " ")
    bodies = [_output(model, words, fields, place)]
    if fields.creatable:
        bodies.append(_input(model, words, fields, place))
    resource = _resource(model, name, fields, place, SORT_KINDS_OF_SQLITE if database == "sqlite" else SORT_KINDS)
    variable = _variable(name)
    taken = {line.name for body in bodies for group in body.lines for line in group}
    names = {*(one for body in bodies for one in body.names()), *resource.names()}
    imports = imports_of(place.package, names, defined={variable, *(body.name for body in bodies)}, taken=taken)
    return ResourceView(
        words.capitalize(),
        name,
        imports.block,
        tuple(class_text(body, imports.names) for body in bodies),
        statement(f"{variable} = ", resource, imports.names),
    )


def _variable(name: str) -> str:
    return attribute_name(name.replace("-", "_"))


def _output(model: Model, words: str, fields: Fields, place: Place) -> ClassBody:
    lines = tuple(Line(one.name, output_type(one, place), None) for one in fields.fields if one.read)
    base = py.imported(f"{place.package}.payloads", "Output")
    return ClassBody(f"{model.name}Output", (base,), f"What clients read of {words}.", lines=(lines,))


def _input(model: Model, words: str, fields: Fields, place: Place) -> ClassBody:
    default = py.call(py.imported(f"{place.package}.payloads", "by_default"))
    lines = tuple(
        Line(one.name, input_type(one, place), None if one.required else _left_out(one, default))
        for one in fields.fields
        if one.written
    )
    base = py.imported(f"{place.package}.payloads", "Input")
    body = (lines,) if lines else ()
    return ClassBody(f"{model.name}Input", (base,), f"What clients write of {words}.", lines=body)


def _left_out(field: Field, default: PyExpr) -> PyExpr:
    filled = field.column.default is not None or field.column.server_default is not None
    return py.NONE if field.nullable and not filled else default


def _resource(model: Model, name: str, fields: Fields, place: Place, sorted_by: Collection[Kind]) -> PyExpr:
    line = list(place.schema.line(model))
    version = next((one.version_id.attribute for one in line if one.version_id is not None), None)
    return py.call(
        py.imported(f"{place.package}.rest", "Resource"),
        py.imported(place.model_module(model.module), model.name),
        py.value(name),
        py.own(f"{model.name}Output"),
        input=py.own(f"{model.name}Input") if fields.creatable else None,
        filters=_names(one for one in fields.fields if one.read and one.kind in FILTER_KINDS),
        sorts=_names(one for one in fields.fields if one.read and one.kind in sorted_by and not one.nullable),
        version=None if version is None else py.value(version),
    )


def _names(fields: Iterable[Field]) -> PyExpr:
    return py.Display(tuple(py.value(one.attribute.name) for one in fields), "()")


def resources_view(place: Place) -> ResourcesView:
    """Make the view of the package `resources`."""
    imported = [
        py.imported(f"{place.package}.resources.{model.module}", _variable(name))
        for model, name in resource_names(place)
    ]
    resource = py.imported(f"{place.package}.rest", "Resource")
    names = {name for one in (*imported, resource) for name in one.names()}
    imports = imports_of(place.package, names, defined={"RESOURCES"})
    head = f"RESOURCES: tuple[{resource.flat(imports.names)}, ...] = "
    return ResourcesView(imports.block, statement(head, py.Display(tuple(imported), "()"), imports.names))
