"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_single_table_inheritance.models.associations import driver_vehicle
from shop_single_table_inheritance.models.car import Car
from shop_single_table_inheritance.models.crane import Crane
from shop_single_table_inheritance.models.driver import Driver
from shop_single_table_inheritance.models.garage import Garage
from shop_single_table_inheritance.models.mixins import Inspected
from shop_single_table_inheritance.models.taxi import Taxi
from shop_single_table_inheritance.models.trailer import Trailer
from shop_single_table_inheritance.models.truck import Truck
from shop_single_table_inheritance.models.vehicle import Vehicle

__all__ = [
    "Car",
    "Crane",
    "Driver",
    "Garage",
    "Inspected",
    "Taxi",
    "Trailer",
    "Truck",
    "Vehicle",
    "driver_vehicle",
]
