"""Print how long commands take in a project of N models, each beside its bound for 1,000 of them.

`generate` of everything, with nothing changed, and with one model changed; then `revision` for that change. Time is that of
the processor, so that other work on the machine counts less; memory is the most that any of the commands held.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generation import schema_text

COMMAND = [sys.executable, "-m", "sqla_scaffold"]
BOUNDS = {"everything": 3.0, "nothing": 0.3, "one model": 1.0, "revision": 2.0}  # seconds, at 1,000 models


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
        seconds("new", "shop", "--schema", "schema.yaml", "--no-smoke", "--defaults", folder=folder)
        project = folder / "shop"
        shutil.rmtree(project / "src/shop/models")
        shutil.rmtree(project / ".sqla-scaffold")
        took = {"everything": seconds("generate", folder=project)}
        took["nothing"] = min(seconds("generate", folder=project) for _ in range(3))
        schema = project / "schema.yaml"
        schema.write_text(schema.read_text().replace("str(80)", "str(81)", 1))
        took["one model"] = seconds("generate", folder=project)
        took["revision"] = seconds("revision", "-m", "longer", folder=project)
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    bounds = BOUNDS if models == 1000 else {}
    parts = (f"{name} {time:.2f} s" + (f" (bound {bounds[name]} s)" if bounds else "") for name, time in took.items())
    print(f"{models:>6} models: {', '.join(parts)}; {held:.0f} MiB")


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["10", "100", "1000"]):
        run(size)
