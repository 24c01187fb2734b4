"""Codes of the family N: names."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

# Written names, judged while reading (N1).
NAME_SYNTAX = Code(
    "N101",
    "name-syntax",
    "Names of models, columns, enums, mixins and relationships become names in Python: a letter first, then letters, "
    "digits and underscores. (Enclosed in a mapping, a column's `name:` and a model's `table:` may hold anything.)",
    "models:\n  Order-Line: {}",
    "Choose a Python name, and give the database's spelling with `name:` (of a column or an enum) or `table:`.",
)
NAME_UNICODE = Code(
    "N102",
    "name-unicode",
    "Python folds and compares names beyond ASCII in ways that are easily missed: look-alikes differ, ligatures vanish.",
    "columns:\n  größe: int",
    "Spell the name with ASCII letters, and give the database's spelling with `name:` or `table:`.",
)
NAME_RESERVED = Code(
    "N103",
    "name-reserved",
    "Names in double underscores and names that begin with _sa_ belong to Python and SQLAlchemy, which drop such a column silently.",
    "columns:\n  __tablename__: str",
    "Choose another Python name, and give the database's spelling with `name:`.",
)
