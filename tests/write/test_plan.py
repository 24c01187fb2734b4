"""What happens to a file depends on whose it is and on three texts: written last, the person's, and of now."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.report.codes.project import LINK_OUTSIDE, PATH_OUTSIDE, PATH_TAKEN
from sqla_scaffold.report.errors import GeneratorBug, OutsideError
from sqla_scaffold.write.merge.settle import Settle
from sqla_scaffold.write.plan import Action, Terms, make_plan


def put(root: Path, path: str, text: str | bytes | None) -> None:
    if text is not None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode() if isinstance(text, str) else text)


@pytest.mark.parametrize(
    ("base", "yours", "new", "action", "writes_base"),
    [
        (None, None, "B", Action.CREATE, True),
        (None, "B", "B", Action.IDENTICAL, True),
        (None, "mine", "B", Action.CONFLICT, False),
        ("A", "A", "B", Action.UPDATE, True),
        ("A", "mine", "A", Action.KEEP, False),
        ("A", "mine", "B", Action.CONFLICT, False),
        ("A", "B", "B", Action.IDENTICAL, True),
        ("A", None, "B", Action.KEEP, False),
        ("A", None, "A", Action.KEEP, False),
        ("A", "A", "A", Action.IDENTICAL, False),
        ("A", b"\xff\xfe", "B", Action.CONFLICT, False),
        ("A\n", "A\r\n", "A\n", Action.KEEP, False),  # another line ending is an edit like any other
        ("A\n", "\ufeffA\n", "B\n", Action.CONFLICT, False),
    ],
)
def test_a_shared_file(
    tmp_path: Path, base: str | None, yours: str | bytes | None, new: str, action: Action, writes_base: bool
) -> None:
    put(tmp_path, "script.mako", yours)
    put(tmp_path, ".sqla-scaffold/base/script.mako", base)
    plan = make_plan(tmp_path, [GeneratedFile("script.mako", new, Owner.SHARED)])
    assert plan.changes[0].action is action
    assert plan.changes[0].old == yours
    assert [change.path for change in plan.writes if change.is_base] == [
        ".sqla-scaffold/base/script.mako"
    ] * writes_base


@pytest.mark.parametrize(
    ("yours", "action", "text"),
    [
        ("A = 1\nMINE = 1\n", Action.MERGE, "A = 2\nMINE = 1\n"),
        ("A = 3\n", Action.CONFLICT, None),
        ("A = \n", Action.CONFLICT, None),
    ],
)
def test_a_python_file_is_merged(tmp_path: Path, yours: str, action: Action, text: str | None) -> None:
    put(tmp_path, "db.py", yours)
    put(tmp_path, ".sqla-scaffold/base/db.py", "A = 1\n")
    plan = make_plan(tmp_path, [GeneratedFile("db.py", "A = 2\n", Owner.SHARED)])
    change = plan.changes[0]
    assert change.action is action
    if text is not None:
        assert change.new == text
        assert [one.new for one in plan.writes if one.is_base] == ["A = 2\n"], "the base is what the schema says now"


@pytest.mark.parametrize(
    ("owner", "yours", "action"),
    [
        (Owner.TOOL, None, Action.CREATE),
        (Owner.TOOL, "new", Action.IDENTICAL),
        (Owner.TOOL, "old", Action.UPDATE),
        (Owner.TOOL, b"\xff", Action.UPDATE),
        (Owner.PERSON, None, Action.CREATE),
        (Owner.PERSON, "new", Action.IDENTICAL),
        (Owner.PERSON, "old", Action.KEEP),
    ],
)
def test_other_files(tmp_path: Path, owner: Owner, yours: str | bytes | None, action: Action) -> None:
    put(tmp_path, "x", yours)
    assert [change.action for change in make_plan(tmp_path, [GeneratedFile("x", "new", owner)]).changes] == [action]


def test_theirs_takes_conflicts_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, "edited.py", "mine")
    put(tmp_path, "mine.md", "mine")
    for gone in ("gone.py", "kept.py"):
        put(tmp_path, f".sqla-scaffold/base/{gone}", "A")
    put(tmp_path, "kept.py", "mine")
    files = [
        GeneratedFile("edited.py", "B", Owner.SHARED),
        GeneratedFile("gone.py", "B", Owner.SHARED),
        GeneratedFile("kept.py", "A", Owner.SHARED),
        GeneratedFile("mine.md", "B", Owner.PERSON),
    ]
    plan = make_plan(tmp_path, files, terms=Terms(settle=Settle.THEIRS))
    assert {change.path: change.action.value for change in plan.visible} == {
        "edited.py": "update",
        "gone.py": "create",
        "kept.py": "keep",
        "mine.md": "keep",
    }


@given(
    base=st.sampled_from([None, "A", "B", "C"]),
    yours=st.sampled_from([None, "A", "B", "C"]),
    new=st.sampled_from(["A", "B", "C"]),
)
def test_what_only_one_side_changed_is_that_sides(
    tmp_path_factory: pytest.TempPathFactory, base: str | None, yours: str | None, new: str
) -> None:
    root = tmp_path_factory.mktemp("law")
    put(root, "m.mako", yours)
    put(root, ".sqla-scaffold/base/m.mako", base)
    [change, *_] = make_plan(root, [GeneratedFile("m.mako", new, Owner.SHARED)]).changes
    if change.action.writes:
        assert yours == base  # a person's own text is never replaced
    if base is not None and yours == base:
        assert change.action.writes or yours == new
    if base == new:
        assert not change.action.writes  # and what the schema did not change is not touched


def test_a_folder_that_does_not_exist_is_empty(tmp_path: Path) -> None:
    plan = make_plan(tmp_path / "new", [GeneratedFile("a/b.py", "x", Owner.TOOL)])
    assert [change.action for change in plan.changes] == [Action.CREATE]
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x.py",
        "../../etc/x.py",
        "models/../../x.py",
        "alembic/versions/../env.py",
        "models/./x.py",
        "models//x.py",
        "models/",
        "models\\..\\x.py",
        "C:/x.py",
        "C:x.py",
        "models/user.py\0.txt",
        "models/a\nb.py",
        "models/user.py ",
        "models./user.py",
        "models/con.py",
        "models/NUL",
        ".git/hooks/pre-commit",
        "sub/.GIT/config",
        "models/a\u202eyp.py",
        "x" * 256,
        "ü" * 128,
    ],
)
def test_a_path_stays_inside_under_a_name_for_every_system(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutsideError) as caught:
        make_plan(tmp_path, [GeneratedFile(path, "x", Owner.TOOL)])
    assert caught.value.diagnostic.code is PATH_OUTSIDE


@pytest.mark.parametrize("path", ["models/%2e%2e/x.py", "..x.py", "x..y/z", ".github/ci.yml", "größe.py", "console.py"])
def test_a_harmless_name_is_a_name(tmp_path: Path, path: str) -> None:
    assert make_plan(tmp_path, [GeneratedFile(path, "x", Owner.TOOL)]).changes[0].place == path


@pytest.mark.parametrize(
    "paths",
    [
        ("a.py", "A.py"),
        ("models/straße.py", "models/STRASSE.py"),
        ("a", "a/b"),
        (".sqla-scaffold/base/x",),
        (".sqla-scaffold/journal.json",),
        (".sqla-scaffold/stage/x",),
    ],
)
def test_our_own_mistakes_are_bugs(tmp_path: Path, paths: tuple[str, ...]) -> None:
    with pytest.raises(GeneratorBug):
        make_plan(tmp_path, [GeneratedFile(path, "x", Owner.TOOL) for path in paths])


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("models", "/outside"),
        ("models", "../outside"),
        ("models", "sub/../../outside"),
        ("models", "models"),
        ("models/user.py", "../../outside.py"),
        ("models/user.py", "/etc/passwd"),
        ("models", ".git"),
        (".sqla-scaffold", "../outside"),
    ],
)
@pytest.mark.parametrize("owner", [Owner.TOOL, Owner.SHARED])
def test_a_link_that_leads_out_is_refused(tmp_path: Path, link: str, target: str, owner: Owner) -> None:
    root = tmp_path / "shop"
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(target)
    (root / "sub").mkdir()
    path = ".sqla-scaffold/schema.json" if link.startswith(".sqla") else "models/user.py"
    with pytest.raises(OutsideError) as caught:
        make_plan(root, [GeneratedFile(path, "x", owner)])
    assert caught.value.diagnostic.code is LINK_OUTSIDE


@pytest.mark.parametrize("target", ["real", "./x/../real", "ABSOLUTE"])
def test_a_link_inside_is_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "x").mkdir()
    (tmp_path / "models").symlink_to(str(tmp_path / "real") if target == "ABSOLUTE" else target)
    plan = make_plan(tmp_path, [GeneratedFile("models/user.py", "x", Owner.TOOL)])
    assert (plan.changes[0].path, plan.changes[0].place) == ("models/user.py", "real/user.py")


def test_two_files_are_not_made_one_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OutsideError, match="makes one file of this and a/x.py"):
        make_plan(tmp_path, [GeneratedFile("a/x.py", "1", Owner.TOOL), GeneratedFile("b/x.py", "2", Owner.TOOL)])


def test_a_folder_where_a_file_belongs(tmp_path: Path) -> None:
    (tmp_path / "db.py").mkdir()
    with pytest.raises(OutsideError) as caught:
        make_plan(tmp_path, [GeneratedFile("db.py", "x", Owner.TOOL)])
    assert (caught.value.diagnostic.code, caught.value.diagnostic.path) == (PATH_TAKEN, "db.py")


def test_a_file_where_a_folder_belongs(tmp_path: Path) -> None:
    put(tmp_path, "src", "not a folder")
    with pytest.raises(OutsideError) as caught:
        make_plan(tmp_path, [GeneratedFile("src/shop/db.py", "x", Owner.TOOL)])
    assert caught.value.diagnostic.code is PATH_TAKEN


def test_a_file_where_the_project_belongs(tmp_path: Path) -> None:
    put(tmp_path, "shop", "not a folder")
    with pytest.raises(OutsideError) as caught:
        make_plan(tmp_path / "shop", [GeneratedFile("db.py", "x", Owner.TOOL)])
    assert caught.value.diagnostic.code is PATH_TAKEN


def test_a_named_pipe_does_not_hold_us_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "db.py")
    with pytest.raises(OutsideError, match="is not a file"):
        make_plan(tmp_path, [GeneratedFile("db.py", "x", Owner.TOOL)])
