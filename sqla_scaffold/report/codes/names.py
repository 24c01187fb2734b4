"""Codes of the family N: names."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code
