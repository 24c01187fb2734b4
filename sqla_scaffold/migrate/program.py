"""What is done on PostgreSQL or MySQL, gathered in phases whose order suits all changes."""

from __future__ import annotations

from enum import IntEnum, auto
from typing import Any

import sqlalchemy as sa
from alembic.operations import ops

from sqla_scaffold.migrate import online
from sqla_scaffold.migrate.calls import Call
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.schema.table import TableKey

Operation = ops.MigrateOperation


class Phase(IntEnum):
    """When something is done: what is in the way goes first, and what needs others comes last."""

    APART = auto()
    SCHEMAS = auto()
    TYPES = auto()
    DROP_VIEWS = auto()
    DROP_KEYS = auto()
    DROP_PARTS = auto()
    DROP_TABLES = auto()
    VACATE = auto()
    RENAME_TABLES = auto()
    RENAME_COLUMNS = auto()
    RENAME_PARTS = auto()
    CHANGE_PARTITIONS = auto()
    REPLACE_TYPES = auto()
    ADD_TABLES = auto()
    ADD_COLUMNS = auto()
    CHANGE_COLUMNS = auto()
    DROP_COLUMNS = auto()
    COMPUTE = auto()
    KEYS = auto()
    ADD_PARTS = auto()
    ADD_KEYS = auto()
    DETACH_PARTITIONS = auto()
    DROP_PARTITIONS = auto()
    ADD_PARTITIONS = auto()
    COMMENTS = auto()
    ADD_VIEWS = auto()
    DROP_COMPOSITES = auto()
    DROP_TYPES = auto()
    DROP_SCHEMAS = auto()
    BEHIND = auto()


class Program:
    """What is done, by its phase: each change puts its operations where they belong."""

    def __init__(self, ground: Ground, revision: str, *, is_online: bool) -> None:
        """Begin a program without operations.

        Args:
            revision: the revision's id, by which it knows the schemas that it made.
            is_online: whether others are at work meanwhile: PostgreSQL then does apart from the rest what takes long.
        """
        self.ground = ground
        self.revision = revision
        self.database = ground.database
        self.is_postgresql = ground.database == "postgresql"
        self.is_apart = is_online and self.is_postgresql
        self.changes = ground.changes
        self._phases: dict[Phase, list[Operation]] = {phase: [] for phase in Phase}

    def put(self, phase: Phase, *operations: Operation) -> None:
        """Add what is done in a phase, after what it has."""
        self._phases[phase] += operations

    def has(self, phase: Phase) -> bool:
        """Tell whether something is done in a phase."""
        return bool(self._phases[phase])

    def in_order(self) -> list[Operation]:
        """Return all that is done, in its order; what is done apart comes first and last, each time as one operation."""
        inside = (phase for phase in Phase if phase not in (Phase.APART, Phase.BEHIND))
        found = [operation for phase in inside for operation in self._phases[phase]]
        apart, behind = (
            [online.Apart(some)] if (some := self._phases[one]) else [] for one in (Phase.APART, Phase.BEHIND)
        )
        return [*apart, *found, *behind]

    def alter(self, table: TableKey, name: str, column: sa.Column[Any], **given: Any) -> Call:
        """Return a change of a column; MySQL has to be told anew what stays."""
        stays: dict[str, Any] = {"existing_type": column.type}
        if "nullable" not in given:
            stays["existing_nullable"] = column.nullable
        default = column.server_default
        if isinstance(default, sa.DefaultClause) and "server_default" not in given:
            stays["existing_server_default"] = default
        if column.comment is not None and "comment" not in given:
            stays["existing_comment"] = column.comment
        if not self.is_postgresql and column.table._autoincrement_column is column and "autoincrement" not in given:
            stays["existing_autoincrement"] = True
        given = {
            key: value for key, value in {**stays, **given}.items() if key != "existing_nullable" or value is not None
        }
        return Call("alter_column", table.name, name, **given, **schema_words(table))


def schema_words(key: TableKey) -> dict[str, str]:
    """Return the argument that says in which schema a table is; the default schema is not named."""
    return {} if key.schema is None else {"schema": key.schema}
