"""The column types of every database: rows of the table of types."""

from __future__ import annotations

from sqla_scaffold.schema.column_type import (
    ANY,
    BOOL,
    BYTES,
    COLLATION,
    DATE,
    DATETIME,
    DECIMAL,
    FLOAT,
    INT,
    JSON,
    LENGTH,
    STR,
    TIME,
    TIMEDELTA,
    UUID,
    ZONE,
    ColumnType,
    Kind,
    Parameter,
)

_DECIMALS = (Parameter("precision"), Parameter("scale", least=0))

GENERIC: tuple[ColumnType, ...] = (
    ColumnType("bool", "Boolean", BOOL, Kind.BOOL, implied=True, example="bool"),
    ColumnType("smallint", "SmallInteger", INT, Kind.INT, example="smallint"),
    ColumnType("int", "Integer", INT, Kind.INT, implied=True, example="int"),
    ColumnType("bigint", "BigInteger", INT, Kind.INT, example="bigint"),
    ColumnType("float", "Float", FLOAT, Kind.FLOAT, (Parameter("precision"),), example="float"),
    ColumnType("double", "Double", FLOAT, Kind.FLOAT, implied=True, example="double"),
    ColumnType("decimal", "Numeric", DECIMAL, Kind.DECIMAL, _DECIMALS, implied=True, example="decimal(12, 2)"),
    ColumnType("str", "String", STR, Kind.STR, (LENGTH, COLLATION), implied=True, example="str(80)"),
    ColumnType("unicode", "Unicode", STR, Kind.STR, (LENGTH, COLLATION), example="unicode(80)"),
    ColumnType("char", "CHAR", STR, Kind.STR, (LENGTH, COLLATION), example="char(2)"),
    ColumnType("text", "Text", STR, Kind.STR, (LENGTH, COLLATION), example="text"),
    ColumnType("unicode_text", "UnicodeText", STR, Kind.STR, (LENGTH, COLLATION), example="unicode_text"),
    ColumnType("bytes", "LargeBinary", BYTES, Kind.BYTES, (LENGTH,), implied=True, example="bytes"),
    ColumnType("date", "Date", DATE, Kind.DATE, implied=True, example="date"),
    ColumnType("time", "Time", TIME, Kind.TIME, (ZONE,), implied=True, example="time"),
    ColumnType("datetime", "DateTime", DATETIME, Kind.DATETIME, (ZONE,), implied=True, example="datetime(tz)"),
    ColumnType("timedelta", "Interval", TIMEDELTA, Kind.TIMEDELTA, implied=True, example="timedelta"),
    ColumnType("uuid", "Uuid", UUID, Kind.UUID, implied=True, example="uuid"),
    ColumnType("json", "JSON", JSON, Kind.JSON, example="json"),
    ColumnType("pickle", "PickleType", ANY, Kind.OTHER, example="pickle"),
)
