"""A project gets a second engine, or loses it: the files of its skeleton that speak of databases follow once."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from sqla_scaffold.api.meant import Project
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.skeleton.template import ANSWERS_FILE
from sqla_scaffold.write.paths import BASE


def skeleton_in_step(root: Path, project: Project) -> tuple[list[GeneratedFile], tuple[str, ...]]:
    """Return the files of the skeleton that change, and what there is to say of those that somebody has edited.

    They are the person's, so they follow where they are as they were rendered, and only when the schema goes from one
    engine to several or back.
    """
    engines = project.meant.schema.engines
    had = (root / BASE / project.config.package_path / "engines.py").is_file()
    if bool(engines) == had or not (root / ANSWERS_FILE).is_file():
        return [], ()
    kinds = sorted({engine.database for engine in engines}) or [project.config.database]
    one, several = _rendered(root, ()), _rendered(root, kinds)
    before, now = (one, several) if engines else (several, one)
    files: list[GeneratedFile] = []
    edited: list[str] = []
    for path in sorted(path for path, text in now.items() if text != before.get(path)):
        there = (root / path).read_text(encoding="utf-8") if (root / path).is_file() else None
        if there == before.get(path):
            files.append(GeneratedFile(path, now[path], Owner.TOOL))
        elif there != now[path]:
            edited.append(path)
    return files, _said(edited, several=bool(engines))


def _rendered(root: Path, engines: Sequence[str]) -> dict[str, str]:
    from sqla_scaffold.skeleton.answers import read_answers
    from sqla_scaffold.skeleton.rendering import render_skeleton

    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as staging:
        files = render_skeleton(read_answers(root / ANSWERS_FILE), Path(staging), engines=engines)
    return {file.path: file.text for file in files if file.owner is Owner.PERSON}


def _said(edited: Sequence[str], *, several: bool) -> tuple[str, ...]:
    if not edited:
        return ()
    what = "knows one engine" if several else "knows several engines"
    return (
        f"{', '.join(edited)}: you edited it, and it still {what}. Compare it with a new project of this schema "
        "(`sqla-scaffold new`) before you run the tests, which use the databases that it names.",
    )
