"""The corpus: schemas in which every two constructs meet, on every database that has both."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml
from sqla_scaffold.config import Config
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.migrate.environment import environment
from sqla_scaffold.migrate.revision import initial_revision
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.snapshot import dump
from sqla_scaffold.schema.types import TYPES

from tests.corpus.constructs import ALL, BASE, CONSTRUCTS, Construct


@dataclass(frozen=True)
class Meeting:
    """Constructs in one schema, on a database."""

    constructs: tuple[Construct, ...]
    database: str

    @property
    def name(self) -> str:
        return "__".join([*(construct.name for construct in self.constructs), self.database])

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """The names of every two constructs in it."""
        return set(combinations((construct.name for construct in self.constructs), 2))

    @property
    def config(self) -> Config:
        package = f"c{crc32(self.name.encode()):08x}_{self.database}"
        return Config(package, entry="none", database=self.database, migrations=f"migrations/{package}")

    @cached_property
    def text(self) -> str:
        made: Any = _load(BASE)
        for construct in self.constructs:
            made = merged(made, _load(construct.fragment))
        return yaml.safe_dump(made, sort_keys=False)

    @cached_property
    def resolved(self) -> tuple[Schema | None, Diagnostics]:
        """Return the schema, and what was said of it."""
        diagnostics = Diagnostics()
        spec = read_schema_text(self.text.encode(), f"{self.name}.yaml", "yaml", diagnostics)
        return (None if spec is None else resolve(spec, diagnostics, database=self.database)), diagnostics

    @property
    def schema(self) -> Schema:
        schema, _ = self.resolved
        assert schema is not None
        return schema

    def files(self) -> list[GeneratedFile]:
        return [
            *emit(self.schema, self.config),
            *initial_revision(self.schema, self.config),
            *environment(self.schema, self.config),
        ]

    def job(self, url: str) -> dict[str, Any]:
        """Return what the judge is told of it.

        Args:
            url: the empty database on which it is judged.
        """
        return {
            "name": self.name,
            "package": self.config.package,
            "migrations": self.config.migrations,
            "expected": json.loads(dump(self.schema))["schema"],
            "type_names": {row.name: row.sqlalchemy for row in TYPES},
            "url": url,
        }

    def write(self, root: Path) -> None:
        """Write the package and its migrations under `root`."""
        for file in self.files():
            path = root / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        (root / self.config.package_path / "__init__.py").write_text("")


def merged(below: Any, above: Any) -> Any:
    """Return a value laid over another: mappings key by key, lists one behind the other."""
    if isinstance(below, dict) and isinstance(above, dict):
        return {
            key: merged(below[key], above[key]) if key in below and key in above else {**below, **above}[key]
            for key in {**below, **above}
        }
    if isinstance(below, list) and isinstance(above, list):
        return below + [item for item in above if item not in below]
    return above


def pairs() -> list[Meeting]:
    """Return every two constructs on every database that has both."""
    return [
        Meeting((one, other), database)
        for one, other in combinations(CONSTRUCTS, 2)
        for database in ALL
        if database in one.databases and database in other.databases
    ]


def covering(refused: Collection[tuple[str, str]], most: int = 6) -> list[Meeting]:
    """Return few schemas in which every two constructs meet on every database that has both.

    Args:
        refused: names of constructs that exclude each other.
        most: how many constructs meet in a schema.
    """
    return [meeting for database in ALL for meeting in _covering(database, refused, most)]


def _covering(database: str, refused: Collection[tuple[str, str]], most: int) -> Iterator[Meeting]:
    there = [construct for construct in CONSTRUCTS if database in construct.databases]
    order = {construct.name: place for place, construct in enumerate(there)}
    left = {(one.name, other.name) for one, other in combinations(there, 2)} - set(refused)
    while left:
        names = list(min(left, key=lambda pair: (order[pair[0]], order[pair[1]])))
        tried = set(names)
        while len(names) < most:
            fitting = [one for one in order if one not in tried and not _excluded(one, names, refused, order)]
            gains = {one: sum(_pair(one, other, order) in left for other in names) for one in fitting}
            best = max(fitting, key=lambda one: gains[one], default=None)
            if best is None or not gains[best]:
                break
            tried.add(best)
            if _met([*names, best], there, database).resolved[0] is not None:  # three may exclude each other as well
                names.append(best)
        meeting = _met(names, there, database)
        left -= meeting.pairs
        yield meeting


def _met(names: Collection[str], there: Sequence[Construct], database: str) -> Meeting:
    return Meeting(tuple(one for one in there if one.name in names), database)


def _pair(one: str, other: str, order: dict[str, int]) -> tuple[str, str]:
    return (one, other) if order[one] < order[other] else (other, one)


def _excluded(one: str, names: list[str], refused: Collection[tuple[str, str]], order: dict[str, int]) -> bool:
    return any(_pair(one, other, order) in refused for other in names)


def _load(text: str) -> Any:
    return yaml.load(text, yaml.CSafeLoader)  # as the reader does: the other loader takes no `Other?` between braces
