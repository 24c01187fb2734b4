"""Codes of the family R: reading a document."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code
