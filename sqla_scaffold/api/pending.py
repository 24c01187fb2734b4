"""What the newest revision does not do yet: a project's schema, compared with the snapshot and the files of its history."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqla_scaffold.compare.diff import Difference, compare
from sqla_scaffold.config import Config
from sqla_scaffold.report.codes import revisions as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source
from sqla_scaffold.schema.json_values import Encoded
from sqla_scaffold.schema.model import Schema

if TYPE_CHECKING:
    from sqla_scaffold.migrate.chain import Chain, Link
    from sqla_scaffold.schema.snapshot import Snapshot

# What a history can be like of which nothing is known; for `generate`, none of it is a mistake.
HISTORY = (codes.HISTORY_AHEAD, codes.SEVERAL_HEADS, codes.SNAPSHOT_MISSING)


@dataclass(frozen=True)
class Pending:
    """What the newest revision does not do yet.

    Args:
        difference: the way from its schema to the schema of now.
        head: the newest revision.
        count: how many revisions there are.
        aside: those of another branch, in whose place the next one comes.
        start: the hash of the snapshot; nothing where a person said that the head leads to it.
    """

    difference: Difference
    head: str
    count: int
    aside: tuple[Link, ...] = ()
    start: str = ""


def snapshot_of(
    root: Path, config: Config, schema: Schema, diagnostics: Diagnostics, encoded: Encoded | None = None
) -> Snapshot | None:
    """Read a project's snapshot; one that is missing or broken is reported and gives None.

    Args:
        schema: what the project's schema says, which is probably much the same.
        encoded: what of it was made data already.
    """
    from sqla_scaffold.migrate.history import lock_path, read_snapshot
    from sqla_scaffold.schema.snapshot import Like

    path = lock_path(config)
    if not (root / path).is_file():
        hint = f"restore `{path}` from version control"
        diagnostics.add(codes.SNAPSHOT_MISSING, "the snapshot of the newest revision is missing", path=path, hint=hint)
        return None
    source = Source(path, (root / path).read_text(encoding="utf-8"))
    return read_snapshot(source, diagnostics, Like(schema, encoded or Encoded()))


def pending(
    root: Path,
    config: Config,
    schema: Schema,
    diagnostics: Diagnostics,
    *,
    adopt: bool = False,
    rebase: bool = False,
    encoded: Encoded | None = None,
) -> Pending | None:
    """Compare a project's schema with the snapshot of its newest revision; None where that cannot be, which is reported.

    No database is asked, and no revision is run.

    Args:
        adopt: whether revisions that the snapshot does not know are taken for what leads to the schema.
        rebase: whether those of other branches than the snapshot's are to be written again.
        encoded: what of the schema was made data already.
    """
    from sqla_scaffold.migrate.chain import read_chain
    from sqla_scaffold.migrate.history import lock_path

    path = lock_path(config)
    snapshot = snapshot_of(root, config, schema, diagnostics, encoded)
    if snapshot is None:
        return None
    chain = read_chain(root / config.migrations / "versions", root)
    head = snapshot.head or ""
    aside: tuple[Link, ...] = ()
    before = diagnostics.errors
    _report_breaks(chain, snapshot, path, diagnostics, adopt=adopt)
    if diagnostics.errors > before:
        return None
    if rebase and len(chain.heads) > 1 and head in chain.heads:
        aside = _set_aside(chain, head, diagnostics)
    elif chain.heads != (head,) and not (adopt and len(chain.heads) == 1):
        _report_heads(chain, head, path, diagnostics)
        return None
    newest, start = head if aside else chain.heads[0], "" if snapshot.adopted else snapshot.hash
    return Pending(compare(snapshot.schema, schema), newest, len(chain.links) - len(aside), aside, start)


def _report_breaks(chain: Chain, snapshot: Snapshot, path: str, diagnostics: Diagnostics, *, adopt: bool) -> None:
    """Say where a revision does not follow the one before, or the snapshot not the newest one."""
    for link, message in chain.breaks():
        hint = "restore the files of `versions` from version control; or write the later ones again on top"
        diagnostics.add(codes.CHAIN_BROKEN, message, link.span, hint=hint)
    newest = chain.links.get(snapshot.head or "")
    if (
        chain.heads == (snapshot.head,)
        and newest is not None
        and newest.end
        and newest.end != snapshot.hash
        and not (snapshot.adopted or adopt)
    ):
        message = f"the snapshot is not the one that `{newest.revision}` led to"
        hint = "restore it from version control; or say `sqla-scaffold revision --adopt` if you changed what that revision does"
        diagnostics.add(codes.CHAIN_BROKEN, message, path=path, hint=hint)


def _set_aside(chain: Chain, head: str, diagnostics: Diagnostics) -> tuple[Link, ...]:
    """Return the revisions of other branches than the snapshot's; those written by hand are reported."""
    aside = chain.aside(head)
    for link in aside:
        if not link.is_ours:
            hint = f"let it stand on the other branch: write `down_revision = {head!r}` in it, and rebase the rest"
            diagnostics.add(codes.WRITTEN_BY_HAND, f"`{link.revision}` was written by hand", link.span, hint=hint)
    return aside


def _report_heads(chain: Chain, head: str, path: str, diagnostics: Diagnostics) -> None:
    """Say why the newest revision is not the one that the snapshot, which lies at a path, is of."""
    if len(chain.heads) > 1:
        message = f"{' and '.join(f'`{one}`' for one in chain.heads)} are all the newest"
        hint = "join them: `sqla-scaffold revision --merge`; or write yours again on top of the other, with its `schema.lock`: `--rebase`"
        diagnostics.add(codes.SEVERAL_HEADS, message, path=f"{path.rpartition('/')[0]}/versions", hint=hint)
        return
    newest = ", ".join(chain.heads) or "nothing"
    message = f"the newest revision is {newest}, and the snapshot is that of {head or 'none'}"
    hint = "say `sqla-scaffold revision --adopt` if the schema says what the revision does"
    diagnostics.add(codes.HISTORY_AHEAD, message, path=path, hint=hint)
