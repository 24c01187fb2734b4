"""Primary keys, the order of columns, foreign keys, and what is indexed."""

from __future__ import annotations

import pytest

from sqla_scaffold.schema.table import CallDefault, TypeUse
from tests.resolve.schemas import column, mistakes, resolved, table


@pytest.mark.parametrize("kind", ["int", "bigint"])
def test_a_model_without_a_primary_key_gets_an_id_that_the_database_counts(kind: str) -> None:
    schema = resolved(f"primary_key: {kind}\nmodels: {{Tag: {{columns: {{label: str(9)}}}}}}")
    tag = table(schema, "tag")
    assert tag.primary_key.columns == ("id",)
    assert [one.name for one in tag.columns] == ["id", "label"]
    assert (tag.columns[0].type, tag.columns[0].autoincrement) == (TypeUse(kind), True)


def test_an_id_may_be_a_uuid_from_python() -> None:
    schema = resolved("primary_key: uuid4\nmodels: {Tag: {}}")
    assert column(schema, "tag.id").type == TypeUse("uuid")
    assert column(schema, "tag.id").default == CallDefault("uuid", "uuid4")
    assert not column(schema, "tag.id").autoincrement


@pytest.mark.parametrize(
    ("key", "counted"),
    [
        ("{id: {type: int, primary_key: true}}", True),
        ("{id: {type: int, primary_key: true, autoincrement: false}}", False),
        ("{id: {type: int, primary_key: true, default: 7}}", False),
        ("{id: {type: str(8), primary_key: true}}", False),
        ("{id: {foreign_key: Other.id, primary_key: true}}", False),
        ("{id: {type: int, primary_key: true}, at: {type: int, primary_key: true}}", False),
    ],
)
def test_the_database_counts_single_whole_numbers_that_come_from_nowhere_else(key: str, counted: bool) -> None:
    schema = resolved(f"models: {{Tag: {{columns: {key}}}, Other: {{}}}}")
    assert column(schema, "tag.id").autoincrement is counted


def test_columns_stand_in_the_order_of_the_classes_that_declare_them() -> None:
    schema = resolved("""
        mixins:
          Tenanted: {columns: {tenant: {type: int, primary_key: true}, seen: date}}
          Dated: {columns: {born: date}}
        models:
          User: {}
          Note:
            mixins: [Tenanted, Dated]
            columns: {text: text, number: {type: int, primary_key: true}}
            relationships: {author: User, editor: {model: User, back_populates: edited}}
        """)
    names = [one.name for one in table(schema, "note").columns]
    assert names == ["tenant", "text", "number", "author_id", "editor_id", "seen", "born"]
    assert table(schema, "note").primary_key.columns == ("tenant", "number")


def test_a_primary_key_may_be_made_of_relationships_of_which_others_are_made_in_turn() -> None:
    schema = resolved("""
        models:
          Line:
            primary_key: [order, number]
            columns: {number: int}
            relationships: {order: Order}
          Note: {relationships: {line: {model: Line, primary_key: true}}}
          Order: {relationships: {customer: {model: Customer, primary_key: true}}}
          Customer: {columns: {code: {type: str(8), primary_key: true}}}
        """)
    assert table(schema, "line").primary_key.columns == ("order_customer_code", "number")
    (key,) = table(schema, "note").foreign_keys
    assert key.columns == ("line_order_customer_code", "line_number")
    assert key.target_columns == ("order_customer_code", "number")
    assert column(schema, "note.line_order_customer_code").type == TypeUse("str", (("length", 8),))


def test_a_foreign_key_of_several_columns_refers_to_the_primary_key() -> None:
    schema = resolved("""
        models:
          Place: {primary_key: [land, code], columns: {land: str(2), code: str(8)}}
          Letter:
            columns: {to_land: {type: str(2)}, to_code: {type: str(8)}}
            foreign_keys: [{columns: [to_land, to_code], references: Place, ondelete: CASCADE}]
        """)
    (key,) = table(schema, "letter").foreign_keys
    assert (key.columns, key.target_columns) == (("to_land", "to_code"), ("land", "code"))
    assert key.name == "fk_letter_to_land_to_code_place"


@pytest.mark.parametrize(
    ("referred", "own", "refused"),
    [
        ("str(20)", "str(10)", ()),
        ("int", "bigint", ("mysql",)),
        ("smallint", "int", ("mysql",)),
        ("decimal(8, 2)", "int", ("mysql",)),
        ("int", "decimal(8, 2)", ("sqlite", "postgresql", "mysql")),
        ("decimal(8, 2)", "decimal(6, 2)", ()),
        ("datetime", "date", ("mysql",)),
        ("int", "str(10)", ("sqlite", "postgresql", "mysql")),
        ("uuid", "str(36)", ("sqlite", "postgresql", "mysql")),
        ("int", "{sql: TEXT, impl: text}", ("postgresql", "mysql")),
        ("{sql: INT, impl: int}", "int", ("mysql",)),
    ],
)
def test_a_foreign_key_joins_types_that_the_database_compares(
    referred: str, own: str, refused: tuple[str, ...]
) -> None:
    schema = f"""
        models:
          A: {{columns: {{key: {{type: "{referred}", unique: true}}}}}}
          B: {{columns: {{key: {{type: "{own}", foreign_key: A.key}}}}}}
    """.replace('"{sql', "{sql").replace('}"', "}")
    for database in ("sqlite", "postgresql", "mysql"):
        assert mistakes(schema, database) == ["foreign-key-type"] * (database in refused), database


@pytest.mark.parametrize(
    ("model", "indexes"),
    [
        ("{relationships: {user: User}}", ["ix_task_user_id"]),
        ("{relationships: {user: {model: User, index: false}}}", []),
        ("{relationships: {user: {model: User, unique: true}}}", []),
        ("{relationships: {user: {model: User, unique: true, index: true}}}", ["ix_task_user_id"]),
        ("{relationships: {user: {model: User, primary_key: true}}}", []),
        ("{columns: {a: int}, relationships: {user: User}, uniques: [[user, a]]}", []),
        ("{columns: {a: int}, relationships: {user: User}, uniques: [[a, user]]}", ["ix_task_user_id"]),
        ("{columns: {a: int}, relationships: {user: User}, indexes: [[user, a]]}", ["ix_task_user_id_task_a"]),
        (
            "{relationships: {user: User}, indexes: [{columns: [user], where: user_id > 9, name: few}]}",
            ["few", "ix_task_user_id"],
        ),
        ("{columns: {user_id: {foreign_key: User.id}}}", []),
        ("{columns: {user_id: {foreign_key: User.id}}, relationships: {user: User}}", ["ix_task_user_id"]),
        ("{columns: {user_id: {foreign_key: User.id, index: false}}, relationships: {user: User}}", []),
    ],
)
def test_a_relationships_key_is_indexed_unless_something_covers_it(model: str, indexes: list[str]) -> None:
    schema = resolved(f"models: {{User: {{}}, Task: {model}}}")
    assert [one.name for one in table(schema, "task").indexes] == indexes


def test_unique_and_index_together_are_a_unique_index() -> None:
    schema = resolved("models: {Tag: {columns: {label: {type: str(9), unique: true, index: true}}}}")
    assert table(schema, "tag").uniques == ()
    assert [(one.name, one.unique) for one in table(schema, "tag").indexes] == [("ix_tag_label", True)]


def test_tables_in_a_circle_wait_for_a_nullable_key() -> None:
    schema = resolved("""
        models:
          Team: {relationships: {captain: {model: Player?, back_populates: led}}}
          Player: {relationships: {team: Team, parent: {model: Player?}}}
        """)
    waiting = [key.name for one in schema.tables for key in one.foreign_keys if key.use_alter]
    assert waiting == ["fk_team_captain_id_player"]


def test_of_a_long_circle_one_key_waits() -> None:
    models = ", ".join(f"M{n}: {{relationships: {{next: M{(n + 1) % 40}}}}}" for n in range(40))
    schema = resolved(f"models: {{{models}}}")
    assert sum(key.use_alter for one in schema.tables for key in one.foreign_keys) == 1
