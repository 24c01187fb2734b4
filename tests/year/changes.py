"""What comes, goes and gets another name in a schema: a table of changes, each a function of the schema's files.

A change returns False where there is nothing that it could change. Whether what comes out is a schema is for the
resolver to say.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml


from tests.corpus.constructs import CONSTRUCTS
from tests.corpus.corpus import merged
from tests.year.language import TYPES, Document, places

MAIN = "schema.yaml"
SECTIONS = {"a model": "models", "an enum": "enums", "a mixin": "mixins"}
# Where somebody else's language speaks of names, which no rename can follow.
SQL = ("sql", "sqltext", "where", "view", "checks", "expression", "hybrids", "column_properties", "annotation")


@dataclass
class Files:
    """The files of a schema as values, by path.

    Args:
        documents: what each of them says.
        dice: what is drawn from.
        count: how many names were made up.
        known: the names that models and their like had when the newest revision was written, by those of now.
        names: what the two models of the table of constructs are called now; the table speaks of them.
    """

    documents: dict[str, Document]
    dice: random.Random
    count: int = 0
    known: dict[tuple[str, ...], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=lambda: {"Thing": "Thing", "Other": "Other"})

    def fresh(self) -> str:
        self.count += 1
        return f"n{self.count}"

    def of(self, section: str) -> dict[str, Document]:
        """Return all of a section, each name with the document in which it stands."""
        return {name: one for one in self.documents.values() for name in one.get(section, {})}

    def model(self) -> tuple[str, Document]:
        """Return a model, whatever it is, that has more than a line."""
        name, document = self.dice.choice(sorted(self.of("models").items(), key=lambda item: item[0]))
        if not isinstance(document["models"][name], dict):
            document["models"][name] = {}
        return name, document["models"][name]

    def is_in_sql(self, name: str) -> bool:
        """Say whether SQL or an expression speaks of a name, in capitals or not."""
        return any(
            re.search(rf"(?i)\b{re.escape(name)}\b", text) for text in self._sql(list(self.documents.values()), False)
        )

    def _sql(self, value: Any, inside: bool) -> list[str]:
        if isinstance(value, str):
            return [value] if inside else []
        if isinstance(value, dict):
            return [text for key, one in value.items() for text in self._sql(one, inside or key in SQL)]
        return [text for one in value for text in self._sql(one, inside)] if isinstance(value, list) else []


Change = Callable[[Files], bool]


def a_model(files: Files) -> bool:
    """A model comes, into one of the files."""
    document = files.dice.choice([one for one in files.documents.values() if "models" in one])
    columns = {files.fresh(): files.dice.choice(TYPES) for _ in range(files.dice.randrange(1, 4))}
    document["models"][files.fresh().capitalize()] = {"columns": columns}
    return True


def a_column(files: Files) -> bool:
    _, model = files.model()
    said: Document = {"type": files.dice.choice(TYPES)}
    if not said["type"].endswith("?"):
        said["fill"] = {"sql": "0"}
    model.setdefault("columns", {})[files.fresh()] = said
    return True


def a_relationship(files: Files) -> bool:
    """One of any sort: many to one, one to one, many to many, to itself."""
    name, model = files.model()
    other = files.dice.choice([*sorted(files.of("models")), name])
    said: Document = {"model": f"{other}?", "back_populates": files.fresh()}
    said |= files.dice.choice(
        ({}, {"ondelete": "SET NULL"}, {"unique": True}, {"lazy": "selectin"}, {"secondary": files.fresh()})
    )
    if "secondary" in said:
        said["model"] = other
    model.setdefault("relationships", {})[files.fresh()] = said
    return True


def an_enum(files: Files) -> bool:
    """An enum comes, and a column of it."""
    document = files.documents[MAIN]
    name, members = files.fresh().capitalize(), [files.fresh() for _ in range(3)]
    document.setdefault("enums", {})[name] = members
    _, model = files.model()
    model.setdefault("columns", {})[files.fresh()] = {"type": name, "server_default": members[0]}
    return True


def a_member(files: Files) -> bool:
    """A member of an enum comes, at the end or in between, or goes."""
    name, document = files.dice.choice(sorted(files.of("enums").items(), key=lambda item: item[0]) or [("", {})])
    said = document.get("enums", {}).get(name)
    members = said["members"] if isinstance(said, dict) else said
    if not isinstance(members, list):
        return False
    if len(members) > 2 and files.dice.random() < 0.4:
        members.pop()
    else:
        members.insert(files.dice.randrange(len(members) + 1), files.fresh())
    return True


def a_mixin(files: Files) -> bool:
    """A mixin comes, and a model that has it."""
    name = files.fresh().capitalize()
    column = files.fresh()
    said = {"columns": {column: {"type": "int?", "index": files.dice.random() < 0.5}}}
    files.documents[MAIN].setdefault("mixins", {})[name] = said
    for _ in range(2):
        _, model = files.model()
        if isinstance(model.get("mixins", []), list) and name not in model.get("mixins", []):
            model.setdefault("mixins", []).append(name)
    return True


def a_constraint(files: Files) -> bool:
    """A check, a unique constraint, an index or a foreign key comes."""
    _, model = files.model()
    columns = model.get("columns", {})
    if not columns:
        return False
    column = files.dice.choice(sorted(columns))
    match files.dice.randrange(4):
        case 0:
            model.setdefault("checks", {})[files.fresh()] = f"{column} IS NOT NULL OR 1 = 1"
        case 1:
            model.setdefault("uniques", []).append([*dict.fromkeys(("id", column))])
        case 2:
            model.setdefault("indexes", []).append({"columns": [column], "name": files.fresh()})
        case _:
            key = {"foreign_key": f"{files.dice.choice(sorted(files.of('models')))}.id", "nullable": True}
            columns[files.fresh()] = key
    return True


def a_construct(files: Files) -> bool:
    """What the table of constructs has: inheritance, views, proxies, joins, odd names, and all the rest."""
    construct = files.dice.choice([one for one in CONSTRUCTS if "sqlite" in one.databases])
    text = construct.fragment
    for old, new in files.names.items():
        text = re.sub(rf"\b{old}\b", new, text)
    main = files.documents[MAIN]
    fragment = yaml.load(
        text, yaml.CSafeLoader
    )  # as the reader does: the other loader takes no `Other?` between braces
    for section, said in fragment.items():
        if not isinstance(said, dict) or section in ("dataclass", "naming_convention"):
            main[section] = said
            continue
        for name, one in said.items():
            home = files.of(section).get(name, main).setdefault(section, {})
            home[name] = merged(home.get(name, {}), one)
    return True


def gone(files: Files) -> bool:
    """Something that has a name goes: a model, a column, a relationship, an enum, a mixin, a constraint."""
    found = [
        (holder, key)
        for document in files.documents.values()
        for holder, key in _named(document)
        if key not in files.names.values() and not files.is_in_sql(str(key))
    ]
    if not found:
        return False
    holder, key = files.dice.choice(found)
    del holder[key]
    return True


def _named(document: Document) -> list[tuple[Any, Any]]:
    return [(one.holder, one.key) for one in places(document) if one.key != "" and one.shape.name != "a type"]


def another_name(files: Files) -> bool:
    """A model, an enum or a mixin gets another name, wherever the schema says it."""
    kind = files.dice.choice(("a model", "a model", "an enum", "a mixin"))
    found = sorted(files.of(SECTIONS[kind]).items(), key=lambda item: item[0])
    if not found:
        return False
    old, document = files.dice.choice(found)
    if files.is_in_sql(old) or (kind == "a model" and any("view" in str(one) for one in files.documents.values())):
        return False
    new = files.fresh().capitalize()
    section = document[SECTIONS[kind]]
    said = section[old] if isinstance(section[old], dict) else {"members": section[old]} if kind == "an enum" else {}
    if kind != "a mixin":
        said["was"] = files.known.pop((kind, old), old)
        files.known[kind, new] = said["was"]
    document[SECTIONS[kind]] = {
        new if name == old else name: said if name == old else one for name, one in section.items()
    }
    for path, one in files.documents.items():
        files.documents[path] = _reworded(one, old, new)
    files.names = {word: new if name == old else name for word, name in files.names.items()}
    return True


def _reworded(value: Any, old: str, new: str) -> Any:
    """Say another name wherever a text is one, or begins with one: `Old`, `Old?`, `Old.id`."""
    if isinstance(value, str):
        return re.sub(rf"^{re.escape(old)}(?=$|[?.])", new, value)
    if isinstance(value, list):
        return [_reworded(one, old, new) for one in value]
    if isinstance(value, dict):
        return {
            key: one if key in ("was", "comment", "doc") else _reworded(one, old, new) for key, one in value.items()
        }
    return value


def another_name_of_a_column(files: Files) -> bool:
    """A column gets another name."""
    return _another_field(files, "columns", "type")


def another_name_of_a_relationship(files: Files) -> bool:
    """A relationship gets another name."""
    return _another_field(files, "relationships", "model")


def _another_field(files: Files, section: str, short: str) -> bool:
    name, model = files.model()
    fields = model.get(section) or {}
    chosen = [one for one in sorted(fields) if not files.is_in_sql(one) and not files.is_in_sql(f"{one}_id")]
    chosen = [
        one for one in chosen if (name, one) not in ((files.names["Thing"], "name"), (files.names["Other"], "label"))
    ]
    if not chosen:
        return False
    old, new = files.dice.choice(chosen), files.fresh()
    said = fields[old] if isinstance(fields[old], dict) else {short: fields[old]}
    said["was"] = files.known.pop((section, name, old), old)
    files.known[section, name, new] = said["was"]
    model[section] = {new if one == old else one: said if one == old else value for one, value in fields.items()}
    keys = ("uniques", "indexes", "primary_key", "foreign_keys", "version_id", "polymorphic_on", "mapper_args")
    for key in (one for one in keys if one in model):
        model[key] = _reworded(_reworded(model[key], old, new), f"{old}_id", f"{new}_id")
    return True


def another_order(files: Files) -> bool:
    """Models, or the columns of one, change places."""
    _, model = files.model()
    holder, key = files.dice.choice([(model, "columns"), (files.documents[MAIN], "models")])
    said = list((holder.get(key) or {}).items())
    files.dice.shuffle(said)
    if said:
        holder[key] = dict(said)
    return bool(said)


def a_file(files: Files) -> bool:
    """A model moves into a file of its own, or to its neighbours there."""
    name, document = files.dice.choice(sorted(files.of("models").items(), key=lambda item: item[0]))
    if len(document["models"]) < 2:
        return False
    there = [path for path in files.documents if path != MAIN]
    path = files.dice.choice([*there, f"more/{files.fresh()}.yaml"])
    said = document["models"].pop(name)
    files.documents.setdefault(path, {}).setdefault("models", {})[name] = said
    files.documents[MAIN]["include"] = ["more/*.yaml"]
    return True


def another_file_name(files: Files) -> bool:
    """A file gets another name, or goes, and what was in it comes back."""
    there = [path for path in files.documents if path != MAIN]
    if not there:
        return False
    said = files.documents.pop(files.dice.choice(there))
    if files.dice.random() < 0.5:
        files.documents[f"more/{files.fresh()}.yaml"] = said
        return True
    main = files.documents[MAIN]
    for section, one in said.items():
        main[section] = {**main.get(section, {}), **one}
    if len(files.documents) == 1:
        main.pop("include", None)
    return True


CHANGES: tuple[Change, ...] = (
    a_model,
    a_column,
    a_relationship,
    an_enum,
    a_member,
    a_mixin,
    a_constraint,
    a_construct,
    gone,
    another_name,
    another_name_of_a_column,
    another_name_of_a_relationship,
    another_order,
    a_file,
    another_file_name,
)
