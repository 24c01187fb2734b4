"""The lines of association proxies, which look through a relationship at what is behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.attributes import Line, annotation_in_place
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.dataclass_fields import proxy_field
from sqla_scaffold.emit.layout import by_black
from sqla_scaffold.emit.pyexpr import Names, PyExpr
from sqla_scaffold.emit.relationships import attribute_of, model_name
from sqla_scaffold.emit.render import LINE_LENGTH, width
from sqla_scaffold.schema.attribute import Proxy, Relationship
from sqla_scaffold.schema.model import Model
from sqla_scaffold.schema.types import PythonName

_PROXY = "sqlalchemy.ext.associationproxy"
# Parameters of the functions that make the rows in between: no import may have these names.
PARAMETERS = ("key", "value")


def proxy_line(proxy: Proxy, model: Model, place: Place) -> Line:
    """Return the line of an association proxy."""
    through = _through(proxy, model, place)
    between = place.schema.models_by_name[through.target]
    value = _value(proxy, through, model, place)
    if through.keyed_by is not None:
        key, _ = attribute_of(between, through.keyed_by, place)
        value = py.Subscript(py.imported("builtins", "dict"), (annotation_in_place(key, place), value))
    elif through.uselist:
        value = py.Subscript(py.imported("builtins", through.collection_class or "list"), (value,))
    annotation = py.Subscript(py.imported(_PROXY, "AssociationProxy"), (value,))
    expression = py.call(
        py.imported(_PROXY, "association_proxy"),
        py.value(through.name),
        py.value(proxy.attribute),
        creator=py.own(_maker(proxy)) if proxy.creator else None,
        **proxy_field(model.dataclass),
    )
    return Line(proxy.name, annotation, expression)


def seen_models(model: Model, place: Place) -> list[Model]:
    """Return the models that a model's proxies show."""
    found = []
    for proxy in model.proxies:
        between = place.schema.models_by_name[_through(proxy, model, place).target]
        other = _behind(between, proxy.attribute, place)
        found += [place.schema.models_by_name[other.target]] if other is not None else []
    return found


def _through(proxy: Proxy, model: Model, place: Place) -> Relationship:
    sides = (one for heir in place.schema.line(model) for one in heir.relationships)
    return next(one for one in sides if one.name == proxy.relationship)


def _behind(between: Model, name: str, place: Place) -> Relationship | None:
    sides = (one for heir in place.schema.line(between) for one in heir.relationships)
    return next((one for one in sides if one.name == name), None)


def _value(proxy: Proxy, through: Relationship, model: Model, place: Place) -> PyExpr:
    between = place.schema.models_by_name[through.target]
    other = _behind(between, proxy.attribute, place)
    if other is not None:
        nullable = other.nullable
        value = model_name(place.schema.models_by_name[other.target], model, place)
    else:
        attribute, holder = attribute_of(between, proxy.attribute, place)
        nullable = place.schema.tables_by_key[holder.table].by_name[attribute.column].nullable
        value = annotation_in_place(attribute, place)
    return py.optional(value) if nullable or (through.nullable and not through.uselist) else value


def _maker(proxy: Proxy) -> str:
    return f"_make_{proxy.name}"


@dataclass(frozen=True)
class Maker:
    """The function by which a proxy makes the row in between: its name, its parameters, and what it returns."""

    name: str
    parameters: tuple[tuple[str, PyExpr], ...]
    returns: PyExpr
    made: PyExpr

    def names(self) -> Iterator[PythonName]:
        """Yield what the function needs when it runs."""
        yield from self.made.names()
        for _, annotation in self.parameters:
            yield from annotation.names()

    def text(self, names: Names) -> str:
        """Return the function, laid out as black has it."""
        inner = ", ".join(f"{name}: {annotation.flat(names)}" for name, annotation in self.parameters)
        head = f"def {self.name}({inner}) -> {self.returns.flat(names)}:"
        text = f"{head}\n    return {self.made.flat(names)}"
        return text if max(map(width, text.splitlines())) <= LINE_LENGTH else by_black(text, 0)


def makers(model: Model, place: Place) -> tuple[Maker, ...]:
    """Return the functions that the proxies of a model need."""
    return tuple(_made(one, model, place) for one in model.proxies if one.creator)


def _made(proxy: Proxy, model: Model, place: Place) -> Maker:
    through = _through(proxy, model, place)
    between = place.schema.models_by_name[through.target]
    package, _, module = place.model_module(between.module).rpartition(".")
    # The module is imported and not the class, for the two may need each other's.
    made = py.imported(package, module, between.name) if between.name != model.name else py.imported("", between.name)
    value = _value(proxy, replace(through, nullable=False), model, place)
    parameters = [("value", value)]
    keyed = {}
    if through.keyed_by is not None:
        key, _ = attribute_of(between, through.keyed_by, place)
        parameters.insert(0, ("key", annotation_in_place(key, place)))
        keyed = {through.keyed_by: py.Source("key")}
    call = py.call(made, **keyed, **{proxy.attribute: py.Source("value")})
    return Maker(_maker(proxy), tuple(parameters), model_name(between, model, place), call)
