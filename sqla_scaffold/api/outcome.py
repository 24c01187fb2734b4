"""What a command came to, as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqla_scaffold.write.change import Plan

if TYPE_CHECKING:
    from sqla_scaffold.smoke.runner import SmokeReport

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command came to.

    Args:
        ok: whether there is nothing that a person must look at.
        plan: what was, or would be, done to the files.
        written: whether the plan was carried out.
        said: sentences for people.
        smoke: what the smoke test found, where it ran.
        upgrades: commands that make the databases, if they are new, and bring them up to what was written.
    """

    ok: bool
    plan: Plan | None = None
    written: bool = False
    said: tuple[str, ...] = ()
    smoke: SmokeReport | None = None
    upgrades: tuple[str, ...] = ()
