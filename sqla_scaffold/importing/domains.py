"""Domains as a schema writes them."""

from __future__ import annotations

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.columns import default_words, type_words
from sqla_scaffold.importing.naming import Names
from sqla_scaffold.schema import names
from sqla_scaffold.schema.domains import Domain, own_check_name


def domain_words(domain: Domain, named: Names) -> Plain:
    """Return a domain: the type that it narrows alone, where that says it."""
    words = type_words(domain.type, nullable=False)
    if names.snake_case(named.domains[domain.name]) != domain.type_name:
        words["name"] = domain.type_name
    if domain.schema is not None:
        words["schema"] = domain.schema
    if domain.not_null:
        words["not_null"] = True
    if domain.default is not None:
        words["default"] = default_words(domain.default)
    own = own_check_name(domain.type_name)
    checks: dict[str, Plain] = {check.name: check.sqltext for check in domain.checks}
    if own in checks:
        words["check"] = checks.pop(own)
    if checks:
        words["checks"] = checks
    if domain.comment is not None:
        words["comment"] = domain.comment
    return words["type"] if list(words) == ["type"] and isinstance(words["type"], str) else words
