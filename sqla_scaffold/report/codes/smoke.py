"""Codes of the family S: smoke."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code
