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
    "Take the whole file of one branch (`git checkout --ours migrations/schema.lock`), and make the revision of the "
    "other branch again on top of it.",
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
