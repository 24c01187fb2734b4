"""The table of constructs: each a small fragment of a schema, laid over two models that all fragments share.

A fragment speaks of `Thing` wherever it can, so that two of them meet in one class and one table; of `Other` as the far
end. Names that a fragment adds begin with its own name or are said once in the table.
"""

from __future__ import annotations

from dataclasses import dataclass

ALL = ("sqlite", "postgresql", "mysql")

BASE = """\
models:
  Thing: {columns: {name: str(80)}}
  Other: {columns: {label: str(40)}}
"""


@dataclass(frozen=True)
class Construct:
    """A fragment of a schema, and the databases that have what it says."""

    name: str
    fragment: str
    databases: tuple[str, ...] = ALL


def _thing(name: str, keys: str, *databases: str) -> Construct:
    return Construct(name, f"models: {{Thing: {{{keys}}}}}", databases or ALL)


def _relationship(name: str, value: str, *databases: str) -> Construct:
    return _thing(name, f"relationships: {{{name}: {value}}}", *databases)


CONSTRUCTS = (
    # Relationships.
    _relationship("needed", "{model: Other, ondelete: CASCADE, back_populates: needing}"),
    _relationship("wanted", "{model: Other?, ondelete: SET NULL, back_populates: wanting, lazy: selectin}"),
    _relationship("alone", "{model: Other, unique: true, back_populates: alone_of}"),
    _relationship("many", "{model: Other, secondary: thing_many, back_populates: many_of}"),
    _relationship("friends", "{model: Thing, secondary: thing_friends, back_populates: friend_of}"),
    _relationship("parent", "Thing?"),
    _relationship(
        "deferred_key",
        "{model: Other, deferrable: true, initially: DEFERRED, back_populates: deferring}",
        "sqlite",
        "postgresql",
    ),
    _thing(
        "own_column",
        "columns: {chosen_id: {foreign_key: Other.id, nullable: true}}, relationships: {chosen: {model: Other, via: chosen_id, back_populates: chosen_by}}",
    ),
    Construct(
        "circle",
        """\
models:
  Thing: {relationships: {first: {model: Other?, back_populates: first_of}}}
  Other: {relationships: {best: {model: Thing, back_populates: best_of}}}
""",
    ),
    Construct(
        "collection",
        """\
models:
  Thing: {relationships: {parts: {model: Part, uselist: true, back_populates: whole, order_by: size desc}}}
  Part: {columns: {size: int}, relationships: {whole: {model: Thing, ondelete: CASCADE, back_populates: parts}}}
""",
    ),
    Construct(
        "dictionary",
        """\
models:
  Thing: {relationships: {notes: {model: Note, uselist: true, collection_class: {attribute_keyed_dict: topic}}}}
  Note: {columns: {topic: str(10)}, relationships: {about: {model: Thing, back_populates: notes}}}
""",
    ),
    Construct(
        "write_only",
        """\
models:
  Thing: {relationships: {events: {model: Event, uselist: true, lazy: write_only}}}
  Event: {columns: {day: date}, relationships: {source: {model: Thing, back_populates: events, ondelete: CASCADE}}}
""",
    ),
    Construct(
        "link",
        """\
models:
  Thing: {relationships: {linked: {model: Other, secondary: Link, back_populates: linked_by}}, proxies: {since: links.since}}
  Link:
    columns: {since: date}
    relationships:
      near: {model: Thing, back_populates: links, ondelete: CASCADE}
      far: {model: Other, back_populates: far_links}
""",
    ),
    Construct(
        "third_table",
        """\
models:
  Thing:
    relationships:
      sighted:
        model: Other
        primaryjoin: Thing.name = Sight.seer and Sight.clear = true
        secondary: Sight
        secondaryjoin: Sight.what = Other.label
        order_by: label
  Sight: {columns: {clear: bool, seer: str(80), what: str(40)}}
""",
    ),
    Construct(
        "proxy",
        """\
models:
  Thing: {relationships: {entries: {model: Entry, uselist: true, back_populates: holder}}, proxies: {targets: entries.target}}
  Entry:
    relationships: {holder: {model: Thing, back_populates: entries, ondelete: CASCADE}, target: {model: Other, back_populates: entered}}
    proxies: {holder_name: holder.name}
""",
    ),
    # Keys.
    _thing("composite_key", "primary_key: [region, number], columns: {region: str(4), number: int}"),
    Construct("uuid_key", "primary_key: uuid4"),
    _thing(
        "key_to_other",
        "relationships: {home: {model: Other, primary_key: true, back_populates: at_home}}, columns: {place: {type: int, primary_key: true}}",
    ),
    _thing("identity", "columns: {id: {type: bigint, primary_key: true, identity: {start: 100}}}", "postgresql"),
    # Classes.
    Construct(
        "joined",
        """\
models:
  Thing: {polymorphic_on: kind, columns: {kind: str(20)}}
  JoinedThing: {inherits: {model: Thing, ondelete: CASCADE}, columns: {extra: int}, relationships: {joined_to: {model: Other?, back_populates: joined_things}}, proxies: {joined_label: joined_to.label}}
""",
    ),
    Construct(
        "single",
        """\
models:
  Thing: {polymorphic_on: sort, columns: {sort: str(20)}}
  SingleThing: {inherits: {model: Thing, single: true}, columns: {only: int}, relationships: {single_to: {model: Other, back_populates: single_things}}}
  TwinThing: {inherits: {model: Thing, single: true}, columns: {only: int}, relationships: {single_to: {model: Other, back_populates: twin_things}}}
""",
    ),
    Construct(
        "mixin",
        """\
mixins:
  Stamped: {columns: {created_at: {type: datetime, server_default: {sql: CURRENT_TIMESTAMP}}, stamp: {type: int, index: true}}, checks: {stamped: stamp >= 0}}
models: {Thing: {mixins: [Stamped]}, Other: {mixins: [Stamped]}}
""",
    ),
    Construct(
        "mixin_relationship",
        """\
mixins:
  Owned: {relationships: {owner: {model: Owner, ondelete: CASCADE}}, uniques: [[owner_id, serial]], columns: {serial: int}}
models: {Thing: {mixins: [Owned]}, Owner: {columns: {login: str(20)}}}
""",
    ),
    Construct(
        "concrete",
        """\
models:
  Thing: {columns: {weight: int}}
  Whole: {inherits: {model: Thing, concrete: true}, columns: {cast: date}}
""",
    ),
    Construct(
        "union",
        """\
primary_key: uuid4
models:
  Thing: {polymorphic_union: of_union, columns: {shade: str(10)}}
  United: {inherits: {model: Thing, concrete: true}, columns: {joined_on: date}}
""",
    ),
    Construct(
        "abstract",
        """\
mixins: {Marked: {columns: {mark: {type: str(8), index: true}}}}
models:
  Above: {abstract: true, mixins: [Marked], columns: {above: int}, relationships: {maker: {model: Other, ondelete: CASCADE}}, checks: {above: above > 0}}
  Thing: {inherits: Above}
  Beside: {inherits: Above, columns: {beside: text?}}
""",
    ),
    Construct(
        "abstract_union",
        """\
models:
  Animal: {abstract: true, polymorphic_union: species, columns: {legs: int}}
  Cat: {inherits: Animal, columns: {lives: int}, relationships: {owner: Thing}}
  Dog: {inherits: Animal, columns: {bark: str(10)?}}
""",
    ),
    _thing(
        "dataclass", "dataclass: true, columns: {size: {type: int, default: 3}, secret: {type: text?, redact: true}}"
    ),
    Construct("dataclasses", "dataclass: {enabled: true, repr: true}"),
    _thing("version", "version_id: version, columns: {version: int}"),
    _thing("hybrid", "hybrids: {twice: {expression: amount * 2, doc: Two of it.}}, columns: {amount: int}"),
    _thing("column_property", "column_properties: {shout: word + '!'}, columns: {word: str(20)}"),
    _thing("mapper_args", "mapper_args: {eager_defaults: true, batch: false}"),
    Construct(
        "mapper_key",
        "models: {Logged: {columns: {at: datetime, msg: text?}, mapper_args: {primary_key: [at, msg]}}}",
    ),
    Construct(
        "view", "models: {OtherView: {view: SELECT label FROM other, primary_key: [label], columns: {label: str(40)}}}"
    ),
    # Columns.
    Construct(
        "enum",
        "enums: {State: [new, used-up]}\nmodels: {Thing: {columns: {state: {type: State, server_default: new}}}}",
    ),
    _thing(
        "deferred",
        "columns: {long: {type: text?, deferred: true, deferred_group: big}, longer: {type: text?, deferred: true, deferred_group: big}}",
    ),
    _thing("odd_column", "columns: {odd: {type: int, name: 'od:d %s', index: true}}"),
    _thing(
        "reserved",
        "columns: {date: date?, list: int, str: str(4), class: {type: bool, default: true}, metadata: json?}",
    ),
    _thing("computed", "columns: {width: int, area: {type: int?, computed: width * 2}}"),
    _thing(
        "defaults",
        "columns: {rate: {type: 'decimal(8, 2)', server_default: 0}, token: {type: uuid, default: {call: 'uuid:uuid4'}}, seen: {type: datetime?, onupdate: {sql: CURRENT_TIMESTAMP}}}",
    ),
    _thing(
        "comments",
        'comment: "It\'s 100 % \\"odd\\": {x}", columns: {told: {type: int?, comment: "a\\\\b \'c\' :d"}}, doc: \'Says """this""".\'',
    ),
    _thing(
        "array",
        "columns: {tags: 'array(text)', data: {type: jsonb, server_default: {sql: \"'{}'::jsonb\"}}}",
        "postgresql",
    ),
    _thing("variants", "columns: {blob: {type: json?, variants: {postgresql: jsonb}}, state: pickle?}"),
    # Tables.
    _thing("table_name", "table: 'odd things'"),
    Construct("schemas", "models: {Thing: {schema: shop}}", ("postgresql",)),
    _thing("check", "checks: {named: \"name <> ':x %'\"}"),
    _thing("unique", "uniques: [[name, level]], columns: {level: int}"),
    _thing("index", "indexes: [{columns: [{column: rank, desc: true}, name]}], columns: {rank: int}"),
    _thing(
        "partial_index",
        "indexes: [{name: ix_lower, columns: [{sql: lower(name)}], where: \"name <> ''\"}]",
        "sqlite",
        "postgresql",
    ),
    _thing(
        "exclude",
        "columns: {during: daterange}, excludes: [{columns: [{column: during, operator: '&&'}], name: apart}]",
        "postgresql",
    ),
    _thing("unlogged", "unlogged: true, with: {fillfactor: 80}", "postgresql"),
    _thing(
        "fulltext",
        "indexes: [{columns: [name], name: ft_name, prefix: FULLTEXT}], engine: InnoDB, charset: utf8mb4",
        "mysql",
    ),
    Construct(
        "partitions",
        """\
models:
  Parted:
    partition_by: RANGE (day)
    primary_key: [day, place]
    columns: {day: date, place: str(20), other_id: int?, amount: int?}
    partitions:
      parted_2024: {values: "FROM ('2024-01-01') TO ('2025-01-01')", partition_by: LIST (place)}
      parted_2024_here: {of: parted_2024, values: "IN ('here', '100 %')", with: {fillfactor: 70}}
      parted_2024_rest: {of: parted_2024, values: DEFAULT, comment: "The rest, 100 % 'all'"}
      parted_rest: {values: DEFAULT, foreign_keys: [{columns: [other_id], references: {model: Other, columns: [number]}}], indexes: [[amount]]}
  Other: {columns: {number: {type: int, unique: true}}}
""",
        ("postgresql",),
    ),
    Construct(
        "domain",
        """\
domains: {Positive: {type: int, check: VALUE > 0}, ShortText: {type: str(20), not_null: true, default: x}}
models: {Thing: {columns: {count: Positive, short: ShortText}}}
""",
        ("postgresql",),
    ),
    Construct(
        "sequence",
        "sequences: {TicketNumber: {start: 100, increment: 2}}\nmodels: {Thing: {columns: {ticket: {type: int, sequence: TicketNumber}}}}",
        ("postgresql", "mysql"),
    ),
    Construct(
        "strict", "models: {Rigid: {strict: true, columns: {body: text}, relationships: {bound: Thing}}}", ("sqlite",)
    ),
    Construct(
        "naming",
        "naming_convention: {ix: 'i_%(table_name)s_%(column_0_N_name)s', fk: 'f_%(table_name)s_%(column_0_N_name)s'}",
    ),
)
