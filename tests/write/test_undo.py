"""The last command is taken back whole, or what is in the way is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sqla_scaffold.api import undo
from sqla_scaffold.report.codes.project import JOURNAL_DAMAGED, NOTHING_TO_UNDO, PATH_OUTSIDE
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.merge.settle import Settle


def silent(_: str) -> None:
    """Nobody watches."""


def test_it_goes_back_and_forth(shop: Any) -> None:
    shop.write(1)
    first = shop.tree()
    shop.write(2)
    second = shop.tree()
    for _ in range(2):
        assert undo(shop.root, Diagnostics(), silent, dry_run=True).ok
        assert shop.tree() == second
        outcome = undo(shop.root, Diagnostics(), silent)
        assert outcome.ok and shop.tree() == first
        assert undo(shop.root, Diagnostics(), silent).ok
        assert shop.tree() == second


def test_a_run_that_writes_nothing_is_none_to_take_back(shop: Any) -> None:
    shop.write(1)
    first = shop.tree()
    shop.write(2)
    assert shop.write(2).current
    undo(shop.root, Diagnostics(), silent)
    assert shop.tree() == first


def test_a_person_who_wrote_in_between_is_in_the_way(shop: Any) -> None:
    shop.write(1)
    shop.write(2)
    (shop.root / "src/shop/models/m0.py").write_text("mine\n")
    (shop.root / "migrations/schema.lock").unlink()
    (shop.root / "src/shop/models/only_1.py").write_text("back again\n")
    before, said = shop.tree(), Diagnostics()
    assert not undo(shop.root, said, silent).ok
    assert shop.tree() == before
    assert [(one.path, one.message.split(" after")[0]) for one in said] == [
        ("migrations/schema.lock", "was removed"),
        ("src/shop/models/m0.py", "was changed"),
        ("src/shop/models/only_1.py", "was put there"),
    ]
    assert {one.code.id for one in said} == {"P212"}


def test_what_a_person_wrote_comes_back_when_force_took_it(shop: Any) -> None:
    shop.write(1)
    mine = shop.root / "src/shop/models/m0.py"
    mine.write_bytes(b"mine \xff\n")
    mine.chmod(0o640)
    shop.write(2, settle=Settle.THEIRS)
    assert b"mine" not in mine.read_bytes()
    assert undo(shop.root, Diagnostics(), silent).ok
    assert mine.read_bytes() == b"mine \xff\n" and mine.stat().st_mode & 0o777 == 0o640


def test_a_new_project_goes_with_its_folders(shop: Any) -> None:
    shop.write(1)
    assert undo(shop.root, Diagnostics(), silent).ok
    assert [path for path in shop.root.rglob("*") if ".sqla-scaffold" not in path.parts] == []


@pytest.mark.parametrize("damage", ["nothing written", "gone", "journal", "old text", "outside"])
def test_where_nothing_leads_back(shop: Any, tmp_path: Path, damage: str) -> None:
    undone = shop.root / ".sqla-scaffold/undo"
    if damage == "nothing written":
        shop.root.mkdir(parents=True)
    else:
        shop.write(1)
        shop.write(2)
    match damage:
        case "gone":
            for path in undone.iterdir():
                path.unlink()
        case "journal":
            (undone / "back.json").write_text("{}")
        case "old text":
            for path in undone.glob("old-*"):
                path.write_text("other")
        case "outside":
            text = (undone / "back.json").read_text()
            (undone / "back.json").write_text(text.replace("migrations/schema.lock", "../../precious"))
    before = shop.tree()
    with pytest.raises(OutsideError) as caught:
        undo(shop.root, Diagnostics(), silent)
    assert shop.tree() == before
    codes = {"journal": JOURNAL_DAMAGED, "outside": PATH_OUTSIDE}
    assert caught.value.diagnostic.code is codes.get(damage, NOTHING_TO_UNDO)
