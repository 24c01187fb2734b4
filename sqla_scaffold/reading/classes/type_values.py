"""Types as values, of what the child wrote down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.types import BY_NAME, ParameterKind

Said = Mapping[str, Any]
# Of these a schema knows nothing; the names of MariaDB are those of MySQL.
_DATABASES = {"sqlite": "sqlite", "postgresql": "postgresql", "mysql": "mysql", "mariadb": "mysql"}


@dataclass(frozen=True, slots=True)
class Made:
    """A type, and what of it no schema says: sentences, each with whether something stands in its place."""

    use: TypeUse
    unsaid: tuple[tuple[str, bool], ...] = ()


def type_use(said: Said) -> Made:
    """Return a type with its variants."""
    base = _alone(said)
    unsaid = list(base.unsaid)
    variants: dict[str, TypeUse] = {}
    for dialect, one in said.get("variants", {}).items():
        database = _DATABASES.get(dialect)
        if database is None:
            unsaid.append((f"its type on {dialect} is not in the schema", False))
            continue
        made = type_use(one)
        unsaid += made.unsaid
        variants.setdefault(database, made.use)
    domain = variants.get("postgresql")
    if domain is not None and domain.domain is not None and domain.impl == base.use:
        return Made(domain, tuple(unsaid))
    ordered = tuple((name, variants[name]) for name in _DATABASES if name in variants)
    return Made(replace(base.use, variants=ordered), tuple(unsaid))


def _alone(said: Said) -> Made:
    more = [(f"`{word}` of its type is not in the schema", False) for word in said.get("more", ())]
    if "row" in said:
        return _row(said, more)
    if "enum" in said:
        if "native_enum=False" in said["more"]:
            length = int(said["text"].partition("(")[2].rstrip(")") or 0)
            arguments = (("length", length),) if length else ()
            why = "it is an enum without a type in the database, and becomes a text: `native_enum=False` is not in a schema"
            return Made(TypeUse("str", arguments), ((why, True),))
        return Made(TypeUse("enum", enum=said["enum"]), tuple(more))
    if "domain" in said:
        impl = type_use(said["impl"])
        return Made(TypeUse("domain", domain=said["domain"], impl=impl.use), impl.unsaid)
    if "declared" in said:
        impl = type_use(said["impl"])
        return Made(TypeUse("sql", sql=said["declared"], impl=impl.use), impl.unsaid)
    if "impl" in said:
        return _person(said)
    return _by_its_name(said)


def _row(said: Said, more: list[tuple[str, bool]]) -> Made:
    row = BY_NAME[said["row"]]
    arguments = tuple(
        (parameter.name, said["arguments"][parameter.name])
        for parameter in row.parameters
        if parameter.kind is not ParameterKind.TYPE and parameter.name in said["arguments"]
    )
    item = None if "item" not in said else type_use(said["item"])
    unsaid = (*more, *(() if item is None else item.unsaid))
    use = TypeUse(row.name, arguments, None if item is None else item.use, values=tuple(said.get("values", ())))
    return Made(use, unsaid)


def _person(said: Said) -> Made:
    """Return a type of a person's own, or what it is in the database where nobody can call it without arguments."""
    impl = type_use(said["impl"])
    if "python" not in said:
        why = f"its type is called with arguments, {said.get('called', 'of its own')}, which no schema says; what it is in the database stays"
        return Made(impl.use, ((why, True), *impl.unsaid))
    return Made(TypeUse("python", python=said["python"], impl=replace(impl.use, variants=())), impl.unsaid)


def _by_its_name(said: Said) -> Made:
    use = TypeUse("sql", sql=said["sql"])
    if not said["compiles"]:
        return Made(use, (("its type has no form in this database", True),))
    if "python" in said and not said["python"].startswith("sqlalchemy:"):
        return Made(TypeUse("python", python=said["python"], impl=use))
    return Made(use)
