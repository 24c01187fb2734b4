"""What the tests of the template's life share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.skeleton.releases import Releases, make_releases


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    return make_releases(tmp_path_factory.mktemp("releases"))
