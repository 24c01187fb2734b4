"""What is asked of the information_schema of MySQL and MariaDB: for each kind of object one question, and no join, for
neither server has indexes there."""

from __future__ import annotations

SERVER = (
    "SELECT version() AS version, SCHEMA_NAME AS name, DEFAULT_COLLATION_NAME AS collation "
    "FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = database()"
)

TABLES = """
    SELECT TABLE_NAME AS name, TABLE_TYPE AS kind, ENGINE AS engine, TABLE_COLLATION AS collation,
           TABLE_COMMENT AS comment, CREATE_OPTIONS AS options
    FROM information_schema.TABLES WHERE TABLE_SCHEMA = database() ORDER BY TABLE_NAME"""

VIEWS = """
    SELECT TABLE_NAME AS name, VIEW_DEFINITION AS definition, CHECK_OPTION AS checked, SECURITY_TYPE AS security
    FROM information_schema.VIEWS WHERE TABLE_SCHEMA = database() ORDER BY TABLE_NAME"""

COLUMNS = """
    SELECT TABLE_NAME AS owner, COLUMN_NAME AS name, COLUMN_TYPE AS form, IS_NULLABLE AS nullable,
           COLUMN_DEFAULT AS `default`, TABLE_SCHEMA AS home, EXTRA AS extra, GENERATION_EXPRESSION AS generated, COLLATION_NAME AS collation,
           COLUMN_COMMENT AS comment
    FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = database() ORDER BY TABLE_NAME, ORDINAL_POSITION"""

# Each server has another word for an index that queries are not to use.
_INDEXES = """
    SELECT TABLE_NAME AS owner, INDEX_NAME AS name, NON_UNIQUE AS several, COLUMN_NAME AS `column`, SUB_PART AS length,
           INDEX_TYPE AS method, COLLATION AS direction, INDEX_COMMENT AS comment, {} AS hidden
    FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = database()
    ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX"""
KEYS = """
    SELECT TABLE_NAME AS owner, CONSTRAINT_NAME AS name, COLUMN_NAME AS `column`,
           REFERENCED_TABLE_SCHEMA AS target_schema, REFERENCED_TABLE_NAME AS target, REFERENCED_COLUMN_NAME AS referred
    FROM information_schema.KEY_COLUMN_USAGE
    WHERE TABLE_SCHEMA = database() AND REFERENCED_TABLE_NAME IS NOT NULL
    ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION"""

ACTIONS = """
    SELECT TABLE_NAME AS owner, CONSTRAINT_NAME AS name, UPDATE_RULE AS onupdate, DELETE_RULE AS ondelete
    FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = database()"""

_CHECKS_OF_MARIADB = """
    SELECT TABLE_NAME AS owner, CONSTRAINT_NAME AS name, CHECK_CLAUSE AS clause, LEVEL AS level
    FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = database() ORDER BY 1, 2"""
# MySQL's names of checks are one database's, and their tables stand elsewhere.
_CHECKS_OF_MYSQL = """
    SELECT t.TABLE_NAME AS owner, c.CONSTRAINT_NAME AS name, c.CHECK_CLAUSE AS clause, 'Escaped' AS level
    FROM information_schema.CHECK_CONSTRAINTS c JOIN information_schema.TABLE_CONSTRAINTS t
      ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
    WHERE c.CONSTRAINT_SCHEMA = database() AND t.CONSTRAINT_TYPE = 'CHECK' ORDER BY 1, 2"""

ROUTINES = "SELECT ROUTINE_NAME AS name FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = database() ORDER BY 1"

PARTITIONED = """
    SELECT DISTINCT TABLE_NAME AS name, PARTITION_METHOD AS method FROM information_schema.PARTITIONS
    WHERE TABLE_SCHEMA = database() AND PARTITION_NAME IS NOT NULL ORDER BY 1"""

# What is out of scope, counted.
COUNTS = """
    SELECT 'trigger' AS kind, count(*) AS count FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = database()
    UNION ALL SELECT lower(ROUTINE_TYPE), count(*) FROM information_schema.ROUTINES
    WHERE ROUTINE_SCHEMA = database() GROUP BY ROUTINE_TYPE
    UNION ALL SELECT 'event', count(*) FROM information_schema.EVENTS WHERE EVENT_SCHEMA = database()
    UNION ALL SELECT 'grant', count(*) FROM information_schema.TABLE_PRIVILEGES WHERE TABLE_SCHEMA = database()"""


def of_server(version: tuple[int, ...], *, is_mariadb: bool) -> tuple[str, str]:
    """Return the questions for checks and for indexes, which servers answer in different columns; none for old ones."""
    if is_mariadb:
        return _CHECKS_OF_MARIADB, _INDEXES.format("IGNORED = 'YES'" if version >= (10, 6) else "0")
    if version >= (8, 0, 16):
        return _CHECKS_OF_MYSQL, _INDEXES.format("IS_VISIBLE = 'NO'")
    return "", _INDEXES.format("0")
