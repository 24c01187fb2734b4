"""A generated project on disk, as far as migrations need it, and Alembic's commands in it."""

from __future__ import annotations

import io
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Connection

from sqla_scaffold.config import Config
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.migrate.environment import environment
from sqla_scaffold.migrate.revision import initial_revision
from sqla_scaffold.schema.model import Schema

PYPROJECT = """\
[tool.alembic]
script_location = "%(here)s/migrations"
prepend_sys_path = ["%(here)s/src"]
"""
_numbers = itertools.count()


@dataclass(frozen=True)
class Project:
    """A project's folder and the address of its database."""

    root: Path
    url: str
    package: str

    @classmethod
    def make(cls, root: Path, schema: Schema, url: str) -> Project:
        """Write models, db.py, the environment and the first revision."""
        # In one process each project needs a package of its own, for Python imports a name once.
        config = Config(f"shop_{os.getpid()}_{next(_numbers)}")
        root.mkdir(parents=True, exist_ok=True)
        (root / "pyproject.toml").write_text(PYPROJECT)
        for file in [*emit(schema, config), *environment(schema, config), *initial_revision(schema, config)]:
            path = root / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        return cls(root, url, config.package)

    @contextmanager
    def _alembic(self, output: io.StringIO | None = None) -> Iterator[AlembicConfig]:
        config = AlembicConfig(toml_file=self.root / "pyproject.toml", stdout=io.StringIO(), output_buffer=output)
        with mock.patch.dict(os.environ, DATABASE_URL=self.url), mock.patch.object(sys, "path", sys.path[:]):
            yield config

    def upgrade(self, connection: Connection | None = None) -> None:
        with self._alembic() as config:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def downgrade(self, to: str = "base") -> None:
        with self._alembic() as config:
            command.downgrade(config, to)

    def check(self) -> None:
        """Fail when Alembic finds a difference between the database and the models."""
        with self._alembic() as config:
            command.check(config)

    def sql(self, *, down: bool = False) -> str:
        """Return what `--sql` writes."""
        output = io.StringIO()
        with self._alembic(output) as config:
            if down:
                command.downgrade(config, "0001:base", sql=True)
            else:
                command.upgrade(config, "head", sql=True)
        return output.getvalue()

    def autogenerate(self, message: str) -> Path:
        """Let Alembic write a revision of what it finds different, and return its path."""
        with self._alembic() as config:
            script = command.revision(config, message, autogenerate=True)
        assert script is not None and not isinstance(script, list)
        return Path(script.path)

    def revision(self, message: str, *, body: str = "pass") -> Path:
        """Write a later revision by Alembic's own command and return its path."""
        with self._alembic() as config:
            script = command.revision(config, message)
        assert script is not None and not isinstance(script, list)
        path = Path(script.path)
        path.write_text(path.read_text().replace("    pass\n", f"    {body}\n", 1))
        return path

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the command line in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "alembic", *arguments],
            cwd=self.root,
            env={**os.environ, "DATABASE_URL": self.url},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
