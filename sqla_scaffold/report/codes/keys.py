"""Codes of the family K: keys, constraints and indexes."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code
