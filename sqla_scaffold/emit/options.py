"""What constraints and indexes say to one database alone, by SQLAlchemy's keywords: `postgresql_include`, `mysql_length`."""

from __future__ import annotations

from sqla_scaffold.schema.table import Exclude, Index, TableOptions, Unique

# Plain values, which go into SQLAlchemy as they are and into generated code as literals.
Plain = str | bool | list[str] | dict[str, str] | dict[str, int] | dict[str, str | int]


def table_options(options: TableOptions) -> dict[str, Plain]:
    """Return the keywords of a table. Each of MySQL's stands twice: a URL may say mysql or mariadb."""
    found: dict[str, Plain] = {}
    for name in ("engine", "charset", "collate", "row_format", "auto_increment"):
        value = getattr(options, name)
        if value is not None:  # SQLAlchemy joins them as texts
            found[f"mysql_{name}"] = found[f"mariadb_{name}"] = str(value)
    if options.partition_by is not None:
        found["postgresql_partition_by"] = options.partition_by
    if options.tablespace is not None:
        found["postgresql_tablespace"] = options.tablespace
    if options.storage:
        found["postgresql_with"] = _storage(options.storage)
    if options.unlogged:
        found["prefixes"] = ["UNLOGGED"]
    if options.without_rowid:
        found["sqlite_with_rowid"] = False
    if options.sqlite_autoincrement:
        found["sqlite_autoincrement"] = True
    if options.strict:
        found["sqlite_strict"] = True
    return found


def parent_tables(options: TableOptions) -> tuple[tuple[str, bool], ...]:
    """Return what a table inherits from, each with whether it is SQL already, as a name with a schema has to be."""
    quoted = ('"' + key.name.replace('"', '""') + '"' for key in options.inherits)
    schemas = (None if key.schema is None else '"' + key.schema.replace('"', '""') + '"' for key in options.inherits)
    return tuple(
        (key.name, False) if schema is None else (f"{schema}.{name}", True)
        for key, schema, name in zip(options.inherits, schemas, quoted)
    )


def unique_options(unique: Unique) -> dict[str, Plain]:
    """Return the keywords of a unique constraint, those of all databases first."""
    found: dict[str, Plain] = {}
    if unique.deferrable:
        found["deferrable"] = True
    if unique.initially is not None:
        found["initially"] = unique.initially
    if unique.nulls_not_distinct:
        found["postgresql_nulls_not_distinct"] = True
    if unique.include:
        found["postgresql_include"] = list(unique.include)
    return found


def index_options(index: Index) -> dict[str, Plain]:
    """Return the keywords of an index, but for its condition, which is SQL."""
    found: dict[str, Plain] = {}
    if index.using is not None:
        found["postgresql_using"] = index.using
    if index.mysql_using is not None:
        found["mysql_using"] = found["mariadb_using"] = index.mysql_using
    ops = {str(element.column): element.ops for element in index.elements if element.ops is not None}
    if ops:
        found["postgresql_ops"] = ops
    if index.include:
        found["postgresql_include"] = list(index.include)
    if index.nulls_not_distinct:
        found["postgresql_nulls_not_distinct"] = True
    if index.prefix is not None:
        found["mysql_prefix"] = found["mariadb_prefix"] = index.prefix
    if index.with_parser is not None:
        found["mysql_with_parser"] = found["mariadb_with_parser"] = index.with_parser
    if index.storage:
        found["postgresql_with"] = _storage(index.storage)
    if index.tablespace is not None:
        found["postgresql_tablespace"] = index.tablespace
    lengths = {str(element.column): element.length for element in index.elements if element.length is not None}
    if lengths:
        found["mysql_length"] = found["mariadb_length"] = lengths
    return found


def exclude_options(exclude: Exclude) -> dict[str, Plain]:
    """Return the keywords of an exclusion constraint, but for its condition, which is SQL."""
    found: dict[str, Plain] = {"name": exclude.name, "using": exclude.using}
    if exclude.deferrable:
        found["deferrable"] = True
    if exclude.initially is not None:
        found["initially"] = exclude.initially
    ops = {str(element.column): element.ops for element in exclude.elements if element.ops is not None}
    if ops:
        found["ops"] = ops
    return found


def _storage(parameters: tuple[tuple[str, str], ...]) -> dict[str, str | int]:
    return {name: int(value) if value.isdecimal() else value for name, value in parameters}
