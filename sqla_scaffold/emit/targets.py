"""THE TABLE of targets: what is written from the tables of a schema. To add a target is to add a row and a view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from sqla_scaffold.config import Config
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.factories import made_models
from sqla_scaffold.emit.pages import page, page_among_many
from sqla_scaffold.emit.payloads import resource_names
from sqla_scaffold.emit.remembered import Memory
from sqla_scaffold.emit.views.associations import associations_view
from sqla_scaffold.emit.views.database import database_view
from sqla_scaffold.emit.views.enums import enums_view
from sqla_scaffold.emit.views.factories import factories_view, factory_support_view, factory_view
from sqla_scaffold.emit.views.mixins import abstract_view, mixins_view
from sqla_scaffold.emit.views.model import model_view
from sqla_scaffold.emit.views.package import package_view
from sqla_scaffold.emit.views.resources import SupportView, resource_view, resources_view
from sqla_scaffold.emit.views.sequences import sequences_view
from sqla_scaffold.emit.views.types import types_view
from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.schema.engines import COMMON_BASE, base_class
from sqla_scaffold.schema.extensions import installed
from sqla_scaffold.schema.model import Schema


@dataclass(frozen=True, slots=True)
class Target:
    """A row: a name to speak of it, and the files it makes."""

    name: str
    files: Callable[[Place, Config], Iterator[GeneratedFile]]


def _models(place: Place, config: Config) -> Iterator[GeneratedFile]:
    for model in place.schema.models:
        path = f"{config.package_path}/models/{model.module}.py"
        yield page_among_many(path, "models/model.py.jinja", partial(model_view, model.name), place, config)


def _enums(place: Place, config: Config) -> Iterator[GeneratedFile]:
    if place.schema.enums:
        yield page(
            f"{config.package_path}/models/enums.py", "models/enums.py.jinja", enums_view(place), config, place=place
        )


def _types(place: Place, config: Config) -> Iterator[GeneratedFile]:
    view = types_view(place)
    if view is not None:
        yield page(f"{config.package_path}/models/types.py", "models/types.py.jinja", view, config, place=place)


def _sequences(place: Place, config: Config) -> Iterator[GeneratedFile]:
    if place.schema.sequences:
        path = f"{config.package_path}/models/sequences.py"
        yield page(path, "models/sequences.py.jinja", sequences_view(place), config, place=place)


def _mixins(place: Place, config: Config) -> Iterator[GeneratedFile]:
    for mixin in place.schema.mixins:
        if mixin.abstract:
            path = f"{config.package_path}/models/{mixin.module}.py"
            yield page(path, "models/model.py.jinja", abstract_view(mixin, place), config, place=place)
    if not all(mixin.abstract for mixin in place.schema.mixins):
        yield page(
            f"{config.package_path}/models/mixins.py", "models/mixins.py.jinja", mixins_view(place), config, place=place
        )


def _associations(place: Place, config: Config) -> Iterator[GeneratedFile]:
    if place.schema.association_tables:
        path = f"{config.package_path}/models/associations.py"
        yield page(path, "models/associations.py.jinja", associations_view(place), config, place=place)


def _package(place: Place, config: Config) -> Iterator[GeneratedFile]:
    yield page(
        f"{config.package_path}/models/__init__.py",
        "models/__init__.py.jinja",
        package_view(place),
        config,
        place=place,
    )


def _database(place: Place, config: Config) -> Iterator[GeneratedFile]:
    view = database_view(place, config)
    twins = ("async_db.py", "async_sessions.py") if config.sessions == "async" else ()
    table = ("engines.py",) if place.schema.engines else ()
    for name in ("db.py", "sessions.py", "paging.py", "retries.py", *twins, *table):
        yield page(f"{config.package_path}/{name}", f"{name}.jinja", view, config, place=place)


def _resources(place: Place, config: Config) -> Iterator[GeneratedFile]:
    if config.entry != "flask":
        return
    several = bool(place.schema.engines)
    extension = config.flask_style == "lite"
    base = COMMON_BASE if several else base_class(None)
    support = SupportView(config.package, extension, config.sessions == "async", base, several)
    for name in ("errors", *(("extensions",) if support.extension else ()), "openapi", "payloads", "rest"):
        yield page(f"{config.package_path}/{name}.py", f"flask/{name}.py.jinja", support, config, place=place)
    for model, name in resource_names(place):
        path = f"{config.package_path}/resources/{model.module}.py"
        view = partial(resource_view, model.name, name, config.database)
        yield page_among_many(path, "flask/resource.py.jinja", view, place, config, given=name)
    path = f"{config.package_path}/resources/__init__.py"
    yield page(path, "flask/resources.py.jinja", resources_view(place), config, place=place)


def _factories(place: Place, config: Config) -> Iterator[GeneratedFile]:
    support = factory_support_view(place)
    for name, template in (("fakes", "fakes"), ("factory", "base"), ("seed", "seed")):
        yield page(f"{config.package_path}/{name}.py", f"factories/{template}.py.jinja", support, config, place=place)
    for model in made_models(place):
        path = f"{config.package_path}/factories/{model.module}.py"
        yield page_among_many(path, "factories/factory.py.jinja", partial(factory_view, model.name), place, config)
    path = f"{config.package_path}/factories/__init__.py"
    yield page(path, "factories/__init__.py.jinja", factories_view(place), config, place=place)


TARGETS: tuple[Target, ...] = (
    Target("models", _models),
    Target("enums", _enums),
    Target("types", _types),
    Target("sequences", _sequences),
    Target("mixins and abstract models", _mixins),
    Target("association tables", _associations),
    Target("models package", _package),
    Target("database modules", _database),
    Target("resources", _resources),
    Target("factories", _factories),
)


def emit(schema: Schema, config: Config, memory: Memory | None = None) -> list[GeneratedFile]:
    """Return every file that follows from the tables of a schema, in the order of the table of targets.

    Targets of installed packages come last, by the entry points of `sqla_scaffold.targets`.

    Args:
        memory: what the last run made; it learns what this one makes.
    """
    place = Place(config.package, schema, memory)
    targets = (*TARGETS, *installed("sqla_scaffold.targets", Target))
    return [file for target in targets for file in target.files(place, config)]
