"""The journey as functions: read, resolve, emit, plan, prove, apply. The only room that knows all others.

Everything is made in memory; nothing touches the project before a plan says what would happen and the smoke test has
run it in a copy.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqla_scaffold.config import DATABASES, ENTRIES, Config, package_of, package_problem
from sqla_scaffold.emit.overview import overview
from sqla_scaffold.emit.render import black
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.formatting.schema_format import SchemaText, formatted, read_text
from sqla_scaffold.reading.config_file import read_config
from sqla_scaffold.reading.file_bytes import read_bytes
from sqla_scaffold.reading.json_schema import json_schema_text
from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.reading.schema_files import SchemaFile, read_schema, read_schema_files
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.codes.code import Severity
from sqla_scaffold.report.codes.files import INCLUDE_CLASH
from sqla_scaffold.report.codes.reading import FILE_FORMAT
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.report.source import Source, Span
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.types import TYPES
from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.smoke.runner import SmokeReport
from sqla_scaffold.write.apply import apply, interrupted, occupants, recover
from sqla_scaffold.write.disk import digest
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.patch import unified
from sqla_scaffold.write.plan import Plan, PlannedChange, make_plan

__all__ = [
    "NewOptions",
    "Outcome",
    "Plan",
    "PlannedChange",
    "SmokeReport",
    "fmt",
    "generate",
    "json_schema_text",
    "new",
    "package_of",
    "package_problem",
    "read_model",
    "show",
    "smoke",
    "unified",
]

Progress = Callable[[str], None]

# What the first line of a schema file names, for editors.
EDITOR_SCHEMA = ".sqla-scaffold/schema.json"


@dataclass(frozen=True, slots=True)
class NewOptions:
    """What a person may say about a new project.

    Args:
        schema: the schema file; None takes the example of the skeleton.
        package: the name of the package; None derives it from the folder.
        entry: one of `ENTRIES`.
        database: one of `DATABASES`.
        data: further answers to the questions of `copier.yml`.
        force: go on in a folder that is not empty; what is there is merged by the plan, and nothing is deleted.
        dry_run: make the plan, write nothing.
        smoke: prove the project by running it before it is written.
        url: run the smoke test on this database too.
    """

    schema: Path | None = None
    package: str | None = None
    entry: str = ENTRIES[0]
    database: str = DATABASES[0]
    data: tuple[tuple[str, str], ...] = ()
    force: bool = False
    dry_run: bool = False
    smoke: bool = True
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command came to.

    Args:
        ok: whether there is nothing that a person must look at.
        plan: what was, or would be, done to the files.
        written: whether the plan was carried out.
        said: sentences for people.
        smoke: what the smoke test found, where it ran.
    """

    ok: bool
    plan: Plan | None = None
    written: bool = False
    said: tuple[str, ...] = ()
    smoke: SmokeReport | None = None


@dataclass(frozen=True, slots=True)
class _Meant:
    """A schema read and resolved, with the places of its models for the smoke test to point at."""

    spec: SchemaSpec
    schema: Schema
    places: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class _Given:
    """A file of the schema that a person gave, as it lies in the new project, and the `include` that names it."""

    file: GeneratedFile
    asked: Span | None


def read_model(path: Path, name: str, diagnostics: Diagnostics, *, database: str) -> Schema | None:
    """Read a schema file and resolve it; None when there are mistakes, which are in `diagnostics` then.

    Errors: `OutsideError` when the file cannot be read at all.
    """
    meant = _meant(read_schema(path, name, diagnostics), diagnostics, database)
    return None if meant is None else meant.schema


def _meant(spec: SchemaSpec | None, diagnostics: Diagnostics, database: str) -> _Meant | None:
    if spec is None or diagnostics.errors:
        return None
    schema = resolve(spec, diagnostics, database=database)
    return None if schema is None or diagnostics.errors else _Meant(spec, schema, _places(spec))


def _places(spec: SchemaSpec) -> dict[str, Span]:
    places: dict[str, Span] = {}
    for model in spec.models:
        places[model.name.value] = model.name.span
        for name in (*(one.name for one in model.columns), *(one.name for one in model.relationships)):
            places[f"{model.name.value}.{name.value}"] = name.span
    return places


def new(target: Path, options: NewOptions, diagnostics: Diagnostics, progress: Progress) -> Outcome:
    """Make a project: skeleton, schema, models, db.py, migrations, entry point; proved before it is written.

    Errors: `OutsideError` for a folder that is not empty, a schema that cannot be read, a name that is no package name,
    a database that does not answer, a disk that says no. Nothing is written then.
    """
    config = _new_config(target, options)
    _refuse_full_folder(target, force=options.force)
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
    progress("writing models and migrations")
    files = [*skeleton, _editor_schema(), *emit(meant.schema, config), *_migrations(meant.schema, config)]
    plan = make_plan(target, files, force=options.force, tidy=black)
    report = _prove(files, config, meant, options, diagnostics, progress) if options.smoke else None
    if report is not None and not report.ok:
        return Outcome(ok=False, plan=plan, smoke=report)
    return _carry_out(target, plan, progress, dry_run=options.dry_run, smoke=report)


def _new_config(target: Path, options: NewOptions) -> Config:
    package = options.package or package_of(target)
    problem = package_problem(package)
    if problem is not None:
        hint = "choose another with --package NAME; the folder may keep its name"
        raise OutsideError(codes.BAD_PACKAGE_NAME, f"{package!r} {problem}", hint=hint)
    answers = dict(options.data)
    for name in sorted({"package", "entry", "database"} & answers.keys()):
        # Half of the project would follow the answer, half the option.
        hint = f"write --{name} instead of --data {name}="
        raise OutsideError(codes.BAD_ANSWER, f"{name} is said by an option of its own", hint=hint)
    suffix = options.schema.suffix if options.schema is not None else f".{answers.get('schema_format', 'yaml')}"
    schema = f"schema{'.yaml' if suffix in ('.yml', '.yaml') else suffix}"
    return Config(package, schema=schema, entry=options.entry, database=options.database)


def _refuse_full_folder(target: Path, *, force: bool) -> None:
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
    if read is None or _meant(read.spec, diagnostics, config.database) is None:
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


def _skeleton(options: NewOptions, config: Config, given: Sequence[_Given]) -> list[GeneratedFile]:
    from sqla_scaffold.skeleton import render_skeleton

    answers = {"package": config.package, "entry": config.entry, "database": config.database, **dict(options.data)}
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as staging:
        schema = (given[0].file.path, given[0].file.text) if given else None
        return render_skeleton(answers, Path(staging), schema=schema)


def _schema_among(files: Sequence[GeneratedFile], config: Config, diagnostics: Diagnostics) -> _Meant | None:
    """Read the schema as it will lie in the project, beside all that its patterns may find there."""
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as folder:
        root = Path(folder)
        for file in files:
            path = root / file.path
            if path.suffix in FORMATS:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.text.encode())
        spec = read_schema(root / config.schema, config.schema, diagnostics, within=root)
    return _meant(spec, diagnostics, config.database)


def _editor_schema() -> GeneratedFile:
    return GeneratedFile(EDITOR_SCHEMA, json_schema_text(), Owner.TOOL)


def _migrations(schema: Schema, config: Config) -> list[GeneratedFile]:
    from sqla_scaffold.migrate.environment import environment
    from sqla_scaffold.migrate.revision import initial_revision

    return [*environment(config), *initial_revision(schema, config)]


def _prove(
    files: Sequence[GeneratedFile],
    config: Config,
    meant: _Meant,
    options: NewOptions,
    diagnostics: Diagnostics,
    progress: Progress,
) -> SmokeReport:
    from sqla_scaffold.smoke.runner import interpreter

    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as folder:
        project = Path(folder).resolve() / "project"
        for file in files:
            path = project / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")
        return _run(project, config, meant, diagnostics, progress, url=options.url, python=interpreter(project))


def _run(
    project: Path,
    config: Config,
    meant: _Meant,
    diagnostics: Diagnostics,
    progress: Progress,
    *,
    url: str | None,
    python: Path,
) -> SmokeReport:
    from sqla_scaffold.schema.snapshot import dump
    from sqla_scaffold.smoke.runner import run

    return run(
        project,
        config,
        diagnostics,
        expected=dump(meant.schema),
        url=url,
        python=python,
        progress=progress,
        type_names={row.name: row.sqlalchemy for row in TYPES},
        places=meant.places,
        no_tables=None if url is not None else _not_on_sqlite(meant.spec, config),
    )


def _not_on_sqlite(spec: SchemaSpec, config: Config) -> str | None:
    """Return why SQLite, on which smoke runs without a URL, cannot have the tables of a schema for another database."""
    if config.database == "sqlite":
        return None
    said = Diagnostics()
    resolve(spec, said, database="sqlite")
    first = next((one.message for one in said if one.code.severity is Severity.ERROR), None)
    return None if first is None else f"{first}: name a {config.database} server with --url"


def _carry_out(
    root: Path, plan: Plan, progress: Progress, *, dry_run: bool, smoke: SmokeReport | None = None
) -> Outcome:
    if dry_run:
        return Outcome(not plan.conflicts, plan, smoke=smoke)
    progress("writing files")
    with lock(root, "new"):
        said = _recovered(root)
        said += apply(root, plan)
    return Outcome(not plan.conflicts, plan, written=True, said=said, smoke=smoke)


def _recovered(root: Path) -> tuple[str, ...]:
    sentence = recover(root)
    return () if sentence is None else (sentence,)


def generate(
    root: Path, diagnostics: Diagnostics, progress: Progress, *, check: bool, dry_run: bool, force: bool
) -> Outcome:
    """Bring the generated files of a project in step with its schema.

    Args:
        check: write nothing; the outcome is not ok when anything would change.
        dry_run: write nothing.
        force: let generated text win where a person changed the same file.

    Errors: `OutsideError` as of `new`, and when there is no project here.
    """
    if check or dry_run:
        if interrupted(root):
            hint = "run `sqla-scaffold generate`, which ends it first"
            raise OutsideError(codes.INTERRUPTED, "an earlier run was interrupted while it wrote", hint=hint)
        planned = _planned(root, diagnostics, force=force)
        if planned is None:
            return Outcome(ok=False)
        plan, said = planned
        return Outcome(plan.current if check else not plan.conflicts, plan, said=said)
    if read_config(root, diagnostics) is None:
        return Outcome(ok=False)  # before the lock makes its folder where no project is
    progress("reading the schema")
    with lock(root, "generate"):
        recovered = _recovered(root)
        planned = _planned(root, diagnostics, force=force)
        if planned is None:
            return Outcome(ok=False, said=recovered)
        plan, said = planned
        progress("writing files")
        alone = apply(root, plan)
    return Outcome(not plan.conflicts, plan, written=True, said=(*recovered, *alone, *said))


def _planned(root: Path, diagnostics: Diagnostics, *, force: bool) -> tuple[Plan, tuple[str, ...]] | None:
    read = _project(root, diagnostics)
    if read is None:
        return None
    config, meant = read
    files = [_editor_schema(), *emit(meant.schema, config)]
    said: tuple[str, ...] = ()
    if not any((root / config.migrations / "versions").glob("*.py")):
        files += _migrations(meant.schema, config)
    else:
        said = _behind(root, config, meant.schema, diagnostics)
    return make_plan(root, files, force=force, tidy=black), said


def _project(root: Path, diagnostics: Diagnostics) -> tuple[Config, _Meant] | None:
    config = read_config(root, diagnostics)
    if config is None or diagnostics.errors:
        return None
    spec = read_schema(root / config.schema, config.schema, diagnostics, within=root)
    meant = _meant(spec, diagnostics, config.database)
    return None if meant is None else (config, meant)


def _behind(root: Path, config: Config, schema: Schema, diagnostics: Diagnostics) -> tuple[str, ...]:
    from sqla_scaffold.migrate.history import read_snapshot
    from sqla_scaffold.migrate.revision import lock_path

    path = root / lock_path(config)
    if not path.is_file() or len(list((root / config.migrations / "versions").glob("*.py"))) > 1:
        return ()  # the snapshot is that of the first revision: what later ones did, it cannot tell
    last = read_snapshot(Source(lock_path(config), path.read_text(encoding="utf-8")), diagnostics)
    if last is None or (last.schema.tables, last.schema.enums) == (schema.tables, schema.enums):
        return ()
    command = 'alembic revision --autogenerate -m "..."'
    return (f"The tables have changed since the newest revision; write the next one with `{command}`.",)


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
        said = _recovered(root)
        said += apply(root, plan)
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


def smoke(root: Path, diagnostics: Diagnostics, progress: Progress, *, url: str | None) -> SmokeReport | None:
    """Prove a project by running it in a scratch copy; None when its schema or its settings have mistakes.

    Args:
        url: a database server to run on; by default SQLite.

    Errors: `OutsideError` when the database does not answer or there is no project here.
    """
    from sqla_scaffold.smoke.runner import interpreter, scratch_copy

    read = _project(root, diagnostics)
    if read is None:
        return None
    config, meant = read
    with scratch_copy(root) as copy:
        return _run(copy, config, meant, diagnostics, progress, url=url, python=interpreter(root))


def show(
    root: Path,
    diagnostics: Diagnostics,
    *,
    schema: Path | None = None,
    models: Sequence[str] = (),
    database: str | None = None,
    sql: bool = False,
) -> str | None:
    """Return what a schema means as text, with everything that was derived; None when it has mistakes.

    Args:
        root: the project, where no schema file is given.
        schema: a schema file to show without a project.
        models: names of models; none means all.
        database: which database it is for; by default that of the project.
        sql: return the statements that create the tables instead.

    Errors: `OutsideError` when there is no such file, project or model.
    """
    if schema is None:
        config = read_config(root, diagnostics)
        if config is None or diagnostics.errors:
            return None
        file, name, chosen = root / config.schema, config.schema, database or config.database
    else:
        file, name, chosen = schema, str(schema), database or DATABASES[0]
    resolved = read_model(file, name, diagnostics, database=chosen)
    if resolved is None:
        return None
    for model in models:
        if model not in resolved.models_by_name:
            hint = did_you_mean(model, resolved.models_by_name, otherwise="`sqla-scaffold show` lists all models")
            raise OutsideError(codes.MODEL_UNKNOWN, f"there is no model {model!r}", hint=hint)
    if sql:
        from sqla_scaffold.migrate.ddl import ddl

        return ddl(resolved, chosen, models)
    return overview(resolved, models)
