"""The column types that PostgreSQL alone has: rows of the table of types."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.schema.column_type import (
    DATE,
    DATETIME,
    DECIMAL,
    INT,
    JSON,
    LENGTH,
    LIST,
    STR,
    TIME,
    TIMEDELTA,
    UNION,
    ZONE,
    Annotation,
    ColumnType,
    Kind,
    Parameter,
    ParameterKind,
    PythonName,
    python,
)

_DIMENSIONS = Parameter("dimensions", keyword=True, most=6)
_PRECISION = Parameter("precision", least=0, most=6, keyword=True)
_VARYING = Parameter("varying", ParameterKind.FLAG, "varying")
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
_MODULE = "sqlalchemy.dialects.postgresql"
_RANGE_OF = PythonName(_MODULE, "Range")
# https://www.psycopg.org/psycopg3/docs/basic/adapt.html#network-data-types-adaptation
_ADDRESS = Annotation(
    UNION,
    tuple(python("ipaddress", name) for name in ("IPv4Address", "IPv4Interface", "IPv6Address", "IPv6Interface")),
)
_NETWORK = Annotation(UNION, (python("ipaddress", "IPv4Network"), python("ipaddress", "IPv6Network")))
_TEXTS = python("builtins", "dict", STR, Annotation(UNION, (STR, python("builtins", "None"))))
_BITS = python(_MODULE, "BitString")


def _row(
    name: str, annotation: Annotation, kind: Kind, *parameters: Parameter, of: str = "", example: str = ""
) -> ColumnType:
    """Return a row of PostgreSQL; most of its types are called the same in SQLAlchemy, in capitals."""
    class_name = of or name.upper()
    row = ColumnType(name, class_name, annotation, kind, parameters, module=_MODULE, databases=("postgresql",))
    return replace(row, example=example or row.word)


def _ranges() -> tuple[ColumnType, ...]:
    kinds = {"int4": INT, "int8": INT, "num": DECIMAL, "date": DATE, "ts": DATETIME, "tstz": DATETIME}
    ranges = {name: Annotation(_RANGE_OF, (bound,)) for name, bound in kinds.items()}
    return (
        *(_row(f"{name}range", range_, Kind.OTHER) for name, range_ in ranges.items()),
        *(_row(f"{name}multirange", python("builtins", "list", range_), Kind.OTHER) for name, range_ in ranges.items()),
    )


POSTGRESQL: tuple[ColumnType, ...] = (
    ColumnType(
        "array",
        "ARRAY",
        LIST,
        Kind.ARRAY,
        (Parameter("item_type", ParameterKind.TYPE, required=True), _DIMENSIONS),
        databases=("postgresql",),
        example="array(str(40))",
    ),
    _row("jsonb", JSON, Kind.JSON),
    replace(_row("hstore", _TEXTS, Kind.OTHER), extension="hstore"),
    replace(_row("citext", STR, Kind.STR), extension="citext"),
    _row("tsvector", STR, Kind.STR),
    _row("tsquery", STR, Kind.STR),
    _row("inet", _ADDRESS, Kind.OTHER),
    _row("cidr", _NETWORK, Kind.OTHER),
    _row("macaddr", STR, Kind.STR),
    _row("macaddr8", STR, Kind.STR),
    _row("bit", _BITS, Kind.OTHER, LENGTH, _VARYING, example="bit(8, varying)"),
    _row("money", STR, Kind.STR),
    _row("oid", INT, Kind.INT),
    _row("regclass", STR, Kind.STR),
    _row("regconfig", STR, Kind.STR),
    _row("postgresql.time", TIME, Kind.TIME, ZONE, _PRECISION, of="TIME", example="time(tz, 3)"),
    _row("postgresql.datetime", DATETIME, Kind.DATETIME, ZONE, _PRECISION, of="TIMESTAMP", example="datetime(tz, 3)"),
    _row(
        "postgresql.timedelta",
        TIMEDELTA,
        Kind.TIMEDELTA,
        _FIELDS,
        _PRECISION,
        of="INTERVAL",
        example="timedelta(day_to_second, 3)",
    ),
    *_ranges(),
)
