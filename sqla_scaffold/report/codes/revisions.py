"""Codes of the family V: revisions."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code
