"""Print how long `generate` takes in a project of N models: nothing changed, and one model changed; as a command, each time.

The bounds for 1,000 models are 0.3 s and 1 s. Time is that of the processor, so that other work on the machine counts less.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from generation import schema_text

COMMAND = [sys.executable, "-m", "sqla_scaffold"]


def seconds(*words: str, folder: Path) -> float:
    """Return the processor's seconds that a command takes."""
    before = os.times()
    subprocess.run([*COMMAND, *words], cwd=folder, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def run(models: int) -> None:
    """Measure and print one size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "schema.yaml").write_bytes(schema_text(models))
        made = seconds("new", "shop", "--schema", "schema.yaml", "--no-smoke", "--defaults", folder=folder)
        project = folder / "shop"
        first = seconds("generate", folder=project)
        nothing = min(seconds("generate", folder=project) for _ in range(3))
        schema = project / "schema.yaml"
        schema.write_text(schema.read_text().replace("str(80)", "str(81)", 1))
        one = seconds("generate", folder=project)
    print(
        f"{models:>6} models: new {made:6.2f} s, look {first:6.2f} s, nothing changed {nothing:5.2f} s, one {one:6.2f} s"
    )


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["10", "100", "1000"]):
        run(size)
