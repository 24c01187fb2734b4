"""A folder is a case: a schema goes in, the modules of the models and the first revision come out."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqla_scaffold.api.parts import parts_of
from sqla_scaffold.config import Config
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.migrate.revision import initial_revision
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.types import ALL_DATABASES

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """A case by the name of its folder."""

    name: str

    @property
    def schema_text(self) -> str:
        return (FOLDER / self.name / "schema.yaml").read_text(encoding="utf-8")

    @property
    def expected(self) -> Path:
        return FOLDER / self.name / "expected"

    @property
    def config(self) -> Config:
        package = f"shop_{self.name}"
        migrations = f"migrations/{self.name}"
        # The application of the case stands on db.py; that on the extension is made in the journeys.
        return Config(package, entry=self.entry, database=self.database, migrations=migrations, flask_style="plain")

    @property
    def entry(self) -> str:
        return "flask" if "# entry: flask" in self.schema_text else "none"

    @property
    def database(self) -> str:
        return next((name for name in ALL_DATABASES if f"# database: {name}" in self.schema_text), "sqlite")

    def schema(self) -> Schema:
        diagnostics = Diagnostics()
        spec = read_schema_text(self.schema_text.encode(), "schema.yaml", "yaml", diagnostics)
        schema = None if spec is None else resolve(spec, diagnostics, database=self.database)
        assert schema is not None and not len(diagnostics), as_text(diagnostics, color=False)
        return schema

    def files(self) -> list[GeneratedFile]:
        schema = self.schema()
        parts = parts_of(schema, self.config)
        return [
            *emit(schema, self.config),
            *(one for part in parts for one in initial_revision(part.schema, part.config)),
        ]

    def write(self, root: Path) -> Path:
        """Write the project's package under `root` and return the folder to import from."""
        for file in self.files():
            path = root / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        (root / self.config.package_path / "__init__.py").write_text("")
        for path in (FOLDER / self.name).glob("package/*.py"):  # what a person wrote
            shutil.copy(path, root / self.config.package_path / path.name)
        return root / self.config.source


CASES = [Case(folder.name) for folder in sorted(FOLDER.iterdir()) if (folder / "schema.yaml").is_file()]
