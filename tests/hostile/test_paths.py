"""No path that a project, a link or a setting names leads out of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from sqla_scaffold import api
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.plan import make_plan


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/x.py",
        "models/../../x.py",
        "models\\..\\x.py",
        "models/user.py\0.txt",
        "alembic/versions/../env.py",
        "/x",
    ],
    ids=ascii,
)
def test_a_path_that_escapes_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutsideError):
        make_plan(tmp_path, [GeneratedFile(path, "", Owner.TOOL)])


def test_what_looks_encoded_is_a_name_like_any_other(tmp_path: Path) -> None:
    plan = make_plan(tmp_path, [GeneratedFile("models/%2e%2e/x.py", "", Owner.TOOL)])
    assert [change.path for change in plan.changes] == ["models/%2e%2e/x.py"]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    options = api.NewOptions(package="shop", smoke=False)
    assert api.new(tmp_path / "shop", options, Diagnostics(), lambda _: None).written
    (tmp_path / "outside").mkdir()
    return tmp_path / "shop"


@pytest.mark.parametrize("link", ["src/shop/models", "src/shop/db.py", ".sqla-scaffold/lock", ".sqla-scaffold", "src"])
def test_a_link_that_leads_out_is_refused(shop: Path, link: str) -> None:
    outside = shop.parent / "outside"
    place = shop / link
    target = outside if place.is_dir() else outside / "file"
    if place.exists():  # the lock is there only while somebody holds it
        place.rename(shop.parent / "moved")
    place.symlink_to(target)
    diagnostics = Diagnostics()
    try:
        outcome = api.generate(shop, diagnostics, lambda _: None, check=False, dry_run=False, settle=api.Settle.THEIRS)
    except OutsideError:
        outcome = None
    assert outcome is None or not outcome.ok
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("value", ["../outside", "/tmp", "a/../../b", ".git", "src\\x", "a\\u0000b"], ids=ascii)
@pytest.mark.parametrize("setting", ["schema", "source", "migrations"])
def test_a_setting_that_leads_out_is_refused(shop: Path, setting: str, value: str) -> None:
    project = shop / "pyproject.toml"
    lines = project.read_text().split("\n")
    project.write_text("\n".join(f'{setting} = "{value}"' if one.startswith(f"{setting} = ") else one for one in lines))
    before = sorted(shop.parent.rglob("*"))
    diagnostics = Diagnostics()
    try:
        outcome = api.generate(shop, diagnostics, lambda _: None, check=False, dry_run=False, settle=api.Settle.THEIRS)
    except OutsideError:
        outcome = None
    assert outcome is None or not outcome.ok
    assert [path for path in sorted(shop.parent.rglob("*")) if path.name != "lock"] == [
        path for path in before if path.name != "lock"
    ]
