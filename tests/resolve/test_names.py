"""What things are called: classes, modules, tables, attributes, constraints."""

from __future__ import annotations

import pytest

from sqla_scaffold.schema.names import DEFAULT_CONVENTION, MAX_IDENTIFIER
from tests.resolve.schemas import column, model, resolved, table


@pytest.mark.parametrize(
    ("written", "module", "table_name"),
    [
        ("OrderLine", "order_line", "order_line"),
        ("HTTPRequest", "http_request", "http_request"),
        ("Class", "class_", "class"),  # a keyword as a module could not be imported
        ("Enums", "enums_", "enums"),  # the package's own modules keep their names
        ("Aux", "aux_", "aux"),  # Windows cannot have a file aux.py
    ],
)
def test_a_model_gets_a_module_and_a_table(written: str, module: str, table_name: str) -> None:
    schema = resolved(f"models: {{{written}: {{}}}}")
    assert (model(schema, written).module, model(schema, written).table.name) == (module, table_name)


def test_a_reserved_attribute_gets_an_underscore_and_the_column_keeps_its_name() -> None:
    schema = resolved("models: {Event: {columns: {class: str(8), metadata: json, size: {type: int, name: Größe}}}}")
    pairs = [(one.name, one.column) for one in model(schema, "Event").attributes]
    assert pairs == [("id", "id"), ("class_", "class"), ("metadata_", "metadata"), ("size", "Größe")]


def test_what_models_for_asyncio_have_themselves_is_no_name_of_a_column() -> None:
    schema = resolved("models: {Event: {columns: {awaitable_attrs: str(8)}}}")
    assert [one.name for one in model(schema, "Event").attributes] == ["id", "awaitable_attrs_"]


def test_the_naming_convention_names_everything() -> None:
    schema = resolved("""
        models:
          Tag: {}
          Post:
            columns: {slug: {type: str(20), unique: true}, title: {type: str(80), index: true}}
            relationships: {tag: Tag}
            checks: {has_title: title <> ''}
        """)
    post = table(schema, "post")
    assert post.primary_key.name == "pk_post"
    assert [one.name for one in post.uniques] == ["uq_post_slug"]
    assert [one.name for one in post.indexes] == ["ix_post_tag_id", "ix_post_title"]
    assert [one.name for one in post.foreign_keys] == ["fk_post_tag_id_tag"]
    assert [(one.name, one.short_name) for one in post.checks] == [("ck_post_has_title", "has_title")]
    assert schema.naming_convention == DEFAULT_CONVENTION


def test_a_written_convention_lies_over_the_default_one() -> None:
    schema = resolved("""
        naming_convention: {pk: "%(table_name)s_pkey", ck: "%(table_name)s_check"}
        models: {Tag: {columns: {size: int}, checks: {positive: size > 0}}}
        """)
    assert table(schema, "tag").primary_key.name == "tag_pkey"
    # Without the token for a written name, SQLAlchemy takes the written name as it is.
    assert table(schema, "tag").checks[0].name == "positive"


def test_derived_names_are_shortened_and_stay_different() -> None:
    long = "a_column_whose_name_is_rather_long_but_not_too_long_for_them"
    schema = resolved(
        f"models: {{Measurement: {{columns: {{{long}1: {{type: int, index: true}}, {long}2: {{type: int, index: true}}}}}}}}"
    )
    names = [index.name for index in table(schema, "measurement").indexes]
    assert len(set(names)) == 2
    assert all(len(name) == MAX_IDENTIFIER for name in names)


def test_written_names_win() -> None:
    schema = resolved("""
        models:
          Tag:
            columns: {a: int, b: int}
            uniques: [{columns: [a, b], name: only_once}]
            indexes: [{columns: [{sql: a + b}], name: by_sum}]
        """)
    assert table(schema, "tag").uniques[0].name == "only_once"
    assert table(schema, "tag").indexes[0].name == "by_sum"


def test_the_comment_is_the_docstring_where_no_other_is_written() -> None:
    schema = resolved("models: {A: {comment: From the shop}, B: {comment: In the table, doc: In Python}, C: {}}")
    assert [one.doc for one in schema.models] == ["From the shop", "In Python", None]
    assert [one.comment for one in schema.tables] == ["From the shop", "In the table", None]


def test_members_of_an_enum_are_named_after_their_values() -> None:
    schema = resolved("enums: {Pace: [in progress, 1st, ok]}\nmodels: {Job: {columns: {pace: Pace}}}")
    assert [(one.name, one.value) for one in schema.enums_by_name["Pace"].members] == [
        ("IN_PROGRESS", "in progress"),
        ("VALUE_1ST", "1st"),
        ("OK", "ok"),
    ]
    assert schema.enums_by_name["Pace"].type_name == "pace"
    assert column(schema, "job.pace").type.enum == "Pace"
