"""The engines of a project with several databases: how each is called, found and stored."""

from __future__ import annotations

from dataclasses import dataclass

# The engine of every model that names none; its address stands in DATABASE_URL.
DEFAULT = "default"
# What the base classes of several engines have in common.
COMMON_BASE = "Base"


@dataclass(frozen=True, slots=True)
class Engine:
    """A database beside others.

    Args:
        name: a checked name; `default` for that of the models that name none.
        database: what it is, one of `config.DATABASES`.
        prefix: what its variables begin with: `REPORTS_` of `REPORTS_DATABASE_URL`; empty for the default one.
        replica_of: the engine that it is a copy of, to be read alone.
    """

    name: str
    database: str
    prefix: str = ""
    replica_of: str | None = None

    @property
    def bind(self) -> str | None:
        """What the keys of its tables say; None for the default one."""
        return None if self.name == DEFAULT else self.name

    @property
    def base(self) -> str:
        """The base class of its models."""
        return base_class(self.bind)


def base_class(bind: str | None, *, view: bool = False) -> str:
    """Return the base class of what is bound to an engine, None for the default one: `ReportsModel`, `ReportsView`."""
    words = "" if bind is None else "".join(word[:1].upper() + word[1:] for word in bind.split("_"))
    return f"{words}{'View' if view else 'Model'}"
