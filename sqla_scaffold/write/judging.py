"""What happens to one file: a question of whose it is, and of three texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.report.codes import merging as codes
from sqla_scaffold.report.codes.code import Code
from sqla_scaffold.write.change import Action, Content, PlannedChange
from sqla_scaffold.write.merge.lines import merge_lines
from sqla_scaffold.write.merge.markers import first_marker, marked, says_schema, sides
from sqla_scaffold.write.merge.merge import Tidy, merge
from sqla_scaffold.write.merge.renaming import NewNames, renamed
from sqla_scaffold.write.merge.settle import Conflict, Merged, Settle
from sqla_scaffold.write.paths import BASE
from sqla_scaffold.write.reader import Reader


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms files are judged.

    Args:
        tidy: lays out Python that was put together from both sides (the writing room knows no formatter).
        settle: what comes of parts that do not go together.
        resolve: make one text of the two sides that git left in a file.
        sealed: patterns of shared files that nobody may edit.
        once: patterns of shared files that are written once.
        names: new names of what modules define, by the path of the module.
    """

    tidy: Tidy = str
    settle: Settle = Settle.SAY
    resolve: bool = False
    sealed: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    names: Mapping[str, NewNames] = field(default_factory=dict, hash=False)

    def owner(self, path: str, owner: Owner) -> Owner:
        """Return whose a file is, where the settings of the project may say otherwise."""
        if owner is not Owner.SHARED:
            return owner
        return Owner.ONCE if fits(path, self.once) else Owner.SEALED if fits(path, self.sealed) else owner


def fits(path: str, patterns: Iterable[str]) -> bool:
    """Say whether one of these patterns is that of a path; `*` stands for any part of it, also for slashes."""
    return any(fnmatchcase(path, pattern) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What happens, why, the text; and whether the text of now is the one that both sides agreed on last from here on."""

    action: Action
    reason: str
    text: str
    code: Code | None = None
    conflicts: tuple[Conflict, ...] = ()
    agreed: bool = True


def decide(reader: Reader, file: GeneratedFile, terms: Terms) -> list[PlannedChange]:
    """Return what happens to a file, and to its base text if it has one; and to the file that bore its content before."""
    file = replace(file, owner=terms.owner(file.path, file.owner))
    place, yours = reader.read(file.path)
    if file.owner in (Owner.TOOL, Owner.PERSON):
        action, reason = _judge_tool(yours, file.text) if file.owner is Owner.TOOL else _judge_person(yours, file.text)
        return [PlannedChange(file.path, action, yours, file.text, file.owner, reason, file.executable, place)]
    names = terms.names.get(file.path)
    base_place, base = reader.read(f"{BASE}/{file.path}")
    if names is not None and names.was != file.path and base is None and yours is None:
        if (moved := _moved(reader, file, place, base_place, names, terms)) is not None:
            return moved
    verdict = _judge_shared(file, base, yours, terms)
    change = PlannedChange(
        file.path, verdict.action, yours, verdict.text, file.owner, verdict.reason, file.executable, place
    )
    change = replace(change, code=verdict.code)
    if verdict.action is Action.CONFLICT:
        return [replace(change, conflicts=verdict.conflicts, base=base)]
    if not verdict.agreed:
        return [change]
    return [change, _base(file, base, base_place)]


def _base(file: GeneratedFile, base: Content, place: str) -> PlannedChange:
    """Return what happens to the base text of a file on which both sides agree."""
    action, reason = _judge_tool(base, file.text)
    return PlannedChange(f"{BASE}/{file.path}", action, base, file.text, Owner.TOOL, reason, place=place)


def _moved(
    reader: Reader, file: GeneratedFile, place: str, base_place: str, names: NewNames, terms: Terms
) -> list[PlannedChange] | None:
    """Return what happens to a module that gets a new name, with all that was added to it; None where there is none."""
    old_place, yours = reader.read(names.was)
    old_base_place, base = reader.read(f"{BASE}/{names.was}")
    if not isinstance(yours, str) or not isinstance(base, str):
        return None
    verdict = _judge_shared(file, base, yours, terms)
    if verdict.action is Action.CONFLICT:
        change = PlannedChange(names.was, verdict.action, yours, file.text, file.owner, verdict.reason, place=old_place)
        return [replace(change, code=verdict.code, conflicts=verdict.conflicts, base=base)]
    action = Action.CREATE if yours == base else Action.MERGE
    reason = f"moved from {names.was}" + ("" if yours == base else ", your edits kept")
    gone = f"moved to {file.path}"
    return [
        PlannedChange(file.path, action, None, verdict.text, file.owner, reason, file.executable, place),
        _base(file, None, base_place),
        PlannedChange(names.was, Action.DELETE, yours, None, file.owner, gone, place=old_place),
        PlannedChange(f"{BASE}/{names.was}", Action.DELETE, base, None, Owner.TOOL, gone, place=old_base_place),
    ]


def _judge_person(yours: Content, new: str) -> tuple[Action, str]:
    if yours is None:
        return Action.CREATE, "new, yours from now on"
    return (Action.IDENTICAL, "") if yours == new else (Action.KEEP, "yours")


def _judge_tool(there: Content, new: str) -> tuple[Action, str]:
    if there is None:
        return Action.CREATE, "new"
    return (Action.IDENTICAL, "") if there == new else (Action.UPDATE, "generated anew")


def _judge_shared(file: GeneratedFile, base: Content, yours: Content, terms: Terms) -> _Verdict:
    """Judge three texts: the one written last, the person's, and the one of now."""
    new = file.text
    if yours is None:
        return _judge_deleted(file, base, terms)
    if file.owner is Owner.ONCE:
        if not isinstance(yours, str):
            return _Verdict(Action.KEEP, "yours", new, agreed=base is None)
        return _Verdict(Action.IDENTICAL if yours == new else Action.KEEP, "yours", yours, agreed=base is None)
    if yours == new:
        return _Verdict(Action.IDENTICAL, "", new)
    if yours == base:
        return _Verdict(Action.UPDATE, "the schema changed", new)
    if isinstance(yours, str) and first_marker(yours) is not None:
        return _judge_marked(file, base, yours, terms)
    if file.owner is Owner.SEALED:
        return _whole(file, yours, "it is sealed, and you edited it", codes.SEALED_EDITED, terms)
    if new == base:
        return _Verdict(Action.KEEP, "you edited it, the schema did not change it", new)
    if isinstance(yours, str) and isinstance(base, str):
        return _merged(file, base, yours, terms)
    if base is None:
        return _whole(file, yours, "it was there before", codes.IN_THE_WAY, terms)
    return _whole(file, yours, "you edited it and the schema changed it", codes.BOTH_CHANGED, terms)


def _judge_deleted(file: GeneratedFile, base: Content, terms: Terms) -> _Verdict:
    if base is None:
        return _Verdict(Action.CREATE, "new", file.text)
    if file.owner is Owner.ONCE:
        return _Verdict(Action.KEEP, "you deleted it", file.text, agreed=False)
    if terms.settle is Settle.THEIRS and base != file.text:
        return _Verdict(Action.CREATE, "you deleted it, the schema changed it", file.text)
    return _Verdict(Action.KEEP, "you deleted it", file.text, codes.MODULE_DELETED, agreed=False)


def _whole(file: GeneratedFile, yours: Content, reason: str, code: Code, terms: Terms) -> _Verdict:
    """Judge a file that is taken as a whole or not at all."""
    match terms.settle:
        case Settle.THEIRS:
            return _Verdict(Action.UPDATE, f"taken from the schema: {reason}", file.text)
        case Settle.OURS if isinstance(yours, str) and file.owner is not Owner.SEALED:
            return _Verdict(Action.KEEP, f"kept as it is: {reason}", yours)
        case Settle.MARKERS if isinstance(yours, str) and file.owner is not Owner.SEALED:
            return _Verdict(Action.MERGE, "conflicts are marked", marked(yours.replace("\r\n", "\n"), file.text))
        case _:
            return _Verdict(Action.CONFLICT, reason, file.text, code)


def _three(path: str, base: str, yours: str, new: str, terms: Terms, settle: Settle) -> Merged | None:
    """Merge three texts: Python by what its statements define, all else by lines; None for Python that is none."""
    if not path.endswith(".py"):
        return merge_lines(base, yours, new, settle=settle)
    if first_marker(base) is not None:
        return None
    return merge(base, yours, new, terms.tidy, settle=settle)


def _merged(file: GeneratedFile, base: str, yours: str, terms: Terms) -> _Verdict:
    """Merge a file that both sides changed; what does not go together stays as the person has it."""
    there, names = yours, terms.names.get(file.path)
    if names is not None and (both := renamed(base, yours, names)) is not None:
        base, yours = both
    settle = Settle.SAY if terms.settle is Settle.MARKERS else terms.settle
    merged = _three(file.path, base, yours, file.text, terms, settle)
    if merged is None:
        reason = "you edited it, it is no Python at the moment, and the schema changed it"
        return _whole(file, yours, reason, codes.NOT_PYTHON, terms)
    if merged.conflicts and terms.settle is Settle.MARKERS:
        ours, theirs = (_three(file.path, base, yours, file.text, terms, side) for side in (Settle.OURS, Settle.THEIRS))
        assert ours is not None and theirs is not None
        return _Verdict(Action.MERGE, f"conflicts are marked: {_said(merged)}", marked(ours.text, theirs.text))
    if merged.conflicts:
        return _Verdict(Action.CONFLICT, _said(merged), file.text, codes.BOTH_CHANGED, merged.conflicts)
    kept_out = f", without {', '.join(merged.removed)}, which you took out" if merged.removed else ""
    action = Action.KEEP if merged.text == there else Action.MERGE
    return _Verdict(action, f"your edits kept{kept_out}", merged.text)


def _said(merged: Merged) -> str:
    return "; ".join(
        f"line {one.line}, {one.name}: {one.reason}" if one.line else f"{one.name}: {one.reason}"
        for one in merged.conflicts
    )


def _judge_marked(file: GeneratedFile, base: Content, yours: str, terms: Terms) -> _Verdict:
    """Judge a file in which git left two sides: each is brought to the schema of now, then both are merged over it."""
    if says_schema(yours):
        return _judge_shown(file, base, yours, terms)
    reason = "it holds conflict markers of git"
    if terms.resolve:
        two = sides(yours.replace("\r\n", "\n"))
        bases = (sides(base) or (base, base)) if isinstance(base, str) else (file.text, file.text)
        if two is None:
            reason += ", which do not fit each other"
        elif (both := _both_sides(file, bases, two, terms)) is None:
            reason += ", and a side is no Python"
        elif not both.conflicts:
            return _Verdict(Action.MERGE, "both sides of git, on the schema of now", both.text)
        else:
            line = yours.count("\n", 0, first_marker(yours)) + 1
            conflicts = tuple(replace(one, yours=one.yours and replace(one.yours, line=line)) for one in both.conflicts)
            return _Verdict(Action.CONFLICT, _said(both), file.text, codes.BOTH_CHANGED, conflicts)
    return _Verdict(Action.CONFLICT, reason, file.text, codes.GIT_MARKERS)


def _judge_shown(file: GeneratedFile, base: Content, yours: str, terms: Terms) -> _Verdict:
    """Judge a file in which `marked` shows both sides: one is taken if somebody says which, and waited for otherwise."""
    two = sides(yours.replace("\r\n", "\n"))
    if two is not None and terms.settle in (Settle.OURS, Settle.THEIRS):
        side, said = (two[0], "yours") if terms.settle is Settle.OURS else (two[1], "the schema's")
        merged = _three(file.path, base if isinstance(base, str) else file.text, side, file.text, terms, terms.settle)
        if merged is not None:
            return _Verdict(Action.MERGE, f"between the markers, {said}", merged.text)
    return _Verdict(Action.CONFLICT, "nobody has decided between its conflict markers", file.text, codes.MARKERS_LEFT)


def _both_sides(file: GeneratedFile, bases: tuple[str, str], two: tuple[str, str], terms: Terms) -> Merged | None:
    settle = Settle.SAY if terms.settle is Settle.MARKERS else terms.settle
    mine, theirs = (_three(file.path, was, side, file.text, terms, settle) for was, side in zip(bases, two))
    if mine is None or theirs is None:
        return None
    both = _three(file.path, file.text, mine.text, theirs.text, terms, settle)
    if both is None:
        return None
    ends = (replace(one, reason="both branches changed it") for one in both.conflicts)
    return Merged(both.text, tuple(dict.fromkeys((*mine.conflicts, *theirs.conflicts, *ends))))
