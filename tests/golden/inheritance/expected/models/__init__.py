"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_inheritance.models.associations import customer_friends, manager_teams
from shop_inheritance.models.city import City
from shop_inheritance.models.contract import Contract
from shop_inheritance.models.customer import Customer
from shop_inheritance.models.department import Department
from shop_inheritance.models.document import Document
from shop_inheritance.models.employee import Employee
from shop_inheritance.models.enums import PersonKind
from shop_inheritance.models.manager import Manager
from shop_inheritance.models.mixins import Timestamps
from shop_inheritance.models.person import Person
from shop_inheritance.models.team import Team

__all__ = [
    "City",
    "Contract",
    "Customer",
    "Department",
    "Document",
    "Employee",
    "Manager",
    "Person",
    "PersonKind",
    "Team",
    "Timestamps",
    "customer_friends",
    "manager_teams",
]
