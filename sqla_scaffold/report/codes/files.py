"""Codes R4, of the family R: a schema in several files."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

INCLUDE_NOTHING = Code(
    "R401",
    "include-nothing",
    "An entry of `include` names no schema file: none has this name, or none that the pattern fits.",
    "include: model/*.yaml",
    "Write a path or a pattern relative to the file in which it stands, such as models/*.yaml.",
)
INCLUDE_OUTSIDE = Code(
    "R402",
    "include-outside",
    "What a schema includes lies in its project, so that the project is whole wherever it is copied; where a file is "
    "read without a project, what it includes lies below its own folder.",
    "include: ../../other/schema.yaml",
    "Move the file into the project, and name it relative to the file that includes it, with forward slashes.",
)
INCLUDE_CYCLE = Code(
    "R403",
    "include-cycle",
    "A file includes one that includes it, directly or through others.",
    "include: schema.yaml, in models/shop.yaml, which schema.yaml includes",
    "Let the schema include both, and neither the other.",
)
SETTING_INCLUDED = Code(
    "R404",
    "setting-included",
    "What holds for the whole schema (its version, its kind of primary key, its naming convention) stands in the file "
    "that includes the others, and nowhere else.",
    "primary_key: uuid4, in an included file",
    "Move the key to the file that includes this one.",
)
DEFINED_TWICE = Code(
    "R405",
    "defined-twice",
    "Two files define the same name, and one of the definitions would be lost.",
    "models: {Tag: {}}, in two files",
    "Rename or remove one of them.",
)
INCLUDE_CLASH = Code(
    "R406",
    "include-clash",
    "A new project takes included files along under the paths that they have beside the schema; a file of the project "
    "itself already has this one.",
    "include: pyproject.toml, in a schema given to `sqla-scaffold new`",
    "Rename or move the included file.",
)
