"""Whatever is written: a schema or mistakes, never both, never neither, and the same again the next time."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.types import ALL_DATABASES

# Few names, so that they meet often.
NAMES = st.sampled_from(["A", "B", "a", "b", "a_id", "b_id", "id", "as", "parent", "class"])
MODELS = st.sampled_from(["A", "B", "C"])
TYPES = st.sampled_from(["int", "str(8)", "str", "text?", "uuid", "decimal(3, 1)", "E", "array(int)", "json", "nope"])
FLAGS = st.booleans()
DEFAULTS = st.sampled_from([1, "x", "on", None, {"sql": "now()"}, {"call": "m:f"}, [1], 2.5])


def mapping(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


COLUMNS = mapping(
    {"type": TYPES},
    {"primary_key": FLAGS, "unique": FLAGS, "index": FLAGS, "default": DEFAULTS, "name": NAMES, "nullable": FLAGS}
    | {"foreign_key": st.builds("{}.{}".format, MODELS, NAMES), "autoincrement": FLAGS},
)
KEYED = mapping({"foreign_key": st.builds("{}.{}".format, MODELS, NAMES)}, {"primary_key": FLAGS, "unique": FLAGS})
RELATIONSHIPS = mapping(
    {"model": MODELS},
    {"back_populates": st.one_of(NAMES, st.just(False)), "uselist": FLAGS, "secondary": st.sampled_from(["C", "link"])}
    | {"unique": FLAGS, "primary_key": FLAGS, "ondelete": st.sampled_from(["CASCADE", "SET NULL"]), "via": NAMES}
    | {"order_by": NAMES, "nullable": FLAGS},
)
MODEL = mapping(
    {},
    {
        "columns": st.dictionaries(NAMES, st.one_of(COLUMNS, KEYED), max_size=3),
        "relationships": st.dictionaries(NAMES, RELATIONSHIPS, max_size=3),
        "primary_key": st.lists(NAMES, min_size=1, max_size=2),
        "mixins": st.just(["M"]),
        "uniques": st.lists(st.lists(NAMES, min_size=1, max_size=2), max_size=1),
        "indexes": st.lists(st.lists(NAMES, min_size=1, max_size=2), max_size=1),
    },
)
SCHEMAS = mapping(
    {"models": st.dictionaries(MODELS, MODEL, min_size=1)},
    {
        "enums": st.just({"E": ["on", "off"]}),
        "mixins": st.fixed_dictionaries(
            {"M": mapping({"columns": st.dictionaries(NAMES, KEYED, min_size=1, max_size=1)}, {})}
        ),
    },
)


@settings(max_examples=300, deadline=None)
@given(SCHEMAS, st.sampled_from(ALL_DATABASES))
def test_there_is_a_schema_or_there_are_mistakes(document: dict[str, Any], database: str) -> None:
    outcomes = []
    for _ in range(2):
        diagnostics = Diagnostics()
        spec = read_schema_text(yaml.safe_dump(document, sort_keys=False).encode(), "s.yaml", "yaml", diagnostics)
        if spec is None or diagnostics.errors:
            return
        schema = resolve(spec, diagnostics, database=database)
        assert (schema is None) == bool(diagnostics.errors)
        assert all(found.span is not None for found in diagnostics)
        outcomes.append((schema, [(found.place, found.message) for found in diagnostics]))
    assert outcomes[0] == outcomes[1]
