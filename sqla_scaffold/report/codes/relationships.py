"""Codes of the family L: relationships."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code

KEY_COLUMN_TAKEN = Code(
    "L001",
    "key-column-taken",
    "A relationship adds a column for its key, and something else in the model has that column's name.",
    "relationships: {customer: Customer, customer_id: Other}",
    "Rename one of the two, or name the column with `via:`.",
)
VIA_ELSEWHERE = Code(
    "L002",
    "via-elsewhere",
    "The column that shall hold a relationship's key refers to another model, or comes from a mixin without a "
    "foreign key.",
    "owner: {model: User, via: team_id}",
    "Name another column with `via:`, or correct the foreign key.",
)
KEY_OPTIONS = Code(
    "L003",
    "key-options",
    "A relationship and the columns that hold its key say different things about the key.",
    "customer_id: {foreign_key: Customer, ondelete: CASCADE} and customer: {via: customer_id, ondelete: RESTRICT}",
    "Say it at the column alone.",
)
NO_KEY_HERE = Code(
    "L004",
    "no-key-here",
    "The many side and a many-to-many have no key column of their own.",
    "orders: {model: Order, uselist: true, index: true}",
    "Say it at the many-to-one; remove it from a many-to-many.",
)
BACK_TAKEN = Code(
    "L010",
    "back-taken",
    "The name of a relationship's other side, derived or written, is taken on that model. Two relationships to the "
    "same model derive the same name.",
    "billing: Address\nshipping: Address",
    "Write `back_populates:` with a name that is free, or false for no other side.",
)
BACK_MISMATCH = Code(
    "L011",
    "back-mismatch",
    "The other side that a relationship names is a relationship of its own, or leads elsewhere.",
    "Order.customer: {back_populates: orders} and Customer.orders: Order",
    "Say `uselist: true` at the other side, and let the two name each other.",
)
BACK_NEEDED = Code(
    "L012",
    "back-needed",
    "No name can be derived for the other side of a many-to-many of a model to itself.",
    "User.follows: {model: User, secondary: follow}",
    "Write `back_populates:`, or false for no other side.",
)
COLLECTION_ALONE = Code(
    "L013",
    "collection-alone",
    "A side with `uselist` collects the rows of a many-to-one on the other model; there is none, or it is not clear "
    "which.",
    "Customer.orders: {model: Order, uselist: true} and nothing in Order",
    "Add the many-to-one, and let the two name each other with `back_populates`.",
)
SCALAR_NOT_UNIQUE = Code(
    "L014",
    "scalar-not-unique",
    "With `uselist: false` the other side is one row, but the database would allow several.",
    "User.profile: {model: Profile, uselist: false} and Profile.user: User",
    "Say `unique: true` at the side that holds the key.",
)
SECONDARY_SHARED = Code(
    "L020",
    "secondary-shared",
    "Two many-to-many relationships that are no two sides of one name the same association table.",
    "Post.tags and Page.tags, both with secondary: tagging",
    "Give each its own table.",
)
SECONDARY_PATH = Code(
    "L021",
    "secondary-path",
    "A many-to-many through a model needs one foreign key from there to each side; where there are more, `via` names the "
    "two, the one that leads here first.",
    "User.friends: {model: User, secondary: Friendship}",
    "Name two relationships of that model: `via: [user, friend]`.",
)
ORPHANS = Code(
    "L022",
    "orphans",
    "SQLAlchemy deletes orphans from the side that has the children; on the other side it refuses the word.",
    'customer: {model: Customer, cascade: "all, delete-orphan"}',
    "Say it at the collection, declared with `uselist: true`.",
)
ORDER_BY = Code(
    "L023",
    "order-by",
    "A collection is ordered by columns of the model that it holds, each followed by `desc` or nothing.",
    "orders: {model: Order, uselist: true, order_by: palced_at}",
    "Name columns of the other model.",
)
COLLECTION_CLASS = Code(
    "L024",
    "collection-class",
    "Only a collection has a class; a set keeps no order, and a dictionary needs a key that every row has.",
    "User.settings: {model: Setting, uselist: true, collection_class: {attribute_keyed_dict: nmae}}",
    "Choose list or set, or name a column of the other model that is not nullable.",
)
LOADER = Code(
    "L025",
    "loader",
    "`write_only` and `dynamic` leave a collection in the database and are for nothing else; an inner join drops the "
    "rows that have nothing on the other side.",
    "order: {model: Order, lazy: write_only}",
    "Choose another way to load it, or leave it out.",
)
VIEWONLY = Code(
    "L026",
    "viewonly",
    "A relationship for viewing only writes nothing, so what it says about writing would do nothing.",
    "courses: {model: Course, secondary: Enrolment, passive_deletes: true}",
    "Remove it, or say it at the relationship that writes.",
)
POST_UPDATE = Code(
    "L027",
    "post-update",
    "`post_update` inserts a row without the key first and writes the key by a second statement, so the key may be null.",
    "Widget.favourite: {model: Entry, post_update: true}",
    "Make the relationship nullable, or remove `post_update`.",
)
PROXY = Code(
    "L028",
    "proxy",
    "An association proxy looks through a loaded relationship of its model at a column or at the one row behind it.",
    "proxies: {products: lines.prodcut}",
    "Write a relationship of the model, a dot, and an attribute of the other model.",
)
JOIN = Code(
    "L029",
    "join",
    "A join written by hand compares columns of the two models, so that SQLAlchemy can tell which rows belong together. "
    "It is for viewing only: nobody could say what to write for it.",
    "open_orders: {model: Order, primaryjoin: Order.open}",
    "Compare columns of the two models, each written as `Model.column`.",
)
PASSIVE = Code(
    "L030",
    "passive-deletes",
    "With `passive_deletes: all` SQLAlchemy leaves the rows on the other side to the database, and it refuses a cascade that "
    "deletes them.",
    'lines: {model: Line, uselist: true, passive_deletes: all, cascade: "all, delete-orphan"}',
    "Say `passive_deletes: true`, or a cascade that deletes nothing.",
)
