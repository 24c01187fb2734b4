"""Codes of the family V: revisions."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

SNAPSHOT_UNREADABLE = Code(
    "V001",
    "snapshot-unreadable",
    "`migrations/schema.lock` says what the newest revision leads to, and the next revision is the difference to it. "
    "This file is no JSON, so the difference cannot be told.",
    '{"format": 1, "head": "0001", "schema": {',
    "Restore the file from version control, in the state of the newest revision.",
)
SNAPSHOT_CONFLICT = Code(
    "V002",
    "snapshot-conflict",
    "git merged two branches that both changed the schema and left its conflict markers in `migrations/schema.lock`. "
    "Which revision is the newest must be decided before the next one can be written.",
    '<<<<<<< HEAD\n  "head": "0002",\n=======\n  "head": "0003",\n>>>>>>> orders',
    "Take the whole file of the branch that stays as it is (`git checkout --theirs migrations/schema.lock`), and write "
    "the other branch's revision again on top of it with `sqla-scaffold revision --rebase`.",
)
SNAPSHOT_FORMAT = Code(
    "V003",
    "snapshot-format",
    "The snapshot was written by a version of this program that lays it out in another way.",
    '{"format": 99, "hash": "sha256:...", "schema": {}}',
    "Use the version of sqla-scaffold that the others of the project use.",
)
SNAPSHOT_EDITED = Code(
    "V004",
    "snapshot-edited",
    "The snapshot does not fit the hash in it: somebody changed it by hand, or a merge mixed two of them. The next "
    "revision would start from a schema that no revision leads to.",
    '{"format": 1, "hash": "sha256:0000", "head": "0001", "schema": {"naming_convention": []}}',
    "Restore the file from version control. Change the schema file instead: the snapshot follows with a revision.",
)
SNAPSHOT_UNKNOWN = Code(
    "V005",
    "snapshot-unknown",
    "The snapshot is whole, and holds something that this version of the program does not know.",
    '{"format": 1, "hash": "sha256:...", "schema": {"naming_convention": [], "views": []}}',
    "Use the version of sqla-scaffold that wrote it, or a later one.",
)

# What a schema says about the way to it (V1).
WAS_THERE = Code(
    "V101",
    "was-there",
    "`was:` says under which name the schema before had a thing. What this one names is there still, so nothing was "
    "renamed; or two things change places, which no later look at the schema could tell from nothing.",
    "columns:\n  name: str\n  title: {type: str, was: name}",
    "Name what the schema no longer has. To let two things change places, give one of them a third name first, in a "
    "revision of its own.",
)
WAS_ITSELF = Code(
    "V102",
    "was-itself",
    "`was:` names the thing at which it stands.",
    "columns:\n  title: {type: str, was: title}",
    "Remove it, or write the name of before.",
)
WAS_TWICE = Code(
    "V103",
    "was-twice",
    "Two things claim the same past; its rows can only go to one of them.",
    "columns:\n  title: {type: str, was: name}\n  label: {type: str, was: name}",
    "Leave `was:` at one of them; the other one is new, and may get its values by `fill: {sql: ...}`.",
)
FILL_POINTLESS = Code(
    "V104",
    "fill-pointless",
    "`fill:` says what the rows get that are there already: in a column that is new or may no longer be null, or "
    "instead of a value that an enum has no longer. Here there is nothing to fill.",
    "enums:\n  Status: {members: [draft, paid], fill: {paid: draft}}",
    "Remove it, or say it where the values are missing.",
)

# What `check` looks at (V3).
REVISION_PENDING = Code(
    "V301",
    "revision-pending",
    "The tables of the schema are not those to which the newest revision leads: a database that is up to date with the "
    "revisions does not fit the models.",
    "a new column in the schema, and no revision that adds it",
    "Write the next revision, look at it, and commit it together with the schema.",
)
SEVERAL_HEADS = Code(
    "V302",
    "several-heads",
    "The history of revisions has several ends, as after a merge of two branches that both added one. Alembic does not "
    "know then to which of them `upgrade head` leads.",
    'down_revision = "0001", in two files',
    "Take `schema.lock` of either branch as it is. What touches different things is joined by `sqla-scaffold revision "
    "--merge`; otherwise write one branch's revision again on top of the other one's with `--rebase`.",
)

# The snapshot and the revisions (V2).
SNAPSHOT_MISSING = Code(
    "V201",
    "snapshot-missing",
    "`migrations/schema.lock` is the schema to which the newest revision leads; the next one is the difference to it.",
    "rm migrations/schema.lock",
    "Restore the file from version control.",
)
HISTORY_AHEAD = Code(
    "V202",
    "history-ahead",
    "A revision was written by hand after the one whose schema is kept. What it does to the tables is not known here.",
    "alembic revision -m 'by hand'",
    "Change the schema file so that it says what the revision does, then say `sqla-scaffold revision --adopt`.",
)
WRITTEN_BY_HAND = Code(
    "V203",
    "written-by-hand",
    "`revision --rebase` writes the revisions of a branch again, from the schema. One that a person wrote cannot be: what "
    "it does stands nowhere else.",
    "alembic revision -m 'by hand'  # on a branch, and then sqla-scaffold revision --rebase",
    "Let it stand on the other branch's newest revision: change its `down_revision`. Then rebase what is left.",
)
CHAIN_BROKEN = Code(
    "V204",
    "chain-broken",
    "Each revision says on which snapshot of the schema it was written and to which it leads. Here one does not follow the "
    "other: a file is missing, or was taken from another branch, so the way to the newest schema is not what it seems.",
    'snapshot_before: str = "60303ae22b998861"  # and the revision before leads to another one',
    "Restore the files of `migrations` from version control, all in the same state. A branch is put on top of another one "
    "by `sqla-scaffold revision --rebase`.",
)
BRANCHES_OVERLAP = Code(
    "V205",
    "branches-overlap",
    "`revision --merge` joins two branches that touch different things: in whatever order they are applied, the same comes "
    "out. These two touch the same thing, or one uses what the other one changes, so the order matters and somebody has to "
    "choose it.",
    'touches: dict[str, str | None] = {"table customer": "5be0d1c3a7f24e96"}  # in both branches',
    "Take `schema.lock` of the branch that stays, and write the other one's revision again on top of it with "
    "`sqla-scaffold revision --rebase`.",
)
MERGE_SAYS_MORE = Code(
    "V206",
    "merge-says-more",
    "A merge of two branches does nothing by itself, so the schema must be what both of them lead to, no more and no less.",
    "models:\n  Order:\n    columns: {total: int}  # which neither branch says",
    "Let the schema say what both branches say, join them, and change it in the next revision. Or write one branch again on "
    "top of the other with `sqla-scaffold revision --rebase`.",
)
