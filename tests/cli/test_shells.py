"""The shorthand is made of characters that shells leave alone: nothing of it needs quotes.

PowerShell is the exception: an unquoted comma makes a list there, which a program gets as several words.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FIELDS = (
    "title:str:80:unique",
    "age:int:null",
    "author:User:ondelete=cascade:back=posts",
    "editor:User:null:ondelete=set_null:onupdate=no-action",
    "price:decimal:10,2:default=0",
    "status:enum:draft,published:default=draft",
    "tags:many:Tag:secondary=post_tag",
    "owner:ref:User",
    "seen_at:datetime:tz:index",
    "key:int:pk:autoincrement=false",
    "labels:array:str",
)
SHELLS = {
    "sh": ("-c",),
    "bash": ("-c",),
    "bash, with a history": ("-i", "-c"),
    "zsh": ("-f", "-c"),
    "zsh, with all its patterns": ("-f", "-o", "extendedglob", "-o", "kshglob", "-c"),
    "fish": ("--no-config", "-c"),
    "pwsh": ("-NoProfile", "-Command"),
}
SHOW = "import json, sys; json.dump(sys.argv[1:], open('said', 'w'))"


@pytest.mark.parametrize("name", SHELLS)
def test_a_shell_passes_the_shorthand_on_as_it_is(name: str, tmp_path: Path) -> None:
    shell = shutil.which(name.partition(",")[0])
    if shell is None:
        pytest.skip(f"there is no {name} on this machine")
    (tmp_path / "show.py").write_text(SHOW)
    (tmp_path / "title").touch()  # a file that a pattern might fit
    words = [f"'{field}'" if name == "pwsh" and "," in field else field for field in FIELDS]
    command = " ".join((sys.executable, "show.py", *words))
    # A session of its own: an interactive shell would otherwise take the terminal of whoever runs the tests.
    subprocess.run(
        [shell, *SHELLS[name], command],
        cwd=tmp_path,
        check=True,
        timeout=60,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert json.loads((tmp_path / "said").read_text()) == list(FIELDS)
