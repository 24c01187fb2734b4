"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_cycle.models.employee import Employee
from shop_cycle.models.player import Player
from shop_cycle.models.store import Store
from shop_cycle.models.team import Team

__all__ = ["Employee", "Player", "Store", "Team"]
