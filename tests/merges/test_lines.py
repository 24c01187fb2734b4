"""Files that are no Python are merged by lines; what git left in a file is taken apart again."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqla_scaffold.write.merge.lines import merge_lines
from sqla_scaffold.write.merge.markers import first_marker, marked, sides
from sqla_scaffold.write.merge.settle import Merged, Settle

TEXTS = st.lists(st.sampled_from("abcde"), max_size=8).map(lambda lines: "".join(f"{line}\n" for line in lines))


@given(TEXTS, TEXTS)
def test_what_one_side_changed_is_that_sides(base: str, other: str) -> None:
    assert merge_lines(base, base, other) == merge_lines(base, other, base) == merge_lines(base, other, other)
    assert merge_lines(base, base, other) == Merged(other)


@given(TEXTS, TEXTS, TEXTS)
def test_each_side_can_be_taken(base: str, yours: str, new: str) -> None:
    said = merge_lines(base, yours, new)
    ours, theirs = (merge_lines(base, yours, new, settle=side) for side in (Settle.OURS, Settle.THEIRS))
    assert not ours.conflicts and not theirs.conflicts
    assert (ours == theirs) == (not said.conflicts) or said.conflicts
    if not said.conflicts:
        assert said == ours == theirs


@given(TEXTS, TEXTS, TEXTS)
def test_a_place_is_where_it_says(base: str, yours: str, new: str) -> None:
    for one in merge_lines(base, yours, new).conflicts:
        for side, text in ((one.base, base), (one.yours, yours), (one.new, new)):
            assert side is None or "".join(text.splitlines(True)[side.line - 1 :]).startswith(side.text)


@given(TEXTS, TEXTS)
def test_a_marked_text_holds_both(yours: str, new: str) -> None:
    text = marked(yours, new)
    assert sides(text) == (yours, new)
    assert (first_marker(text) is None) == (yours == new)


def test_two_places_of_one_file() -> None:
    base = "# revision\nimport sa\n\ndef upgrade():\n    pass\n"
    yours = "# revision\nimport sa\nimport mine\n\ndef upgrade():\n    pass\n"
    new = "# a revision\nimport sa\n\ndef upgrade():\n    pass\n"
    text = merge_lines(base, yours.replace("\n", "\r\n"), new).text
    assert text == "# a revision\nimport sa\nimport mine\n\ndef upgrade():\n    pass\n".replace("\n", "\r\n")


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_what_git_leaves_is_understood(tmp_path: Path, style: str) -> None:
    for name, text in (("base", "a\nb\nc\n"), ("ours", "a\nours\nc\n"), ("theirs", "a\ntheirs\nc\nd\n")):
        (tmp_path / name).write_text(text)
    command = ["git", "merge-file", "-p", *(["--diff3"] * (style == "diff3")), "ours", "base", "theirs"]
    text = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout
    assert first_marker(text) == 2
    assert sides(text) == ("a\nours\nc\nd\n", "a\ntheirs\nc\nd\n")


@pytest.mark.parametrize("text", ["<<<<<<< a\nb\n", ">>>>>>> a\n", "<<<<<<< a\n<<<<<<< a\n=======\n>>>>>>> b\n"])
def test_markers_that_do_not_fit(text: str) -> None:
    assert sides(text) is None


def test_a_line_of_equals_signs_is_no_marker() -> None:
    assert first_marker("Title\n=======\n") is None
    assert sides("Title\n=======\n") == ("Title\n=======\n", "Title\n=======\n")
