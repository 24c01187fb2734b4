from __future__ import annotations

from shop_abstract.db import Model


class Marker(Model):
    """Nothing but a class."""

    __abstract__ = True
