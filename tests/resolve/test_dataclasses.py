"""What a dataclass does with attributes that nobody wrote."""

from __future__ import annotations

from tests.resolve.schemas import model, resolved


def test_an_implicit_key_has_no_place_among_the_arguments() -> None:
    schema = resolved("""
        primary_key: uuid4
        dataclass: {enabled: true, kw_only: false}
        models: {Song: {columns: {title: str(80)}}}
        """)
    key = model(schema, "Song").attributes[0].field_options
    assert key is not None and key.optional and key.kw_only
