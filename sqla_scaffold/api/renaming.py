"""What `was:` in a schema means for its modules: where they move, and where a person's code still says the old name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sqla_scaffold.api.names_before import Renames
from sqla_scaffold.config import Config
from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.report.codes.merging import OLD_NAME
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source, Span
from sqla_scaffold.resolve.naming import module_of
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.write.change import Plan
from sqla_scaffold.write.merge.renaming import NewNames, is_pending, mentions
from sqla_scaffold.write.paths import BASE

# Where the modules of a model lie, and what the names of their classes end in.
_MODULES = {"models": ("",), "factories": ("Factory",), "resources": ("Output", "Input")}
_MOST = 40  # mentions that are said; who has more of them searches and replaces
_ELSEWHERE = ("build", "dist", "node_modules", "venv", "site-packages")


def new_names(schema: Schema, config: Config, renames: Renames) -> dict[str, NewNames]:
    """Return new names by the path of the module that they concern.

    Args:
        renames: those that the files have not followed yet.
    """
    found: dict[str, NewNames] = {}
    modules = {model.name: model.module for model in schema.models}
    modules |= {mixin.name: mixin.module for mixin in schema.mixins if mixin.abstract}
    for name, module in modules.items():
        was = renames.models.get(name, name)
        attributes = {old: new for new, old in renames.attributes.get(name, {}).items()}
        if was == name and not attributes:
            continue
        old_module = module if was == name else module_of(was)
        for folder, endings in _MODULES.items():
            path, old = (f"{config.package_path}/{folder}/{one}.py" for one in (module, old_module))
            classes = {f"{was}{end}": f"{name}{end}" for end in endings} if was != name else {}
            found[path] = NewNames(old, classes, {f"{name}{end}": attributes for end in endings})
    if renames.enums:
        path = f"{config.package_path}/models/enums.py"
        found[path] = NewNames(path, {was: name for name, was in renames.enums.items()})
    return found


def report_mentions(
    root: Path, plan: Plan, files: Sequence[GeneratedFile], names: Mapping[str, NewNames], diagnostics: Diagnostics
) -> None:
    """Report where code that people wrote still says a name that this plan takes away; it is theirs to change."""
    waiting = {change.path for change in plan.conflicts}
    due = [one for path, one in names.items() if not waiting & {path, one.was} and _is_due(root, path, one)]
    if not due:
        return
    classes = {was: now for one in due for was, now in one.classes.items()}
    attributes = {model: mapping for one in due for model, mapping in one.attributes.items() if mapping}
    taken = NewNames("", classes, attributes)
    count = 0
    for path, text, generated in _texts(root, plan, files):
        source = Source(path, text)
        for one in mentions(text, generated, taken):
            count += 1
            if count <= _MOST:
                span = Span(source, one.start, one.start + len(one.was))
                diagnostics.add(OLD_NAME, f"`{one.was}` is called `{one.now}` now", span, hint=f"write `{one.now}`")


def _is_due(root: Path, path: str, names: NewNames) -> bool:
    """Say whether the text written last still has the old names."""
    for place in (path, names.was):
        base = root / BASE / place
        if base.is_file():
            return place != path or is_pending(base.read_text(encoding="utf-8"), names)
    return False


def _texts(root: Path, plan: Plan, files: Sequence[GeneratedFile]) -> Iterator[tuple[str, str, str | None]]:
    """Yield the project's modules as they will be, each with what of it is generated."""
    made = {file.path: file.text for file in files}
    planned = {change.path: change for change in plan.visible}
    for found in sorted(_modules(root) | {path for path, change in planned.items() if change.action.writes}):
        change = planned.get(found)
        if change is not None and change.conflicts:
            continue  # it is not as it will be
        if not found.endswith(".py") or (change is not None and change.action.value == "delete"):
            continue
        if change is not None and change.action.writes and isinstance(change.new, str):
            yield found, change.new, made.get(found)
            continue
        try:
            yield found, (root / found).read_text(encoding="utf-8"), made.get(found)
        except (OSError, UnicodeDecodeError):
            continue


def _modules(root: Path) -> set[str]:
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if not any(part.startswith(".") or part in _ELSEWHERE for part in path.relative_to(root).parts)
    }
