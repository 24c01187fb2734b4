"""A folder is a case: three texts go in, one comes out, or what must be said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqla_scaffold.emit.render import black
from sqla_scaffold.write.merge.merge import merge

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_three_texts_become_one(case: Path, expect: Callable[[Path, str], None]) -> None:
    base, yours, new = ((case / f"{name}.py.txt").read_text() for name in ("base", "yours", "new"))
    merged = merge(base, yours, new, black)
    assert merged is not None
    said = [f"conflict {one.line}: {one.name}: {one.reason}" for one in merged.conflicts]
    said += [f"left out: {name}" for name in merged.removed]
    if said:
        expect(case / "said.txt", "\n".join(said) + "\n")
    assert bool(said) == (case / "said.txt").exists()
    if not merged.conflicts:
        expect(case / "merged.py.txt", merged.text)
        assert black(merged.text) == merged.text or yours != black(yours)
