"""A row of every model: what checks ask for, shapes of keys, and every type of column."""

from __future__ import annotations

import pytest

ROWS = {"import", "create", "rows"}

HEAD = '''"""Models."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.orm import Mapped, mapped_column, relationship

from store.db import Model
'''


def project(body: str) -> dict[str, str]:
    return {"src/store/models/__init__.py": f"{HEAD}\n\n{body}"}


def model(name: str, body: str) -> str:
    lines = "".join(f"    {line}\n" for line in body.strip().splitlines())
    return f"class {name}(Model):\n    __tablename__ = '{name.lower()}'\n{lines}\n\n"


# Columns, and a check on them that made-up values do not meet at once.
CHECKS = {
    "Percent": ("value: Mapped[int]", "value >= 50 and value <= 60"),
    "Rating": ("value: Mapped[str] = mapped_column(sa.String(5))", "value in ('G', 'PG', 'PG-13')"),
    "Address": ("mail: Mapped[str] = mapped_column(sa.String(80))", "mail like '%@%.%'"),
    "Page": ("link: Mapped[str] = mapped_column(sa.String(80))", "link like 'https://%'"),
    "Country": ("code: Mapped[str] = mapped_column(sa.String(9))", "length(code) = 2 and code = upper(code)"),
    "Booking": ("start: Mapped[dt.date]\nstop: Mapped[dt.date]", "start < stop"),
    "Share": ("part: Mapped[decimal.Decimal] = mapped_column(sa.Numeric(5, 4))", "part > 0 and part < 1"),
    "Discount": ("price: Mapped[int]\nreduced: Mapped[int]", "reduced < price and reduced > 20"),
    "Switch": ("active: Mapped[bool]\nended: Mapped[dt.date | None]", "active or ended is not null"),
    "Blank": ("value: Mapped[str | None] = mapped_column(sa.String(20))", "value is null"),
    "Old": ("size: Mapped[int] = mapped_column(default=0)", "size > 100"),
    "Year": ("year: Mapped[int]", "year between 1901 and 2155"),
}
UNMEETABLE = {"Never": ("value: Mapped[int]", "value < 3 and value > 7")}


def checked(checks: dict[str, tuple[str, str]]) -> str:
    return "".join(
        model(
            name,
            f"id: Mapped[int] = mapped_column(primary_key=True)\n{columns}\n"
            f'__table_args__ = (sa.CheckConstraint("{check}", name="ck_{name.lower()}"),)',
        )
        for name, (columns, check) in checks.items()
    )


@pytest.mark.parametrize("url", [None, "postgresql_url", "mysql_url"])
def test_values_are_found_that_checks_accept(smoke, request, url):
    smoked = smoke(project(checked(CHECKS)), only=ROWS, url=url and request.getfixturevalue(url))
    assert smoked.lines == []
    assert smoked.summary("rows") == f"{len(CHECKS)} of {len(CHECKS)} models and association tables"


def test_several_checks_of_a_table_are_met_together(smoke):
    book = model(
        "Book",
        """
id: Mapped[int] = mapped_column(primary_key=True)
year: Mapped[int]
pages: Mapped[int]
isbn: Mapped[str] = mapped_column(sa.String(20))
bought: Mapped[dt.date]
sold: Mapped[dt.date]
__table_args__ = (
    sa.CheckConstraint("year between 1901 and 2155", name="year"),
    sa.CheckConstraint("pages > 500 and pages <> year", name="pages"),
    sa.CheckConstraint("isbn like '978-%' or isbn like '979-%'", name="isbn"),
    sa.CheckConstraint("sold > bought", name="sold"),
)
""",
    )
    smoked = smoke(project(book), only=ROWS)
    assert smoked.summary("rows") == "1 of 1 models and association tables"


def test_a_check_that_nothing_meets_skips_the_model_and_says_so(smoke):
    child = model(
        "Child",
        "id: Mapped[int] = mapped_column(primary_key=True)\nof: Mapped[int] = mapped_column(sa.ForeignKey('never.id'))",
    )
    smoked = smoke(project(checked({**UNMEETABLE, "Year": CHECKS["Year"]}) + child), only=ROWS)
    assert smoked.report.ok
    assert smoked.summary("rows") == (
        "1 of 3 models and association tables; Child skipped: never has no row to point at; "
        "Never skipped: no value was found that the check ck_never_ck_never accepts (value < 3 and value > 7)"
    )


SHAPES = {
    "composite keys": """
class Region(Model):
    __tablename__ = "region"
    country: Mapped[str] = mapped_column(sa.String(2), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cities: Mapped[list[City]] = relationship(back_populates="region")


class City(Model):
    __tablename__ = "city"
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    country: Mapped[str] = mapped_column(sa.String(2))
    number: Mapped[int]
    region: Mapped[Region] = relationship(back_populates="cities")
    __table_args__ = (sa.ForeignKeyConstraint(["country", "number"], ["region.country", "region.number"]),)
""",
    "a circle that can begin somewhere": """
class Team(Model):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    captain_id: Mapped[int | None] = mapped_column(sa.ForeignKey("player.id", use_alter=True, name="captain"))
    captain: Mapped[Player | None] = relationship(foreign_keys=[captain_id], back_populates="leads", post_update=True)
    players: Mapped[list[Player]] = relationship(foreign_keys="Player.team_id", back_populates="team")


class Player(Model):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(sa.ForeignKey("team.id"))
    team: Mapped[Team] = relationship(foreign_keys=[team_id], back_populates="players")
    leads: Mapped[list[Team]] = relationship(foreign_keys="Team.captain_id", back_populates="captain")
""",
    "a row that has to point at itself": """
class Node(Model):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    root_id: Mapped[int] = mapped_column(sa.ForeignKey("node.id"))
    root: Mapped[Node] = relationship(remote_side=[id], back_populates="nodes")
    nodes: Mapped[list[Node]] = relationship(back_populates="root")
""",
    "one to one, by a shared key": """
class User(Model):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    profile: Mapped[Profile | None] = relationship(back_populates="user")


class Profile(Model):
    __tablename__ = "profile"
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), primary_key=True)
    user: Mapped[User] = relationship(back_populates="profile")
""",
    "inheritance": """
class Staff(Model):
    __tablename__ = "staff"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(20))
    name: Mapped[str] = mapped_column(sa.String(20), unique=True)
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "staff"}


class Manager(Staff):
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Staff):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(sa.ForeignKey("staff.id"), primary_key=True)
    language: Mapped[str] = mapped_column(sa.String(20))
    __mapper_args__ = {"polymorphic_identity": "engineer"}
""",
    "relationships that load in other ways": """
class Shelf(Model):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    strict: Mapped[list[Book]] = relationship(lazy="raise", viewonly=True)
    large: orm.WriteOnlyMapped[Book] = relationship(lazy="write_only", viewonly=True)
    by_id: Mapped[dict[int, Book]] = relationship(
        collection_class=orm.attribute_keyed_dict("id"), back_populates="shelf"
    )


class Book(Model):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(sa.ForeignKey("shelf.id"))
    shelf: Mapped[Shelf] = relationship(back_populates="by_id")
""",
    "classes with an __init__ of their own": """
class Seat(Model):
    __tablename__ = "seat"
    id: Mapped[int] = mapped_column(primary_key=True)
    row: Mapped[int]

    def __init__(self, place: str) -> None:
        self.row = int(place)
""",
}


@pytest.mark.parametrize("name", SHAPES)
def test_rows_of_every_shape(smoke, name):
    smoked = smoke(project(SHAPES[name]), only=ROWS)
    assert smoked.lines == [], smoked.detail("rows")
    assert "skipped" not in smoked.summary("rows")


@pytest.mark.parametrize("url", ["postgresql_url", "mysql_url"])
def test_rows_of_all_shapes_on_servers(smoke, request, url):
    smoked = smoke(project("\n\n".join(SHAPES.values())), only=ROWS, url=request.getfixturevalue(url))
    assert smoked.lines == [], smoked.detail("rows")
    assert "skipped" not in smoked.summary("rows")


def test_a_circle_without_a_beginning_is_skipped(smoke):
    pair = """
class Hen(Model):
    __tablename__ = "hen"
    id: Mapped[int] = mapped_column(primary_key=True)
    egg_id: Mapped[int] = mapped_column(sa.ForeignKey("egg.id", use_alter=True, name="from"))


class Egg(Model):
    __tablename__ = "egg"
    id: Mapped[int] = mapped_column(primary_key=True)
    hen_id: Mapped[int] = mapped_column(sa.ForeignKey("hen.id"))
"""
    smoked = smoke(project(pair), only={"import", "create", "rows"})
    assert smoked.status("rows") == "skipped"
    assert smoked.summary("rows").startswith("Egg skipped: its foreign keys go in a circle and none may be NULL; Hen")


TYPES = """
class Colour(enum.Enum):
    RED = "red"


class Everything(Model):
    __tablename__ = "everything"
    id: Mapped[int] = mapped_column(sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True)
    yes: Mapped[bool]
    small: Mapped[int] = mapped_column(sa.SmallInteger)
    ratio: Mapped[float]
    double: Mapped[float] = mapped_column(sa.Double)
    price: Mapped[decimal.Decimal] = mapped_column(sa.Numeric(12, 2))
    part: Mapped[decimal.Decimal] = mapped_column(sa.Numeric(4, 4))
    letter: Mapped[str] = mapped_column(sa.CHAR(1))
    code: Mapped[str] = mapped_column(sa.CHAR(10))
    name: Mapped[str] = mapped_column(sa.Unicode(80))
    text: Mapped[str] = mapped_column(sa.Text)
    data: Mapped[bytes] = mapped_column(sa.LargeBinary)
    day: Mapped[dt.date]
    time: Mapped[dt.time]
    moment: Mapped[dt.datetime]
    instant: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True))
    length: Mapped[dt.timedelta] = mapped_column(sa.Interval)
    key: Mapped[uuid.UUID]
    hex: Mapped[str] = mapped_column(sa.Uuid(as_uuid=False))
    document: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    colour: Mapped[Colour]
    words: Mapped[str] = mapped_column(sa.Enum("a", "b", name="words"))
"""

POSTGRESQL_TYPES = """
from sqlalchemy.dialects import postgresql as pg


class Everything(Model):
    __tablename__ = "everything"
    id: Mapped[int] = mapped_column(primary_key=True)
    tags: Mapped[list[str]] = mapped_column(sa.ARRAY(sa.String(40)))
    board: Mapped[list[list[int]]] = mapped_column(sa.ARRAY(sa.Integer, dimensions=2))
    document: Mapped[dict[str, Any]] = mapped_column(pg.JSONB)
    search: Mapped[Any] = mapped_column(pg.TSVECTOR)
    address: Mapped[Any] = mapped_column(pg.INET)
    device: Mapped[Any] = mapped_column(pg.MACADDR)
    wages: Mapped[Any] = mapped_column(pg.MONEY)
    period: Mapped[Any] = mapped_column(pg.DATERANGE)
    figures: Mapped[Any] = mapped_column(pg.INT4RANGE)
    gaps: Mapped[Any] = mapped_column(pg.INT8MULTIRANGE)
    bits: Mapped[Any] = mapped_column(pg.BIT(3))
    note: Mapped[Any] = mapped_column(pg.HSTORE().with_variant(pg.JSON, "postgresql"))
"""


@pytest.mark.parametrize("url", [None, "postgresql_url", "mysql_url"])
def test_a_value_for_every_generic_type(smoke, request, url):
    smoked = smoke(project(TYPES), only=ROWS, url=url and request.getfixturevalue(url))
    assert smoked.lines == [], smoked.detail("rows")
    assert smoked.summary("rows") == "1 of 1 models and association tables"


def test_a_value_for_types_of_postgresql(smoke, postgresql_url):
    smoked = smoke(project(POSTGRESQL_TYPES), only=ROWS, url=postgresql_url)
    assert smoked.lines == [], smoked.detail("rows")
    assert smoked.summary("rows") == "1 of 1 models and association tables"


def test_a_type_that_nobody_knows_skips_the_model(smoke):
    unknown = """
class Odd(sa.types.UserDefinedType[str]):
    def get_col_spec(self, **options: Any) -> str:
        return "ODD"


class Thing(Model):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    odd: Mapped[str] = mapped_column(Odd)
"""
    assert smoke(project(unknown), only=ROWS).summary("rows") == "Thing skipped: no value is known for the type Odd()"


def test_a_value_that_does_not_come_back_is_a_finding(smoke):
    lossy = """
class Rounded(sa.types.TypeDecorator[int]):
    impl = sa.Integer
    cache_ok = True

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> int | None:
        return None if value is None else value // 10 * 10


class Measure(Model):
    __tablename__ = "measure"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int] = mapped_column(Rounded)
"""
    smoked = smoke(project(lossy), only=ROWS)
    assert smoked.lines == ["S105 Measure.value: was written as 2 and read back as 0"]
    assert smoked.found[0].hint == "look at src/store/models/__init__.py:27; -v shows the whole output"
