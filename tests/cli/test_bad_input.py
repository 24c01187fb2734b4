"""What a person may get wrong, with the real `api` behind: a clear word, status 2, and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from sqla_scaffold.write.paths import JOURNAL

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("new", "email"), "P201", "'email' would hide the module of this name in Python's standard library"),
        (("new", "a-file"), "P202", "a-file is not a folder"),
        (("new", "a-link"), "P203", "a-link is not empty: it holds mine.txt"),
        (("new", "full"), "P203", "full is not empty: it holds mine.txt, yours.txt"),
        (("new", "shop", "--schema", "shema.yaml"), "R001", "did you mean `schema.yaml`?"),
        (("new", "shop", "--schema", "full"), "R003", "a folder, where a file is expected"),
        (("new", "shop", "--schema", "a.json"), "R004", ""),
        (("new", "shop", "--data", "licence=MIT"), "P302", "did you mean 'license'?"),
        (("generate",), "R005", "this folder has no pyproject.toml"),
        (("generate", "-C", "no-such-folder"), "R005", "there is no folder `no-such-folder`"),
        (("smoke", "-C", "full"), "R005", "this folder has no pyproject.toml"),
        (("generate", "--check", "-C", "halfway"), "P204", "an earlier run was interrupted while it wrote"),
    ],
)
def test_bad_input(run: Run, tmp_path: Path, words: tuple[str, ...], code: str, said: str) -> None:
    (tmp_path / "full").mkdir()
    for name in ("full/mine.txt", "full/yours.txt", "a-file", "a.json"):
        (tmp_path / name).touch()
    (tmp_path / "a-link").symlink_to("full")
    (tmp_path / "schema.yaml").write_text("models: {Tag: {columns: {label: str(40)}}}\n")
    (tmp_path / "halfway" / JOURNAL).parent.mkdir(parents=True)
    (tmp_path / "halfway" / JOURNAL).touch()
    before = sorted(tmp_path.rglob("*"))
    options = ("--defaults",) if words[0] == "new" else ()
    result = run(*words, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"error[{code}]: " in result.stderr and said in result.stderr
    assert sorted(tmp_path.rglob("*")) == before
