"""The journey as functions: read, resolve, emit, plan, prove, apply. The only room that knows all others.

Everything is made in memory; nothing touches the project before a plan says what would happen and the smoke test has
run it in a copy. Each function is loaded when it is first asked for: when nothing has changed, nearly nothing is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqla_scaffold.api.canonical import fmt
    from sqla_scaffold.api.checking import check
    from sqla_scaffold.api.editing import edit
    from sqla_scaffold.api.files import EDITOR_SCHEMA
    from sqla_scaffold.api.import_options import ImportOptions
    from sqla_scaffold.api.importing import import_database
    from sqla_scaffold.api.importing_models import import_models
    from sqla_scaffold.api.in_step import unchanged
    from sqla_scaffold.api.keeping import generate
    from sqla_scaffold.api.making import NewOptions, new, refuse_full_folder
    from sqla_scaffold.api.meant import read_model
    from sqla_scaffold.api.naming import names
    from sqla_scaffold.api.outcome import Outcome
    from sqla_scaffold.api.proving import smoke
    from sqla_scaffold.api.revising import RevisionOptions, revise
    from sqla_scaffold.api.showing import show
    from sqla_scaffold.api.undoing import undo
    from sqla_scaffold.api.updating import UpdateState, abort_update, check_update, read_answers, update
    from sqla_scaffold.config import package_of, package_problem
    from sqla_scaffold.editing.asked import (
        AddFields,
        AddModel,
        Asked,
        RemoveFields,
        RemoveModel,
        RenameField,
        RenameModel,
        words_of,
    )
    from sqla_scaffold.reading.json_schema import json_schema_text
    from sqla_scaffold.smoke.runner import SmokeReport
    from sqla_scaffold.write.merge.settle import Settle
    from sqla_scaffold.write.patch import unified
    from sqla_scaffold.write.plan import Plan, PlannedChange

__all__ = [
    "AddFields",
    "AddModel",
    "Asked",
    "EDITOR_SCHEMA",
    "ImportOptions",
    "NewOptions",
    "Outcome",
    "Plan",
    "PlannedChange",
    "RemoveFields",
    "RemoveModel",
    "RenameField",
    "RenameModel",
    "RevisionOptions",
    "Settle",
    "SmokeReport",
    "UpdateState",
    "abort_update",
    "check_update",
    "check",
    "edit",
    "fmt",
    "generate",
    "import_database",
    "import_models",
    "json_schema_text",
    "names",
    "new",
    "package_of",
    "package_problem",
    "read_answers",
    "read_model",
    "refuse_full_folder",
    "revise",
    "show",
    "smoke",
    "unchanged",
    "undo",
    "unified",
    "update",
    "words_of",
]

# Where each name lives; a test compares this with the imports above.
_HOMES = {
    "api.canonical": "fmt",
    "api.checking": "check",
    "api.editing": "edit",
    "api.files": "EDITOR_SCHEMA",
    "api.import_options": "ImportOptions",
    "api.importing": "import_database",
    "api.importing_models": "import_models",
    "api.keeping": "generate",
    "api.making": "NewOptions new refuse_full_folder",
    "api.meant": "read_model",
    "api.naming": "names",
    "api.outcome": "Outcome",
    "api.proving": "smoke",
    "api.revising": "RevisionOptions revise",
    "api.showing": "show",
    "api.in_step": "unchanged",
    "api.undoing": "undo",
    "api.updating": "UpdateState abort_update check_update read_answers update",
    "config": "package_of package_problem",
    "editing.asked": "AddFields AddModel Asked RemoveFields RemoveModel RenameField RenameModel words_of",
    "reading.json_schema": "json_schema_text",
    "smoke.runner": "SmokeReport",
    "write.merge.settle": "Settle",
    "write.patch": "unified",
    "write.plan": "Plan PlannedChange",
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names.split():
            return getattr(import_module(f"sqla_scaffold.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
