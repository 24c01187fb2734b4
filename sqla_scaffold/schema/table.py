"""The database's side of a schema: tables with all that holds on them; frozen and comparable."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqla_scaffold.quick import quickly_made

# A value in Python, as text where JSON has no type for it (dates, decimals, uuids); the column's type says which.
Value = str | int | float | bool | None | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class TableKey:
    """The identity of a table: its name, its PostgreSQL schema and its engine where they are not the default ones."""

    name: str
    schema: str | None = None
    bind: str | None = None

    def __str__(self) -> str:
        return self.name if self.schema is None else f"{self.schema}.{self.name}"


@quickly_made
@dataclass(frozen=True, slots=True)
class TypeUse:
    """A column's type.

    Args:
        name: the short name of a row in the table of types, or "enum", "domain", "sql" or "python".
        arguments: given arguments by SQLAlchemy's name, in the row's order.
        item: the type of an array's items.
        enum: the enum's Python name, where `name` is "enum".
        sql: what SQL calls it, where `name` is "sql".
        python: the class of a person's own type as module:Class, where `name` is "python".
        impl: what that is in the database, or what the values of a domain or of a type of SQL are.
        variants: the types that take its place on some databases.
        values: the only members of a SET of MySQL.
        domain: the domain's name in the schema, where `name` is "domain".
    """

    name: str
    arguments: tuple[tuple[str, int | bool | str], ...] = ()
    item: TypeUse | None = None
    enum: str | None = None
    sql: str | None = None
    python: str | None = None
    impl: TypeUse | None = None
    variants: tuple[tuple[str, TypeUse], ...] = ()
    values: tuple[str, ...] = ()
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class LiteralDefault:
    """A plain value; JSON documents arrive as their canonical text."""

    value: Value


@dataclass(frozen=True, slots=True)
class SqlDefault:
    """An SQL expression, exactly as written."""

    sql: str


@dataclass(frozen=True, slots=True)
class CallDefault:
    """A Python callable, called for each row."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class NextValue:
    """The next number of a sequence, by its name in the database."""

    sequence: TableKey


ServerDefault = LiteralDefault | SqlDefault | NextValue
Default = LiteralDefault | SqlDefault | CallDefault


@dataclass(frozen=True, slots=True)
class Computed:
    """An SQL expression, exactly as written, of which a column always has the value."""

    sqltext: str
    persisted: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """How the database counts up the values of a column; None leaves it to the database."""

    always: bool = False
    start: int | None = None
    increment: int | None = None
    minvalue: int | None = None
    maxvalue: int | None = None
    cycle: bool = False
    cache: int | None = None

    def options(self) -> dict[str, int | bool]:
        """Return what SQLAlchemy's `Identity` takes, without what it leaves to the database anyway."""
        numbers = {name: getattr(self, name) for name in ("start", "increment", "minvalue", "maxvalue")}
        given: dict[str, int | bool] = {name: number for name, number in numbers.items() if number is not None}
        if self.cycle:
            given["cycle"] = True
        if self.cache is not None:
            given["cache"] = self.cache
        return {"always": self.always, **given}


@quickly_made
@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, under its name in the database.

    Args:
        default, onupdate: what SQLAlchemy puts in when no value is given.
        server_default: what the database puts in.
        autoincrement: whether the database makes the value of this primary key column.
        server_onupdate: whether the database makes a new value at an update.
        computed, identity: how the database makes the value of any column.
        inherited: whether it comes from a table of PostgreSQL that this one inherits from.
    """

    name: str
    type: TypeUse
    nullable: bool
    default: Default | None = None
    onupdate: Default | None = None
    server_default: ServerDefault | None = None
    autoincrement: bool = False
    comment: str | None = None
    computed: Computed | None = None
    identity: Identity | None = None
    server_onupdate: bool = False
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class PrimaryKey:
    """The primary key; its name is None only where there is no key.

    Args:
        unnamed: whether the database is told no name.
    """

    columns: tuple[str, ...]
    name: str | None
    unnamed: bool = False

    @property
    def db_name(self) -> str | None:
        """The name in the database; None where it has none."""
        return None if self.unnamed else self.name


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A foreign key constraint.

    Args:
        use_alter: whether it is created after the tables, as in a circle of them one must be.
        not_valid: whether rows that were there before it are left unchecked.
        unnamed: whether the database is told no name, as SQLite allows; then `name` is what it is known by here.
    """

    name: str
    columns: tuple[str, ...]
    target: TableKey
    target_columns: tuple[str, ...]
    ondelete: str | None = None
    onupdate: str | None = None
    use_alter: bool = False
    deferrable: bool = False
    initially: str | None = None
    match: str | None = None
    not_valid: bool = False
    unnamed: bool = False

    @property
    def db_name(self) -> str | None:
        """The name in the database; None where it has none."""
        return None if self.unnamed else self.name

    def references(self) -> list[str] | list[tuple[str, ...]]:
        """Return the columns referred to as SQLAlchemy takes them: `sales.customer.id`, or in parts where a name holds a dot."""
        table = (self.target.name,) if self.target.schema is None else (self.target.schema, self.target.name)
        parts = [(*table, column) for column in self.target_columns]
        return parts if any("." in name for part in parts for name in part) else [".".join(part) for part in parts]


@dataclass(frozen=True, slots=True)
class Unique:
    """A unique constraint.

    Args:
        nulls_not_distinct: whether two nulls are the same.
        include: columns that its index carries along.
        unnamed: as that of a foreign key.
    """

    name: str
    columns: tuple[str, ...]
    deferrable: bool = False
    initially: str | None = None
    nulls_not_distinct: bool = False
    include: tuple[str, ...] = ()
    unnamed: bool = False

    @property
    def db_name(self) -> str | None:
        """The name in the database; None where it has none."""
        return None if self.unnamed else self.name


@dataclass(frozen=True, slots=True)
class Check:
    """A check constraint.

    Args:
        name: the full name in the database.
        short_name: what the naming convention is applied to.
        not_valid: whether rows that were there before it are left unchecked.
        unnamed: as that of a foreign key.
    """

    name: str
    short_name: str
    sqltext: str
    not_valid: bool = False
    unnamed: bool = False

    @property
    def db_name(self) -> str | None:
        """The name in the database; None where it has none."""
        return None if self.unnamed else self.name


@dataclass(frozen=True, slots=True)
class ExcludeElement:
    """A part of an exclusion constraint: a column or an SQL expression, its operator, and its operator class."""

    operator: str
    column: str | None = None
    sql: str | None = None
    ops: str | None = None


@dataclass(frozen=True, slots=True)
class Exclude:
    """An exclusion constraint of PostgreSQL: of no two rows all operators are true."""

    name: str
    elements: tuple[ExcludeElement, ...]
    using: str = "gist"
    where: str | None = None
    deferrable: bool = False
    initially: str | None = None


@dataclass(frozen=True, slots=True)
class IndexElement:
    """A part of an index: a column, or an SQL expression.

    Args:
        nulls: "first" or "last", where that is said.
        ops: PostgreSQL's operator class.
        length: how many characters or bytes of the column MySQL takes into the index.
    """

    column: str | None = None
    sql: str | None = None
    desc: bool = False
    nulls: str | None = None
    ops: str | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """An index.

    Args:
        include: columns that it carries along.
        nulls_not_distinct: whether two nulls are the same.
        prefix: MySQL's word for another kind of index, FULLTEXT or SPATIAL.
        using: PostgreSQL's method.
        mysql_using: MySQL's method, btree or hash.
        with_parser: what cuts a text into words in a FULLTEXT index of MySQL.
        storage: PostgreSQL's storage parameters, by name.
        tablespace: where PostgreSQL stores it.
        concurrently: whether later revisions make and drop it next to the work of others.
    """

    name: str
    elements: tuple[IndexElement, ...]
    unique: bool = False
    where: str | None = None
    using: str | None = None
    include: tuple[str, ...] = ()
    nulls_not_distinct: bool = False
    prefix: str | None = None
    mysql_using: str | None = None
    with_parser: str | None = None
    storage: tuple[tuple[str, str], ...] = ()
    tablespace: str | None = None
    concurrently: bool = False


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What a table says to one database alone: the first to MySQL, partition_by to inherits to PostgreSQL, the rest to
    SQLite."""

    engine: str | None = None
    charset: str | None = None
    collate: str | None = None
    row_format: str | None = None
    auto_increment: int | None = None
    partition_by: str | None = None
    unlogged: bool = False
    tablespace: str | None = None
    storage: tuple[tuple[str, str], ...] = ()
    inherits: tuple[TableKey, ...] = ()
    without_rowid: bool = False
    strict: bool = False
    sqlite_autoincrement: bool = False


@dataclass(frozen=True)
class Partition:
    """A table of PostgreSQL that holds some of the rows of another one, whose columns and whose schema it has.

    Args:
        values: which rows, in SQL, as `schema.bounds` writes them.
        of: the partition of which it is one itself; None where it is one of the table.
        foreign_keys, uniques, checks, indexes: what holds on it alone.
    """

    name: str
    values: str
    of: str | None = None
    foreign_keys: tuple[ForeignKey, ...] = ()
    uniques: tuple[Unique, ...] = ()
    checks: tuple[Check, ...] = ()
    indexes: tuple[Index, ...] = ()
    options: TableOptions = TableOptions()
    comment: str | None = None


@dataclass(frozen=True)
class Table:
    """What the database has: columns in their order, and everything that holds on them, sorted by name.

    Args:
        partitions: those of PostgreSQL, one of another behind that.
    """

    key: TableKey
    columns: tuple[Column, ...]
    primary_key: PrimaryKey
    foreign_keys: tuple[ForeignKey, ...] = ()
    uniques: tuple[Unique, ...] = ()
    checks: tuple[Check, ...] = ()
    indexes: tuple[Index, ...] = ()
    comment: str | None = None
    options: TableOptions = TableOptions()
    excludes: tuple[Exclude, ...] = ()
    partitions: tuple[Partition, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names."""
        return {column.name: column for column in self.columns}


@dataclass(frozen=True)
class View:
    """A view that a model reads.

    Args:
        table: what the mapper sees of it: the columns, and the key by which it tells rows apart.
        sql: the SELECT; None for one that somebody else makes.
        materialized: whether PostgreSQL keeps the rows.
    """

    table: Table
    sql: str | None = None
    materialized: bool = False
