"""What a database holds, as a dictionary that two ways of making the same schema can be compared by."""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa
from tests.databases import engine_of

_OURS = "!~ '^(pg_|information_schema)'"
_POSTGRESQL = {
    "columns": """
        SELECT c.oid::regclass::text, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
               pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum), a.attidentity,
               a.attgenerated, CASE WHEN a.attcollation <> t.typcollation THEN l.collname END
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
        JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace::regnamespace::text {ours} AND a.attnum > 0 ORDER BY 1, 2""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace::regnamespace::text {ours} AND conparentid = 0 ORDER BY 1, 2""",
    # Those that partitions have of their tables are called as PostgreSQL likes.
    "indexes": """
        SELECT pg_get_indexdef(x.indexrelid) FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
        WHERE c.relnamespace::regnamespace::text {ours} AND NOT c.relispartition ORDER BY 1""",
    "comments": """
        SELECT oid::regclass::text, obj_description(oid, 'pg_class') FROM pg_class
        WHERE relnamespace::regnamespace::text {ours} AND relkind IN ('r', 'p') ORDER BY 1""",
    "tables": """
        SELECT oid::regclass::text, relkind, relpersistence, pg_get_partkeydef(oid), pg_get_expr(relpartbound, oid),
               (SELECT min(i.inhparent::regclass::text) FROM pg_inherits i WHERE i.inhrelid = pg_class.oid)
        FROM pg_class
        WHERE relnamespace::regnamespace::text {ours} AND relkind IN ('r', 'p') ORDER BY 1""",
    "options": """
        SELECT oid::regclass::text, reloptions FROM pg_class
        WHERE relnamespace::regnamespace::text {ours} AND reloptions IS NOT NULL ORDER BY 1""",
    "tablespaces": """
        SELECT c.oid::regclass::text, t.spcname FROM pg_class c JOIN pg_tablespace t ON t.oid = c.reltablespace
        WHERE c.relnamespace::regnamespace::text {ours} ORDER BY 1""",
    "views": "SELECT viewname, definition FROM pg_views WHERE schemaname {ours} ORDER BY 1",
    "sequences": """
        SELECT c.relnamespace::regnamespace::text, c.relname, s.seqtypid::regtype::text, s.seqstart, s.seqincrement, s.seqmin,
               s.seqmax, s.seqcycle, s.seqcache, d.refobjid::regclass::text || '.' || a.attname
        FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
        LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
             AND d.refclassid = 'pg_class'::regclass
        LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE c.relnamespace::regnamespace::text {ours} ORDER BY 1, 2""",
    "domains": """
        SELECT t.oid::regtype::text, format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault, l.collname,
               obj_description(t.oid, 'pg_type'),
               (SELECT array_agg(k.conname || ' ' || pg_get_constraintdef(k.oid) ORDER BY k.conname) FROM pg_constraint k
                WHERE k.contypid = t.oid)
        FROM pg_type t LEFT JOIN pg_collation l ON l.oid = t.typcollation
        WHERE t.typtype = 'd' AND t.typnamespace::regnamespace::text {ours} ORDER BY 1""",
    "composites": """
        SELECT t.oid::regtype::text, a.attname, format_type(a.atttypid, a.atttypmod),
               row_number() OVER (PARTITION BY t.oid ORDER BY a.attnum), obj_description(t.oid, 'pg_type')
        FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE t.typnamespace::regnamespace::text {ours} ORDER BY 1, 4""",
    "enums": """
        SELECT t.oid::regtype::text, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
        WHERE t.typnamespace::regnamespace::text {ours} ORDER BY 1, e.enumsortorder""",
}


def catalog(url: str) -> dict[str, Any]:
    """Return everything in a database but Alembic's own table; an empty one has only empty lists."""
    engine = engine_of(url)
    with engine.connect() as connection:
        match engine.dialect.name:
            case "postgresql":
                rows = {
                    name: connection.exec_driver_sql(sql.format(ours=_OURS)).all() for name, sql in _POSTGRESQL.items()
                }
                return {
                    name: [tuple(row) for row in found if "alembic_version" not in " ".join(map(str, row))]
                    for name, found in rows.items()
                }
            case "sqlite":
                return {"tables": _sqlite(connection)}
            case _:
                found = connection.exec_driver_sql("SHOW FULL TABLES").all()
                kinds = {name: "SEQUENCE" if kind == "SEQUENCE" else "TABLE" for name, kind in found}
                kinds.pop("alembic_version", None)
                made = [connection.exec_driver_sql(f"SHOW CREATE {kinds[name]} `{name}`").one()[1] for name in kinds]
                made = [text.replace(f"`{engine.url.database}`.", "") for text in made]
                return {"tables": [sorted(line.rstrip(",") for line in text.splitlines()) for text in made]}


def _sqlite(connection: sa.Connection) -> list[Any]:
    inspector = sa.inspect(connection)
    found: list[Any] = []
    for name in sorted(inspector.get_table_names()):
        if name == "alembic_version":
            continue
        indexes = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? ORDER BY 1", (name,)
        ).all()
        found.append(
            {
                "name": name,
                "columns": connection.exec_driver_sql(f'PRAGMA table_xinfo("{name}")').all(),
                "primary key": inspector.get_pk_constraint(name),
                "foreign keys": sorted(inspector.get_foreign_keys(name), key=str),
                "uniques": sorted(inspector.get_unique_constraints(name), key=str),
                "checks": sorted(inspector.get_check_constraints(name), key=str),
                "indexes": indexes,
                "computed": [
                    (column["name"], column["computed"])
                    for column in inspector.get_columns(name)
                    if "computed" in column
                ],
                "triggers": connection.exec_driver_sql(
                    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? ORDER BY 1", (name,)
                ).all(),
                "counts up": connection.exec_driver_sql(
                    "SELECT sql LIKE '%AUTOINCREMENT%' FROM sqlite_master WHERE name = ?", (name,)
                ).scalar_one(),
                "collations": re.findall(
                    r'COLLATE\s+"?(\w+)"?',
                    connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).scalar_one(),
                ),
                "options": connection.exec_driver_sql(
                    "SELECT wr, strict FROM pragma_table_list WHERE name = ?", (name,)
                ).one(),
            }
        )
    return found
