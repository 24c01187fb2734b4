"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_inheritance.factories.city import CityFactory
from shop_inheritance.factories.contract import ContractFactory
from shop_inheritance.factories.customer import CustomerFactory
from shop_inheritance.factories.department import DepartmentFactory
from shop_inheritance.factories.document import DocumentFactory
from shop_inheritance.factories.employee import EmployeeFactory
from shop_inheritance.factories.manager import ManagerFactory
from shop_inheritance.factories.person import PersonFactory
from shop_inheritance.factories.team import TeamFactory
from shop_inheritance.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    PersonFactory,
    EmployeeFactory,
    ManagerFactory,
    CustomerFactory,
    DepartmentFactory,
    TeamFactory,
    CityFactory,
    DocumentFactory,
    ContractFactory,
)
