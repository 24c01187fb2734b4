"""Views in a revision: those that show tables which change go first and are made again last."""

from __future__ import annotations

from sqla_scaffold.compare.changes import AddTable, DropTable
from sqla_scaffold.compare.object_changes import AddView, ChangeView
from sqla_scaffold.compare.object_changes import DropView as ViewIsGone
from sqla_scaffold.compare.renaming import names_in
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.migrate.operations import CreateView, DropView
from sqla_scaffold.schema.table import TableKey, View


def views(ground: Ground) -> tuple[list[DropView], list[CreateView]]:
    """Return what is done before all others, and what after them."""
    old = {view.table.key: view for view in ground.difference.before.views if view.sql is not None}
    new = {view.table.key: view for view in ground.difference.after.views if view.sql is not None}
    changed: set[TableKey] = set()
    for change in ground.changes:
        if isinstance(change, ChangeView):
            changed.add(change.after.table.key)
        elif isinstance(change, (AddView, ViewIsGone)):
            changed.add(change.view.table.key)
    in_the_way = {ground.was(key).name for key in ground.touched}
    in_the_way |= {one.table.key.name for one in ground.changes if isinstance(one, (AddTable, DropTable))}
    for view in (*old.values(), *new.values()):  # in the order in which one may show another
        if view.table.key in changed or names_in(str(view.sql)) & in_the_way:
            changed.add(view.table.key)
            in_the_way.add(view.table.key.name)
    dropped = [DropView(view) for view in reversed(_in(old, changed))]
    return dropped, [CreateView(view) for view in _in(new, changed)]


def _in(views_: dict[TableKey, View], keys: set[TableKey]) -> list[View]:
    return [view for key, view in views_.items() if key in keys]
