"""Codes of the family T: column types and their values."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code
