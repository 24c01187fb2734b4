"""The main job, step by step: a music shop's schema becomes a project that is proved by running it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = ROOT / "demo" / "chinook"

ASK_FOR_HEALTH = """\
from chinook.app import create_app
print(create_app().test_client().get("/health").text)"""
ADD_AN_ALBUM = """\
from sqlalchemy import select
from chinook.db import Session
from chinook.models import Album, Artist
with Session.begin() as session:
    session.add(Artist(name="Nina Simone", albums=[Album(title="Pastel Blues")]))
with Session() as session:
    for album in session.scalars(select(Album)):
        print(album, "by", album.artist)"""


def main() -> None:
    """Run all steps; the first that fails ends the demo with its status."""
    if (PROJECT / ".copier-answers.yml").exists():  # made by an earlier demo
        shutil.rmtree(PROJECT)

    tell(1, "A schema says what the data is. From examples/chinook.yaml:")
    excerpt(ROOT / "examples" / "chinook.yaml", "models:", 13)

    tell(2, "One command makes a project of it, and proves it by running it:")
    run("sqla-scaffold", "new", "demo/chinook", "--schema", "examples/chinook.yaml", "--entry", "flask", "--defaults")

    tell(3, "The models are what you would have written, one module each. src/chinook/models/album.py:")
    excerpt(PROJECT / "src" / "chinook" / "models" / "album.py", "class ", 40)

    tell(4, "The migrations are Alembic's. They make the tables, and agree with the models:")
    run("alembic", "upgrade", "head", inside=True)
    run("alembic", "check", inside=True)

    tell(5, "The application answers, and the models work:")
    run("python", "-c", ASK_FOR_HEALTH, inside=True)
    run("python", "-c", ADD_AN_ALBUM, inside=True)

    tell(6, "Nothing was edited since, so the schema and the files agree:")
    run("sqla-scaffold", "generate", "--check", inside=True)

    print("\nThe project is in demo/chinook; its README.md says how to go on.", flush=True)


def tell(step: int, words: str) -> None:
    """Print the heading of a step."""
    print(f"\n--- {step}. {words}\n", flush=True)


def excerpt(path: Path, first: str, lines: int) -> None:
    """Print some lines of a file, from the one that begins with `first`."""
    text = path.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(text) if line.startswith(first))
    print("\n".join(f"    {line}".rstrip() for line in text[start : start + lines]), flush=True)


def run(program: str, *arguments: str, inside: bool = False) -> None:
    """Show a command and run it with this interpreter, in the repository or in the project."""
    print(f"$ {shlex.join([program, *arguments])}", flush=True)
    module = {"python": [], "sqla-scaffold": ["-m", "sqla_scaffold"], "alembic": ["-m", "alembic"]}[program]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_URL", "DB_"))}
    if inside:
        environment["PYTHONPATH"] = str(PROJECT / "src")
    done = subprocess.run(
        [sys.executable, *module, *arguments], cwd=PROJECT if inside else ROOT, env=environment, check=False
    )
    if done.returncode != 0:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
