"""THE TABLE of probes. To add a probe is to add a row here and a function in `children/`."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.config import Config
from sqla_scaffold.report.codes import smoke as codes
from sqla_scaffold.report.codes.code import Code


@dataclass(frozen=True, slots=True)
class Process:
    """A child process that several probes share.

    Args:
        name: what rows of `PROBES` call it.
        lane: processes of one lane run one after the other; lanes run side by side.
        database: whether it gets an empty database.
    """

    name: str
    lane: int
    database: bool = False


@dataclass(frozen=True, slots=True)
class ProbeKind:
    """A row of the table.

    Args:
        name: a word, as the report shows it.
        title: what is done, for people who wait.
        code: of the diagnostics that a failure makes.
        process: the child process it is made in, a name of `PROCESSES`.
        function: "module:function" in `children/`; it takes the job and returns a sentence.
        needs: probes without which this one makes no sense.
        entries: the entry points it is made for; None for all.
        sessions: the sessions that a project must have for it; None for any.
        tables: whether it makes the tables in a database, which has to have their types.
    """

    name: str
    title: str
    code: Code
    process: str
    function: str
    needs: tuple[str, ...] = ()
    entries: tuple[str, ...] | None = None
    sessions: tuple[str, ...] | None = None
    tables: bool = False

    def is_for(self, config: Config) -> bool:
        """Say whether it is made for a project of these settings."""
        entry = self.entries is None or config.entry in self.entries
        return entry and (self.sessions is None or config.sessions in self.sessions)


PROCESSES: tuple[Process, ...] = (
    Process("models", lane=1, database=True),
    Process("migrations", lane=1, database=True),
    Process("entry", lane=1, database=True),
    Process("format", lane=2),
    Process("types", lane=2),
)

PROBES: tuple[ProbeKind, ...] = (
    ProbeKind("compile", "compiling every file", codes.NOT_COMPILED, "models", "project:compiles"),
    ProbeKind("import", "importing the models", codes.NOT_IMPORTED, "models", "project:imports"),
    ProbeKind(
        "tables", "comparing tables with the schema", codes.TABLES_DIFFER, "models", "compare:same_tables", ("import",)
    ),
    ProbeKind(
        "create", "creating all tables", codes.NOT_CREATED, "models", "project:creates", ("import",), tables=True
    ),
    ProbeKind(
        "rows",
        "writing and reading a row of every model",
        codes.ROW_FAILS,
        "models",
        "rows:every_model",
        ("create",),
        tables=True,
    ),
    ProbeKind(
        "asyncio",
        "asking for every model by asyncio",
        codes.ASYNCIO_FAILS,
        "models",
        "tasks:every_model",
        ("create",),
        sessions=("async",),
        tables=True,
    ),
    ProbeKind(
        "migrations",
        "migrating up, down and up again",
        codes.MIGRATION_FAILS,
        "migrations",
        "migrations:there_and_back",
        ("import",),
        tables=True,
    ),
    ProbeKind(
        "entry",
        "calling the command line",
        codes.ENTRY_FAILS,
        "entry",
        "entry:script",
        ("import",),
        ("script",),
        tables=True,
    ),
    ProbeKind("entry", "calling the application", codes.ENTRY_FAILS, "entry", "entry:flask", ("import",), ("flask",)),
    ProbeKind("format", "asking black", codes.NOT_FORMATTED, "format", "style:black"),
    ProbeKind("types", "asking mypy", codes.NOT_TYPED, "types", "style:mypy"),
)
