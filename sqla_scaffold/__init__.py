"""sqla-scaffold: one schema file says what the data is; the SQLAlchemy data layer follows."""

from __future__ import annotations

__version__ = "0.1.0.dev0"
