"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_cycle.factories.employee import EmployeeFactory
from shop_cycle.factories.player import PlayerFactory
from shop_cycle.factories.store import StoreFactory
from shop_cycle.factories.team import TeamFactory
from shop_cycle.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    StoreFactory,
    EmployeeFactory,
    TeamFactory,
    PlayerFactory,
)
