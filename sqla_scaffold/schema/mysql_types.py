"""The column types that MySQL and MariaDB alone have: rows of the table of types."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.schema.column_type import (
    BYTES,
    CHARSET,
    COLLATION,
    DATETIME,
    DECIMAL,
    FLOAT,
    INT,
    LENGTH,
    SET,
    STR,
    TIME,
    Annotation,
    ColumnType,
    Kind,
    Parameter,
    ParameterKind,
)

_FSP = Parameter("fsp", least=0, most=6, keyword=True)
_FLAGS = (
    Parameter("unsigned", ParameterKind.FLAG, "unsigned"),
    Parameter("zerofill", ParameterKind.FLAG, "zerofill"),
)
# The width, in which a number is shown with zeros in front, comes first: int(5, unsigned, zerofill).
_UNSIGNED = (Parameter("display_width", most=255, keyword=True), *_FLAGS)
_DIGITS = (Parameter("precision", most=65), Parameter("scale", least=0), *_FLAGS)
# A text says its character set before its collation, which is one of it.
_TEXT = (CHARSET, COLLATION)
_MODULE = "sqlalchemy.dialects.mysql"


def _row(
    name: str, annotation: Annotation, kind: Kind, *parameters: Parameter, of: str = "", example: str = ""
) -> ColumnType:
    """Return a row of MySQL and MariaDB."""
    row = ColumnType(name, of or name.upper(), annotation, kind, parameters, module=_MODULE, databases=("mysql",))
    return replace(row, example=example or row.word)


MYSQL: tuple[ColumnType, ...] = (
    _row("tinyint", INT, Kind.INT, *_UNSIGNED, example="tinyint(unsigned)"),
    _row("mediumint", INT, Kind.INT, *_UNSIGNED),
    _row("mysql.smallint", INT, Kind.INT, *_UNSIGNED, of="SMALLINT", example="smallint(unsigned)"),
    _row("mysql.int", INT, Kind.INT, *_UNSIGNED, of="INTEGER", example="int(unsigned, zerofill)"),
    _row("mysql.bigint", INT, Kind.INT, *_UNSIGNED, of="BIGINT", example="bigint(unsigned)"),
    _row("mysql.decimal", DECIMAL, Kind.DECIMAL, *_DIGITS, of="DECIMAL", example="decimal(8, 2, unsigned)"),
    _row("mysql.float", FLOAT, Kind.FLOAT, *_DIGITS, of="FLOAT", example="float(7, 2)"),
    _row("mysql.bit", INT, Kind.OTHER, Parameter("length", most=64), of="BIT", example="bit(8)"),
    _row("year", INT, Kind.INT),
    _row("mysql.time", TIME, Kind.TIME, _FSP, of="TIME", example="time(3)"),
    _row("mysql.datetime", DATETIME, Kind.DATETIME, _FSP, of="DATETIME", example="datetime(6)"),
    _row("timestamp", DATETIME, Kind.DATETIME, _FSP, example="timestamp(6)"),
    _row("varchar", STR, Kind.STR, replace(LENGTH, required=True), *_TEXT, example="varchar(80)"),
    _row("mysql.char", STR, Kind.STR, LENGTH, *_TEXT, of="CHAR", example="char(2)"),
    # No length: the server makes another type of TEXT(5), the smallest that it fits.
    _row("mysql.text", STR, Kind.STR, *_TEXT, of="TEXT"),
    _row("tinytext", STR, Kind.STR, *_TEXT),
    _row("mediumtext", STR, Kind.STR, *_TEXT),
    _row("longtext", STR, Kind.STR, *_TEXT),
    _row("set", SET, Kind.SET, *_TEXT, example="{set: [mail, push]}"),
    _row("binary", BYTES, Kind.BYTES, LENGTH, example="binary(16)"),
    _row("varbinary", BYTES, Kind.BYTES, replace(LENGTH, required=True), example="varbinary(40)"),
    _row("tinyblob", BYTES, Kind.BYTES),
    _row("mediumblob", BYTES, Kind.BYTES),
    _row("longblob", BYTES, Kind.BYTES),
    _row("inet4", STR, Kind.STR),
    _row("inet6", STR, Kind.STR),
)
