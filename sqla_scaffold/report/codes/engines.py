"""Codes of the family B: several engines, and what is bound to which."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

ENGINE_UNKNOWN = Code(
    "B001",
    "engine-unknown",
    "A model is bound to an engine of the schema, and a replica copies one. `default` is always there: it is the database of "
    "every model that names none.",
    "engines: {reports: {}}\nmodels:\n  Visit: {bind: report, columns: {page: text}}",
    "Write the name of an engine under `engines:`, or leave `bind` out.",
)
ENGINE_CROSSED = Code(
    "B002",
    "engine-crossed",
    "A database knows nothing of the rows in another one: no foreign key leads there, no join reaches it, and no class "
    "stands in both.",
    "models:\n  Visit:\n    bind: reports\n    relationships: {customer: Customer}\n  Customer: {columns: {name: text}}",
    "Keep the value in a plain column, and ask the other database for it; or bind both models to the same engine.",
)
ENGINE_NAME = Code(
    "B003",
    "engine-name",
    "An engine's name becomes a folder of migrations, a section of alembic.ini, a class and the beginning of the variables "
    "that hold its address, so it is told apart from those of the others and from what has such a name already.",
    "engines: {default: {}}",
    "Choose another name, or another `prefix`.",
)
REPLICA = Code(
    "B004",
    "replica",
    "A replica is a copy that the database keeps: it has the tables of the engine that it copies, and is only read.",
    "engines: {replica: {replica_of: default}}\nmodels:\n  Visit: {bind: replica, columns: {page: text}}",
    "Bind the model to the engine that is copied; `db.ReadSession` reads from the replica.",
)
BINDS_DIFFER = Code(
    "B005",
    "binds-differ",
    "Two places say in which database a model stands, and they do not say the same.",
    "mixins: {Counted: {bind: reports, columns: {n: int}}, Kept: {bind: archive, columns: {year: int}}}\n"
    "models:\n  Visit: {mixins: [Counted, Kept]}",
    "Say `bind` at the model itself; a model that inherits stands where the one above it stands.",
)
