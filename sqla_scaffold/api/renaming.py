"""What `was:` in a schema means for its modules: where they move, and where a person's code still says the old name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

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

_MOST = 40  # mentions that are said; who has more of them searches and replaces
_ELSEWHERE = ("build", "dist", "node_modules", "venv", "site-packages")


def new_names(schema: Schema, config: Config) -> dict[str, NewNames]:
    """Return the new names that a schema gives, by the path of the module that they concern."""
    folder = f"{config.package_path}/models"
    before = dict(schema.hints.models)
    attributes: dict[str, dict[str, str]] = {}
    for member in (*schema.hints.attributes, *schema.hints.relationships):
        attributes.setdefault(member.model, {})[member.was] = member.name
    found: dict[str, NewNames] = {}
    for model in schema.models:
        if model.name in before or model.name in attributes:
            was = before.get(model.name, model.name)
            path = f"{folder}/{model.module}.py"
            classes = {was: model.name} if was != model.name else {}
            old = f"{folder}/{module_of(was)}.py" if classes else path
            found[path] = NewNames(old, classes, {model.name: attributes.get(model.name, {})})
    if schema.hints.enums:
        path = f"{folder}/enums.py"
        found[path] = NewNames(path, {was: name for name, was in schema.hints.enums})
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
