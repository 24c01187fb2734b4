"""What a schema says about the way to it: names of before, and what existing rows get."""

from __future__ import annotations

from tests.resolve.schemas import resolved

from sqla_scaffold.schema.hints import Fill, MemberWas, Replacement, ValueWas
from sqla_scaffold.schema.snapshot import dump, load
from sqla_scaffold.report.source import Source
from sqla_scaffold.schema.table import LiteralDefault, SqlDefault, TableKey

SCHEMA = """
enums:
  State:
    was: Status
    members: [draft, {value: paid, was: payed}]
    fill: {lost: draft}
mixins:
  Named:
    columns:
      title: {type: str(80), was: name}
models:
  Customer:
    was: Client
    primary_key: [number]
    columns:
      number: {type: int, was: id}
  Order:
    mixins: [Named]
    columns:
      total: {type: int, was: amount, fill: 0}
      placed: {type: datetime, fill: {sql: now()}}
      state: State
    relationships:
      buyer: {model: Customer, was: payer, fill: 1}
      seller: {model: Customer, back_populates: sold}
"""


def test_what_was_is_said_with_the_names_of_python() -> None:
    hints = resolved(SCHEMA).hints
    assert hints.models == (("Customer", "Client"),)
    assert hints.enums == (("State", "Status"),)
    assert hints.values == (ValueWas("State", "paid", "payed"),)
    assert hints.replacements == (Replacement("State", "lost", "draft"),)
    assert hints.relationships == (MemberWas("Order", "buyer", "payer"),)


def test_a_key_column_follows_the_names_of_its_relationship_and_of_its_target() -> None:
    assert resolved(SCHEMA).hints.attributes == (
        MemberWas("Customer", "number", "id"),
        MemberWas("Order", "total", "amount"),
        MemberWas("Order", "buyer_number", "payer_id"),
        MemberWas("Order", "seller_number", "seller_id"),
        MemberWas("Order", "title", "name"),
    )


def test_what_rows_get_is_a_value_of_the_column() -> None:
    order = TableKey("order")
    assert resolved(SCHEMA).hints.fills == (
        Fill(order, "total", LiteralDefault(0)),
        Fill(order, "placed", SqlDefault("now()")),
        Fill(order, "buyer_number", LiteralDefault(1)),
    )


def test_hints_alone_are_no_change() -> None:
    with_hints = resolved("models: {B: {was: A, columns: {y: {type: int, was: x, fill: 1}}}}")
    without = resolved("models: {B: {columns: {y: int}}}")
    assert with_hints.hints != without.hints
    assert with_hints == without
    assert dump(with_hints) == dump(without)
    stored = load(Source("schema.lock", dump(with_hints)))
    assert stored == load(Source("schema.lock", dump(without)))


def test_names_may_follow_each_other() -> None:
    hints = resolved("models: {A: {columns: {b: {type: int, was: a}, c: {type: int, was: b}}}}").hints
    assert [(one.name, one.was) for one in hints.attributes] == [("b", "a"), ("c", "b")]
