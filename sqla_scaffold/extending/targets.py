"""For packages that add targets: files that follow from the schema."""

from __future__ import annotations

from sqla_scaffold.config import Config
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.targets import Target
from sqla_scaffold.files import GeneratedFile, Owner

__all__ = ["Config", "GeneratedFile", "Owner", "Place", "Target"]
