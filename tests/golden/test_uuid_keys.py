"""Keys that begin with the time are what RFC 9562 says, and stand in the order in which they were made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.golden.cases import Case

PROGRAM = """
import time
from uuid import RFC_4122

from shop_uuid_keys.db import uuid7

made = []
for _ in range(50):
    made.append(uuid7())
    time.sleep(0.0001)
assert made == sorted(set(made))
assert {(one.version, one.variant) for one in made} == {(7, RFC_4122)}
assert abs((made[-1].int >> 80) - time.time() * 1000) < 5000
"""


def test_they_begin_with_the_time(tmp_path: Path) -> None:
    source = Case("uuid_keys").write(tmp_path)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM], cwd=source, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
