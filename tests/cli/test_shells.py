"""The shorthand is made of characters that shells leave alone: nothing of it needs quotes.

PowerShell makes a list of a word with a comma, which has another spelling for its sake.
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
    # As PowerShell wants it.
    "price:decimal:10.2:default=0",
    "status:enum:draft/published:default=draft",
)
# Where a word of PowerShell's argument mode ends, or becomes something else than text; the wildcards are expanded on Unix.
# https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing
# https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_special_characters
SPECIAL_IN_POWERSHELL = set(" \t\n`'\"$(){};,|&<>*?[]")
SPECIAL_AT_THE_START = set("@#-~%.=:/+0123456789")
# POSIX 2.2 and 2.13, with what bash, zsh (extendedglob, kshglob, `=command`) and fish add.
SPECIAL_IN_UNIX = set(" \t\n|&;<>()$`\\\"'*?[]#~!{}^@%+")
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
    fields = [field for field in FIELDS if name != "pwsh" or "," not in field]
    command = " ".join((sys.executable, "show.py", *fields))
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
    assert json.loads((tmp_path / "said").read_text()) == fields


@pytest.mark.parametrize("field", FIELDS)
def test_no_character_means_anything_to_a_shell(field: str) -> None:
    """What can be said of PowerShell where there is none."""
    assert not SPECIAL_IN_UNIX & set(field)
    assert field[0] not in SPECIAL_AT_THE_START
    if "," in field:
        assert field.replace("10,2", "10.2").replace(",", "/") in FIELDS
    else:
        assert not SPECIAL_IN_POWERSHELL & set(field)
