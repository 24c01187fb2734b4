"""THE TABLE of column types: what a type is called, takes, means in Python, and which databases have it.

To add a type is to add a row. Names and arguments are those of SQLAlchemy 2.1
(https://docs.sqlalchemy.org/en/21/core/type_basics.html); the short names are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

ALL_DATABASES = ("sqlite", "postgresql", "mysql")


class Kind(Enum):
    """What values a column of a type holds; decides how literals are read, written and made up for the smoke test."""

    BOOL = "bool"
    INT = "int"
    FLOAT = "float"
    DECIMAL = "decimal"
    STR = "str"
    BYTES = "bytes"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    TIMEDELTA = "timedelta"
    UUID = "uuid"
    JSON = "json"
    ARRAY = "array"
    ENUM = "enum"


@dataclass(frozen=True, slots=True)
class PythonName:
    """A name that an import brings: `PythonName("datetime", "date")`."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A Python type: a name, with arguments in brackets where it takes any."""

    name: PythonName
    arguments: tuple[Annotation, ...] = ()


def _python(module: str, name: str, *arguments: Annotation) -> Annotation:
    return Annotation(PythonName(module, name), arguments)


class ParameterKind(Enum):
    """What stands in the parentheses behind a type's name."""

    NUMBER = "number"  # a whole number: str(80)
    FLAG = "flag"  # a word that stands for a keyword argument set to true: datetime(tz)
    TYPE = "type"  # another type: array(str)


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument of a type.

    Args:
        name: SQLAlchemy's name of the argument.
        kind: what is written in a schema.
        word: the word of a flag.
        required: whether it must stand there.
        least, most: bounds of a number, both included.
    """

    name: str
    kind: ParameterKind = ParameterKind.NUMBER
    word: str | None = None
    required: bool = False
    least: int = 1
    most: int = 2**31 - 1


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A row of the table.

    Args:
        name: the short name in a schema.
        sqlalchemy: the class in SQLAlchemy, which a schema may use as well.
        annotation: the Python type of a value.
        kind: what values it holds.
        parameters: what stands in the parentheses, in order.
        implied: whether `Mapped[annotation]` alone already means this type without arguments.
        module: where the class is imported from.
        databases: those that have it.
        example: how it is written, for the documentation.
    """

    name: str
    sqlalchemy: str
    annotation: Annotation
    kind: Kind
    parameters: tuple[Parameter, ...] = ()
    implied: bool = False
    module: str = "sqlalchemy"
    databases: tuple[str, ...] = ALL_DATABASES
    example: str = ""


_BOOL = _python("builtins", "bool")
_INT = _python("builtins", "int")
_FLOAT = _python("builtins", "float")
_STR = _python("builtins", "str")
_BYTES = _python("builtins", "bytes")
_DECIMAL = _python("decimal", "Decimal")
_DATE = _python("datetime", "date")
_TIME = _python("datetime", "time")
_DATETIME = _python("datetime", "datetime")
_TIMEDELTA = _python("datetime", "timedelta")
_UUID = _python("uuid", "UUID")
_JSON = _python("builtins", "dict", _STR, _python("typing", "Any"))
_LIST = _python("builtins", "list")

_LENGTH = Parameter("length")
_ZONE = Parameter("timezone", ParameterKind.FLAG, "tz")
_DECIMALS = (Parameter("precision"), Parameter("scale", least=0))
_POSTGRESQL = "sqlalchemy.dialects.postgresql"

TYPES: tuple[ColumnType, ...] = (
    ColumnType("bool", "Boolean", _BOOL, Kind.BOOL, implied=True, example="bool"),
    ColumnType("smallint", "SmallInteger", _INT, Kind.INT, example="smallint"),
    ColumnType("int", "Integer", _INT, Kind.INT, implied=True, example="int"),
    ColumnType("bigint", "BigInteger", _INT, Kind.INT, example="bigint"),
    ColumnType("float", "Float", _FLOAT, Kind.FLOAT, (Parameter("precision"),), example="float"),
    ColumnType("double", "Double", _FLOAT, Kind.FLOAT, implied=True, example="double"),
    ColumnType("decimal", "Numeric", _DECIMAL, Kind.DECIMAL, _DECIMALS, implied=True, example="decimal(12, 2)"),
    ColumnType("str", "String", _STR, Kind.STR, (_LENGTH,), implied=True, example="str(80)"),
    ColumnType("unicode", "Unicode", _STR, Kind.STR, (_LENGTH,), example="unicode(80)"),
    ColumnType("text", "Text", _STR, Kind.STR, (_LENGTH,), example="text"),
    ColumnType("unicode_text", "UnicodeText", _STR, Kind.STR, (_LENGTH,), example="unicode_text"),
    ColumnType("bytes", "LargeBinary", _BYTES, Kind.BYTES, (_LENGTH,), implied=True, example="bytes"),
    ColumnType("date", "Date", _DATE, Kind.DATE, implied=True, example="date"),
    ColumnType("time", "Time", _TIME, Kind.TIME, (_ZONE,), implied=True, example="time"),
    ColumnType("datetime", "DateTime", _DATETIME, Kind.DATETIME, (_ZONE,), implied=True, example="datetime(tz)"),
    ColumnType("timedelta", "Interval", _TIMEDELTA, Kind.TIMEDELTA, implied=True, example="timedelta"),
    ColumnType("uuid", "Uuid", _UUID, Kind.UUID, implied=True, example="uuid"),
    ColumnType("json", "JSON", _JSON, Kind.JSON, example="json"),
    ColumnType(
        "array",
        "ARRAY",
        _LIST,
        Kind.ARRAY,
        (Parameter("item_type", ParameterKind.TYPE, required=True),),
        databases=("postgresql",),
        example="array(str(40))",
    ),
    ColumnType("jsonb", "JSONB", _JSON, Kind.JSON, module=_POSTGRESQL, databases=("postgresql",), example="jsonb"),
    ColumnType(
        "tsvector", "TSVECTOR", _STR, Kind.STR, module=_POSTGRESQL, databases=("postgresql",), example="tsvector"
    ),
)

BY_NAME: dict[str, ColumnType] = {name: row for row in TYPES for name in (row.name, row.sqlalchemy)}
