"""THE TABLE of column types: what a type is called, takes, means in Python, and which databases have it.

To add a type is to add a row. Names and arguments are those of SQLAlchemy 2.1
(https://docs.sqlalchemy.org/en/21/core/type_basics.html); the short names are ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    OTHER = "other"  # of a form of its own: a default is written in SQL, or made by a function


@dataclass(frozen=True, slots=True)
class PythonName:
    """A name that an import brings: `PythonName("datetime", "date")`."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A Python type: a name, with arguments in brackets where it takes any; of the name `UNION`, one of several."""

    name: PythonName
    arguments: tuple[Annotation, ...] = ()


UNION = PythonName("builtins", "|")  # no name can be spelled like this


def _python(module: str, name: str, *arguments: Annotation) -> Annotation:
    return Annotation(PythonName(module, name), arguments)


class ParameterKind(Enum):
    """What stands in the parentheses behind a type's name."""

    NUMBER = "number"  # a whole number: str(80)
    FLAG = "flag"  # a word that stands for a keyword argument set to true: datetime(tz)
    TYPE = "type"  # another type: array(str)
    WORD = "word"  # one of a few words, which stand for a text: timedelta(day_to_second)


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument of a type.

    Args:
        name: SQLAlchemy's name of the argument.
        kind: what is written in a schema.
        word: the word of a flag.
        required: whether it must stand there.
        least, most: bounds of a number, both included.
        words: the words and the texts that they stand for.
        keyword: whether SQLAlchemy is told it by its name.
    """

    name: str
    kind: ParameterKind = ParameterKind.NUMBER
    word: str | None = None
    required: bool = False
    least: int = 1
    most: int = 2**31 - 1
    words: tuple[tuple[str, str], ...] = ()
    keyword: bool = False


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A row of the table.

    Args:
        name: its identity: the word in a schema, behind a database and a dot where several types share the word.
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

    @property
    def word(self) -> str:
        """The short name in a schema."""
        return self.name.rpartition(".")[2]


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
_DIMENSIONS = Parameter("dimensions", keyword=True, most=6)
_PRECISION = Parameter("precision", least=0, most=6, keyword=True)
_FSP = Parameter("fsp", least=0, most=6, keyword=True)
_VARYING = Parameter("varying", ParameterKind.FLAG, "varying")
_UNSIGNED = (
    Parameter("unsigned", ParameterKind.FLAG, "unsigned"),
    Parameter("zerofill", ParameterKind.FLAG, "zerofill"),
)
# https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-INTERVAL-INPUT
_FIELDS = Parameter(
    "fields",
    ParameterKind.WORD,
    words=tuple(
        (text.lower().replace(" ", "_"), text)
        for text in (
            "YEAR",
            "MONTH",
            "DAY",
            "HOUR",
            "MINUTE",
            "SECOND",
            "YEAR TO MONTH",
            "DAY TO HOUR",
            "DAY TO MINUTE",
            "DAY TO SECOND",
            "HOUR TO MINUTE",
            "HOUR TO SECOND",
            "MINUTE TO SECOND",
        )
    ),
    keyword=True,
)
_POSTGRESQL = "sqlalchemy.dialects.postgresql"
_MYSQL = "sqlalchemy.dialects.mysql"
_RANGE_OF = PythonName(_POSTGRESQL, "Range")
# https://www.psycopg.org/psycopg3/docs/basic/adapt.html#network-data-types-adaptation
_ADDRESS = Annotation(
    UNION,
    tuple(_python("ipaddress", name) for name in ("IPv4Address", "IPv4Interface", "IPv6Address", "IPv6Interface")),
)
_NETWORK = Annotation(UNION, (_python("ipaddress", "IPv4Network"), _python("ipaddress", "IPv6Network")))
_BITS = _python(_POSTGRESQL, "BitString")


def _postgresql(
    name: str, annotation: Annotation, kind: Kind, *parameters: Parameter, of: str = "", example: str = ""
) -> ColumnType:
    """Return a row of PostgreSQL; most of its types are called the same in SQLAlchemy, in capitals."""
    class_name = of or name.upper()
    row = ColumnType(name, class_name, annotation, kind, parameters, module=_POSTGRESQL, databases=("postgresql",))
    return replace(row, example=example or row.word)


def _mysql(
    name: str, annotation: Annotation, kind: Kind, *parameters: Parameter, of: str = "", example: str = ""
) -> ColumnType:
    """Return a row of MySQL and MariaDB."""
    row = ColumnType(name, of or name.upper(), annotation, kind, parameters, module=_MYSQL, databases=("mysql",))
    return replace(row, example=example or row.word)


def _ranges() -> tuple[ColumnType, ...]:
    kinds = {"int4": _INT, "int8": _INT, "num": _DECIMAL, "date": _DATE, "ts": _DATETIME, "tstz": _DATETIME}
    ranges = {name: Annotation(_RANGE_OF, (bound,)) for name, bound in kinds.items()}
    return (
        *(_postgresql(f"{name}range", range_, Kind.OTHER) for name, range_ in ranges.items()),
        *(
            _postgresql(f"{name}multirange", _python("builtins", "list", range_), Kind.OTHER)
            for name, range_ in ranges.items()
        ),
    )


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
    ColumnType("char", "CHAR", _STR, Kind.STR, (_LENGTH,), example="char(2)"),
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
        (Parameter("item_type", ParameterKind.TYPE, required=True), _DIMENSIONS),
        databases=("postgresql",),
        example="array(str(40))",
    ),
    _postgresql("jsonb", _JSON, Kind.JSON),
    _postgresql("tsvector", _STR, Kind.STR),
    _postgresql("tsquery", _STR, Kind.STR),
    _postgresql("inet", _ADDRESS, Kind.OTHER),
    _postgresql("cidr", _NETWORK, Kind.OTHER),
    _postgresql("macaddr", _STR, Kind.STR),
    _postgresql("macaddr8", _STR, Kind.STR),
    _postgresql("bit", _BITS, Kind.OTHER, _LENGTH, _VARYING, example="bit(8, varying)"),
    _postgresql("money", _STR, Kind.STR),
    _postgresql("oid", _INT, Kind.INT),
    _postgresql("regclass", _STR, Kind.STR),
    _postgresql("regconfig", _STR, Kind.STR),
    _postgresql("postgresql.time", _TIME, Kind.TIME, _ZONE, _PRECISION, of="TIME", example="time(tz, 3)"),
    _postgresql(
        "postgresql.datetime", _DATETIME, Kind.DATETIME, _ZONE, _PRECISION, of="TIMESTAMP", example="datetime(tz, 3)"
    ),
    _postgresql(
        "postgresql.timedelta",
        _TIMEDELTA,
        Kind.TIMEDELTA,
        _FIELDS,
        _PRECISION,
        of="INTERVAL",
        example="timedelta(day_to_second, 3)",
    ),
    *_ranges(),
    _mysql("tinyint", _INT, Kind.INT, *_UNSIGNED, example="tinyint(unsigned)"),
    _mysql("mediumint", _INT, Kind.INT, *_UNSIGNED),
    _mysql("mysql.smallint", _INT, Kind.INT, *_UNSIGNED, of="SMALLINT", example="smallint(unsigned)"),
    _mysql("mysql.int", _INT, Kind.INT, *_UNSIGNED, of="INTEGER", example="int(unsigned, zerofill)"),
    _mysql("mysql.bigint", _INT, Kind.INT, *_UNSIGNED, of="BIGINT", example="bigint(unsigned)"),
    _mysql("mysql.bit", _INT, Kind.OTHER, Parameter("length", most=64), of="BIT", example="bit(8)"),
    _mysql("year", _INT, Kind.INT),
    _mysql("mysql.time", _TIME, Kind.TIME, _FSP, of="TIME", example="time(3)"),
    _mysql("mysql.datetime", _DATETIME, Kind.DATETIME, _FSP, of="DATETIME", example="datetime(6)"),
    _mysql("timestamp", _DATETIME, Kind.DATETIME, _FSP, example="timestamp(6)"),
    _mysql("tinytext", _STR, Kind.STR),
    _mysql("mediumtext", _STR, Kind.STR),
    _mysql("longtext", _STR, Kind.STR),
    _mysql("tinyblob", _BYTES, Kind.BYTES),
    _mysql("mediumblob", _BYTES, Kind.BYTES),
    _mysql("longblob", _BYTES, Kind.BYTES),
    _mysql("inet4", _STR, Kind.STR),
    _mysql("inet6", _STR, Kind.STR),
)

BY_NAME: dict[str, ColumnType] = {row.name: row for row in TYPES}


def rows_of(word: str) -> tuple[ColumnType, ...]:
    """Return the types that a word in a schema may mean: a short name, or a class of SQLAlchemy."""
    return _BY_WORD.get(word, ())


WORDS: frozenset[str] = frozenset(word for row in TYPES for word in (row.word, row.sqlalchemy))
_BY_WORD = {word: tuple(row for row in TYPES if word in (row.word, row.sqlalchemy)) for word in WORDS}
