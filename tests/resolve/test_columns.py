"""Types, defaults and mixins."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqla_scaffold.resolve.values import Misfit, settle_value
from sqla_scaffold.schema.table import CallDefault, LiteralDefault, SqlDefault, TypeUse
from sqla_scaffold.schema.types import Annotation, PythonName
from tests.resolve.schemas import column, mistakes, model, resolved, table


def type_of(written: str, database: str = "sqlite") -> TypeUse:
    return column(resolved(f'models: {{A: {{columns: {{a: "{written}"}}}}}}', database), "a.a").type


def test_types_are_known_by_both_names() -> None:
    assert type_of("str(80)") == type_of("String(80)") == TypeUse("str", (("length", 80),))
    assert type_of("decimal(12, 2)") == type_of("Numeric(12, 2)")
    assert type_of("datetime(tz)") == TypeUse("datetime", (("timezone", True),))
    assert type_of("array(str(20))", "postgresql") == TypeUse("array", item=TypeUse("str", (("length", 20),)))


def test_an_array_is_a_list_of_its_items() -> None:
    schema = resolved("enums: {Color: [red]}\nmodels: {A: {columns: {a: array(Color)}}}", "postgresql")
    annotation = model(schema, "A").attributes[1].annotation
    assert annotation == Annotation(PythonName("builtins", "list"), (Annotation(PythonName(".enums", "Color")),))


@pytest.mark.parametrize(
    ("written", "default", "value"),
    [
        ("bool", "true", True),
        ("bigint", "9000000000", 9000000000),
        ("float", "1", 1.0),
        ("decimal(12, 2)", "0.50", "0.5"),  # YAML's number; a text keeps its digits
        ("decimal(12, 2)", "'0.50'", "0.50"),
        ("str(3)", "yes", "yes"),
        ("date", "2026-01-31", "2026-01-31"),
        ("datetime", "2026-01-31T08:30", "2026-01-31 08:30:00"),
        ("datetime(tz)", "2026-01-31 08:30:00Z", "2026-01-31 08:30:00+00:00"),
        ("time", "'08:30'", "08:30:00"),
        ("timedelta", "1 12:30:00", 131400),
        ("timedelta", "0.5", 0.5),
        ("uuid", "'{6BA7B810-9DAD-11D1-80B4-00C04FD430C8}'", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
        ("json", "{b: [1, null], a: x}", '{"a": "x", "b": [1, null]}'),
        ("Color", "green", "green"),
    ],
)
def test_a_literal_default_becomes_a_value_of_the_type(written: str, default: str, value: object) -> None:
    schema = resolved(
        f"enums: {{Color: [red, green]}}\nmodels: {{A: {{columns: {{a: {{type: '{written}', default: {default}}}}}}}}}"
    )
    assert column(schema, "a.a").default == LiteralDefault(value)  # type: ignore[arg-type]  # of any kind


def test_defaults_of_an_array_are_values_of_its_items() -> None:
    schema = resolved("models: {A: {columns: {a: {type: array(int), default: [1, 2]}}}}", "postgresql")
    assert column(schema, "a.a").default == LiteralDefault((1, 2))
    assert mistakes("models: {A: {columns: {a: {type: array(int), default: [one]}}}}", "postgresql") == [
        "default-value"
    ]


def test_defaults_may_be_expressions_and_functions() -> None:
    schema = resolved("""
        models:
          A:
            columns:
              a: {type: datetime, server_default: {sql: now()}, onupdate: {sql: now()}}
              b: {type: str(8), default: {call: shop.codes:new_code}}
        """)
    assert column(schema, "a.a").server_default == column(schema, "a.a").onupdate == SqlDefault("now()")
    assert column(schema, "a.b").default == CallDefault("shop.codes", "new_code")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-999, max_value=999))
def test_a_decimal_keeps_its_value(number: Decimal) -> None:
    use = TypeUse("decimal", (("precision", 5), ("scale", 2)))
    assert Decimal(str(settle_value(str(number), use, {}))) == number


@given(st.integers(), st.sampled_from([("smallint", 15), ("int", 31), ("bigint", 63)]))
def test_a_whole_number_fits_or_is_refused(number: int, size: tuple[str, int]) -> None:
    name, bits = size
    if -(2**bits) <= number < 2**bits:
        assert settle_value(number, TypeUse(name), {}) == number
    else:
        with pytest.raises(Misfit):
            settle_value(number, TypeUse(name), {})


def test_a_column_without_a_type_follows_its_foreign_key() -> None:
    schema = resolved("""
        models:
          C: {columns: {b: {foreign_key: B.a, primary_key: true}}}
          B: {columns: {a: {foreign_key: A.id, primary_key: true}}}
          A: {columns: {id: {type: str(12), primary_key: true}}}
        """)
    assert column(schema, "c.b").type == column(schema, "b.a").type == TypeUse("str", (("length", 12),))


def test_a_mixin_brings_columns_with_names_of_their_own_in_every_table() -> None:
    schema = resolved("""
        mixins:
          Owned: {columns: {owner_id: {foreign_key: {column: User.id, ondelete: CASCADE}, index: true}}}
        models:
          User: {}
          Book: {mixins: [Owned], columns: {title: str(80)}}
          Tool: {mixins: [Owned], columns: {brand: str(80)}}
        """)
    book, tool = table(schema, "book"), table(schema, "tool")
    assert [one.name for one in book.columns] == ["id", "title", "owner_id"]
    assert book.foreign_keys[0].name == "fk_book_owner_id_user"
    assert tool.foreign_keys[0].name == "fk_tool_owner_id_user"
    assert tool.indexes[0].name == "ix_tool_owner_id"
    assert model(schema, "Book").attributes[2].mixin == "Owned"
    (member,) = schema.mixins[0].columns
    assert member.index and member.column.type == TypeUse("int")
    assert member.foreign_key is not None and member.foreign_key.name == ""
