"""Print how long commands take in a project of N models, each beside its bound for 1,000 of them and beside its peers.

`generate` of everything, with nothing changed, and with one model changed; then `revision` for that change. Beside them
black alone on the models that were generated, and, where it is installed, sqlacodegen on a database of the same tables.
`python benchmarks/projects.py [MODELS ...]`; without sizes 10, 100 and 1,000. 10,000 models take some minutes.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from generation import schema_text
from timing import COMMAND, bounded, measured

ROUNDS = 3
SECONDS = {"everything": 3.0, "nothing": 0.3, "one model": 1.0, "revision": 2.0}  # at 1,000 models
MEMORY = 300.0  # MiB, for `generate` of everything, from 1,000 models to 10,000
BLACK_SAMPLE = 50  # black is slow: it formats this many modules, and the figure is scaled up
BLACK = """
import sys
from pathlib import Path
from black import Mode, format_str
for path in sys.argv[1:]:
    format_str(Path(path).read_text(), mode=Mode())
"""


def made(models: int, folder: Path) -> Path:
    """Make a project of so many models, and return its folder."""
    (folder / "schema.yaml").write_bytes(schema_text(models))
    measured([*COMMAND, "new", "shop", "--schema", "schema.yaml", "--no-smoke", "--defaults"], folder)
    return folder / "shop"


def least(project: Path, *words: str, before: str | None = None) -> tuple[float, float]:
    """Return the least seconds that a command takes in some rounds, each in a copy of the project, and its memory.

    Args:
        before: what happens to a copy before: "everything" is taken away, "one model" is changed, or "nothing".
    """
    found = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            copy = Path(shutil.copytree(project, Path(name) / "shop"))
            if before == "everything":
                shutil.rmtree(copy / "src/shop/models")
                shutil.rmtree(copy / ".sqla-scaffold")
            elif before == "one model":
                schema = copy / "schema.yaml"
                schema.write_text(schema.read_text().replace("str(80)", "str(81)", 1))
            elif before == "nothing":
                measured([*COMMAND, "generate"], copy)  # which sees the copy for the first time
            found.append(measured([*COMMAND, *words], copy))
    return min(took for took, _ in found), max(held for _, held in found)


def black_alone(project: Path) -> float:
    """Return the seconds that black takes for the models and their factories."""
    paths = sorted([*project.glob("src/shop/models/*.py"), *project.glob("src/shop/factories/*.py")])
    sample = [str(path) for path in paths[:: max(1, len(paths) // BLACK_SAMPLE)]]
    idle = measured([sys.executable, "-c", BLACK], project)[0]
    return (measured([sys.executable, "-c", BLACK, *sample], project)[0] - idle) * len(paths) / len(sample)


def sqlacodegen(project: Path) -> float:
    """Return the seconds that sqlacodegen takes for a database of the same tables."""
    command = [*COMMAND, "show", "--sql", "--dialect", "sqlite"]
    said = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True)
    path = project / "peer.db"
    with sqlite3.connect(path) as database:
        database.executescript(said.stdout)
    return measured([sys.executable, "-m", "sqlacodegen", f"sqlite:///{path}"], project)[0]


def run(models: int) -> None:
    """Measure and print one size."""
    with tempfile.TemporaryDirectory() as name:
        project = made(models, Path(name))
        measured([*COMMAND, "generate"], project)
        figures = {
            "everything": least(project, "generate", before="everything"),
            "nothing": least(project, "generate", before="nothing"),
            "one model": least(project, "generate", before="one model"),
            "revision": least(project, "revision", "-m", "longer", before="one model"),
        }
        everything, held = figures["everything"]
        bounds = SECONDS if models == 1000 else {}
        parts = [f"{what} {bounded(took, bounds.get(what))}" for what, (took, _) in figures.items()]
        parts.append(f"memory {bounded(held, MEMORY if models >= 1000 else None, 'MiB')}")
        parts.append(f"black alone {black_alone(project) / everything:.1f} times as long as everything")
        if find_spec("sqlacodegen") is not None:
            parts.append(f"sqlacodegen {sqlacodegen(project) / everything:.1f} times")
    print(f"{models:>6} models: {'; '.join(parts)}", flush=True)


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["10", "100", "1000"]):
        run(size)
