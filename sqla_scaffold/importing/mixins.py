"""Columns with which several tables end alike, as a mixin that their models share."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.naming import camel_case, free_name
from sqla_scaffold.schema import names

_LEAST_TABLES = 3
_LEAST_OF_ONE = 5
"""How many tables a single column has to end, to be worth a name."""
# What a column that models share does not say, for it would be another thing in each of them.
_OWN = {"primary_key", "foreign_key", "unique", "index", "sequence", "identity", "computed", "autoincrement"}
_MOMENTS = ("datetime", "timestamp", "date", "time")

Columns = tuple[tuple[str, str], ...]
"""Names of columns, each with what the schema says of it."""


def with_mixins(words: Mapping[str, Plain], excluded: Collection[str] = ()) -> dict[str, Plain]:
    """Return a document in which columns that end several tables alike stand in mixins.

    Args:
        words: the document.
        excluded: models that keep their columns.
    """
    models = words.get("models")
    if not isinstance(models, dict):
        return dict(words)
    shared = _shared({name: _tail(model) for name, model in models.items() if name not in excluded})
    if not shared:
        return dict(words)
    taken = {names.fold(name) for section in words.values() if isinstance(section, dict) for name in section}
    called: dict[Columns, str] = {}
    for columns in dict.fromkeys(shared.values()):
        called[columns] = free_name(_names(columns), taken)
        taken.add(names.fold(called[columns]))
    mixins: dict[str, Plain] = {
        name: {"columns": {column: json.loads(said) for column, said in columns}} for columns, name in called.items()
    }
    changed = {
        name: _without(model, shared[name], called[shared[name]]) if name in shared else model
        for name, model in models.items()
    }
    found: dict[str, Plain] = {}
    for section, value in words.items():
        if section == "models":
            found["mixins"] = mixins
        found[section] = {**changed} if section == "models" else value
    return found


def _tail(model: Plain) -> Columns:
    """Return the columns at the end of a model that other models could have just so."""
    if not isinstance(model, dict) or {"view", "postgresql_inherits"} & model.keys():
        return ()
    columns = model.get("columns")
    keys = json.dumps([model.get("primary_key"), model.get("relationships"), model.get("mapper_args")])
    found: list[tuple[str, str]] = []
    for name, said in reversed(columns.items() if isinstance(columns, dict) else ()):
        if (isinstance(said, dict) and _OWN & said.keys()) or f'"{name}"' in keys:
            break
        found.insert(0, (name, json.dumps(said)))
    return tuple(found)


def _shared(tails: Mapping[str, Columns]) -> dict[str, Columns]:
    """Return for each model the most columns at its end that enough others end with as well."""
    refused: set[Columns] = set()
    while True:
        counts = Counter(tail[at:] for tail in tails.values() for at in range(len(tail)))
        found: dict[str, Columns] = {}
        for model, tail in tails.items():
            endings = (tail[at:] for at in range(len(tail)))
            best = next((one for one in endings if one not in refused and _is_enough(one, counts[one])), None)
            if best is not None:
                found[model] = best
        chosen = Counter(found.values())
        few = {one for one, count in chosen.items() if not _is_enough(one, count)}
        if not few:
            return found
        refused |= few


def _is_enough(columns: Columns, count: int) -> bool:
    return count >= (_LEAST_TABLES if len(columns) > 1 else _LEAST_OF_ONE)


def _names(columns: Columns) -> list[str]:
    """Return what a mixin may be called: after what all its columns are, else after the columns."""
    types = [json.loads(said) for _, said in columns]
    words = [str(said.get("type") if isinstance(said, dict) else said) for said in types]
    moments = len(columns) > 1 and all(word.startswith(_MOMENTS) for word in words)
    joined = "".join(camel_case(name) for name, _ in columns[:3])
    return [*(["Timestamps"] if moments else []), joined, f"{joined}Columns"]


def _without(model: Plain, shared: Columns, mixin: str) -> Plain:
    if not isinstance(model, dict):
        return model
    own, columns = {name for name, _ in shared}, model.get("columns")
    rest: dict[str, Plain] = {}
    for key, value in model.items():
        if key != "columns":
            rest[key] = value
            continue
        rest["mixins"] = [mixin]
        left = {name: said for name, said in columns.items() if name not in own} if isinstance(columns, dict) else {}
        rest |= {"columns": left} if left else {}
    return rest
