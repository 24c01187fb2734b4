"""What a row of the table of column types is made of: the kinds of values, Python types, arguments."""

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
    SET = "set"
    JSON = "json"
    ARRAY = "array"
    ENUM = "enum"
    OTHER = "other"  # of a form of its own: a default is written in SQL, or made by a function


@dataclass(frozen=True, slots=True)
class PythonName:
    """A name that an import brings: `PythonName("datetime", "date")`."""

    module: str
    name: str

    def __hash__(self) -> int:
        # Names are looked up all the time, and hardly any two differ in their module alone.
        return hash(self.name)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A Python type: a name, with arguments in brackets where it takes any; of the name `UNION`, one of several."""

    name: PythonName
    arguments: tuple[Annotation, ...] = ()


UNION = PythonName("builtins", "|")  # no name can be spelled like this


def python(module: str, name: str, *arguments: Annotation) -> Annotation:
    """Return a Python type."""
    return Annotation(PythonName(module, name), arguments)


class ParameterKind(Enum):
    """What stands in the parentheses behind a type's name."""

    NUMBER = "number"  # a whole number: str(80)
    FLAG = "flag"  # a word that stands for a keyword argument set to true: datetime(tz)
    TYPE = "type"  # another type: array(str)
    WORD = "word"  # one of a few words, which stand for a text: timedelta(day_to_second)
    KEY = "key"  # nothing: it is a key of the column, beside the type


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
        extension: the extension of PostgreSQL that brings it.
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
    extension: str | None = None

    @property
    def word(self) -> str:
        """The short name in a schema."""
        return self.name.rpartition(".")[2]


BOOL = python("builtins", "bool")
INT = python("builtins", "int")
FLOAT = python("builtins", "float")
STR = python("builtins", "str")
BYTES = python("builtins", "bytes")
DECIMAL = python("decimal", "Decimal")
DATE = python("datetime", "date")
TIME = python("datetime", "time")
DATETIME = python("datetime", "datetime")
TIMEDELTA = python("datetime", "timedelta")
UUID = python("uuid", "UUID")
ANY = python("typing", "Any")
JSON = python("builtins", "dict", STR, ANY)
LIST = python("builtins", "list")
SET = python("builtins", "set", STR)

LENGTH = Parameter("length")
COLLATION = Parameter("collation", ParameterKind.KEY, keyword=True)
CHARSET = Parameter("charset", ParameterKind.KEY, keyword=True)
ZONE = Parameter("timezone", ParameterKind.FLAG, "tz")
