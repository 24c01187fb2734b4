"""The package `models`: everything under one roof, so that importing it fills the metadata."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.layout import import_lines
from sqla_scaffold.emit.literal import literal
from sqla_scaffold.emit.render import LINE_LENGTH
from sqla_scaffold.emit.variables import association_variable


@dataclass(frozen=True)
class PackageView:
    """What the template of `models/__init__.py` prints."""

    imports: str
    exported: str
    configured: str


def package_view(place: Place) -> PackageView:
    """Make the view of the package."""
    schema = place.schema
    modules: dict[str, list[str]] = {model.module: [model.name] for model in schema.models}
    if schema.enums:
        modules["enums"] = sorted(enum.name for enum in schema.enums)
    for mixin in schema.mixins:
        modules.setdefault(mixin.module, []).append(mixin.name)
    if schema.association_tables:
        modules["associations"] = sorted(association_variable(table.key, schema) for table in schema.association_tables)
    lines = [
        line for module in sorted(modules) for line in import_lines(place.model_module(module), sorted(modules[module]))
    ]
    unions = any(mixin.union is not None for mixin in schema.mixins)
    if unions:
        lines = [*import_lines(place.database, ["Model"]), *lines]
    exported = _exported(sorted(name for names in modules.values() for name in names))
    return PackageView("\n".join(lines), exported, "Model.registry.configure()" if unions else "")


def _exported(names: list[str]) -> str:
    line = f"__all__ = [{', '.join(map(literal, names))}]"
    if len(line) <= LINE_LENGTH:
        return line
    return "\n".join(["__all__ = [", *(f"    {literal(name)}," for name in names), "]"])
