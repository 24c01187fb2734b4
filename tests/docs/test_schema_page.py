"""Every schema in the documentation is one: it is read and resolved without a word of complaint.

A block counts when its first line says so: `yaml schema`, `toml schema`, followed by a database if it needs one
(`yaml schema postgresql`). `toml schema same` means exactly what the YAML block before it means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from sqla_scaffold.config import Config
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.types import ALL_DATABASES, TYPES, ColumnType

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *ROOT.glob("README.md")]
SCHEMA_PAGE = (ROOT / "docs/schema.md").read_text(encoding="utf-8")

_BLOCK = re.compile(
    r"^```(?P<language>yaml|toml) schema(?P<words>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """A schema on a page."""

    page: str
    line: int
    language: str
    words: tuple[str, ...]
    text: str

    @property
    def databases(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if word in ALL_DATABASES) or ALL_DATABASES

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks_of(page: str, text: str) -> list[Block]:
    return [
        Block(
            page,
            text.count("\n", 0, match.start()) + 1,
            match["language"],
            tuple(match["words"].split()),
            match["text"],
        )
        for match in _BLOCK.finditer(text)
    ]


BLOCKS = [block for page in PAGES for block in blocks_of(page.relative_to(ROOT).as_posix(), page.read_text("utf-8"))]


def meaning(block: Block, database: str) -> Schema:
    diagnostics = Diagnostics()
    spec = read_schema_text(block.text.encode(), str(block), block.language, diagnostics)
    schema = None if spec is None else resolve(spec, diagnostics, database=database)
    said = [f"{found.span}: {found.code.id} {found.message}; {found.hint}" for found in diagnostics]
    assert not said, "\n".join(said)
    assert schema is not None
    return schema


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_schema_in_the_documentation_is_a_schema(block: Block) -> None:
    for database in block.databases:
        assert meaning(block, database).models


@pytest.mark.parametrize("block", [block for block in BLOCKS if "same" in block.words], ids=str)
def test_toml_means_what_the_yaml_before_it_means(block: Block) -> None:
    before = BLOCKS[BLOCKS.index(block) - 1]
    assert (before.page, before.language) == (block.page, "yaml")
    assert meaning(block, "sqlite") == meaning(before, "sqlite")


def test_blocks_are_found() -> None:
    text = "# A page\n\n```yaml schema postgresql\nmodels:\n  A: {}\n```\n\n```yaml\nnot: one\n```\n"
    assert blocks_of("page.md", text) == [Block("page.md", 3, "yaml", ("postgresql",), "models:\n  A: {}\n")]
    assert {block.page for block in BLOCKS} >= {"docs/schema.md"}


@pytest.mark.parametrize("row", TYPES, ids=lambda row: row.name)
def test_the_page_lists_every_type(row: ColumnType) -> None:
    table = SCHEMA_PAGE.partition("## Column types")[2].partition("```yaml")[0]
    assert re.search(rf"`{row.word}[`(]", table), f"docs/schema.md has no row for the type {row.word}"
    assert f"`{row.sqlalchemy}`" in table


def test_the_tutorial_shows_the_example() -> None:
    shown = [block for block in BLOCKS if block.page == "docs/tutorial.md"]
    assert [block.words for block in shown] == [("same-as", "examples/blog.yaml")]
    assert shown[0].text == (ROOT / "examples/blog.yaml").read_text(encoding="utf-8")


def test_the_tutorial_shows_what_is_generated() -> None:
    page = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
    schema = meaning(next(block for block in BLOCKS if block.page == "docs/tutorial.md"), "sqlite")
    files = {file.path: file.text for file in emit(schema, Config("blog"))}
    shown = re.findall(r"^```python in (\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert shown
    for path, text in shown:
        assert files[path].endswith(text)
