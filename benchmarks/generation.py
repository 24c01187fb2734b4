"""Print how long a schema of N models takes from its text to the texts of its models, and how long black alone takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

from sqla_scaffold.config import Config
from sqla_scaffold.emit.render import black
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve

T = TypeVar("T")
BLACK_SAMPLE = 50  # black is slow: it formats this many modules, and the figure is scaled up

MODEL = """\
  Thing{n}:
    comment: the {n}th thing
    columns:
      code: {{type: str(20), unique: true}}
      label: str(80)
      description: text?
      price: {{type: "decimal(12, 2)", server_default: 0}}
      amount: {{type: int, default: 0}}
      weight: float?
      active: {{type: bool, default: true, server_default: true}}
      made_on: date
      seen_at: datetime(tz)?
    relationships:
      before: {{model: Thing{before}?, ondelete: SET NULL, back_populates: after}}
    checks: {{amount_not_negative: amount >= 0}}
    indexes: [[made_on, code]]
"""


def schema_text(models: int) -> bytes:
    """Return a schema of `models` models in a ring."""
    parts = (MODEL.format(n=n, before=(n - 1) % models) for n in range(models))
    return ("models:\n" + "".join(parts)).encode()


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what the work makes, and the seconds of the processor that it takes."""
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


def run(models: int) -> None:
    """Measure and print one size."""
    text = schema_text(models)
    diagnostics = Diagnostics()
    spec, reading = timed(lambda: read_schema_text(text, "schema.yaml", "yaml", diagnostics))
    assert spec is not None
    schema, resolving = timed(lambda: resolve(spec, diagnostics, database="sqlite"))
    assert schema is not None, list(diagnostics)
    files, emitting = timed(lambda: emit(schema, Config("shop")))
    sample = files[:BLACK_SAMPLE]
    _, formatting = timed(lambda: [black(file.text) for file in sample])
    formatting *= len(files) / len(sample)
    total = reading + resolving + emitting
    print(
        f"{models:>6} models: read {reading:6.2f} s, resolve {resolving:6.2f} s, emit {emitting:6.2f} s, "
        f"total {total:6.2f} s; black alone {formatting:7.2f} s = {formatting / total:5.1f} times as long"
    )


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["10", "100", "1000"]):
        run(size)
