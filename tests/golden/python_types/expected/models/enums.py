from __future__ import annotations

from enum import StrEnum


class Unit(StrEnum):
    PIECE = "piece"
    BOX = "box"
