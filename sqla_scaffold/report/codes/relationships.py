"""Codes of the family L: relationships."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code
