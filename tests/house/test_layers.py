"""Imports point one way only, and each outer library has one door. docs/architecture.md tells why."""

from __future__ import annotations

import sys
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house.source_tree import PACKAGE, Import, imports, modules

# A room and those that it may know. What runs in child processes, with a person's own interpreter, knows nothing of ours.
ROOMS: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": {"cli"},
    "cli": {"api", "report"},
    "api": {
        "compare",
        "config",
        "editing",
        "emit",
        "files",
        "formatting",
        "importing",
        "migrate",
        "reading",
        "report",
        "resolve",
        "schema",
        "skeleton",
        "smoke",
        "write",
    },
    "migrate": {"compare", "emit", "schema", "files", "config", "report"},
    "extending": {"emit", "schema", "config", "files"},
    "emit": {"schema", "config", "files", "report", "quick"},
    "compare": {"schema", "report"},
    "resolve": {"schema", "report"},
    "editing": {"formatting", "reading", "schema", "report"},
    "importing": {"editing", "reading", "report", "schema"},
    "formatting": {"reading", "schema", "report"},
    "reading": {"schema", "config", "report", "quick"},
    "skeleton": {"files", "config", "report"},
    "smoke": {"config", "report"},
    "smoke.children": set(),
    "reading.classes.children": set(),
    "write": {"files", "report", "quick"},
    "schema": {"report", "quick"},
    "report": {"quick"},
    "files": {"quick"},
    "config": set(),
    "quick": set(),
}

# An outer library and the modules, or the rooms, that may import it.
DOORS: dict[str, tuple[str, ...]] = {
    "alembic": ("migrate", "smoke.children"),
    "black": ("emit.render",),
    "click": ("cli",),
    "copier": ("skeleton",),
    "inflection": ("schema.names",),
    "jinja2": ("emit.render",),
    "packaging": ("skeleton",),
    "plumbum": ("skeleton",),  # by which Copier runs git
    "sqlalchemy": ("migrate", "reading.database", "reading.classes.children", "smoke.children"),
    "tomllib": ("reading",),
    "yaml": ("skeleton.answers", "reading.yaml_nodes", "reading.yaml_errors", "formatting.yaml_layout"),
}

CHILDREN = ("smoke.children", "reading.classes.children")
IMPORTS = list(imports())


def inner(module: str) -> str:
    return module.removeprefix(PACKAGE).lstrip(".") or "__init__"


def room(module: str) -> str:
    name = inner(module)
    alone = next((one for one in CHILDREN if name.startswith(one)), None)
    return alone or name.partition(".")[0]


def is_ours(found: Import) -> bool:
    return found.target.partition(".")[0] == PACKAGE


def test_every_room_stands_in_the_table() -> None:
    assert {room(module) for module in modules()} <= set(ROOMS)


def test_the_table_points_one_way() -> None:
    TopologicalSorter(ROOMS).prepare()


def test_rooms_import_only_what_lies_below() -> None:
    wrong = [
        f"{found.place}: {room(found.module)} may not know {room(found.target)}"
        for found in IMPORTS
        if is_ours(found)
        and room(found.target) not in ROOMS[room(found.module)] | {room(found.module)}
        and found.target != PACKAGE  # the version, which everybody may print
    ]
    assert not wrong, "\n".join(wrong)


def test_modules_import_each_other_in_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    for found in IMPORTS:
        if is_ours(found) and found.target != found.module:
            graph.setdefault(found.module, set()).add(found.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_an_outer_library_has_one_door() -> None:
    wrong = []
    for found in IMPORTS:
        library = found.target.partition(".")[0]
        if is_ours(found) or (library in sys.stdlib_module_names and library not in DOORS):
            continue
        if not any(f"{inner(found.module)}.".startswith(f"{door}.") for door in DOORS.get(library, ())):
            wrong.append(
                f"{found.place}: {library} comes in through {' and '.join(DOORS.get(library, ['no door']))} only"
            )
    assert not wrong, "\n".join(wrong)


def test_a_module_is_named_after_what_it_is_about() -> None:
    nothing_said = {"base", "common", "core", "helper", "helpers", "misc", "shared", "util", "utils"}
    assert [module for module in modules() if module.rpartition(".")[2] in nothing_said] == []
