"""Models that are dataclasses, as their users meet them: what they are called with, and what they do then."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from tests.golden.cases import Case


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    case = Case("dataclasses")
    source = str(case.write(tmp_path_factory.mktemp("dataclasses")))
    sys.path.insert(0, source)
    try:
        yield importlib.import_module(f"{case.config.package}.models")
    finally:
        sys.path.remove(source)
        for name in [name for name in sys.modules if name.partition(".")[0] == case.config.package]:
            del sys.modules[name]


@pytest.fixture
def session(models: ModuleType) -> Iterator[Session]:
    engine = create_engine("sqlite://")
    models.Customer.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def arguments(model: type) -> dict[str, inspect.Parameter]:
    return {name: one for name, one in inspect.signature(model).parameters.items() if name != "self"}


def test_init_takes_what_a_person_knows(models: ModuleType) -> None:
    # Neither key, discriminator, version nor computed values; the key of the region or the region.
    taken = arguments(models.Customer)
    required = [name for name, one in taken.items() if one.default is inspect.Parameter.empty]
    assert required == ["name"]
    assert not {"id", "kind", "row_version", "initial", "code", "doubled", "is_rich"} & set(taken)
    assert {"region", "region_country", "region_code", "token", "created_at"} <= set(taken)


def test_arguments_have_places_where_they_are_asked_for(models: ModuleType) -> None:
    by_place = [name for name, one in arguments(models.Order).items() if one.kind is not one.KEYWORD_ONLY]
    assert by_place == ["number", "note", "total", "customer", "products", "lines"]
    assert all(one.kind is one.KEYWORD_ONLY for one in arguments(models.Customer).values())


def test_what_is_left_out_is_filled_in(models: ModuleType, session: Session) -> None:
    region = models.Region(country="IT", code="LZ", name="Lazio")
    made = models.Business(name="Ada", vat_id="IT1", region=region)
    assert (made.nickname, made.settings, made.tags, made.credit) == ("somebody", {"theme": "dark"}, [], 0)
    assert made.settings is not models.Business(name="Bob", vat_id="IT2", region=region).settings
    session.add(made)
    session.flush()
    assert (made.kind.value, made.row_version, made.region_country, made.staff) == ("business", 1, "IT", 1)
    assert made.token is not None and made.seen_at is not None and made.created_at is not None


def test_a_key_given_is_not_overwritten_by_the_object_that_was_not(models: ModuleType, session: Session) -> None:
    session.add(models.Region(country="IT", code="LZ", name="Lazio"))
    made = models.Business(name="Ada", vat_id="IT1", region_country="IT", region_code="LZ")
    session.add(made)
    session.flush()
    assert made.region.name == "Lazio"


def test_objects_are_rows_unless_they_are_compared(models: ModuleType) -> None:
    region = {"country": "IT", "code": "LZ", "name": "Lazio"}
    assert models.Region(**region) != models.Region(**region)
    cheap, dear = (models.Product(sku="A", price=Decimal(price), cost=Decimal(1)) for price in (1, 2))
    assert cheap < dear
    assert models.Product(sku="A", price=Decimal(1), stock=3) == models.Product(sku="A", price=Decimal(1), stock=4)
    assert hash(cheap) == hash(dear)  # the price is not in the hash
    cheap.amounts["EUR"] = Decimal(3)
    assert cheap.prices["EUR"].amount == 3


def test_a_repr_hides_what_is_redacted(models: ModuleType) -> None:
    product = models.Product(sku="A", price=Decimal(1), cost=Decimal("0.4"))
    assert repr(product) == "Product(id=None, sku='A', price=Decimal('1'), stock=0)"
    assert "secret" not in repr(models.Customer(name="Ada", password="secret"))
