"""What a project says about itself in `[tool.sqla-scaffold]`."""

from __future__ import annotations

from dataclasses import dataclass

ENTRIES = ("script", "flask", "none")
DATABASES = ("sqlite", "postgresql", "mysql")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project.

    Args:
        package: name of the Python package, a checked identifier.
        schema: path of the schema file, relative to the project.
        source: folder that holds the package, relative to the project.
        migrations: folder of the Alembic environment, relative to the project.
        entry: one of `ENTRIES`.
        database: one of `DATABASES`; `mysql` stands for MySQL and MariaDB.
    """

    package: str
    schema: str = "schema.yaml"
    source: str = "src"
    migrations: str = "migrations"
    entry: str = "script"
    database: str = "sqlite"

    @property
    def package_path(self) -> str:
        """The package's folder, relative to the project."""
        return f"{self.source}/{self.package}"
