"""Tables as values, of what the child wrote down."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqla_scaffold.reading.classes.facts import Place, Unsaid
from sqla_scaffold.reading.classes.type_values import Made, type_use
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import (
    CallDefault,
    Check,
    Column,
    Computed,
    Default,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Identity,
    Index,
    IndexElement,
    LiteralDefault,
    NextValue,
    PrimaryKey,
    ServerDefault,
    SqlDefault,
    Table,
    TableKey,
    TableOptions,
    TypeUse,
    Unique,
    Value,
)
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind

Said = Mapping[str, Any]
_NUMBERS = (Kind.INT, Kind.FLOAT, Kind.DECIMAL)


class TableReader:
    """Makes tables; what no schema says of them is added to `unsaid`.

    Args:
        convention: by which constraints are called that have no names.
        homes: where the class of a table stands, and the attributes of its columns.
        unnamed: the kinds of constraints that have no names where they say none.
    """

    def __init__(
        self,
        convention: Mapping[str, str],
        homes: Mapping[tuple[TableKey, str | None], Place],
        unsaid: list[Unsaid],
        unnamed: Collection[str] = (),
    ) -> None:
        self._convention = dict(names.DEFAULT_CONVENTION) | dict(convention)
        self._homes = homes
        self._unsaid = unsaid
        self._unnamed = unnamed

    def report(self, place: Place, why: str, *, is_kept: bool = False, hint: str | None = None) -> None:
        """Report what no schema says."""
        self._unsaid.append(Unsaid(place, why, is_kept, hint))

    def _place(self, key: TableKey, column: str | None = None) -> Place:
        name = f"table {key}" if column is None else f"{key}.{column}"
        return self._homes.get((key, column), Place(name))

    def table(self, one: Said) -> Table:
        """Return a table."""
        key = TableKey(*one["key"])
        for word in one["unsaid"]:
            self.report(self._place(key), f"{word} is not in the schema")
        referring = {name for part in one["foreign_keys"] for name in part["columns"]}
        options = dict(one["options"])
        storage = tuple(options.pop("storage").items())
        inherits = tuple(TableKey(*parent) for parent in options.pop("inherits"))
        return Table(
            key=key,
            columns=tuple(self._column(column, key, referring) for column in one["columns"]),
            primary_key=self._primary_key(one["primary_key"], key),
            foreign_keys=tuple(self._foreign_key(part, key) for part in one["foreign_keys"]),
            uniques=tuple(self._unique(part, key) for part in one["uniques"]),
            checks=tuple(self._check(part, key, at) for at, part in enumerate(one["checks"])),
            indexes=tuple(self._index(part, key) for part in one["indexes"]),
            comment=one["comment"],
            options=TableOptions(**options, storage=storage, inherits=inherits),
            excludes=tuple(self._exclude(part) for part in one["excludes"]),
        )

    def _primary_key(self, one: Said, key: TableKey) -> PrimaryKey:
        unnamed = bool(one["columns"]) and self._has_no_name("pk", one)
        name = self._name("pk", key, one["columns"]) if unnamed else one["name"]
        return PrimaryKey(tuple(one["columns"]), name, unnamed)

    def _has_no_name(self, kind: str, one: Said) -> bool:
        return one["name"] is None and kind in self._unnamed

    def _name(self, kind: str, key: TableKey, columns: list[str], target: TableKey | None = None) -> str:
        referred = "" if target is None else target.name
        made = names.convention_name(
            self._convention, kind, key.name, columns, referred_table=referred, schema=key.schema
        )
        return names.shorten(made or "_".join(columns))

    def type_use(self, said: Said, place: Place) -> TypeUse:
        """Return a type, and report what it was told that no schema says."""
        made: Made = type_use(said)
        for why, is_kept in made.unsaid:
            self.report(place, why, is_kept=is_kept)
        return made.use

    def _column(self, one: Said, key: TableKey, referring: Collection[str]) -> Column:
        place = self._place(key, one["name"])
        use = self.type_use(one["type"], place)
        for word in one["unsaid"]:
            self.report(place, f"`{word}` is not in the schema")
        computed, identity = one["computed"], one["identity"]
        server = self._server_default(one["server_default"], use, place)
        default = one["default"] or {}
        if "sequence" in default:
            server = server or NextValue(TableKey(*default["sequence"]))
        return Column(
            name=one["name"],
            type=_without_counter(use) if one["autoincrement"] or one["name"] in referring else use,
            nullable=one["nullable"],
            default=self._default(one["default"], use, place),
            onupdate=self._default(one["onupdate"], use, place),
            server_default=server,
            autoincrement=one["autoincrement"] and server is None and identity is None,
            comment=one["comment"],
            computed=None if computed is None else Computed(computed[0], computed[1] is not False),
            identity=None if identity is None else _identity(identity),
            server_onupdate=one["server_onupdate"],
            inherited=one["inherited"],
        )

    def _default(self, said: Said | None, use: TypeUse, place: Place) -> Default | None:
        if said is None or "sequence" in said:
            return None
        if "sql" in said:
            return SqlDefault(said["sql"])
        if "call" in said:
            module, _, name = said["call"].partition(":")
            return CallDefault(module, name)
        if "other" in said:
            self.report(
                place,
                f"its default is {said['other']}",
                hint="write a function without arguments, and name it: {call: module:function}",
            )
            return None
        value = said["literal"]
        is_document = kind_of(use) is Kind.JSON and value is not None
        return LiteralDefault(json.dumps(value, ensure_ascii=False, sort_keys=True) if is_document else _value(value))

    def _server_default(self, said: Said | None, use: TypeUse, place: Place) -> ServerDefault | None:
        if said is None:
            return None
        if "sequence" in said:
            return NextValue(TableKey(*said["sequence"]))
        if "other" in said:
            self.report(place, f"its server default is {said['other']}")
            return None
        if "sql" in said:
            return SqlDefault(said["sql"])
        is_number = kind_of(use) in _NUMBERS
        if "text" in said:
            return LiteralDefault(said["text"]) if is_number and _is_number(said["text"]) else SqlDefault(said["text"])
        value = said["literal"]
        if isinstance(value, bool):
            return LiteralDefault(value)
        if kind_of(use) is Kind.SET:
            return LiteralDefault(tuple(value.split(",")))
        if kind_of(use) is Kind.ARRAY and (items := array_items(value)) is not None:
            return LiteralDefault(items)
        plain = kind_of(use) in (Kind.STR, Kind.ENUM) or (is_number and _is_number(value))
        return LiteralDefault(value) if plain else SqlDefault("'" + value.replace("'", "''") + "'")

    def _foreign_key(self, one: Said, key: TableKey) -> ForeignKey:
        target = TableKey(*one["target"])
        rest = ("ondelete", "onupdate", "use_alter", "deferrable", "initially", "match", "not_valid")
        return ForeignKey(
            one["name"] or self._name("fk", key, one["columns"], target),
            tuple(one["columns"]),
            target,
            tuple(one["target_columns"]),
            **{word: one[word] for word in rest},
            unnamed=self._has_no_name("fk", one),
        )

    def _unique(self, one: Said, key: TableKey) -> Unique:
        return Unique(
            one["name"] or self._name("uq", key, one["columns"]),
            tuple(one["columns"]),
            one["deferrable"],
            one["initially"],
            one["nulls_not_distinct"],
            tuple(one["include"]),
            self._has_no_name("uq", one),
        )

    def _check(self, one: Said, key: TableKey, at: int) -> Check:
        short = one["short"] or f"check_{at + 1}"
        made = names.convention_name(self._convention, "ck", key.name, (), constraint=short, schema=key.schema)
        name = one["name"] or names.shorten(made or short)
        return Check(name, short, one["sqltext"], one["not_valid"], self._has_no_name("ck", one))

    def _index(self, one: Said, key: TableKey) -> Index:
        for word in one["unsaid"]:
            self.report(self._place(key), f"{word} of the index {one['name']} is not in the schema")
        words = ("unique", "where", "using", "nulls_not_distinct", "prefix", "mysql_using", "with_parser", "tablespace")
        return Index(
            one["name"],
            tuple(IndexElement(**part) for part in one["elements"]),
            **{word: one[word] for word in words},
            include=tuple(one["include"]),
            storage=tuple(one["storage"].items()),
        )

    def _exclude(self, one: Said) -> Exclude:
        elements = tuple(ExcludeElement(**part) for part in one["elements"])
        return Exclude(one["name"], elements, one["using"], one["where"], one["deferrable"], one["initially"])


def _value(said: Any) -> Value:
    if isinstance(said, list):
        return tuple(_value(one) for one in said)
    return said  # type: ignore[no-any-return]  # what JSON has; a document stays one until it is written


def array_items(text: str) -> tuple[Value, ...] | None:
    """Return an array of PostgreSQL whose items are all in quotes; None for another text."""
    # Its quotes and escapes are those of JSON, as far as items go that JSON has.
    try:
        found = json.loads(text.replace("{", "[").replace("}", "]"))
    except ValueError:
        return None
    value = _value(found)
    return value if isinstance(value, tuple) and "{" not in str(value) and "[" not in str(value) else None


def _is_number(text: str) -> bool:
    try:
        return float(text) == float(text)
    except ValueError:
        return False


def _identity(said: Said) -> Identity:
    words = {word: value for word, value in said.items() if value is not None}
    return Identity(**words)


def _without_counter(use: TypeUse) -> TypeUse:
    """Return a type without the variant that a key of SQLite needs to count, and with it the columns that refer to one."""
    own = ("sqlite", TypeUse("int"))
    if use.name in ("smallint", "bigint") and own in use.variants:
        return replace(use, variants=tuple(one for one in use.variants if one != own))
    return use
