"""Random changes of a schema, each as a person would write it."""

from __future__ import annotations

import random
from typing import Any

Data = dict[str, Any]


def _long(column: Any) -> Data:
    return column if isinstance(column, dict) else {"type": column}


class Walk:
    """A schema as plain data, and what may happen to it."""

    def __init__(self, data: Data, seed: int, database: str) -> None:
        self.data = data
        self.random = random.Random(seed)
        self.database = database
        self.count = 0

    def step(self) -> None:
        self.forget()
        names = [name for name in dir(self) if name.startswith("do_")]
        for name in self.random.sample(names, self.random.choice((1, 1, 2, 4))):
            getattr(self, name)()

    def forget(self) -> None:
        """Take out what was said about the step before."""
        for model in self.data["models"].values():
            model.pop("was", None)
            for part in (*model.get("columns", {}).values(), *model.get("relationships", {}).values()):
                if isinstance(part, dict):
                    part.pop("was", None)
                    part.pop("fill", None)
        for enum in self.data.get("enums", {}).values():
            if isinstance(enum, dict):
                enum.pop("was", None)
                enum.pop("fill", None)
                enum["members"] = [value if isinstance(value, str) else value["value"] for value in enum["members"]]

    def fresh_name(self) -> str:
        self.count += 1
        return f"thing{self.count}"

    def model(self) -> Data:
        model: Data = self.data["models"][self.random.choice(list(self.data["models"]))]
        model.setdefault("columns", {})
        return model

    def column(self) -> tuple[Data, str, Data]:
        """Return a column that nothing else names, as far as possible."""
        for _ in range(50):
            model = self.model()
            names = [name for name in model["columns"] if name not in str({**model, "columns": {}})]
            if names:
                name = self.random.choice(names)
                model["columns"][name] = _long(model["columns"][name])
                return model, name, model["columns"][name]
        model = self.model()
        model["columns"]["spare"] = {"type": "int?"}
        return model, "spare", model["columns"]["spare"]

    def do_add_column(self) -> None:
        kind = self.random.choice(
            [
                {"type": "str(20)?"},
                {"type": "int", "fill": 7},
                {"type": "bool", "server_default": True},
                {"type": "datetime", "server_default": {"sql": "now()"}},
                {"type": "str(30)", "fill": {"sql": "'it''s'"}},
                {"type": "decimal(10, 2)", "server_default": 0, "comment": "in 100%: coins"},
                {"type": "int?", "index": True},
                {"type": "str(12)?", "unique": True},
            ]
        )
        self.model()["columns"][self.fresh_name()] = dict(kind)

    def do_drop_column(self) -> None:
        model, name, _ = self.column()
        if len(model["columns"]) > 1:
            del model["columns"][name]

    def do_rename_column(self) -> None:
        model, name, column = self.column()
        new = self.fresh_name()
        model["columns"] = {
            (new if key == name else key): ({**column, "was": name} if key == name else value)
            for key, value in model["columns"].items()
        }

    def do_change_nullable(self) -> None:
        _, _, column = self.column()
        if column.get("type", "").endswith("?") and not column.get("unique"):
            column["type"] = column["type"].rstrip("?")
            column["fill"] = {"int": 3, "str": "x"}.get(column["type"].partition("(")[0], None)
            if column["fill"] is None:
                column["type"] += "?"
                del column["fill"]

    def do_make_nullable(self) -> None:
        _, _, column = self.column()
        if "type" in column and not column.get("primary_key") and not column["type"].endswith("?"):
            column["type"] += "?"

    def do_change_flags(self) -> None:
        _, _, column = self.column()
        if str(column.get("type")).rstrip("?") in ("text", "json", "bytes") or column.get("primary_key"):
            return
        column["index"] = not column.get("index", False)

    def do_change_type(self) -> None:
        _, _, column = self.column()
        kinds = {"int": "bigint", "bigint": "int", "str(20)": "str(40)", "str(40)": "str(120)", "date": "datetime"}
        kind = str(column.get("type"))
        mark = "?" if kind.endswith("?") else ""
        if kind.rstrip("?") in kinds and not column.get("primary_key") and "server_default" not in column:
            column["type"] = kinds[kind.rstrip("?")] + mark

    def do_change_comment(self) -> None:
        self.column()[2]["comment"] = f"number {self.random.randrange(100)}: it's 100%"

    def do_add_check(self) -> None:
        model, name, column = self.column()
        if str(column.get("type")).rstrip("?") in ("int", "bigint"):
            model.setdefault("checks", {})[self.fresh_name()] = f"{column.get('name', name)} > -{self.count}"

    def do_add_model(self) -> None:
        name = self.fresh_name().title()
        target = self.random.choice(list(self.data["models"]))
        relationships: Data = {"of": {"model": target, "back_populates": False}} if self.random.random() < 0.7 else {}
        self.data["models"][name] = {"columns": {"label": {"type": "str(20)"}}, "relationships": relationships}

    def do_drop_model(self) -> None:
        for name in list(self.data["models"]):
            others = {other: model for other, model in self.data["models"].items() if other != name}
            if name not in str(others) and self.random.random() < 0.5:
                self.data["models"] = others
                return

    def do_rename_model(self) -> None:
        for name in self.random.sample(list(self.data["models"]), len(self.data["models"])):
            others = {other: model for other, model in self.data["models"].items() if other != name}
            if name not in str(others):
                new = self.fresh_name().title()
                self.data["models"] = {
                    (new if key == name else key): ({**model, "was": name} if key == name else model)
                    for key, model in self.data["models"].items()
                }
                self.data["models"][new].pop("table", None)
                return

    def relationship(self) -> Data | None:
        """Return a relationship that has a key of its own, in its long form."""
        model = self.model()
        held = model.get("relationships", {})
        for name in self.random.sample(list(held), len(held)):
            held[name] = held[name] if isinstance(held[name], dict) else {"model": held[name]}
            if not {"secondary", "foreign_keys", "primaryjoin"} & held[name].keys():
                return held[name]
        return None

    def do_change_ondelete(self) -> None:
        if relationship := self.relationship():
            relationship["ondelete"] = self.random.choice(("CASCADE", "RESTRICT", "NO ACTION", "SET NULL"))

    def do_drop_relationship(self) -> None:
        model = self.model()
        if held := model.get("relationships"):
            del held[self.random.choice(list(held))]

    def do_many_to_many(self) -> None:
        one, other = self.model(), self.random.choice(list(self.data["models"]))
        name = self.fresh_name()
        held = one.setdefault("relationships", {})
        held[name] = {"model": other, "secondary": f"table_{name}", "back_populates": f"back_{name}"}

    def do_change_server_default(self) -> None:
        _, _, column = self.column()
        kind = str(column.get("type")).rstrip("?")
        if "server_default" in column and self.random.random() < 0.4:
            del column["server_default"]
        elif kind in ("int", "bigint") and not column.get("unique"):
            column["server_default"] = self.random.randrange(9)
        elif kind == "str(20)":
            column["server_default"] = self.random.choice(("it's", "100%", ""))

    def do_drop_check(self) -> None:
        if checks := self.model().get("checks"):
            del checks[self.random.choice(list(checks))]

    def do_change_check(self) -> None:
        model = self.model()
        if checks := model.get("checks"):
            name = self.random.choice([*checks])
            if isinstance(checks[name], str):
                checks[name] = f"({checks[name]}) OR 1 = {self.random.randrange(2, 9)}"[:200]

    def do_add_unique(self) -> None:
        model, names = self.model(), [self.fresh_name(), self.fresh_name()]
        model["columns"].update({name: {"type": "int?"} for name in names})
        model.setdefault("uniques", []).append(names)

    def do_drop_unique(self) -> None:
        if uniques := self.model().get("uniques"):
            uniques.pop(self.random.randrange(len(uniques)))

    def do_add_index(self) -> None:
        model, name, column = self.column()
        if str(column.get("type")).rstrip("?") in ("int", "bigint", "bool"):
            condition = {"where": f"{column.get('name', name)} IS NOT NULL"} if self.random.random() < 0.5 else {}
            model.setdefault("indexes", []).append({"columns": [name], **condition})

    def do_drop_index(self) -> None:
        if indexes := self.model().get("indexes"):
            indexes.pop(self.random.randrange(len(indexes)))

    def do_add_computed(self) -> None:
        model, name, column = self.column()
        if str(column.get("type")).rstrip("?") == "int" and "computed" not in column:
            expression = f"{column.get('name', name)} + {self.random.randrange(3)}"
            model["columns"][self.fresh_name()] = {"type": "int?", "computed": expression}

    def do_change_computed(self) -> None:
        _, _, column = self.column()
        if "computed" in column:
            if self.random.random() < 0.3:
                del column["computed"]
            else:
                column["computed"] = f"({column['computed']}) * {self.random.randrange(2, 5)}"

    def do_comment_table(self) -> None:
        self.model()["comment"] = f"table {self.random.randrange(100)}: it's 100%"

    def do_rename_table(self) -> None:
        self.model()["table"] = self.fresh_name()

    def do_move_table(self) -> None:
        if self.database == "postgresql":
            model = self.model()
            if model.pop("schema", None) is None:
                model["schema"] = self.random.choice(("side", "Other side"))

    def do_widen_key(self) -> None:
        model = self.model()
        columns = model["columns"]
        if "primary_key" not in model and not any(_long(one).get("primary_key") for one in columns.values()):
            columns["id"] = {"type": "bigint", "primary_key": True}

    def do_other_names(self) -> None:
        if self.random.random() < 0.2:
            self.data["naming_convention"] = {
                "uq": self.random.choice(
                    ("uq_%(table_name)s_%(column_0_N_name)s", "u_%(table_name)s_%(column_0_N_name)s")
                ),
                "pk": self.random.choice(("pk_%(table_name)s", "%(table_name)s_key")),
            }

    def do_add_enum(self) -> None:
        name = self.fresh_name().title()
        self.data.setdefault("enums", {})[name] = {"members": ["a", "b", "it's 100%"]}
        self.model()["columns"][self.fresh_name()] = {"type": name, "server_default": "b"}

    def enum(self) -> tuple[str, Data] | None:
        enums = self.data.get("enums", {})
        if not enums:
            return None
        name = self.random.choice(list(enums))
        enums[name] = enums[name] if isinstance(enums[name], dict) else {"members": enums[name]}
        return name, enums[name]

    def do_add_value(self) -> None:
        if found := self.enum():
            members = found[1]["members"]
            members.insert(self.random.randrange(len(members) + 1), self.fresh_name())

    def do_rename_value(self) -> None:
        if found := self.enum():
            members = found[1]["members"]
            place = self.random.randrange(len(members))
            members[place] = {"value": self.fresh_name(), "was": members[place]}

    def do_remove_value(self) -> None:
        if (found := self.enum()) and len(found[1]["members"]) > 2 and isinstance(found[1]["members"][-1], str):
            gone = found[1]["members"].pop()
            first = found[1]["members"][0]
            found[1]["fill"] = {gone: first if isinstance(first, str) else first["value"]}

    def do_rename_enum(self) -> None:
        if found := self.enum():
            name, new = found[0], self.fresh_name().title()
            self.data["enums"] = {new if key == name else key: value for key, value in self.data["enums"].items()}
            self.data["enums"][new]["was"] = name
            for model in self.data["models"].values():
                for key, column in model.get("columns", {}).items():
                    if (long := _long(column)).get("type") in (name, f"{name}?"):
                        model["columns"][key] = {**long, "type": long["type"].replace(name, new)}
