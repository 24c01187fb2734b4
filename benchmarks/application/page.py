"""The part of docs/load.md that a full run writes: the tables, and the machine that they were taken on."""

from __future__ import annotations

import datetime
import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.application.rows.listed import Row

PAGE = Path(__file__).parents[2] / "docs/load.md"
BEGIN = "<!-- What follows is written by `python -m benchmarks.application`. -->\n"
END = "<!-- Here it ends. -->\n"
LIBRARIES = ("SQLAlchemy", "psycopg", "Flask", "gunicorn")


@dataclass(frozen=True)
class Outcome:
    """A row with what was measured of it.

    Args:
        own: as generated, in words; `holds` whether it is as it must be.
        control: the control, in words; `fails` whether it is not.
    """

    row: Row
    own: str
    holds: bool
    control: str
    fails: bool

    @property
    def right(self) -> bool:
        """Whether the row holds and its control does not."""
        return self.holds and self.fails


def machine(server: str) -> str:
    """Describe this machine and what runs on it.

    Args:
        server: the version of PostgreSQL.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    models = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    model = models[0].partition(":")[2].strip() if models else platform.machine()
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, {platform.system()} {platform.release()};"
        f" Python {platform.python_version()}, {libraries}, PostgreSQL {server}, SQLite {sqlite3.sqlite_version}"
    )


def written(outcomes: Sequence[Outcome], taken_on: str, loads: tuple[float, float], seconds: float) -> str:
    """Return the part of the page.

    Args:
        taken_on: the machine.
        loads: what else ran on it, as its load before and after.
        seconds: how long the run took.
    """
    wrong = [f"`{outcome.row.name}`" for outcome in outcomes if not outcome.right]
    verdict = f"**Not as it must be: {', '.join(wrong)}.**" if wrong else "Every row holds, and every control fails."
    today = datetime.date.today().isoformat()
    paragraphs = [
        f"One full run of {seconds / 60:.0f} minutes on {today}. {verdict}",
        f"The machine, on which the clients and the databases ran as well: {taken_on}. Load before {loads[0]:.1f},"
        f" after {loads[1]:.1f}.",
    ]
    for title, sqlite in (("On PostgreSQL:", False), ("On SQLite:", True)):
        lines = ["| Fault or load | Must hold | Measured | Control |", "|---|---|---|---|"]
        lines += [_line(outcome) for outcome in outcomes if outcome.row.sqlite is sqlite]
        paragraphs += [title, "\n".join(lines)]
    return "\n\n".join(paragraphs) + "\n"


def _line(outcome: Outcome) -> str:
    row = outcome.row
    own = outcome.own if outcome.holds else f"**fails**: {outcome.own}"
    control = outcome.control if outcome.fails else f"**passes**: {outcome.control}"
    cells = (f"`{row.name}`: {row.load}", row.must, own, f"{row.lacks}: {control}")
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def write(part: str) -> None:
    """Put the part into the page, in place of that of another run."""
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{BEGIN}\n{part}\n{END}{tail}", encoding="utf-8")
