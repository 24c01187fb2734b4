from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from shop_single_table_inheritance.db import Model

driver_vehicle = Table(
    "driver_vehicle",
    Model.metadata,
    Column(
        "driver_id",
        Integer,
        ForeignKey("driver.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column(
        "vehicle_id",
        Integer,
        ForeignKey("vehicle.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
