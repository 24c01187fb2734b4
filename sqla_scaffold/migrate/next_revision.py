"""The revision that leads from the newest snapshot to the schema as it is now."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import Any

from alembic.autogenerate import render_op_text
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from alembic.operations import Operations, ops

from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.lost import lost, refused_with_rows
from sqla_scaffold.compare.stages import stages
from sqla_scaffold.compare.touching import touched
from sqla_scaffold.config import DATABASES, Config
from sqla_scaffold.emit.literal import docstring, literal
from sqla_scaffold.emit.render import render as render_page
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.migrate import online, servers, sqlite
from sqla_scaffold.migrate.bodies import body
from sqla_scaffold.migrate.calls import RefuseRows
from sqla_scaffold.migrate.chain import chain_text
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.migrate.operations import Body, context_of
from sqla_scaffold.migrate.rendered_items import SQL_TYPE_MARK
from sqla_scaffold.migrate.history import lock_path
from sqla_scaffold.migrate.revision import TAKES_BACK, RevisionView, imports, slug
from sqla_scaffold.schema import snapshot
from sqla_scaffold.schema.hints import Fill
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.types import BY_NAME

ID_DIGITS = 6
# The stages at which others are at work; before the first one nothing is there yet that takes long.
_ONLINE = ("fill", "contract")


@dataclass(frozen=True)
class NextRevision:
    """A revision that is not the first.

    Args:
        revision: its id.
        files: its file, and the snapshot of the schema that it leads to.
        stage: which part of a change it is, where that has several.
    """

    revision: str
    files: tuple[GeneratedFile, ...]
    stage: str = ""


def next_revision(
    difference: Difference,
    config: Config,
    head: str,
    *,
    number: int,
    message: str,
    start: str | None = None,
    stage: str = "",
    fills: tuple[Fill, ...] = (),
) -> NextRevision:
    """Return the revision that makes a difference.

    It runs on every database that has the types of both schemas, and on the project's own in any case.

    Args:
        head: the revision before.
        number: how many revisions there will be with this one.
        message: what Alembic's history shows.
        start: the hash of the snapshot that it begins at; nothing where that is not the one of the head, and None for a
            revision that stands in no chain.
        stage: which part of a change it is, where that has several; see `compare.stages`.
        fills: columns in which rows get a value where they have none.
    """
    said = f"{message}: {stage}" if stage else message
    revision = revision_id(number, head, difference, said)
    chosen = databases(difference, config)
    upgrade, up = _body(difference, chosen, revision, stage in _ONLINE, fills)
    downgrade, down = _body(difference.reversed(), chosen, revision)
    lock = snapshot.dump(difference.after, revision)
    view = RevisionView(
        docstring=docstring(said, 0),
        imports=imports(up, down),
        revision=literal(revision),
        down_revision=literal(head),
        upgrade=upgrade,
        downgrade=downgrade,
        sql_type=up.sql_type or down.sql_type,
        takes_back=docstring(_takes_back(difference), 4),
        chain="" if start is None else chain_text(start, snapshot.hash_of(lock), touched(difference)),
    )
    path = f"{config.migrations}/versions/{revision}_{slug(message)}{stage and '_'}{stage}.py"
    text = render_page("revision.py.jinja", view, config)
    files = GeneratedFile(path, text, Owner.PERSON), GeneratedFile(lock_path(config), lock, Owner.TOOL)
    return NextRevision(revision, files, stage)


def _takes_back(difference: Difference) -> str:
    """Return what the downgrade does, and what it cannot."""
    gone = lost(difference)
    return f"{TAKES_BACK}\n\nIt cannot bring back {'; '.join(gone)}." if gone else TAKES_BACK


def online_revisions(
    difference: Difference, config: Config, head: str, *, number: int, message: str, start: str | None = None
) -> list[NextRevision]:
    """Return the revisions that make a difference in stages, between which programs of before and of after run.

    Args:
        head, number, message, start: as of the first of them.
    """
    parts = stages(difference)
    found: list[NextRevision] = []
    for stage, way, fills in (
        ("expand", parts.expand, ()),
        ("fill", parts.fill, parts.fills),
        ("contract", parts.contract, ()),
    ):
        if way.changes or fills:
            above, place = found[-1].revision if found else head, number + len(found)
            start = snapshot.hash_of(found[-1].files[1].text) if found and start is not None else start
            made = next_revision(
                way, config, above, number=place, message=message, start=start, stage=stage, fills=fills
            )
            found.append(made)
    return found


def revision_id(number: int, head: str, difference: Difference, message: str) -> str:
    """Return an id that sorts by time and that no other branch gives to another revision."""
    content = "\0".join((head, message, *map(snapshot.canonical, difference.changes)))
    return f"{number:04d}_{hashlib.sha256(content.encode()).hexdigest()[:ID_DIGITS]}"


def databases(difference: Difference, config: Config) -> tuple[str, ...]:
    """Return the databases for which a revision is written, that of the project first."""
    found = [config.database]
    sides = (difference.before, difference.after)
    for database in DATABASES:
        if database != config.database and all(_has(database, schema) for schema in sides):
            found.append(database)
    return tuple(found)


def _has(database: str, schema: Schema) -> bool:
    """Tell whether a database has all that a schema is made of."""
    if database == "sqlite" and schema.sequences:
        return False
    if database == "mysql" and any(one.type or one.owned_by for one in schema.sequences):
        return False
    for table in schema.tables:
        options = table.options
        if database != "postgresql" and (table.key.schema or options.partition_by or options.inherits):
            return False
        unnamed = [one.unnamed for ones in (table.foreign_keys, table.uniques, table.checks) for one in ones]
        if database != "sqlite" and any((table.primary_key.unnamed, *unnamed)):
            return False
        if database == "mysql" and any(part.sql for index in table.indexes for part in index.elements):
            return False
        if not all(_knows(database, column.type) for column in table.columns):
            return False
    return True


def _knows(database: str, use: TypeUse) -> bool:
    if use.domain is not None:
        return database == "postgresql"
    variant = dict(use.variants).get(database)
    if variant is not None or (use.impl is not None and use.sql is None):
        return _knows(database, variant or use.impl or use)
    if use.enum is not None:
        return True
    return use.sql is None and database in BY_NAME[use.name].databases


def _body(
    difference: Difference,
    chosen: tuple[str, ...],
    revision: str,
    is_online: bool = False,
    fills: tuple[Fill, ...] = (),
) -> tuple[str, Body]:
    texts: dict[str, list[str]] = {}
    needed: set[str] = set()
    for database in chosen:
        ground = Ground(difference, database, frozenset(fill.table for fill in fills))
        steps: list[ops.MigrateOperation] = [one for fill in fills for one in online.fill_nulls(ground, fill)]
        if steps and database == "postgresql":
            steps = [online.Apart(steps)]
        if database == "sqlite":
            steps += sqlite.operations(ground)
        else:
            steps += servers.operations(ground, revision, is_online=is_online)
        context = AutogenContext(context_of(ground.new), autogenerate=False)
        if difference.matches.backwards:
            steps[:0] = [RefuseRows(table.key, names) for table, names in refused_with_rows(difference).items()]
        texts[database] = [_text(step, context) for step in steps]
        needed |= set(context.imports)
    source = body(texts, 4)
    return source, Body(source, frozenset(needed - {SQL_TYPE_MARK}), SQL_TYPE_MARK in needed)


def _text(step: ops.MigrateOperation, context: AutogenContext) -> str:
    return render_op_text(context, step)


def sql_of(made: NextRevision, database: str) -> str:
    """Return what a revision does as the SQL of a database."""
    output = io.StringIO()
    options: dict[str, Any] = {"as_sql": True, "output_buffer": output, "literal_binds": True}
    context = MigrationContext.configure(dialect_name=database, dialect_opts={"paramstyle": "named"}, opts=options)
    module: dict[str, Any] = {}
    exec(compile(made.files[0].text, made.files[0].path, "exec"), module)  # the text that we just made
    with Operations.context(context):
        module["upgrade"]()
    return output.getvalue()
