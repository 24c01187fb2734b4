"""`new`: a project from a schema, proved before it is written."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqla_scaffold.api.files import editor_schema, environment, first_revision
from sqla_scaffold.api.meant import Meant, understand
from sqla_scaffold.api.outcome import Outcome, Progress
from sqla_scaffold.api.parts import parts_of
from sqla_scaffold.api.proving import prove_files
from sqla_scaffold.api.writing import carry_out
from sqla_scaffold.config import DATABASES, ENTRIES, FLASK_STYLES, SESSIONS, Config, package_of, package_problem
from sqla_scaffold.emit.render import black
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.reading.file_bytes import read_bytes
from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.reading.schema_files import SchemaFile, read_schema, read_schema_files
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.codes.files import INCLUDE_CLASH
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.report.source import Span
from sqla_scaffold.smoke.outcome import SmokeReport
from sqla_scaffold.write.apply import occupants
from sqla_scaffold.write.merge.settle import Settle
from sqla_scaffold.write.plan import Terms, make_plan

# Answers that options give.
_ANSWERED = ("package", "entry", "database", "sessions", "flask_style")
# Options that are not called like the answer that they give.
_OPTIONS = {"sessions": "--async or --sync", "flask_style": "--flask-style"}


@dataclass(frozen=True, slots=True)
class NewOptions:
    """What a person may say about a new project.

    Args:
        schema: the schema file; None takes the example of the skeleton.
        package: the name of the package; None derives it from the folder.
        entry: one of `ENTRIES`.
        database: one of `DATABASES`.
        sessions: one of `SESSIONS`.
        flask_style: one of `FLASK_STYLES`.
        data: further answers to the questions of `copier.yml`.
        force: go on in a folder that is not empty; what is there is merged by the plan, and nothing is deleted.
        dry_run: make the plan, write nothing.
        smoke: prove the project by running it before it is written.
        git: begin a git repository with a first commit, unless the folder lies in one.
        url: run the smoke test on this database too.
        engine_urls: the same for other engines, by their names.
    """

    schema: Path | None = None
    package: str | None = None
    entry: str = ENTRIES[0]
    database: str = DATABASES[0]
    sessions: str = SESSIONS[0]
    flask_style: str = FLASK_STYLES[0]
    data: tuple[tuple[str, str], ...] = ()
    force: bool = False
    dry_run: bool = False
    smoke: bool = True
    git: bool = False
    url: str | None = None
    engine_urls: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Given:
    """A file of the schema that a person gave, as it lies in the new project, and the `include` that names it."""

    file: GeneratedFile
    asked: Span | None


def new(target: Path, options: NewOptions, diagnostics: Diagnostics, progress: Progress) -> Outcome:
    """Make a project: skeleton, schema, models, db.py, migrations, entry point; proved before it is written.

    Errors: `OutsideError` for a folder that is not empty, a schema that cannot be read, a name that is no package name,
    a database that does not answer, a disk that says no. Nothing is written then.
    """
    config = _new_config(target, options)
    refuse_full_folder(target, force=options.force)
    progress("reading the schema")
    given = _given_schema(options, config, diagnostics)
    if diagnostics.errors:
        return Outcome(ok=False)
    progress("rendering the skeleton")
    skeleton = _with_included(_skeleton(options, config, given), given, diagnostics)
    if diagnostics.errors:
        return Outcome(ok=False)
    meant = _schema_among(skeleton, config, diagnostics)
    if meant is None:
        return Outcome(ok=False)
    if meant.schema.engines:
        kinds = tuple(sorted({engine.database for engine in meant.schema.engines}))
        skeleton = _with_included(_skeleton(options, config, given, engines=kinds), given, diagnostics)
    progress("writing models and migrations")
    files = [*skeleton, editor_schema(), *emit(meant.schema, config), *environment(meant.schema, config)]
    parts = parts_of(meant.schema, config)
    for part in parts:
        files += first_revision(part)
    terms = Terms(black, Settle.THEIRS if options.force else Settle.SAY)
    plan = make_plan(target, files, terms=terms)
    report = _proved(files, config, meant, diagnostics, progress, options) if options.smoke else None
    if report is not None and not report.ok:
        return Outcome(ok=False, plan=plan, smoke=report)
    outcome = carry_out(target, plan, progress, dry_run=options.dry_run, smoke=report)
    steps = (*(part.creation for part in parts if part.creation), *(part.upgrade for part in parts))
    outcome = replace(outcome, upgrades=steps)
    return _with_repository(target, outcome) if options.git and outcome.written else outcome


def _proved(
    files: Sequence[GeneratedFile],
    config: Config,
    meant: Meant,
    diagnostics: Diagnostics,
    progress: Progress,
    options: NewOptions,
) -> SmokeReport:
    urls = dict(options.engine_urls)
    return prove_files(files, config, meant, diagnostics, progress, url=options.url, engine_urls=urls)


def _with_repository(target: Path, outcome: Outcome) -> Outcome:
    from sqla_scaffold.skeleton.repository import begin_repository

    said = begin_repository(target)
    return outcome if said is None else replace(outcome, said=(*outcome.said, said))


def _new_config(target: Path, options: NewOptions) -> Config:
    package = options.package or package_of(target)
    problem = package_problem(package)
    if problem is not None:
        hint = "choose another with --package NAME; the folder may keep its name"
        raise OutsideError(codes.BAD_PACKAGE_NAME, f"{package!r} {problem}", hint=hint)
    answers = dict(options.data)
    for name in sorted({*_ANSWERED} & answers.keys()):
        # Half of the project would follow the answer, half the option.
        hint = f"write {_OPTIONS.get(name, f'--{name}')} instead of --data {name}="
        raise OutsideError(codes.BAD_ANSWER, f"{name} is said by an option of its own", hint=hint)
    suffix = options.schema.suffix if options.schema is not None else f".{answers.get('schema_format', 'yaml')}"
    schema = f"schema{'.yaml' if suffix in ('.yml', '.yaml') else suffix}"
    return Config(
        package,
        schema=schema,
        entry=options.entry,
        database=options.database,
        sessions=options.sessions,
        flask_style=options.flask_style,
    )


def refuse_full_folder(target: Path, *, force: bool) -> None:
    """Refuse to make a project where something lies already.

    Args:
        target: the folder of the project to be.
        force: whether it may hold files.

    Errors: `OutsideError` for a folder that is not empty, and for what is no folder.
    """
    if target.exists() and not target.is_dir():
        hint = "name a folder that does not exist yet"
        raise OutsideError(codes.NOT_A_FOLDER, f"{target} is not a folder", hint=hint)
    there = () if force else occupants(target)
    if there:
        shown = ", ".join(there[:5]) + (f" and {len(there) - 5} more" if len(there) > 5 else "")
        hint = "name another folder, or let --force merge into it: nothing is deleted, and nothing of yours overwritten"
        raise OutsideError(codes.FOLDER_NOT_EMPTY, f"{target} is not empty: it holds {shown}", hint=hint)


def _given_schema(options: NewOptions, config: Config, diagnostics: Diagnostics) -> list[_Given]:
    """Return the schema of the person and what it includes, the schema itself first, as they lie in the project."""
    path = options.schema
    if path is None:
        return []
    name = str(path)
    if path.is_dir():
        read_bytes(path, name)  # which says that it wants a file
    read = read_schema_files(path, name, diagnostics)
    if read is None or understand(read.spec, diagnostics, config.database) is None:
        return []
    places = [config.schema, *(file.path.relative_to(path.parent).as_posix() for file in read.files[1:])]
    return [_given(place, file) for place, file in zip(places, read.files, strict=True)]


def _given(place: str, file: SchemaFile) -> _Given:
    text = file.path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    return _Given(GeneratedFile(place, text, Owner.PERSON), file.asked)


def _with_included(
    skeleton: list[GeneratedFile], given: Sequence[_Given], diagnostics: Diagnostics
) -> list[GeneratedFile]:
    """Add the included files to a skeleton, where none of its own files has the same path."""
    taken = {file.path.casefold() for file in skeleton}
    for file in (one.file for one in given[1:]):
        if file.path.casefold() in taken or file.path.startswith(".sqla-scaffold/"):
            message = f"a new project has its own `{file.path}`, and cannot take this one along"
            asked = next(one.asked for one in given if one.file is file)
            diagnostics.add(INCLUDE_CLASH, message, asked, hint="rename or move the included file")
        taken.add(file.path.casefold())
    return [*skeleton, *(one.file for one in given[1:])]


def _skeleton(
    options: NewOptions, config: Config, given: Sequence[_Given], *, engines: Sequence[str] = ()
) -> list[GeneratedFile]:
    from sqla_scaffold.skeleton.rendering import render_skeleton

    said = {name: getattr(config, name) for name in _ANSWERED}
    answers = {**said, **dict(options.data)}
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as staging:
        schema = (given[0].file.path, given[0].file.text) if given else None
        return render_skeleton(answers, Path(staging), schema=schema, engines=engines)


def _schema_among(files: Sequence[GeneratedFile], config: Config, diagnostics: Diagnostics) -> Meant | None:
    """Read the schema as it will lie in the project, beside all that its patterns may find there."""
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as folder:
        root = Path(folder)
        for file in files:
            path = root / file.path
            if path.suffix in FORMATS:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.text.encode())
        spec = read_schema(root / config.schema, config.schema, diagnostics, within=root)
    return understand(spec, diagnostics, config.database)
