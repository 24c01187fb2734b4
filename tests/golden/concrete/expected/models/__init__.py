"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_concrete.db import Model
from shop_concrete.models.animal import Animal
from shop_concrete.models.archived_place import ArchivedPlace
from shop_concrete.models.car import Car
from shop_concrete.models.cat import Cat
from shop_concrete.models.company import Company
from shop_concrete.models.director import Director
from shop_concrete.models.employee import Employee
from shop_concrete.models.enums import Grade
from shop_concrete.models.lion import Lion
from shop_concrete.models.manager import Manager
from shop_concrete.models.mixins import Timestamps
from shop_concrete.models.pet import Pet
from shop_concrete.models.place import Place

__all__ = [
    "Animal",
    "ArchivedPlace",
    "Car",
    "Cat",
    "Company",
    "Director",
    "Employee",
    "Grade",
    "Lion",
    "Manager",
    "Pet",
    "Place",
    "Timestamps",
]

# A class above concrete ones is mapped to the union of their tables, which is made here,
# when all of them are known.
Model.registry.configure()
