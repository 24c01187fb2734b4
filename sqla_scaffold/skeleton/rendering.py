"""The skeleton of a new project, rendered by Copier from the template that this program carries.

Neither git nor a network is needed, and nothing of the user's own Copier settings takes part: the same answers give
the same files everywhere.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqla_scaffold import __version__
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.skeleton.asking import complaint, refuse_unknown
from sqla_scaffold.skeleton.template import ANSWERS_FILE, SCHEMA_FORMATS, TEMPLATE_URL, tag_of, template_root


def render_skeleton(
    answers: Mapping[str, str],
    staging: Path,
    *,
    schema: tuple[str, str] | None = None,
    engines: Sequence[str] = (),
) -> list[GeneratedFile]:
    """Return the files of a new project that depend on answers only, sorted by path.

    Args:
        answers: answers to the questions of `copier.yml`; the rest get their defaults. Without a `project_name` the
            project is called like its package.
        staging: an empty folder to work in; the caller removes it.
        schema: name and text of the project's own schema, which takes the place of the example as `schema.yaml` or
            `schema.toml`; the ending of the name decides which, whatever the answers say.
        engines: of a schema with several engines which databases they are; no answer says so.

    Errors: `OutsideError` for an answer that is refused, and for one to a question that nobody asks.
    """
    given = _named(answers)
    if schema is not None:
        given["schema_format"] = SCHEMA_FORMATS[Path(schema[0]).suffix.lower()]
    project = staging / "project"
    _copy(given, _stage_template(staging / "template"), project, engines=engines)
    files = [_generated(path, project) for path in sorted(project.rglob("*")) if path.is_file()]
    if schema is not None:
        own = GeneratedFile(f"schema.{given['schema_format']}", schema[1], Owner.PERSON)
        files = [own if file.path == own.path else file for file in files]
    return sorted(files, key=lambda file: file.path)


def _named(answers: Mapping[str, str]) -> dict[str, str]:
    """Never let the name of a scratch folder become the name of the project."""
    return {"project_name": answers.get("package", "project").replace("_", "-"), **answers}


def _stage_template(folder: Path) -> Path:
    """Copy the template to a plain folder; in a checkout Copier would take the newest tag of the repository instead."""
    root = template_root()
    rubbish = shutil.ignore_patterns("__pycache__", "*.py[co]", ".DS_Store")
    shutil.copytree(root / "templates" / "project", folder / "templates" / "project", ignore=rubbish)
    shutil.copyfile(root / "copier.yml", folder / "copier.yml")
    return folder


def _copy(answers: Mapping[str, str], template: Path, project: Path, *, engines: Sequence[str]) -> None:
    import copier  # late: a third of a second that only a new project has to wait for
    from copier.errors import CopierError

    try:
        with contextlib.redirect_stderr(io.StringIO()):  # Copier prints some of its errors when it makes them
            worker = copier.run_copy(
                str(template),
                project,
                data={**answers, **_of_engines(engines)},
                settings=copier.Settings(),  # else the user's own defaults would answer our questions
                defaults=True,
                quiet=True,
            )
    except (ValueError, CopierError) as error:
        raise OutsideError(codes.BAD_ANSWER, complaint(error)) from error
    refuse_unknown(answers, list(worker.template.questions_data))


def _of_engines(engines: Sequence[str]) -> dict[str, object]:
    """Return what the templates are told of several engines."""
    return {"engines": list(engines)} if engines else {}


def _generated(path: Path, project: Path) -> GeneratedFile:
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    name = path.relative_to(project).as_posix()
    executable = bool(path.stat().st_mode & 0o100)
    if name == ANSWERS_FILE:
        return GeneratedFile(name, _with_origin(text), Owner.TOOL, executable)
    return GeneratedFile(name, text, Owner.PERSON, executable)


def _with_origin(answers: str) -> str:
    """Let the answers file name the published template in this version, as plain Copier would have written it."""
    origin = f"_commit: {tag_of(__version__)}\n_src_path: {TEMPLATE_URL}\n"
    # A value that YAML has folded goes on in indented lines.
    return re.sub(r"(?m)^_src_path:.*\n(?:[ \t].*\n)*", lambda _: origin, answers)
