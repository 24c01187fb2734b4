"""The real pipeline on schemas made of values, many at once: read, resolve, emit, and run the output in one child."""

from __future__ import annotations

import ast
import io
import json
import subprocess
import sys
import tokenize
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sqla_scaffold.config import Config
from sqla_scaffold.emit.render import black
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.migrate.revision import initial_revision
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema

CHILD = Path(__file__).with_name("child.py")


def document(schema: Mapping[str, Any]) -> bytes:
    """Return a schema as YAML in ASCII, so that every odd character is an escape."""
    return yaml.safe_dump(dict(schema), sort_keys=False, allow_unicode=False, width=10**6).encode("ascii")


def one_column(name: str = "value", **column: Any) -> dict[str, Any]:
    """Return a schema of one model with one column beside its key."""
    return {"models": {"Thing": {"columns": {name: {"type": "text", **column}}}}}


def read(text: bytes, diagnostics: Diagnostics, database: str = "sqlite", language: str = "yaml") -> Schema | None:
    """Read and resolve; None when there are mistakes."""
    spec = read_schema_text(text, f"schema.{language}", language, diagnostics)
    schema = None if spec is None or diagnostics.errors else resolve(spec, diagnostics, database=database)
    return None if diagnostics.errors else schema


def complaints(schema: Mapping[str, Any], database: str = "sqlite") -> list[str]:
    """Return the headlines of the mistakes in a schema."""
    diagnostics = Diagnostics()
    read(document(schema), diagnostics, database)
    return [f"{one.code.name}: {one.message}" for one in diagnostics]


def generate(text: bytes, package: str, database: str = "sqlite", language: str = "yaml") -> list[GeneratedFile]:
    """Return models, db.py and the first revision; the schema holds no mistake."""
    diagnostics = Diagnostics()
    schema = read(text, diagnostics, database, language)
    assert schema is not None and not len(diagnostics), [f"{one.place} {one.message}" for one in diagnostics]
    config = Config(package, entry="none", database=database, migrations=f"migrations/{package}")
    return [*emit(schema, config), *initial_revision(schema, config)]


@dataclass(frozen=True)
class Ran:
    """What the child saw of a package: its tables and enums, or the error that kept it from looking."""

    error: str | None
    tables: dict[str, Any]
    enums: dict[str, dict[str, str]]
    defaults: dict[str, dict[str, Any]]

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of the only table."""
        (table,) = self.tables.values()
        columns: dict[str, Any] = table["columns"]
        return columns


class Batch:
    """Packages that are imported together: a process for each would take a second for each."""

    def __init__(self, root: Path, url: str | None = None) -> None:
        self.root = root
        self.url = url
        self.files: dict[str, list[GeneratedFile]] = {}

    def add(self, package: str, files: Sequence[GeneratedFile]) -> None:
        """Write a package's files, and hold each Python file to what all of them must be."""
        self.files[package] = list(files)
        for file in files:
            path = self.root / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")
        (self.root / "src" / package / "__init__.py").write_text("")

    def add_schema(self, package: str, schema: Mapping[str, Any], database: str = "sqlite") -> None:
        """Generate a package from a schema and add it."""
        self.add(package, generate(document(schema), package, database))

    def run(self) -> dict[str, Ran]:
        """Import every package with warnings as errors, make its tables in two ways, and say what is there."""
        job = {"root": str(self.root), "packages": list(self.files), "url": self.url}
        done = subprocess.run(
            [sys.executable, "-W", "error", "-X", "utf8", CHILD],
            input=json.dumps(job),
            capture_output=True,
            text=True,
            cwd=self.root,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        said = json.loads(done.stdout)
        assert not list(self.root.rglob("PWNED*")), "text of a schema was run"
        return {package: Ran(**said[package]) for package in self.files}


def modules(files: Sequence[GeneratedFile]) -> dict[str, str]:
    """Return the text of each Python file by its path behind the package."""
    return {"/".join(file.path.split("/")[2:]): file.text for file in files if file.path.endswith(".py")}


def is_blacks(files: Sequence[GeneratedFile]) -> bool:
    """Tell whether black would change nothing in what a schema's texts get into; the other pages are the same for all."""
    return all(black(text) == text for name, text in modules(files).items() if "/" in name or name[0].isdigit())


class _Blank(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.copy_location(ast.Constant(type(node.value).__name__), node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.JoinedStr:
        return node  # what an f-string holds is never a schema's text: any difference is one


def shape(text: str) -> tuple[str, str, list[str]]:
    """Return what text of a schema must not change: the encoding, the syntax tree without constants, the comments."""
    source = text.encode("utf-8")
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    comments = [one.string for one in tokenize.tokenize(io.BytesIO(source).readline) if one.type == tokenize.COMMENT]
    return encoding, ast.dump(_Blank().visit(ast.parse(source))), comments


def shapes(files: Sequence[GeneratedFile]) -> dict[str, tuple[str, str, list[str]]]:
    """Return the shape of every Python file."""
    return {path: shape(text) for path, text in modules(files).items()}


def constants(files: Sequence[GeneratedFile]) -> set[str]:
    """Return every text constant in the Python files."""
    return {
        node.value
        for text in modules(files).values()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
