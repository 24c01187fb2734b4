"""In which order Python meets the classes: the package imports its modules by name, and each module those it inherits from."""

from __future__ import annotations

from collections.abc import Mapping


def class_order(modules: Mapping[str, str], parents: Mapping[str, str | None]) -> list[str]:
    """Return the names of the models, each behind the one that it inherits from.

    Columns of a table that several classes share stand in it in this order.

    Args:
        modules: the module of each model.
        parents: from which model each inherits; without circles.
    """
    order: dict[str, None] = {}
    for name in sorted(modules, key=modules.__getitem__):
        line: list[str] = []
        at: str | None = name
        while at is not None and at not in order:
            line.append(at)
            at = parents[at]
        order.update(dict.fromkeys(reversed(line)))
    return list(order)
