"""The switches of the suite: `--accept` rewrites expectations (read the diff!), `--slow` adds the long walks.

Properties look at the same examples in every run, so that nobody's change fails by chance; with `--slow` they look at
new ones, and at more of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default run", deadline=None, derandomize=True)
settings.register_profile("slow run", deadline=None, max_examples=2000)

pytest_plugins = ["tests.databases"]


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("sqla-scaffold")
    group.addoption("--accept", action="store_true", help="rewrite the expected texts with what came out")
    group.addoption("--slow", action="store_true", help="run the tests marked slow as well")


def pytest_configure(config: pytest.Config) -> None:
    # Every project that is checked imports SQLAlchemy; read once, it takes mypy a fifth of the time.
    if sys.prefix != sys.base_prefix:
        os.environ.setdefault("MYPY_CACHE_DIR", str(Path(sys.prefix) / "mypy-cache"))
    settings.load_profile("slow run" if config.getoption("--slow") else "default run")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    skip = pytest.mark.skip(reason="slow: run with --slow")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the one in a file; with `--accept`, write the file instead."""
    accept = bool(request.config.getoption("--accept"))

    def compare(path: Path, text: str) -> None:
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_bytes() != text.encode():
                path.write_bytes(text.encode())
            return
        expected = path.read_bytes().decode() if path.exists() else ""
        assert text == expected, f"{path.name} differs; read the difference, then run with --accept"

    return compare
