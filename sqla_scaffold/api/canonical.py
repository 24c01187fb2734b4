"""`fmt`: schema files get their canonical form."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqla_scaffold.api.outcome import Outcome
from sqla_scaffold.api.writing import recovered
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.formatting.schema_format import SchemaText, formatted, read_text
from sqla_scaffold.reading.config_file import read_config
from sqla_scaffold.reading.file_bytes import read_bytes
from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.reading.schema_files import SchemaFile, read_schema_files
from sqla_scaffold.report.codes.reading import FILE_FORMAT
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.apply import apply
from sqla_scaffold.write.disk import digest
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.plan import make_plan


def fmt(root: Path, paths: Sequence[Path], diagnostics: Diagnostics, *, check: bool) -> Outcome:
    """Give schema files their canonical form: the same words, in the same order, with the same comments.

    Args:
        paths: the files, below `root`; none takes all files of the project's schema.
        check: write nothing; the outcome is not ok when anything would change.

    Errors: `OutsideError` for a file that cannot be read or written, and without paths where there is no project.
    """
    files = [SchemaFile(path, os.path.relpath(path, root).replace(os.sep, "/")) for path in paths]
    of_project = _schema_files(root, diagnostics) if not files or (root / "pyproject.toml").is_file() else ()
    texts = {file.name: _schema_text(file, diagnostics) for file in (*(files or of_project), *of_project)}
    if diagnostics.errors:
        return Outcome(ok=False)
    sound = {name: text for name, (_, text) in texts.items() if text is not None}
    enums = {enum.name.value for text in sound.values() for enum in text.spec.enums}
    names = list(dict.fromkeys(file.name for file in files or of_project))
    wanted = [GeneratedFile(name, formatted(sound[name], enums), Owner.TOOL) for name in names]
    plan = make_plan(root, wanted, read={name: digest(texts[name][0]) for name in names})
    changes = tuple(replace(one, reason="formatted" if one.action.writes else "") for one in plan.changes)
    plan = replace(plan, changes=changes)
    if check or plan.current:
        return Outcome(plan.current, plan)
    with lock(root, "fmt"):
        said = recovered(root)
        # Outside a project nothing may be left but the files themselves, so no way back is kept there.
        said += apply(root, plan, "fmt" if of_project else "")
    return Outcome(True, plan, written=True, said=said)


def _schema_files(root: Path, diagnostics: Diagnostics) -> tuple[SchemaFile, ...]:
    try:
        config = read_config(root, Diagnostics())
    except OutsideError:
        if (root / "pyproject.toml").is_file():
            return ()  # the settings of another project, beside which files may be formatted by name
        raise
    if config is None:
        read_config(root, diagnostics)
        return ()
    read = read_schema_files(root / config.schema, config.schema, diagnostics, within=root)
    return () if read is None else read.files


def _schema_text(file: SchemaFile, diagnostics: Diagnostics) -> tuple[bytes, SchemaText | None]:
    data = read_bytes(file.path, file.name)
    language = FORMATS.get(file.path.suffix.lower())
    if language is None:
        hint = f"the endings of schema files are {', '.join(FORMATS)}"
        raise OutsideError(FILE_FORMAT, f"`{file.path.suffix}` is no format of a schema", hint=hint, path=file.name)
    return data, read_text(data, file.name, language, diagnostics)
