"""Codes of the family S: smoke."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

DRIVER_MISSING = Code(
    "S001",
    "driver-missing",
    "The project's interpreter has no driver for the database of the URL, so nothing can connect.",
    "sqla-scaffold smoke --url postgresql+psycopg://user@host/db    (psycopg is not installed)",
    "Install the driver into the interpreter that runs the project: psycopg for PostgreSQL, pymysql for MySQL and MariaDB.",
)
SERVER_SILENT = Code(
    "S002",
    "server-does-not-answer",
    "No database server answered at the host and port of the URL within five seconds.",
    "sqla-scaffold smoke --url postgresql+psycopg://user@localhost:5439/db",
    "Start the server, or correct host and port.",
)
ACCESS_REFUSED = Code(
    "S003",
    "access-refused",
    "The database server answered and refused: the user, the password or the name of the database is wrong.",
    "sqla-scaffold smoke --url mysql+pymysql://nobody:wrong@localhost/db",
    "Correct the URL. The password has to be in it (with @ written as %40): smoke reads no password file.",
)
URL_UNUSABLE = Code(
    "S004",
    "url-unusable",
    "The URL cannot be read, or names a database that smoke does not know.",
    "sqla-scaffold smoke --url oracle://user@host",
    "Give a SQLAlchemy URL of PostgreSQL, MySQL, MariaDB or SQLite: postgresql+psycopg://user:password@host/database.",
)
NO_ROOM = Code(
    "S005",
    "no-database-of-its-own",
    "Smoke works in a fresh database (on PostgreSQL at least a fresh schema) and never in yours; this user may create neither.",
    "sqla-scaffold smoke --url postgresql+psycopg://readonly@host/db",
    "Give a user who may create databases: ALTER ROLE name CREATEDB, or GRANT CREATE ON DATABASE name TO user.",
)
INTERPRETER_UNUSABLE = Code(
    "S006",
    "interpreter-unusable",
    "The Python interpreter that should run the project does not start.",
    "a .venv whose Python was uninstalled",
    "Make the virtual environment again and install the project into it.",
)

NOT_COMPILED = Code(
    "S101",
    "file-does-not-compile",
    "A Python file of the project is no valid Python.",
    "class Artist(Model):    (and nothing below it)",
    "Correct the file at the line named, or restore it and generate again.",
)
NOT_IMPORTED = Code(
    "S102",
    "import-fails",
    "The models or db.py do not import without a warning, or SQLAlchemy cannot configure the mappers.",
    'albums: Mapped[list["Album"]] = relationship(back_populates="artst")',
    "Correct the file at the line named; -v shows the whole traceback.",
)
TABLES_DIFFER = Code(
    "S103",
    "tables-differ",
    "The tables that the models declare are not those of the schema, so one of the two was changed alone.",
    "the schema says nullable, the model says Mapped[str]",
    "Generate again, or write the change into the schema.",
)
NOT_CREATED = Code(
    "S104",
    "create-fails",
    "The database refuses to create the tables.",
    'checks: {positive: "total >>> 0"}',
    "Correct what the database names; text in SQL (checks, server defaults, indexes) is handed to it as written.",
)
ROW_FAILS = Code(
    "S105",
    "row-fails",
    "A row of a model cannot be written, does not come back as it was written, or cannot be followed or printed.",
    "a relationship whose other side does not lead back",
    "Correct the model at the line named; -v shows the statement and the whole traceback.",
)
MIGRATION_FAILS = Code(
    "S106",
    "migration-fails",
    "The migrations do not lead to the tables of the models, or the downgrade does not lead back to an empty database.",
    "a downgrade() that forgets op.drop_table('artist')",
    "Correct the revision at the line named, or make a new one with `sqla-scaffold revision`.",
)
ENTRY_FAILS = Code(
    "S107",
    "entry-fails",
    "The project's entry point does not answer.",
    "GET /health answers 500",
    "Correct the file at the line named; -v shows the whole output.",
)
NOT_FORMATTED = Code(
    "S108",
    "not-formatted",
    "A file is not formatted as black would, so the project's own checks would reject it.",
    "x = {  'a':1 }",
    "Run `black .` in the project.",
)
NOT_TYPED = Code(
    "S109",
    "types-do-not-check",
    "mypy --strict finds mistakes in the project.",
    "def total(order): ...",
    "Correct the line named; -v shows everything mypy says.",
)
ASYNCIO_FAILS = Code(
    "S111",
    "asyncio-fails",
    "A model cannot be asked for by the engine and the sessions for asyncio, though the others do it.",
    "async_db.py without its sessions",
    "Correct the file at the line named; -v shows the whole traceback.",
)
NOT_ENDED = Code(
    "S110",
    "probe-did-not-end",
    "A probe ran longer than it may, or its process died, and was ended together with everything that it had started.",
    "while True: pass    (in a module of the project)",
    "Look for a loop or a wait without end where the output stops (-v).",
)
