"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_inherited_keys import fakes
from shop_inherited_keys.factories.zone import ZoneFactory
from shop_inherited_keys.factory import ModelFactory
from shop_inherited_keys.models.auditorium import Auditorium


class AuditoriumFactory(ModelFactory[Auditorium]):
    """Makes objects of Auditorium."""

    number = Use(fakes.integer, 1, 20)
    changed_at = Use(fakes.moment)
    seats = Use(fakes.integer, 1, 20)
    zone = ZoneFactory
