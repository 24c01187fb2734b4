"""The revision that joins two branches of the history: it does nothing, and the snapshot is that of both."""

from __future__ import annotations

import hashlib

from sqla_scaffold.config import Config
from sqla_scaffold.emit.literal import docstring, literal
from sqla_scaffold.emit.render import render
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.migrate.chain import chain_text
from sqla_scaffold.migrate.history import lock_path
from sqla_scaffold.migrate.next_revision import ID_DIGITS
from sqla_scaffold.migrate.revision import RevisionView, slug
from sqla_scaffold.schema import snapshot
from sqla_scaffold.schema.model import Schema


def merge_revision(
    schema: Schema, config: Config, heads: tuple[str, str], *, number: int, message: str
) -> list[GeneratedFile]:
    """Return Alembic's merge revision and the snapshot that belongs to it.

    Args:
        schema: what both branches lead to.
        heads: the newest revision of each.
        number: how many revisions there will be with this one.
        message: what Alembic's history shows.
    """
    heads = min(heads), max(heads)  # the same whichever branch was there first
    hashed = hashlib.sha256("\0".join((*heads, message)).encode()).hexdigest()[:ID_DIGITS]
    revision = f"{number:04d}_{hashed}"
    lock = snapshot.dump(schema, revision)
    view = RevisionView(
        docstring=docstring(message, 0),
        imports=(),
        revision=literal(revision),
        down_revision=f"({', '.join(map(literal, heads))})",
        upgrade="    pass",
        downgrade="    pass",
        chain=chain_text("", snapshot.hash_of(lock), {}),
    )
    path = f"{config.migrations}/versions/{revision}_{slug(message)}.py"
    return [
        GeneratedFile(path, render("revision.py.jinja", view, config), Owner.PERSON),
        GeneratedFile(lock_path(config), lock, Owner.TOOL),
    ]
