"""The factories: for each model what makes its rows up, for tests and for `seed`."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.factories import FACTORY_NAMES, factory_expression, factory_facts, factory_name, made_models
from sqla_scaffold.emit.layout import statement
from sqla_scaffold.emit.modules import Assignment, ClassBody, ClassText, class_text, imports_of
from sqla_scaffold.emit.made_up import RANGES
from sqla_scaffold.schema.type_use import types_of


@dataclass(frozen=True)
class FactorySupportView:
    """What the templates print that all factories stand on.

    Args:
        ranges: whether columns hold ranges.
        engines: whether there are several, whose models have a base class in common.
    """

    package: str
    ranges: bool
    engines: bool = False


@dataclass(frozen=True)
class FactoryView:
    """What the template of a factory prints."""

    imports: str
    factory: ClassText


@dataclass(frozen=True)
class FactoriesView:
    """What the template of the package `factories` prints."""

    imports: str
    factories: str


def factory_support_view(place: Place) -> FactorySupportView:
    """Make the view of what all factories stand on."""
    ranges = any(use.name in RANGES for use in types_of(place.schema))
    return FactorySupportView(place.package, ranges, bool(place.schema.engines))


def factory_view(model_name: str, place: Place) -> FactoryView:
    """Make the view of the factory of a model that has rows of its own."""
    model = place.schema.models_by_name[model_name]
    facts = factory_facts(model, place)
    mapped = py.imported(place.model_module(model.module), model.name)
    others = [(one.name, one.expression) for one in facts.said if one.name in FACTORY_NAMES]
    settings = [Assignment(one.name, one.expression) for one in facts.said if one.name not in FACTORY_NAMES]
    if others:
        settings.append(Assignment("__others__", py.Dict(tuple(others))))
    if facts.unread:
        settings.append(Assignment("__unread__", py.Display(tuple(map(py.value, facts.unread)), "()")))
    base = py.Subscript(py.imported(f"{place.package}.factory", "ModelFactory"), (mapped,))
    body = ClassBody(factory_name(model), (base,), f"Makes objects of {model.name}.", settings=tuple(settings))
    imports = imports_of(
        place.package, body.names(), defined={factory_name(model)}, taken={one.name for one in settings}
    )
    return FactoryView(imports.block, class_text(body, imports.names))


def factories_view(place: Place) -> FactoriesView:
    """Make the view of the package `factories`."""
    factories = tuple(factory_expression(model, place) for model in made_models(place))
    base = py.imported(f"{place.package}.factory", "ModelFactory")
    some = py.imported("typing", "Any")
    names = {name for one in (*factories, base, some) for name in one.names()}
    imports = imports_of(place.package, names, defined={"FACTORIES"})
    head = f"FACTORIES: tuple[type[{base.flat(imports.names)}[{some.flat(imports.names)}]], ...] = "
    return FactoriesView(imports.block, statement(head, py.Display(factories, "()"), imports.names))
