"""Values that are made up for a column: what a factory says, by the column's type, its name and its checks."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.check_bounds import Bounds
from sqla_scaffold.emit.columns import Place, item_of
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.type_use import base_of, dimensions_of, kind_of
from sqla_scaffold.schema.types import Kind

# What a text is about, by words in the name of its column; the first that is found counts. On the right, a provider of
# Faker (https://faker.readthedocs.io/en/stable/providers.html).
TEXTS: tuple[tuple[str, str], ...] = (
    (r"e_?mail", "email"),
    (r"first_?name|given_?name|forename", "first_name"),
    (r"last_?name|surname|family_?name", "last_name"),
    (r"user_?name|login|nick_?name|handle", "user_name"),
    (r"full_?name|author|contact|owner|person|recipient|sender", "name"),
    (r"file_?name|file$|path", "file_name"),
    (r"host_?name|domain", "domain_name"),
    (r"phone|mobile|fax", "phone_number"),
    (r"street|address", "street_address"),
    (r"city|town|place_of", "city"),
    (r"country_?code", "country_code"),
    (r"country|nationality", "country"),
    (r"post_?code|postal|zip", "postcode"),
    (r"^state$|province|region|county", "state"),
    (r"company|organi[sz]ation|employer|publisher|supplier|brand|label", "company"),
    (r"job|profession|occupation|position_title", "job"),
    (r"url|link|website|homepage|avatar|image", "url"),
    (r"currency", "currency_code"),
    (r"locale", "locale"),
    (r"language|^lang$", "language_code"),
    (r"time_?zone|^tz$", "timezone"),
    (r"colou?r", "color_name"),
    (r"slug", "slug"),
    (r"isbn", "isbn13"),
    (r"ean|barcode|gtin", "ean13"),
    (r"iban", "iban"),
    (r"mime|content_type|media_type", "mime_type"),
    (r"user_?agent", "user_agent"),
    (r"password|secret|token|hash|digest|checksum|signature", "sha256"),
    (r"^ip|_ip$|ip_?address", "ipv4"),
    (r"title|subject|headline|caption", "catch_phrase"),
    (r"description|body|content|text|note|comment|bio|summary|message|about|abstract", "paragraph"),
)
CODES = r"code|number|sku|reference|serial|^ref$|barcode|plate|isin|iso|symbol|abbreviation"
PEOPLE = (
    r"customer|person|user|author|employee|contact|member|artist|student|teacher|patient|client|owner|player|writer"
    r"|driver|guest|visitor|speaker|doctor|actor|manager|staff|reader|composer"
)
COMPANIES = r"company|supplier|publisher|organi[sz]ation|vendor|shop|store|bank|brand|firm"
# Bounds of whole numbers, by words in the name.
INTEGERS: tuple[tuple[str, tuple[int, int]], ...] = (
    (r"year", (1990, 2025)),
    (r"\bage|_age$|^age$", (18, 90)),
    (r"rating|stars|score|grade|level|priority", (1, 5)),
    (r"percent|ratio|share|progress", (0, 100)),
    (r"quantity|amount|count|stock|seats|pieces|position|rank|place|order|number|floor|doors", (1, 20)),
    (r"cents|price|total|cost|fee|salary", (100, 50_000)),
    (r"seconds|millis|duration|bytes|size|length", (1_000, 500_000)),
)
AMOUNTS: tuple[tuple[str, tuple[int, int]], ...] = (
    (r"salary|revenue|budget|income", (20_000, 120_000)),
    (r"percent|rate|tax|discount", (0, 25)),
    (r"latitude|^lat$", (-90, 90)),
    (r"longitude|^lon$|^lng$", (-180, 180)),
    (r"price|amount|total|cost|fee|balance|sum", (1, 500)),
)
_MOST_OF_TYPE = {"tinyint": 100, "smallint": 30_000, "mysql.smallint": 30_000}
_TEXT_OF_TYPE = {
    "tsvector": "word",
    "tsquery": "word",
    "macaddr": "mac_address",
    "inet4": "ipv4",
    "inet6": "ipv6",
    "regconfig": "",
    "regclass": "",
    "money": "",
    "macaddr8": "",
}
# The bounds of a range, by its type.
RANGES: dict[str, tuple[str, tuple[int, ...], bool]] = {
    "int4range": ("integer", (1, 1000), False),
    "int8range": ("integer", (1, 1000), False),
    "numrange": ("decimal", (1, 500), False),
    "daterange": ("day", (), False),
    "tsrange": ("moment", (), False),
    "tstzrange": ("moment", (), True),
}
_OTHERS = {"inet": "address", "cidr": "network", "hstore": "words", "pickle": "words"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a value is made up for.

    Args:
        model: the name of the class, which says whether a name is a person's.
        name: that of the column.
        unique: whether no two rows may have the same.
    """

    model: str
    name: str
    type: TypeUse
    bounds: Bounds
    unique: bool
    place: Place


def made_up(wanted: Wanted) -> PyExpr | None:
    """Return what a factory says to make up a value: `Use(fakes.text, "email", 254)`; None where nobody knows one."""
    made = _made(wanted.type, wanted)
    return None if made is None else py.call(py.imported("polyfactory", "Use"), *made[0], **dict(made[1]))


_Call = tuple[tuple[PyExpr, ...], tuple[tuple[str, PyExpr], ...]]


def _made(use: TypeUse, wanted: Wanted) -> _Call | None:
    use = base_of(use)
    if use.python is not None or use.sql is not None:
        return None
    kind = kind_of(use)
    if wanted.bounds.choices is not None:
        return _choice(kind, wanted)
    match kind:
        case Kind.STR:
            return _text(use, wanted)
        case Kind.INT:
            return _integer(use, wanted)
        case Kind.DECIMAL | Kind.FLOAT:
            return _amount(kind, use, wanted)
        case Kind.ENUM:
            return _fakes(wanted, "one_of", py.imported(wanted.place.enums, str(use.enum)))
        case Kind.SET:
            return _fakes(wanted, "some_of", py.Display(tuple(map(py.value, use.values)), "()"))
        case Kind.ARRAY:
            return _several(use, wanted)
        case Kind.BYTES:
            length = dict(use.arguments).get("length")
            return _fakes(wanted, "octets", *(() if length is None else (py.value(length),)))
        case Kind.DATE if "birth" in wanted.name.lower() and not wanted.unique:
            return _fakes(wanted, "birthday")
        case Kind.DATE:
            return _fakes(wanted, "day", unique=wanted.unique)
        case Kind.DATETIME | Kind.TIME:
            name = "moment" if kind is Kind.DATETIME else "clock"
            zone = bool(dict(use.arguments).get("timezone"))
            return _fakes(wanted, name, zone=zone, unique=wanted.unique and kind is Kind.DATETIME)
        case Kind.BOOL | Kind.TIMEDELTA | Kind.UUID | Kind.JSON:
            words = {Kind.BOOL: "flag", Kind.TIMEDELTA: "duration", Kind.UUID: "uuid", Kind.JSON: "document"}
            return _fakes(wanted, words[kind])
        case _ if use.name in RANGES:
            function, numbers, zone = RANGES[use.name]
            inner = py.imported(wanted.place.package, "fakes", function)
            return _fakes(wanted, "span", inner, *map(py.value, numbers), zone=zone)
        case _ if use.name == "mysql.bit":
            return _fakes(wanted, "integer", py.value(0), py.value(1))
        case _:
            return _fakes(wanted, _OTHERS[use.name]) if use.name in _OTHERS else None


def _fakes(wanted: Wanted, function: str, *positional: PyExpr, **flags: bool) -> _Call:
    name = py.imported(wanted.place.package, "fakes", function)
    return (name, *positional), tuple((flag, py.TRUE) for flag, said in flags.items() if said)


def _several(use: TypeUse, wanted: Wanted) -> _Call | None:
    inner = Wanted(wanted.model, wanted.name, item_of(use), Bounds(), False, wanted.place)
    made = _made(inner.type, inner)
    if made is None:
        return None
    several = py.imported(wanted.place.package, "fakes", "several")
    for _ in range(dimensions_of(use) - 1):
        again = py.call(py.imported("functools", "partial"), several, *made[0], **dict(made[1]))
        made = ((again,), ())
    return (several, *made[0]), made[1]


def _choice(kind: Kind, wanted: Wanted) -> _Call | None:
    choices = wanted.bounds.choices or ()
    if kind is Kind.STR:
        values: list[PyExpr] = [py.value(str(one)) for one in choices]
    elif kind is Kind.INT and all(isinstance(one, float) and one == int(one) for one in choices):
        values = [py.value(int(one)) for one in choices]
    else:
        return None
    return _fakes(wanted, "one_of", py.Display(tuple(values), "()"))


def _text(use: TypeUse, wanted: Wanted) -> _Call | None:
    given = dict(use.arguments).get("length")
    length = given if isinstance(given, int) else None
    if wanted.bounds.most_length is not None:
        length = min(wanted.bounds.most_length, length or wanted.bounds.most_length)
    provider = _TEXT_OF_TYPE.get(use.name, _provider(wanted, length))
    positional = [] if length is None else [py.value(length)]
    keywords: list[tuple[str, PyExpr]] = []
    if wanted.bounds.least_length > 1:
        keywords.append(("least", py.value(wanted.bounds.least_length)))
    if wanted.unique:
        keywords.append(("unique", py.TRUE))
    if not provider:
        return None
    if provider == "code":
        return (py.imported(wanted.place.package, "fakes", "code"), *positional), tuple(keywords)
    name = py.imported(wanted.place.package, "fakes", "text")
    return (name, py.value(provider), *positional), tuple(keywords)


def _provider(wanted: Wanted, length: int | None) -> str:
    name = wanted.name
    provider = _subject(name)
    if provider is not None:
        return "sentence" if provider == "paragraph" and length is not None and length < 200 else provider
    if _holds(CODES, name) or (length is not None and length < 4):
        return "code"
    if "name" in name.lower():
        if _holds(PEOPLE, wanted.model):
            return "name"
        return "company" if _holds(COMPANIES, wanted.model) else "catch_phrase"
    return "word" if length is not None and length < 30 else "catch_phrase"


@lru_cache(maxsize=10_000)  # columns of a schema have the same names over and over
def _subject(name: str) -> str | None:
    """Return the provider for what the name of a column says."""
    return next((provider for words, provider in TEXTS if _holds(words, name)), None)


def _holds(words: str, name: str) -> bool:
    return re.search(words, name, re.IGNORECASE) is not None


def _likely(table: tuple[tuple[str, tuple[int, int]], ...], name: str) -> tuple[int, int] | None:
    return next((bounds for words, bounds in table if _holds(words, name)), None)


def _integer(use: TypeUse, wanted: Wanted) -> _Call:
    low, high = _likely(INTEGERS, "year" if use.name == "year" else wanted.name) or (1, 1000)
    asked = wanted.bounds
    least = None if asked.low is None else math.floor(asked.low) + 1 if asked.low_open else math.ceil(asked.low)
    most = None if asked.high is None else math.ceil(asked.high) - 1 if asked.high_open else math.floor(asked.high)
    bounds = _within(low, min(high, _MOST_OF_TYPE.get(use.name, high)), least, most)
    return _fakes(wanted, "integer", *(py.value(int(one)) for one in bounds), unique=wanted.unique)


def _within(low: float, high: float, least: float | None, most: float | None) -> tuple[float, float]:
    """Return the bounds that are likely, moved to where values are allowed."""
    if most is not None and high > most:
        high = most
        if low > high:
            low = least if least is not None else min(0, high)
    if least is not None and low < least:
        low = least
        if high < low:
            high = most if most is not None else low + 100
    return low, high


def _amount(kind: Kind, use: TypeUse, wanted: Wanted) -> _Call:
    given = dict(use.arguments)
    places, digits = int(given.get("scale") or 0), given.get("precision")
    step = 10**-places if kind is Kind.DECIMAL else 0.001
    asked = wanted.bounds
    least = None if asked.low is None else asked.low + (step if asked.low_open else 0)
    most = None if asked.high is None else asked.high - (step if asked.high_open else 0)
    if kind is Kind.DECIMAL and digits is not None:
        room = 10 ** (int(digits) - places) - step
        most = room if most is None else min(most, room)
    bounds = _within(*(_likely(AMOUNTS, wanted.name) or (1, 1000)), least, most)
    numbers = [py.value(int(one) if one == int(one) else round(one, 6)) for one in bounds]
    if kind is Kind.FLOAT:
        return _fakes(wanted, "number", *numbers)
    return _fakes(wanted, "decimal", *numbers, py.value(places), unique=wanted.unique)
