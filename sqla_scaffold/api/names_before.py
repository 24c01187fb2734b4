"""What things were called when the files were written last.

`was:` tells what something was called at the newest revision. Files follow the schema more often than revisions are
written, so the new names that they followed already are remembered beside them, as long as the schema says `was:`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.schema.hints import MemberWas
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.write.paths import RENAMED
from sqla_scaffold.write.seen import read_regular

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Renames:
    """New names, each with that of before.

    Args:
        models, enums: by the names of now.
        attributes: columns and relationships, by the model as it is called now, and their own names of now.
    """

    models: Names = field(default_factory=dict)
    enums: Names = field(default_factory=dict)
    attributes: Mapping[str, Names] = field(default_factory=dict)


def renames_said(schema: Schema) -> Renames:
    """Return the new names that a schema says: those since the newest revision."""
    attributes: dict[str, dict[str, str]] = {}
    for member in sorted((*schema.hints.attributes, *schema.hints.relationships), key=_key):
        attributes.setdefault(member.model, {})[member.name] = member.was
    return Renames(dict(sorted(schema.hints.models)), dict(sorted(schema.hints.enums)), attributes)


def _key(member: MemberWas) -> tuple[str, str]:
    return member.model, member.name


def renames_written(root: Path) -> Renames:
    """Return the new names that the files of a project followed already; none where that is not known."""
    try:
        said = json.loads(read_regular(f"{root}/{RENAMED}") or b"")
        attributes = {model: _texts(names) for model, names in said["attributes"].items()}
        return Renames(_texts(said["models"]), _texts(said["enums"]), attributes)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Renames()


def _texts(names: Mapping[object, object]) -> dict[str, str]:
    return {str(now): str(was) for now, was in names.items()}


def memory_of(renames: Renames) -> list[GeneratedFile]:
    """Return the file in which new names are remembered; none where there are none."""
    if renames == Renames():
        return []
    return [GeneratedFile(RENAMED, json.dumps(asdict(renames), indent=2, ensure_ascii=False) + "\n", Owner.TOOL)]


def renames_left(schema: Schema, root: Path) -> Renames:
    """Return the new names that the files of a project have not followed yet."""
    now, then = renames_said(schema), renames_written(root)
    classes = [*(one.name for one in schema.models), *(one.name for one in schema.mixins)]
    models = _left(now.models, then.models, classes)
    enums = _left(now.enums, then.enums, [one.name for one in schema.enums])
    attributes: dict[str, Names] = {}
    for model in schema.models:
        before = then.attributes.get(models.get(model.name, model.name), {})
        there = [*(one.name for one in model.attributes), *(one.name for one in model.relationships)]
        if left := _left(now.attributes.get(model.name, {}), before, there):
            attributes[model.name] = left
    return Renames(models, enums, attributes)


def _left(now: Names, then: Names, there: Collection[str]) -> dict[str, str]:
    """Return the names of now that the files do not have, each with the one that they have.

    Args:
        now, then: the new names by the schema and by the files, each with that of the newest revision.
        there: all names of now.
    """
    followed = {was: name for name, was in then.items()}
    left = {name: followed.get(was, was) for name, was in now.items()}
    # Who takes the first name again says no `was:`.
    back = {was: name for name, was in then.items() if was in there and name not in there}
    return {name: was for name, was in {**back, **left}.items() if name != was}
