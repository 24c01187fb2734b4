"""What is read out of documents without mistakes."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema import column_spec, constraint_spec, spec, type_spec
from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.schema.word import Word

YAML = """\
version: 1
include: more/*.yaml
extensions: btree_gist
schema: sales
primary_key: uuid4
dataclass: {enabled: true, init: true, kw_only: false, repr: true, eq: true, order: true, unsafe_hash: true}
naming_convention: {ix: "ix_%(column_0_label)s"}
engines: {reports: {database: mysql, prefix: REP, replica_of: default}}
domains:
  Zip: {type: str(5), name: zip, schema: kinds, collation: C, not_null: true, default: "0", check: VALUE > 0, checks: {short: VALUE < 9}, comment: A code., was: Plz}
sequences:
  Numbers: {name: numbers, schema: kinds, type: int, start: 1, increment: 2, minvalue: -3, maxvalue: 9, cycle: true, cache: 4, owned_by: Order.number, was: Nrs}
enums:
  Status: [draft, on, "1"]
  Rank: {members: {high: "+", low: {value: "-", was: m}}, name: rank_type, schema: kinds, doc: How high., was: R, fill: {o: "+"}}
composites:
  place: {attributes: {street: text, "zip code": "kinds.zip[]"}, schema: kinds, comment: Where it is., was: spot}
mixins:
  Stamped:
    doc: Says when.
    bind: reports
    mixins: Marked
    relationships: {maker: User}
    foreign_keys: [{columns: [a, b], references: User}]
    uniques: [[a, b]]
    checks: {short: a < 9}
    indexes: [[a]]
    columns:
      made_at: {type: datetime(tz), server_default: {sql: now()}, onupdate: {call: "shop.clock:now"}}
models:
  Customer:
    columns: {name: str(80), nickname: "str(40)?"}
  Order:
    table: Bestellung
    schema: false
    bind: reports
    engine: InnoDB
    charset: utf8mb4
    collate: utf8mb4_bin
    row_format: Compact
    auto_increment: 5
    tablespace: slow
    with: {fillfactor: 70, autovacuum_enabled: false}
    partition_by: RANGE (number)
    partitions:
      early: FROM (0) TO (9)
      Late ones:
        values: FROM (9) TO (99)
        partition_by: LIST (shop)
        tablespace: fast
        with: {fillfactor: 80}
        unlogged: true
        foreign_keys: [{columns: shop, references: Shop}]
        uniques: [[total]]
        checks: {large: total > 9}
        indexes: [[number]]
      latest: {values: DEFAULT, of: Late ones, comment: all else}
    postgresql_inherits: Customer
    primary_key_name: pk_order
    sqlite_autoincrement: true
    info: {team: sales}
    inherits: {model: Person, single: true, concrete: false, name: fk_person, ondelete: CASCADE, onupdate: CASCADE, deferrable: true, initially: DEFERRED}
    abstract: false
    polymorphic_union: sort
    polymorphic_on: kind
    polymorphic_identity: orders
    polymorphic_abstract: false
    polymorphic_load: inline
    with_polymorphic: "*"
    dataclass: true
    mapper_args: {eager_defaults: true, confirm_deleted_rows: false, batch: false, passive_updates: true, passive_deletes: true, always_refresh: false, allow_partial_pks: true, primary_key: [at]}
    unlogged: true
    without_rowid: true
    strict: true
    comment: orders of customers
    doc: An order.
    was: Purchase
    mixins: Stamped
    primary_key: [shop, number]
    version_id: {column: area, generator: false}
    view: {sql: SELECT 1, materialized: true}
    hybrids: {twice: number * 2}
    column_properties: {half: {expression: number * 0.5, doc: The half.}}
    columns:
      shop: {foreign_key: Shop.id, primary_key: true, autoincrement: false}
      number: {type: int, name: "Nr.", index: true, redact: true, deferred: false, deferred_group: g, server_onupdate: true,
        init: false, kw_only: true, default_factory: "shop.numbers:new", compare: true, hash: false}
      total: {type: "decimal( 12,2 ) ?", default: 1.5, nullable: true, comment: with tax, doc: The total., was: sum, fill: {sql: a * b}}
      labels: {type: array(str(20)), default: [a, b], unique: true, sequence: Numbers, info: {label: Labels}}
      extra: {type: json, default: {a: [1, null, true]}}
      path: {type: {sql: ltree}, variants: {sqlite: text, mysql: {sql: "char(9)"}}, annotation: "dict[str, shop.x:Y | int]"}
      email: {type: {python: "shop.types:Email", impl: str(80)}, collation: de_DE, charset: latin1}
      flags: {type: {set: [a, b], collation: de_DE, charset: latin1}}
      area: {type: int, computed: {sqltext: w * h, persisted: false}}
      place: {type: int, identity: {always: true, start: 1, increment: 2, minvalue: -3, maxvalue: 9, cycle: true, cache: 4}}
      parent: {type: int, foreign_key: {model: Order, column: number, ondelete: set null, onupdate: Cascade, name: fk}}
    relationships:
      customer: Customer?
      buyer: {model: Customer, via: [buyer_id], back_populates: bought, ondelete: NO  ACTION, lazy: selectin}
      tags: {model: Tag, secondary: order_tags, back_populates: false, order_by: [label desc, name], init: false, kw_only: true, cascade: "all, delete"}
      shop_: {model: Shop, nullable: false, unique: true, index: false, primary_key: true, onupdate: CASCADE, uselist: false}
      items: {model: Item, passive_deletes: true, deferrable: true, initially: deferred, match: full, constraint_name: fk,
        passive_updates: false, single_parent: true, post_update: true, join_depth: 2, innerjoin: true, primaryjoin: Order.number = Item.order, secondaryjoin: tags.label = Item.number,
        collection_class: {class: set, attribute_keyed_dict: name}, comment: the key, doc: What is in it., was: things, fill: 1}
    proxies: {labels_: tags.label}
    foreign_keys:
      - {columns: [shop, number], references: Item, ondelete: RESTRICT, deferrable: true, initially: deferred, match: full, not_valid: true, use_alter: false}
      - {columns: shop, references: {model: Shop, columns: [id]}, name: fk_shop}
    uniques: [[shop, total], {columns: [total, number], name: uq_total, deferrable: true, initially: deferred, nulls_not_distinct: true, include: shop}]
    checks: {total is positive: total >= 0, named: {sqltext: total > 1, name: ck, not_valid: true}}
    indexes:
      - [shop, {column: number, desc: true, nulls: last, ops: int4_ops, length: 3}, {sql: lower(name)}]
      - {columns: [total], name: ix_total, unique: true, where: total > 5, using: btree, include: [shop], nulls_not_distinct: true, prefix: fulltext, with_parser: ngram, with: {fillfactor: 70}, tablespace: fast, concurrently: true}
    excludes:
      - {columns: [{column: shop, operator: "=", ops: int4_ops}, {sql: span, operator: "&&"}], name: ex, using: gist, where: total > 5, deferrable: true, initially: deferred}
"""

TOML = """\
version = 1
include = "more/*.yaml"
extensions = ["btree_gist"]
schema = "sales"
primary_key = "uuid4"
dataclass = {enabled = true, init = true, kw_only = false, repr = true, eq = true, order = true, unsafe_hash = true}
naming_convention.ix = "ix_%(column_0_label)s"
engines.reports = {database = "mysql", prefix = "REP", replica_of = "default"}
domains.Zip = {type = "str(5)", name = "zip", schema = "kinds", collation = "C", not_null = true, default = "0", check = "VALUE > 0", checks = {short = "VALUE < 9"}, comment = "A code.", was = "Plz"}
sequences.Numbers = {name = "numbers", schema = "kinds", type = "int", start = 1, increment = 2, minvalue = -3, maxvalue = 9, cycle = true, cache = 4, owned_by = "Order.number", was = "Nrs"}

[enums]
Status = ["draft", 'on', "1"]
Rank = {members = {high = "+", low = {value = "-", was = "m"}}, name = "rank_type", schema = "kinds", doc = "How high.", was = "R", fill = {o = "+"}}

[composites.place]
attributes = {street = "text", "zip code" = "kinds.zip[]"}
schema = "kinds"
comment = "Where it is."
was = "spot"

[mixins.Stamped]
doc = "Says when."
bind = "reports"
mixins = "Marked"
relationships = {maker = "User"}
foreign_keys = [{columns = ["a", "b"], references = "User"}]
uniques = [["a", "b"]]
checks = {short = "a < 9"}
indexes = [["a"]]
[mixins.Stamped.columns.made_at]
type = "datetime(tz)"
server_default.sql = "now()"
onupdate = {call = "shop.clock:now"}

[models.Customer.columns]
name = "str(80)"
nickname = "str(40)?"

[models.Order]
table = "Bestellung"
schema = false
bind = "reports"
engine = "InnoDB"
charset = "utf8mb4"
collate = "utf8mb4_bin"
row_format = "Compact"
auto_increment = 5
tablespace = "slow"
with = {fillfactor = 70, autovacuum_enabled = false}
partition_by = "RANGE (number)"
postgresql_inherits = "Customer"
primary_key_name = "pk_order"
sqlite_autoincrement = true
info = {team = "sales"}
inherits = {model = "Person", single = true, concrete = false, name = "fk_person", ondelete = "CASCADE", onupdate = "CASCADE", deferrable = true, initially = "DEFERRED"}
abstract = false
polymorphic_union = "sort"
polymorphic_on = "kind"
polymorphic_identity = "orders"
polymorphic_abstract = false
polymorphic_load = "inline"
with_polymorphic = "*"
dataclass = true
mapper_args = {eager_defaults = true, confirm_deleted_rows = false, batch = false, passive_updates = true, passive_deletes = true, always_refresh = false, allow_partial_pks = true, primary_key = ["at"]}
unlogged = true
without_rowid = true
strict = true
comment = "orders of customers"
doc = "An order."
was = "Purchase"
mixins = "Stamped"
primary_key = ["shop", "number"]
version_id = {column = "area", generator = false}
view = {sql = "SELECT 1", materialized = true}
hybrids = {twice = "number * 2"}
column_properties = {half = {expression = "number * 0.5", doc = "The half."}}
checks = {"total is positive" = "total >= 0", named = {sqltext = "total > 1", name = "ck", not_valid = true}}

[models.Order.partitions]
early = "FROM (0) TO (9)"
[models.Order.partitions."Late ones"]
values = "FROM (9) TO (99)"
partition_by = "LIST (shop)"
tablespace = "fast"
with = {fillfactor = 80}
unlogged = true
foreign_keys = [{columns = "shop", references = "Shop"}]
uniques = [["total"]]
checks = {large = "total > 9"}
indexes = [["number"]]
[models.Order.partitions.latest]
values = "DEFAULT"
of = "Late ones"
comment = "all else"

[models.Order.columns]
shop = {foreign_key = "Shop.id", primary_key = true, autoincrement = false}
number = {type = "int", name = "Nr.", index = true, redact = true, deferred = false, deferred_group = "g", server_onupdate = true, init = false, kw_only = true, default_factory = "shop.numbers:new", compare = true, hash = false}
total = {type = "decimal( 12,2 ) ?", default = 1.5, nullable = true, comment = "with tax", doc = "The total.", was = "sum", fill = {sql = "a * b"}}
labels = {type = "array(str(20))", default = ["a", "b"], unique = true, sequence = "Numbers", info = {label = "Labels"}}
path = {type = {sql = "ltree"}, variants = {sqlite = "text", mysql = {sql = "char(9)"}}, annotation = "dict[str, shop.x:Y | int]"}
email.type = {python = "shop.types:Email", impl = "str(80)"}
email.collation = "de_DE"
email.charset = "latin1"
flags.type = {set = ["a", "b"], collation = "de_DE", charset = "latin1"}
area = {type = "int", computed = {sqltext = "w * h", persisted = false}}
place.identity = {always = true, start = 1, increment = 2, minvalue = -3, maxvalue = 9, cycle = true, cache = 4}
place.type = "int"
parent.type = "int"
parent.foreign_key = {model = "Order", column = "number", ondelete = "set null", onupdate = "Cascade", name = "fk"}

[models.Order.proxies]
labels_ = "tags.label"
[models.Order.relationships]
customer = "Customer?"
buyer = {model = "Customer", via = ["buyer_id"], back_populates = "bought", ondelete = "NO  ACTION", lazy = "selectin"}
[models.Order.relationships.tags]
model = "Tag"
secondary = "order_tags"
back_populates = false
order_by = ["label desc", "name"]
init = false
kw_only = true
cascade = "all, delete"

[models.Order.relationships.shop_]
model = "Shop"
nullable = false
unique = true
index = false
primary_key = true
onupdate = "CASCADE"
uselist = false
[models.Order.relationships.items]
model = "Item"
passive_deletes = true
deferrable = true
initially = "deferred"
match = "full"
constraint_name = "fk"
passive_updates = false
single_parent = true
post_update = true
join_depth = 2
innerjoin = true
primaryjoin = "Order.number = Item.order"
secondaryjoin = "tags.label = Item.number"
collection_class = {class = "set", attribute_keyed_dict = "name"}
comment = "the key"
doc = "What is in it."
was = "things"
fill = 1

[[models.Order.uniques]]
columns = ["shop", "total"]
[[models.Order.uniques]]
columns = ["total", "number"]
name = "uq_total"
deferrable = true
initially = "deferred"
nulls_not_distinct = true
include = "shop"

[[models.Order.foreign_keys]]
columns = ["shop", "number"]
references = "Item"
ondelete = "RESTRICT"
deferrable = true
initially = "deferred"
match = "full"
not_valid = true
use_alter = false
[[models.Order.foreign_keys]]
columns = "shop"
references = {model = "Shop", columns = ["id"]}
name = "fk_shop"

[[models.Order.indexes]]
columns = ["shop", {column = "number", desc = true, nulls = "last", ops = "int4_ops", length = 3}, {sql = "lower(name)"}]
[[models.Order.indexes]]
columns = ["total"]
name = "ix_total"
unique = true
where = "total > 5"
using = "btree"
include = ["shop"]
nulls_not_distinct = true
prefix = "fulltext"
with_parser = "ngram"
with = {fillfactor = 70}
tablespace = "fast"
concurrently = true

[[models.Order.excludes]]
columns = [{column = "shop", operator = "=", ops = "int4_ops"}, {sql = "span", operator = "&&"}]
name = "ex"
using = "gist"
where = "total > 5"
deferrable = true
initially = "deferred"
"""


def read(text: str, file_format: str = "yaml") -> SchemaSpec:
    diagnostics = Diagnostics()
    spec = read_schema_text(text.encode(), "schema", file_format, diagnostics)
    assert spec is not None and not len(diagnostics), as_text(diagnostics, color=False)
    return spec


def plain(value: Any) -> Any:
    """A spec without its places, as tuples and dictionaries that can be compared and read."""
    if isinstance(value, Word):
        return value.value
    if is_dataclass(value):
        items = {field.name: getattr(value, field.name) for field in fields(value)}
        return {key: plain(item) for key, item in items.items() if key != "span" and item is not None and item != ()}
    return tuple(plain(item) for item in value) if isinstance(value, tuple) else value


def test_yaml_and_toml_are_the_same_language() -> None:
    without_null = YAML.replace("      extra: {type: json, default: {a: [1, null, true]}}\n", "")
    assert plain(read(without_null)) == plain(read(TOML, "toml"))


def test_every_key_is_read() -> None:
    spec = plain(read(YAML))
    order = spec["models"][1]
    columns = {column["name"]: column for column in order["columns"]}
    assert spec["enums"][1] == {
        "name": "Rank",
        "members": ({"name": "high", "value": "+"}, {"name": "low", "value": "-", "was": "m"}),
        "type_name": "rank_type",
        "schema": "kinds",
        "doc": "How high.",
        "was": "R",
        "fill": (("o", "+"),),
    }
    assert [member["value"] for member in spec["enums"][0]["members"]] == ["draft", "on", "1"]
    assert spec["composites"] == (
        {
            "name": "place",
            "attributes": (("street", "text"), ("zip code", "kinds.zip[]")),
            "schema": "kinds",
            "comment": "Where it is.",
            "was": "spot",
        },
    )
    assert order["partitions"] == (
        {"name": "early", "values": "FROM (0) TO (9)"},
        {
            "name": "Late ones",
            "values": "FROM (9) TO (99)",
            "partition_by": "LIST (shop)",
            "tablespace": "fast",
            "storage": (("fillfactor", "80"),),
            "unlogged": True,
            "foreign_keys": ({"columns": ("shop",), "model": "Shop"},),
            "uniques": ({"columns": ("total",)},),
            "checks": ({"name": "large", "sqltext": "total > 9"},),
            "indexes": ({"elements": ({"kind": "column", "value": "number"},)},),
        },
        {"name": "latest", "values": "DEFAULT", "of": "Late ones", "comment": "all else"},
    )
    assert order["postgresql_inherits"] == ("Customer",)
    assert order["indexes"][1]["concurrently"] is True
    assert order["mixins"] == ("Stamped",) and order["primary_key"] == ("shop", "number")
    assert columns["shop"]["foreign_key"] == {"model": "Shop", "references": ("id",)}
    assert columns["total"]["type"] == {"name": "decimal", "arguments": (12, 2), "nullable": True}
    assert columns["labels"]["type"]["arguments"] == ({"name": "str", "arguments": (20,)},)
    assert columns["labels"]["default"] == {"kind": "literal", "value": ("a", "b")}
    assert columns["extra"]["default"] == {"kind": "literal", "value": {"a": (1, None, True)}}
    assert columns["path"]["annotation"] == {
        "name": "dict",
        "arguments": ({"name": "str"}, {"name": "|", "arguments": ({"name": "shop.x:Y"}, {"name": "int"})}),
    }
    assert columns["email"]["type"]["impl"] == {"name": "str", "arguments": (80,)}
    assert columns["parent"]["foreign_key"] == {
        "model": "Order",
        "references": ("number",),
        "ondelete": "SET NULL",
        "onupdate": "CASCADE",
        "name": "fk",
    }
    assert order["relationships"][0] == {"name": "customer", "model": "Customer", "optional": True}
    assert order["relationships"][1]["ondelete"] == "NO ACTION"
    assert order["relationships"][2]["back_populates"] is False
    assert order["relationships"][2]["order_by"] == ("label desc", "name")
    assert order["foreign_keys"][1] == {"columns": ("shop",), "model": "Shop", "references": ("id",), "name": "fk_shop"}
    assert order["uniques"] == (
        {"columns": ("shop", "total")},
        {
            "columns": ("total", "number"),
            "name": "uq_total",
            "deferrable": True,
            "initially": "DEFERRED",
            "nulls_not_distinct": True,
            "include": ("shop",),
        },
    )
    assert order["checks"] == (
        {"name": "total is positive", "sqltext": "total >= 0"},
        {"name": "named", "sqltext": "total > 1", "db_name": "ck", "not_valid": True},
    )
    assert order["indexes"][0]["elements"] == (
        {"kind": "column", "value": "shop"},
        {"kind": "column", "value": "number", "desc": True, "nulls": "last", "ops": "int4_ops", "length": 3},
        {"kind": "sql", "value": "lower(name)"},
    )


def filled(value: Any) -> set[str]:
    """The attributes that say something, anywhere in a spec: `ColumnSpec.unique`."""
    if isinstance(value, tuple):
        return set().union(*map(filled, value))
    if not is_dataclass(value) or isinstance(value, (Word, Span)):
        return set()
    said = [(field.name, getattr(value, field.name)) for field in fields(value)]
    names = {f"{type(value).__name__}.{name}" for name, item in said if item is not None and item != ()}
    return names.union(*(filled(item) for _, item in said))


def test_the_example_above_fills_every_attribute_of_every_spec() -> None:
    """Who adds a key adds it to the example."""
    modules = (spec, column_spec, constraint_spec, type_spec)
    classes = [(module, item) for module in modules for item in vars(module).values() if isinstance(item, type)]
    specs = [item for module, item in classes if item.__module__ == module.__name__ and is_dataclass(item)]
    every = {f"{item.__name__}.{field.name}" for item in specs for field in fields(item)}
    assert filled(read(YAML)) == every


def places(value: Any) -> list[tuple[Any, Span]]:
    if isinstance(value, Word):
        return [(value.value, value.span)]
    if is_dataclass(value):
        return [
            found for field in fields(value) if field.name != "span" for found in places(getattr(value, field.name))
        ]
    return [found for item in value for found in places(item)] if isinstance(value, tuple) else []


@pytest.mark.parametrize(("text", "file_format"), [(YAML, "yaml"), (TOML, "toml")])
def test_every_word_knows_where_it_stands(text: str, file_format: str) -> None:
    for value, span in places(read(text, file_format)):
        written = text[span.start : span.end]
        if isinstance(value, bool):
            assert written in ("true", "false", "?")
        elif isinstance(value, str):
            assert " ".join(written.strip("\"'").upper().split()) == " ".join(value.upper().split())
        elif isinstance(value, (int, float)):
            assert written == str(value)
        else:
            assert written[0] + written[-1] in ("[]", "{}")


def test_an_alias_stands_for_the_same_value() -> None:
    spec = read("models:\n  A: &a {columns: {x: &t str(5)?, y: *t}}\n  B: *a\n")
    assert plain(spec.models[0].columns) == plain(spec.models[1].columns)
    assert plain(spec.models[0].columns[0].type) == plain(spec.models[0].columns[1].type)


def test_words_that_yaml_1_1_took_for_booleans_are_texts() -> None:
    spec = read(
        "models:\n  A:\n    comment: yes\n    columns: {no: int, on: int, yes: int, null: int, ~x: int}\n".replace(
            ", ~x: int", ""
        )
    )
    assert [column.name.value for column in spec.models[0].columns] == ["no", "on", "yes", "null"]
    assert spec.models[0].comment is not None and spec.models[0].comment.value == "yes"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("-7", -7),
        ("1_000", "1_000"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("TRUE", True),
        ("~", None),
        ("2024-01-02", "2024-01-02"),
        ("1:30", "1:30"),
        ("off", "off"),
        ("9223372036854775807", 2**63 - 1),
        ("'5'", "5"),
    ],
)
def test_scalars_mean_what_yaml_1_2_says(written: str, value: object) -> None:
    default = read(f"models: {{A: {{columns: {{x: {{type: int, default: {written}}}}}}}}}").models[0].columns[0].default
    assert default is not None and default.value.value == value and type(default.value.value) is type(value)


def test_a_byte_order_mark_and_windows_line_endings_are_fine_in_yaml() -> None:
    diagnostics = Diagnostics()
    data = b"\xef\xbb\xbfmodels:\r\n  User:\r\n    columns:\r\n      id: {type: int, primary_key: true}\r\n"
    spec = read_schema_text(data, "schema.yaml", "yaml", diagnostics)
    assert spec is not None and not len(diagnostics)
    assert str(spec.models[0].columns[0].name.span) == "schema.yaml:4:7"


def test_a_bad_entry_is_left_out_and_the_rest_is_read() -> None:
    diagnostics = Diagnostics()
    text = b"models:\n  A: {columns: {x: str(, y: int}}\n  B: 5\n  C: {columns: {z: {type: int, uniqe: true}}}\n"
    spec = read_schema_text(text, "schema.yaml", "yaml", diagnostics)
    assert spec is not None and diagnostics.errors == 3
    assert [(model.name.value, [column.name.value for column in model.columns]) for model in spec.models] == [
        ("A", ["y"]),
        ("C", ["z"]),
    ]
