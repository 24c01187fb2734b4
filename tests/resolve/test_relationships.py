"""Both sides of every relationship: names, cascades, and what SQLAlchemy has to be told."""

from __future__ import annotations

import pytest

from sqla_scaffold.schema.attribute import Ordering
from sqla_scaffold.schema.table import TableKey
from tests.resolve.schemas import column, mistakes, model, resolved, side, table


def test_a_many_to_one_adds_its_key_and_the_collection() -> None:
    schema = resolved("models: {Customer: {}, OrderLine: {relationships: {customer: Customer}}}")
    assert not column(schema, "order_line.customer_id").nullable
    assert side(schema, "OrderLine.customer").back_populates == "order_lines"
    collection = side(schema, "Customer.order_lines")
    assert (collection.target, collection.uselist, collection.back_populates) == ("OrderLine", True, "customer")
    assert collection.foreign_keys == collection.remote_side == collection.overlaps == ()


def test_a_question_mark_makes_the_key_nullable() -> None:
    schema = resolved("models: {Customer: {}, Order: {relationships: {customer: Customer?}}}")
    assert column(schema, "order.customer_id").nullable
    assert side(schema, "Order.customer").nullable


def test_a_unique_key_makes_a_one_to_one() -> None:
    schema = resolved("models: {User: {}, UserProfile: {relationships: {user: {model: User, unique: true}}}}")
    other = side(schema, "User.user_profile")
    assert (other.uselist, other.nullable) == (False, True)
    assert table(schema, "user_profile").uniques[0].columns == ("user_id",)


@pytest.mark.parametrize(
    ("key", "cascade", "passive"),
    [
        ("{model: A}", None, False),
        ("{model: A, ondelete: RESTRICT}", None, False),
        ("{model: A, ondelete: CASCADE}", "all, delete-orphan", True),
        ("{model: A?, ondelete: CASCADE}", "all", True),
        ("{model: A?, ondelete: SET NULL}", None, True),
    ],
)
def test_the_collection_leaves_to_the_database_what_its_key_says(key: str, cascade: str | None, passive: bool) -> None:
    schema = resolved(f"models: {{A: {{}}, B: {{relationships: {{a: {key}}}}}}}")
    assert (side(schema, "A.bs").cascade, side(schema, "A.bs").passive_deletes) == (cascade, passive)


def test_a_declared_collection_brings_its_own_options() -> None:
    schema = resolved("""
        models:
          Customer:
            relationships:
              purchases:
                {model: Order, uselist: true, lazy: selectin, order_by: [number desc, id], cascade: all,
                 doc: What they bought}
          Order:
            columns: {number: int}
            relationships: {customer: {model: Customer, ondelete: CASCADE}}
        """)
    collection = side(schema, "Customer.purchases")
    assert collection.order_by == (Ordering("number", desc=True), Ordering("id"))
    assert (collection.lazy, collection.cascade, collection.doc) == ("selectin", "all", "What they bought")
    assert collection.passive_deletes
    assert side(schema, "Order.customer").back_populates == "purchases"
    assert [one.name for one in model(schema, "Customer").relationships] == ["purchases"]


def test_there_may_be_no_other_side() -> None:
    schema = resolved("models: {A: {}, B: {relationships: {a: {model: A, back_populates: false}}}}")
    assert side(schema, "B.a").back_populates is None
    assert model(schema, "A").relationships == ()


def test_an_existing_column_holds_the_key() -> None:
    schema = resolved("""
        models:
          User: {columns: {code: {type: str(8), unique: true}}}
          Task:
            columns:
              owner_id: int?
              code: {foreign_key: {column: User.code, ondelete: CASCADE}}
            relationships:
              owner: {model: User, back_populates: owned}
              boss: {model: User, via: code, back_populates: led}
        """)
    assert [one.name for one in table(schema, "task").columns] == ["id", "owner_id", "code"]
    assert {key.columns: key.target_columns for key in table(schema, "task").foreign_keys} == {
        ("owner_id",): ("id",),
        ("code",): ("code",),
    }
    assert side(schema, "Task.owner").nullable and not side(schema, "Task.boss").nullable
    assert side(schema, "User.led").cascade == "all, delete-orphan"


def test_two_keys_between_two_tables_are_told_apart_on_both_sides() -> None:
    schema = resolved("""
        models:
          Address: {}
          Order:
            relationships:
              billing: {model: Address, back_populates: billed}
              shipping: {model: Address, back_populates: shipped}
        """)
    assert side(schema, "Order.billing").foreign_keys == ("billing_id",)
    assert side(schema, "Address.shipped").foreign_keys == ("shipping_id",)
    assert side(schema, "Address.shipped").foreign_keys_model == "Order"


def test_keys_in_both_directions_are_told_apart_too() -> None:
    schema = resolved("""
        models:
          Team: {relationships: {captain: {model: Player?, back_populates: led}}}
          Player: {relationships: {team: Team}}
        """)
    assert side(schema, "Team.captain").foreign_keys == ("captain_id",)
    assert side(schema, "Team.players").foreign_keys == ("team_id",)
    assert side(schema, "Team.captain").post_update and not side(schema, "Player.team").post_update


@pytest.mark.parametrize(("name", "other"), [("parent", "children"), ("manager", "manager_of")])
def test_a_model_may_refer_to_itself(name: str, other: str) -> None:
    schema = resolved(f"models: {{Node: {{relationships: {{{name}: Node?}}}}}}")
    assert side(schema, f"Node.{name}").remote_side == ("id",)
    assert side(schema, f"Node.{name}").back_populates == other
    assert side(schema, f"Node.{other}").remote_side == ()
    assert side(schema, f"Node.{other}").foreign_keys == ()


def test_relationships_that_share_a_column_say_so() -> None:
    schema = resolved("""
        models:
          Tenant: {}
          Customer: {primary_key: [tenant, number], columns: {number: int}, relationships: {tenant: Tenant}}
          Order:
            columns: {number: int}
            relationships:
              tenant: Tenant
              customer: {model: Customer, via: [tenant_id, number]}
        """)
    assert side(schema, "Order.tenant").overlaps == ()
    assert side(schema, "Order.customer").overlaps == ("orders", "tenant")


def test_a_many_to_many_makes_its_table() -> None:
    schema = resolved("models: {Post: {relationships: {tags: {model: Tag, secondary: post_tag}}}, Tag: {}}")
    association = table(schema, "post_tag")
    assert schema.association_tables == (association,)
    assert association.primary_key.columns == ("post_id", "tag_id")
    assert {key.columns: (key.target.name, key.ondelete) for key in association.foreign_keys} == {
        ("post_id",): ("post", "CASCADE"),
        ("tag_id",): ("tag", "CASCADE"),
    }
    assert [one.name for one in association.indexes] == ["ix_post_tag_tag_id"]
    assert side(schema, "Tag.posts").secondary == side(schema, "Post.tags").secondary == TableKey("post_tag")
    assert side(schema, "Tag.posts").back_populates == "tags"


def test_both_sides_of_a_many_to_many_may_be_declared() -> None:
    schema = resolved("""
        models:
          Post: {relationships: {tags: {model: Tag, secondary: post_tag, order_by: label}}}
          Tag:
            columns: {label: str(20)}
            relationships: {articles: {model: Post, secondary: post_tag, lazy: raise}}
        """)
    assert side(schema, "Post.tags").back_populates == "articles"
    assert side(schema, "Tag.articles").lazy == "raise"
    assert [one.name for one in table(schema, "post_tag").columns] == ["post_id", "tag_id"]


def test_a_many_to_many_of_a_model_to_itself_is_joined_by_name() -> None:
    schema = resolved(
        "models: {User: {relationships: {friends: {model: User, secondary: friendship, back_populates: friend_of}}}}"
    )
    assert table(schema, "friendship").primary_key.columns == ("user_id", "friend_id")
    there, back = side(schema, "User.friends"), side(schema, "User.friend_of")
    assert there.primaryjoin == back.secondaryjoin == (("id", "user_id"),)
    assert there.secondaryjoin == back.primaryjoin == (("id", "friend_id"),)


def test_a_many_to_many_through_a_model_is_for_viewing() -> None:
    schema = resolved("""
        models:
          Student: {relationships: {courses: {model: Course, secondary: Enrolment}}}
          Course: {}
          Enrolment:
            relationships: {student: {model: Student, primary_key: true}, course: {model: Course, primary_key: true}}
        """)
    assert schema.association_tables == ()
    for place in ("Student.courses", "Course.students"):
        assert side(schema, place).viewonly
        assert side(schema, place).secondary == TableKey("enrolment")


def test_of_two_relationships_to_one_model_the_second_must_name_its_other_side() -> None:
    assert mistakes("models: {A: {}, B: {relationships: {one: A, two: A}}}") == ["back-taken"]
    assert mistakes("models: {A: {}, B: {relationships: {one: A, two: {model: A, back_populates: twos}}}}") == []


def test_a_many_to_many_says_how_its_table_is_made() -> None:
    text = """
models:
  Film:
    columns: {title: text}
    relationships:
      actors: {model: Actor, secondary: cast, via: [film_no, actor_no], index: false, ondelete: NO ACTION}
      writers: {model: Actor, secondary: credits, back_populates: films_written}
  Actor:
    columns: {name: str(80)}
    relationships:
      films_written: {model: Film, secondary: credits, via: [writer, film], back_populates: writers}
"""
    schema = resolved(text)
    cast, credits = schema.association_tables
    assert cast.primary_key.columns == tuple(cast.by_name) == ("film_no", "actor_no")
    assert not cast.indexes and {key.ondelete for key in cast.foreign_keys} == {None}
    assert tuple(credits.by_name) == ("film", "writer") and {key.ondelete for key in credits.foreign_keys} == {"CASCADE"}
    assert [element.column for element in credits.indexes[0].elements] == ["writer"]
