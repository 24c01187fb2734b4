"""The patch that is shown is the change that is made: `git apply` agrees."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.write.patch import unified
from sqla_scaffold.write.plan import make_plan

TEXTS = st.text(st.sampled_from("ab\n\n\r\x0c\u2028é-+@ "), min_size=1, max_size=30)


@settings(max_examples=25, deadline=None)
@given(old=TEXTS, new=TEXTS, fresh=TEXTS)
def test_git_applies_it(tmp_path_factory: pytest.TempPathFactory, old: str, new: str, fresh: str) -> None:
    root = tmp_path_factory.mktemp("patch")
    (root / "with blank.py").write_bytes(old.encode())
    wanted = [GeneratedFile("with blank.py", new, Owner.TOOL), GeneratedFile("sub/größe.py", fresh, Owner.TOOL)]
    patch = unified(make_plan(root, wanted))
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, cwd=root, input=patch.encode(), check=True, capture_output=True)
    assert [(root / file.path).read_bytes().decode() for file in wanted] == [file.text for file in wanted]


def test_it_reads_like_gits(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one\ntwo")
    (tmp_path / "c.py").write_bytes(b"\xff")
    (tmp_path / "mine.py").write_text("mine\n")
    wanted = [
        GeneratedFile("a.py", "one\n2\n", Owner.TOOL),
        GeneratedFile("b.sh", "#!/bin/sh\n", Owner.SHARED, executable=True),
        GeneratedFile("c.py", "x\n", Owner.TOOL),
        GeneratedFile("mine.py", "ours\n", Owner.SHARED),  # a conflict: nothing is written, nothing is shown
    ]
    assert unified(make_plan(tmp_path, wanted)) == (
        "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+2\n"
        "diff --git a/b.sh b/b.sh\nnew file mode 100755\n--- /dev/null\n+++ b/b.sh\n@@ -0,0 +1 @@\n+#!/bin/sh\n"
        "diff --git a/c.py b/c.py\nBinary files a/c.py and b/c.py differ\n"
    )


def test_nothing_to_do_is_no_text(tmp_path: Path) -> None:
    assert unified(make_plan(tmp_path, [])) == ""
