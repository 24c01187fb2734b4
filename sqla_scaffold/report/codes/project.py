"""Codes of the family P: the project, its files and the outside world."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code
