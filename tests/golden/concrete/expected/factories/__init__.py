"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_concrete.factories.archived_place import ArchivedPlaceFactory
from shop_concrete.factories.car import CarFactory
from shop_concrete.factories.cat import CatFactory
from shop_concrete.factories.company import CompanyFactory
from shop_concrete.factories.director import DirectorFactory
from shop_concrete.factories.employee import EmployeeFactory
from shop_concrete.factories.lion import LionFactory
from shop_concrete.factories.manager import ManagerFactory
from shop_concrete.factories.place import PlaceFactory
from shop_concrete.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    CompanyFactory,
    EmployeeFactory,
    ManagerFactory,
    DirectorFactory,
    CarFactory,
    PlaceFactory,
    ArchivedPlaceFactory,
    LionFactory,
    CatFactory,
)
