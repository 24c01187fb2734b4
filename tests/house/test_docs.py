"""Documentation that is derived from a table says what the table says, and links lead somewhere."""

from __future__ import annotations

import re

import pytest

from tests.house.derive import COMMAND, PAGES, ROOT

WRITTEN = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CHANGELOG.md"]


@pytest.mark.parametrize("path", PAGES)
def test_a_derived_page_is_current(path: str) -> None:
    kept = (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).exists() else ""
    assert kept == PAGES[path](), f"{path} is not what its table says: run `{COMMAND}`"


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: object) -> None:
    assert isinstance(page, type(ROOT))
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
