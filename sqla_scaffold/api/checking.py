"""`check`: everything that CI wants to know of a project, without writing a byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from sqla_scaffold.api.drifting import check_database
from sqla_scaffold.api.keeping import generate
from sqla_scaffold.api.meant import Project, read_project
from sqla_scaffold.api.outcome import Outcome, Progress
from sqla_scaffold.api.parts import Part, parts_of, refuse_unknown
from sqla_scaffold.api.pending import pending
from sqla_scaffold.compare.telling import told
from sqla_scaffold.config import Config
from sqla_scaffold.migrate.chain import read_chain
from sqla_scaffold.report.codes import revisions as codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.schema.engines import DEFAULT


def check(
    root: Path,
    diagnostics: Diagnostics,
    progress: Progress,
    *,
    url: str | None = None,
    engine_urls: Mapping[str, str] = MappingProxyType({}),
    ignore: Sequence[str] = (),
) -> Outcome:
    """Say whether the schema is sound, the files are in step with it, no revision is pending, and there is one head.

    Args:
        url: a live database that is compared with the schema as well; of several engines, that of the default one.
        engine_urls: those of the other engines, by their names.
        ignore: patterns of names of tables and other objects that are left out of that.

    Errors: `OutsideError` when there is no project here, an earlier run was interrupted, or the database cannot be read.
    """
    outcome = generate(root, diagnostics, progress, check=True)
    project = read_project(root, Diagnostics()) if outcome.plan is not None else None
    if project is None or outcome.plan is None:
        return Outcome(ok=False)
    parts = parts_of(project.meant.schema, project.config)
    for part in parts:
        _check_history(root, part, diagnostics)
    urls = {**({} if url is None else {DEFAULT: url}), **engine_urls}
    refuse_unknown(urls, parts)
    said: list[str] = []
    for part in parts:
        if address := urls.get(part.name or DEFAULT):
            progress("reading the database")
            sentence = check_database(root, of_part(project, part), address, ignore, diagnostics)
            said.append(sentence if len(parts) == 1 else f"{part.name}: {sentence}")
    return replace(outcome, ok=outcome.ok and not diagnostics.errors, said=(*outcome.said, *said))


def of_part(project: Project, part: Part) -> Project:
    """Return a project as if there were nothing but this part of it."""
    return replace(project, config=part.config, meant=replace(project.meant, schema=part.schema))


def _check_history(root: Path, part: Part, diagnostics: Diagnostics) -> None:
    _check_heads(root, part.config, diagnostics)
    found = Diagnostics()
    left = pending(root, part.config, part.schema, found)
    diagnostics.extend(one for one in found if one.code is not codes.SEVERAL_HEADS)
    if left is not None and left.difference.changes:
        tables = "the tables" if part.name is None else f"the tables of `{part.name}`"
        message = f"{tables} have changed since the newest revision: {'; '.join(told(left.difference.changes))}"
        hint = 'write the next one: `sqla-scaffold revision -m "..."`'
        diagnostics.add(codes.REVISION_PENDING, message, hint=hint, path=part.config.schema)


def _check_heads(root: Path, config: Config, diagnostics: Diagnostics) -> None:
    chain = read_chain(root / config.migrations / "versions", root)
    found = [chain.links[name] for name in chain.heads]
    if len(found) < 2 or any(chain.breaks()):  # which are said apart
        return
    names = " and ".join(f"`{one.revision}`" for one in found)
    notes = [Note("another one", one.span) for one in found[1:]]
    hint = (
        "join them, if they touch different things: `sqla-scaffold revision --merge`; or write yours again on top of the "
        "other: take its `schema.lock`, then `sqla-scaffold revision --rebase`"
    )
    diagnostics.add(codes.SEVERAL_HEADS, f"{names} are all the newest", found[0].span, hint=hint, notes=notes)
