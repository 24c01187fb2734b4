"""The commands that edit the schema: its files and all that follows from them change in one plan, or nothing does."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqla_scaffold.api.keeping import plan_for
from sqla_scaffold.api.meant import Meant, Project, understand
from sqla_scaffold.api.outcome import Outcome, Progress
from sqla_scaffold.api.parts import parts_of
from sqla_scaffold.api.writing import recovered
from sqla_scaffold.config import Config
from sqla_scaffold.editing.adding import added_to, meant_by_adding
from sqla_scaffold.editing.asked import AddFields, AddModel, Asked, Edited, RemoveFields, RemoveModel
from sqla_scaffold.editing.document import SchemaDocument, open_document
from sqla_scaffold.editing.following import warn_of_sql
from sqla_scaffold.editing.meaning import meaning
from sqla_scaffold.editing.places import CannotEdit
from sqla_scaffold.editing.removing import meant_by_removing, removed_from
from sqla_scaffold.editing.renaming import meant_by_renaming, renamed_in
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.reading.config_file import read_config
from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.reading.schema_files import ReadSchema, read_schema_files
from sqla_scaffold.report.codes import edits as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Source
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.write.apply import apply
from sqla_scaffold.write.disk import digest
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.merge.settle import Settle
from sqla_scaffold.write.plan import Plan

_BY_HAND = "make the change in the file by hand, then run `sqla-scaffold generate`"


@dataclass(frozen=True, slots=True)
class _Opened:
    """The schema as it lies there."""

    root: Path
    config: Config
    read: ReadSchema
    schema: Schema
    documents: tuple[SchemaDocument, ...]
    hashes: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Changed:
    """A schema that was edited, and not written yet.

    Args:
        project: the project with the schema as it would be.
        documents: the files that change.
        said: what a person has to know.
    """

    project: Project
    documents: tuple[SchemaDocument, ...]
    said: tuple[str, ...]


def edit(
    root: Path,
    asked: Asked,
    diagnostics: Diagnostics,
    progress: Progress,
    *,
    dry_run: bool = False,
    force: bool = False,
    agreed: Callable[[Plan], bool] = lambda plan: True,
) -> Outcome:
    """Change the schema as a command asks, and bring the project in step with it.

    The files of the schema are edited as texts. What they say then is read again; unless it is exactly what was asked,
    nothing is written.

    Args:
        dry_run: write nothing.
        force: as of `generate`.
        agreed: whether the person, who is shown the plan, wants it carried out.

    Errors: `OutsideError` when there is no project here, or the disk says no.
    """
    if dry_run:
        planned = _planned(root, asked, diagnostics, force=force)
        return Outcome(ok=False) if planned is None else Outcome(not planned[0].conflicts, planned[0], said=planned[1])
    if read_config(root, diagnostics) is None:
        return Outcome(ok=False)  # before the lock makes its folder where no project is
    progress("reading the schema")
    with lock(root, "edit"):
        before = recovered(root)
        planned = _planned(root, asked, diagnostics, force=force)
        if planned is None:
            return Outcome(ok=False, said=before)
        plan, said = planned
        if plan.conflicts:
            return Outcome(False, plan, said=(*before, "Because of the conflict the schema was not changed either."))
        if not agreed(plan):
            return Outcome(False, plan, said=before)
        progress("writing files")
        alone = apply(root, plan, _command(asked))
    return Outcome(True, plan, written=True, said=(*before, *alone, *said))


def _command(asked: Asked) -> str:
    words = re.findall("[A-Z][a-z]+", type(asked).__name__.removesuffix("s"))
    return "-".join(words).lower()


def _planned(root: Path, asked: Asked, diagnostics: Diagnostics, *, force: bool) -> tuple[Plan, tuple[str, ...]] | None:
    changed = change_schema(root, asked, diagnostics)
    if changed is None:
        return None
    settle = Settle.THEIRS if force else Settle.SAY
    files = [GeneratedFile(document.name, document.text, Owner.TOOL) for document in changed.documents]
    planned = plan_for(root, changed.project, diagnostics, settle=settle, more=files)
    plan, said = planned.plan, planned.said
    names = {file.path for file in files}
    changes = tuple(replace(one, reason="edited") if one.path in names else one for one in plan.changes)
    return replace(plan, changes=changes), (*changed.said, *said)


def change_schema(root: Path, asked: Asked, diagnostics: Diagnostics) -> Changed | None:
    """Return what becomes of the files of the schema, which mean exactly what was asked; None where they cannot."""
    opened = _opened(root, diagnostics)
    edited = None if opened is None else _edited(opened, asked, diagnostics)
    meant = None if opened is None or edited is None else _proved(opened, edited, diagnostics)
    if opened is None or edited is None or meant is None:
        return None
    warn_of_sql(edited, diagnostics)
    pairs = zip(opened.documents, edited.documents, strict=True)
    changed = tuple(new for old, new in pairs if new.text != old.text)
    return Changed(Project(opened.config, meant, opened.hashes), changed, edited.said)


def _opened(root: Path, diagnostics: Diagnostics) -> _Opened | None:
    config = read_config(root, diagnostics)
    if config is None or diagnostics.errors:
        return None
    said = Diagnostics()
    read = read_schema_files(root / config.schema, config.schema, said, within=root)
    sound = None if read is None else understand(read.spec, said, config.database)
    if read is None or sound is None:
        diagnostics.extend(said)
        return None
    documents: list[SchemaDocument] = []
    hashes: dict[str, str | None] = {}
    for file in read.files:
        data = file.path.read_bytes()
        document = open_document(data, file.name, FORMATS[file.path.suffix.lower()], said)
        if document is None:
            raise GeneratorBug("a document was read, and then was not")
        documents.append(document)
        hashes[file.name] = digest(data)
    return _Opened(root, config, read, sound.schema, tuple(documents), hashes)


def _edited(opened: _Opened, asked: Asked, diagnostics: Diagnostics) -> Edited | None:
    """Find out what is meant, see whether that is a schema, and write it into the texts.

    What does not resolve is reported between the two, where all places are those of the command line and of the files
    as they lie there.
    """
    spec, schema, documents, database = opened.read.spec, opened.schema, opened.documents, opened.config.database
    try:
        if isinstance(asked, (AddModel, AddFields)):
            meant = meant_by_adding(spec, asked, diagnostics)
            if understand(meant, diagnostics, database) is None or meant is None:
                return None
            return added_to(spec, meant, asked, documents, diagnostics)
        if isinstance(asked, (RemoveModel, RemoveFields)):
            meant = meant_by_removing(spec, schema, asked, documents, diagnostics)
            if understand(meant, diagnostics, database) is None or meant is None:
                return None
            return removed_from(spec, schema, meant, asked, documents)
        renaming = meant_by_renaming(spec, schema, asked, documents, diagnostics, _known(opened))
        if renaming is None or understand(renaming.meant, diagnostics, database) is None:
            return None
        return renamed_in(renaming, spec, documents)
    except CannotEdit as error:
        diagnostics.add(codes.CANNOT_EDIT, f"cannot be edited here: {error.reason}", error.span, hint=_BY_HAND)
        return None


def _known(opened: _Opened) -> frozenset[str]:
    """Return the models of the newest revision and their fields; nothing where its snapshot cannot be read."""
    from sqla_scaffold.migrate.history import lock_path, read_snapshot

    found: set[str] = set()
    for part in parts_of(opened.schema, opened.config):
        path = opened.root / lock_path(part.config)
        if path.is_file():
            snapshot = read_snapshot(Source(path.name, path.read_text(encoding="utf-8")), Diagnostics())
            for model in () if snapshot is None else snapshot.schema.models:
                fields = {*(one.name for one in model.attributes), *(one.name for one in model.relationships)}
                found |= {model.name, *(f"{model.name}.{field}" for field in fields)}
    return frozenset(found)


def _proved(opened: _Opened, edited: Edited, diagnostics: Diagnostics) -> Meant | None:
    """Read the edited files as they would lie there, and see whether they say what was asked."""
    said = Diagnostics()
    spec = _read_again(opened, edited.documents, said)
    if spec is None or said.errors or meaning(spec) != meaning(edited.meant):
        path = next(
            (new.name for old, new in zip(opened.documents, edited.documents, strict=True) if old.text != new.text),
            None,
        )
        message = "an edit of this text would not mean what was asked"
        diagnostics.add(codes.CANNOT_EDIT, message, hint=_BY_HAND, path=path)
        return None
    quiet = Diagnostics()
    meant = understand(spec, quiet, opened.config.database)
    if meant is None:
        diagnostics.extend(quiet)
    return meant


def _read_again(opened: _Opened, documents: Sequence[SchemaDocument], said: Diagnostics) -> SchemaSpec | None:
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as folder:
        root = Path(folder).resolve()
        for document in documents:
            path = root / document.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(document.text.encode())
        read = read_schema_files(root / opened.config.schema, opened.config.schema, said, within=root)
    return None if read is None else read.spec
