"""`revision --merge`: two branches of the history that touch different things become one again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqla_scaffold.api.meant import Project
from sqla_scaffold.api.outcome import Outcome
from sqla_scaffold.api.parts import Part, parts_of
from sqla_scaffold.api.pending import snapshot_of
from sqla_scaffold.compare.diff import Difference, compare
from sqla_scaffold.compare.touching import clashes, stand, touched
from sqla_scaffold.emit.render import black
from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.report.codes import revisions as codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.write.disk import digest
from sqla_scaffold.write.plan import Plan, Terms, make_plan

if TYPE_CHECKING:
    from sqla_scaffold.migrate.chain import Chain, Link

_REBASE = (
    "take the `schema.lock` of the branch that stays, and write the other one again: `sqla-scaffold revision --rebase`"
)
# What a schema must be that a merge leads to.
_NO_MORE = "let the schema say what both branches say, and change it after the merge; or use `revision --rebase`"


@dataclass(frozen=True)
class _Branches:
    """The two branches of a history: the one that the snapshot is of, and the other one, each from where they parted."""

    ours: tuple[Link, ...]
    theirs: tuple[Link, ...]

    @property
    def heads(self) -> tuple[str, str]:
        """The newest revision of each."""
        return self.ours[-1].revision, self.theirs[-1].revision


def merged(root: Path, project: Project, message: str, diagnostics: Diagnostics) -> tuple[Outcome, str, Plan | None]:
    """Return the plan by which branches are joined; what is in the way is reported."""
    from sqla_scaffold.migrate.chain import read_chain
    from sqla_scaffold.migrate.history import lock_path
    from sqla_scaffold.migrate.merge_revision import merge_revision

    before, files, said = diagnostics.errors, list[GeneratedFile](), list[str]()
    parts = parts_of(project.meant.schema, project.config)
    for part in parts:
        chain = read_chain(root / part.config.migrations / "versions", root)
        branches = _branches(root, part, chain, diagnostics) if len(chain.heads) > 1 else None
        if branches is not None:
            made = merge_revision(
                part.schema, part.config, branches.heads, number=len(chain.links) + 1, message=message
            )
            files += made
            said.append(f"Joined: {' and '.join(branches.heads)}, which touch different things.")
    if diagnostics.errors > before:
        return Outcome(ok=False), "", None
    if not files:
        return Outcome(ok=True, said=("Nothing to do: the history has one end.",)), "", None
    locks = {path: digest((root / path).read_bytes()) for path in (lock_path(part.config) for part in parts)}
    plan = make_plan(root, files, terms=Terms(black), read={**project.read, **locks})
    return Outcome(not plan.conflicts, plan, said=tuple(said), upgrades=tuple(one.upgrade for one in parts)), "", plan


def _branches(root: Path, part: Part, chain: Chain, diagnostics: Diagnostics) -> _Branches | None:
    """Return the branches of a part's history that can be joined; None where they cannot, which is reported."""
    snapshot = snapshot_of(root, part.config, part.schema, diagnostics)
    if snapshot is None:
        return None
    if len(chain.heads) > 2 or snapshot.head not in chain.heads:
        message = f"{' and '.join(f'`{one}`' for one in chain.heads)} are all the newest"
        hint = "join two at a time, with the `schema.lock` of one of them as it is"
        diagnostics.add(codes.SEVERAL_HEADS, message, path=f"{part.config.migrations}/versions", hint=hint)
        return None
    found = _Branches(chain.alone(snapshot.head), chain.aside(snapshot.head))
    before = diagnostics.errors
    for link in (*found.ours, *found.theirs):
        if link.touches is None:
            message = f"`{link.revision}` does not say what it touches"
            diagnostics.add(codes.BRANCHES_OVERLAP, message, link.span, hint=_REBASE)
    if diagnostics.errors == before:
        _report_clashes(found, part, diagnostics)
    if diagnostics.errors == before:
        _report_more(found, compare(snapshot.schema, part.schema), part, diagnostics)
    return found if diagnostics.errors == before else None


def _report_clashes(found: _Branches, part: Part, diagnostics: Diagnostics) -> None:
    ours, theirs = (
        {name: link for link in links for name in link.touches or ()} for links in (found.ours, found.theirs)
    )
    for name in clashes(ours, theirs, part.schema):
        one, other = ours.get(name, found.ours[-1]), theirs.get(name, found.theirs[-1])
        message = f"`{one.revision}` and `{other.revision}` both have to do with {name}"
        notes = [Note("the other one", other.span)]
        diagnostics.add(codes.BRANCHES_OVERLAP, message, one.span, hint=_REBASE, notes=notes)


def _report_more(found: _Branches, left: Difference, part: Part, diagnostics: Diagnostics) -> None:
    """Say where the schema is not what the branches lead to: theirs is all that may be new to the snapshot of ours."""
    said = {name: hashed for link in found.theirs for name, hashed in (link.touches or {}).items()}
    for name in touched(left):
        if name not in said:
            message = f"the schema changes {name}, which neither branch does"
            diagnostics.add(codes.MERGE_SAYS_MORE, message, path=part.config.schema, hint=_NO_MORE)
    for name, hashed in stand(part.schema, said).items():
        if hashed != said[name]:
            message = f"{name} is not what `{found.heads[1]}` leads to"
            diagnostics.add(codes.MERGE_SAYS_MORE, message, path=part.config.schema, hint=_NO_MORE)
