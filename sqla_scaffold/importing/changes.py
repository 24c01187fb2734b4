"""What has to change in a schema, of which every entry that is the same as before stays as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqla_scaffold.editing.places import Path, Plain

_NAMED = ("columns", "relationships", "checks", "partitions")
_LISTED = ("uniques", "indexes", "excludes", "foreign_keys")
_SHORT = {"columns": "type", "relationships": "model", "checks": "sqltext", "partitions": "values"}


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that comes, goes or says something else.

    Args:
        path: where it stands; that of the list for an item of one.
        before, after: what it says; None where it is not there.
        is_item: whether it is an item of a list.
    """

    path: Path
    before: Plain
    after: Plain
    is_item: bool = False

    @property
    def only_goes(self) -> bool:
        """Whether nothing comes in its place."""
        return self.after is None

    @property
    def name(self) -> str:
        """What a person knows it by: Book.price, or Book.indexes ix_price."""
        words = self.path[1:2] if len(self.path) < 4 else (self.path[1], self.path[3])
        item = self.before if self.after is None else self.after
        called = _called(item) if self.is_item else ""
        return ".".join(words) + (f" {self.path[2]} {called}" if self.is_item else "")


def changes_between(before: dict[str, Plain], after: dict[str, Plain]) -> Iterator[Change]:
    """Yield what makes one document the other: what columns are of first, then models, then what they hold."""
    for section in ("enums", "domains", "composites", "sequences", "models"):
        olds, news = _mapping(before.get(section)), _mapping(after.get(section))
        for name in dict.fromkeys((*news, *olds)):
            path = (section, name)
            old, new = olds.get(name), news.get(name)
            if old is None or new is None or section != "models":
                if old != new:
                    yield Change(path, old, new)
            else:
                yield from _model(path, _mapping(old), _mapping(new))
    old_words, new_words = before.get("extensions") or [], after.get("extensions") or []
    yield from _items(("extensions",), _list(old_words), _list(new_words))


def _model(path: Path, old: dict[str, Plain], new: dict[str, Plain]) -> Iterator[Change]:
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if key in _NAMED:
            olds, news = _mapping(before), _mapping(after)
            for name in dict.fromkeys((*news, *olds)):
                if olds.get(name) != news.get(name):
                    yield Change((*path, key, name), olds.get(name), news.get(name))
        elif key in _LISTED:
            yield from _items((*path, key), _list(before), _list(after))
        else:
            yield Change((*path, key), before, after)


def _items(path: Path, olds: list[Plain], news: list[Plain]) -> Iterator[Change]:
    gone = [one for one in olds if one not in news]
    for item in (one for one in news if one not in olds):
        twin = next((one for one in gone if _called(one) == _called(item)), None)
        if twin is not None:
            gone.remove(twin)
        yield Change(path, twin, item, is_item=True)
    yield from (Change(path, one, None, is_item=True) for one in gone)


def _called(item: Plain) -> str:
    """Return what tells an item of a list from its neighbours: its name, else its columns."""
    if isinstance(item, dict):
        return str(item.get("name") or item.get("columns"))
    return str(item)


def in_full(words: Plain, section: str) -> dict[str, Plain]:
    """Return an entry as a mapping, though its short form says one thing alone."""
    if isinstance(words, dict) and not (section == "columns" and set(words) == {"sql"}):
        return words
    return {} if words is None else {_SHORT[section]: words}


def _mapping(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []
