"""Domains of PostgreSQL in revisions: made, altered where it can, and put in each other's place where it cannot."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from sqla_scaffold.compare.object_changes import ChangeDomain, RenameDomain
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.migrate.metadata import column_of_domain
from sqla_scaffold.migrate.postgresql import text, using
from sqla_scaffold.migrate.wording import default_words, quote, table_name, type_words
from sqla_scaffold.schema.domains import Domain, DomainCheck
from sqla_scaffold.schema.table import Column, TableKey

_NAME = "postgresql"


def name_of(domain: Domain) -> str:
    """Return the name of a domain, as SQL has it."""
    return ".".join(quote(part, _NAME) for part in (domain.schema, domain.type_name) if part is not None)


def create_domain(domain: Domain) -> Iterator[str]:
    """Yield the statements that make a domain."""
    column = column_of_domain(domain)
    words = [f"CREATE DOMAIN {name_of(domain)} AS {type_words(column, _NAME)}"]
    default = default_words(column, _NAME)
    words += [f"DEFAULT {default}"] if default is not None else []
    words += ["NOT NULL"] if domain.not_null else []
    words += map(_check, domain.checks)
    yield " ".join(words)
    if domain.comment is not None:
        yield f"COMMENT ON DOMAIN {name_of(domain)} IS {text(domain.comment)}"


def drop_domain(domain: Domain) -> str:
    """Return the statement that drops a domain."""
    return f"DROP DOMAIN {name_of(domain)}"


def rename_domain(change: RenameDomain) -> Iterator[str]:
    """Yield the statements that give a domain its name and its schema."""
    before, after = change.before, change.after
    if before.schema != after.schema:
        yield f"ALTER DOMAIN {name_of(before)} SET SCHEMA {quote(after.schema or 'public', _NAME)}"
    if before.type_name != after.type_name:
        schema = "" if after.schema is None else quote(after.schema, _NAME) + "."
        old, new = quote(before.type_name, _NAME), quote(after.type_name, _NAME)
        yield f"ALTER DOMAIN {schema}{old} RENAME TO {new}"


def is_replaced(change: ChangeDomain) -> bool:
    """Tell whether a change needs another domain: what a domain narrows cannot be altered."""
    return "type" in change.facts


def loosen_domain(change: ChangeDomain) -> Iterator[str]:
    """Yield the statements after which a domain takes the values of before and of after, and all else of it is said."""
    before, after = change.before, change.after
    head = f"ALTER DOMAIN {name_of(after)}"
    renamed, gone, _ = _checks(change)
    for was, name in renamed.items():
        yield f"{head} RENAME CONSTRAINT {quote(was, _NAME)} TO {quote(name, _NAME)}"
    yield from (f"{head} DROP CONSTRAINT {quote(check.name, _NAME)}" for check in gone)
    if before.not_null and not after.not_null:
        yield f"{head} DROP NOT NULL"
    if before.default != after.default:
        default = default_words(column_of_domain(after), _NAME)
        yield f"{head} DROP DEFAULT" if default is None else f"{head} SET DEFAULT {default}"
    if before.comment != after.comment:
        comment = "NULL" if after.comment is None else text(after.comment)
        yield f"COMMENT ON DOMAIN {name_of(after)} IS {comment}"


def tighten_domain(change: ChangeDomain) -> Iterator[str]:
    """Yield the statements after which it takes those of after alone, once the columns have no others."""
    head = f"ALTER DOMAIN {name_of(change.after)}"
    _, _, come = _checks(change)
    yield from (f"{head} ADD {_check(check)}" for check in come)
    if change.after.not_null and not change.before.not_null:
        yield f"{head} SET NOT NULL"


def _checks(change: ChangeDomain) -> tuple[dict[str, str], list[DomainCheck], list[DomainCheck]]:
    """Return which checks are called otherwise, which go, and which come."""
    old, new = ({check.name: check for check in domain.checks} for domain in (change.before, change.after))
    gone = [check for name, check in old.items() if new.get(name) != check]
    come = [check for name, check in new.items() if old.get(name) != check]
    renamed: dict[str, str] = {}
    for check in list(gone):
        twin = next((one for one in come if one.sqltext == check.sqltext and one.name not in old), None)
        if twin is not None and check.name not in new:
            renamed[check.name] = twin.name
            gone.remove(check)
            come.remove(twin)
    return renamed, gone, come


def _check(check: DomainCheck) -> str:
    return f"CONSTRAINT {quote(check.name, _NAME)} CHECK ({check.sqltext})"


def replace_domain(ground: Ground, change: ChangeDomain) -> Iterator[str]:
    """Yield the statements that put another domain in the place of one, with the values of all its columns."""
    domain = change.after
    away = f"{domain.type_name[:50]}__old"
    yield f"ALTER DOMAIN {name_of(domain)} RENAME TO {quote(away, _NAME)}"
    yield from create_domain(domain)
    for key, table in ground.kept.items():
        new = ground.difference.after.tables_by_key[key]
        for column in table.columns:
            stays = new.by_name.get(column.name)
            if column.type.domain == domain.name and stays is not None and stays.type.domain == domain.name:
                yield from _recast(ground, key, column, change)
    schema = "" if domain.schema is None else quote(domain.schema, _NAME) + "."
    yield f"DROP DOMAIN {schema}{quote(away, _NAME)}"


def _recast(ground: Ground, key: TableKey, column: Column, change: ChangeDomain) -> Iterator[str]:
    target, name = table_name(ground.old_table(key), _NAME), quote(column.name, _NAME)
    base: sa.Column[object] = column_of_domain(change.after)
    if column.server_default is not None:
        yield f"ALTER TABLE {target} ALTER COLUMN {name} DROP DEFAULT"
    cast = using(change.before.type, change.after.type, name, type_words(base, _NAME))
    words = "" if cast is None else f" USING {cast}"
    yield f"ALTER TABLE {target} ALTER COLUMN {name} TYPE {name_of(change.after)}{words}"
    new = ground.new_table(key).c.get(column.name)
    default = None if new is None or column.server_default is None else default_words(new, _NAME)
    if default is not None:
        yield f"ALTER TABLE {target} ALTER COLUMN {name} SET DEFAULT {default}"
