"""A year of a project: its schema changes in every way, its people write into the models, and nothing is lost.

Each week the schema changes, or somebody edits a model, or both; `generate --check` is asked before and after, and has to
tell the truth. Half a dozen weeks run by default, the whole year with --slow, which also type-checks and smoke-tests.
"""

from __future__ import annotations

import ast
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

TYPES = ("str(40)", "int", "decimal(10, 2)", "date", "bool", "text", "str(200)", "float")
Columns = dict[str, dict[str, object]]


def silent(_: str) -> None:
    """Nobody watches."""


def in_class(text: str, method: str) -> str:
    """Put a method at the end of a module's first class, or behind everything where there is none."""
    ends = [node.end_lineno or 0 for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    if not ends:
        return f"{text}\n\nclass Mine:\n{method}\n"
    lines = text.split("\n")
    return "\n".join([*lines[: ends[0]], "", *method.split("\n"), *lines[ends[0] :]])


class Life:
    """A project and the schema as its people have it in mind."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.dice = root, random.Random(seed)
        self.models: dict[str, Columns] = {"Author": {"name": {"type": "str(40)"}}, "Book": {"title": {"type": "text"}}}
        self.was: dict[str, str] = {}
        self.owners: dict[str, str] = {"Book": "Author"}
        self.count = 0
        self.written: list[str] = []

    def text(self) -> str:
        """Return the schema as YAML."""
        lines = ["models:"]
        for model, columns in self.models.items():
            lines.append(f"  {model}:")
            if model in self.was:
                lines.append(f"    was: {self.was[model]}")
            lines.append("    columns:")
            for name, said in columns.items():
                words = ", ".join(
                    f'{key}: "{value}"' if key == "type" else f"{key}: {value}" for key, value in said.items()
                )
                lines.append(f"      {name}: {{{words}}}")
            if model in self.owners:
                lines += ["    relationships:", f"      owner: {{model: {self.owners[model]}?, ondelete: SET NULL}}"]
        return "\n".join(lines) + "\n"

    def fresh(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def any_model(self) -> str:
        return self.dice.choice(sorted(self.models))

    def change(self) -> None:
        """Change the schema in one of the ways in which schemas change."""
        self.was.clear()
        for columns in self.models.values():
            for said in columns.values():
                said.pop("was", None)
        model = self.any_model()
        columns = self.models[model]
        name = self.dice.choice(sorted(columns))
        match self.dice.randrange(8):
            case 0:
                self.models[self.fresh("Thing")] = {"label": {"type": "str(20)"}}
            case 1 if len(self.models) > 3:
                del self.models[model]
                self.owners = {one: of for one, of in self.owners.items() if model not in (one, of)}
            case 2:
                new = self.fresh("Named")
                self.models = {new if one == model else one: said for one, said in self.models.items()}
                swap = {model: new}
                self.owners = {swap.get(one, one): swap.get(of, of) for one, of in self.owners.items()}
                self.was[new] = model
            case 3 if len(columns) > 1:
                del columns[name]
            case 4:
                new = self.fresh("field")
                self.models[model] = {new if one == name else one: said for one, said in columns.items()}
                self.models[model][new]["was"] = name
            case 5:
                columns[name] = {"type": self.dice.choice(TYPES) + self.dice.choice(("", "?"))}
            case 6:
                self.owners[model] = self.any_model()
            case _:
                columns[self.fresh("field")] = {"type": self.dice.choice(TYPES), "index": "true"}
        (self.root / "schema.yaml").write_text(self.text())

    def edit(self) -> None:
        """Write something into a model by hand, in one of the ways in which people do."""
        files = [path for path in sorted((self.root / "src/shop/models").glob("*.py")) if path.name != "__init__.py"]
        path = self.dice.choice(files)
        text, mine = path.read_text(), self.fresh("hand")
        columns = re.findall(r"(?m)^    \w+: Mapped\[.*?\] = mapped_column\(.*\)$", text)
        match self.dice.randrange(6):
            case 0:
                text = in_class(text, f"    def {mine}(self) -> int:\n        # why {mine}\n        return 1")
            case 1:
                text = in_class(
                    text, f"    @property\n    def {mine}(self) -> str:\n        return type(self).__name__"
                )
            case 2:
                text += f"\n\ndef {mine}() -> None:\n    pass\n"
            case 3:
                text = re.sub(r"(?m)^(class \w+\(.*\n)", rf"\1    # {mine}\n", text, count=1)
            case 4 if any("info=" not in line for line in columns):
                old = min(columns, key=lambda line: ("info=" in line, line))
                arguments = f'info={{"{mine}": 1}})'
                text = text.replace(old, old[:-1] + ("" if old.endswith("()") else ", ") + arguments)
            case _:
                text += f"\n\nclass {mine.capitalize()}:\n    limit = 3  # {mine}\n"
        path.write_text(text)
        self.written.append(mine)

    def tree(self) -> dict[Path, bytes]:
        """Return the project's files, without what only this machine remembers."""
        private = (".sqla-scaffold/undo", ".sqla-scaffold/seen.json")
        found = [path for path in sorted(self.root.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
        return {one: one.read_bytes() for one in found if not str(one.relative_to(self.root)).startswith(private)}

    def settle(self) -> None:
        """Bring everything in step, as somebody would who reads what is said; check that `--check` knew."""
        before, said = self.tree(), Diagnostics()
        asked = api.generate(self.root, said, silent, check=True)
        assert asked.plan is not None, as_text(said, color=False)
        assert self.tree() == before, "asking changes nothing"
        first = api.generate(self.root, Diagnostics(), silent)
        if asked.ok:
            assert first.ok and self.tree() == before, "it said that nothing is to do"
        else:
            assert self.tree() != before or not first.ok, "it said that something is to do"
        if not first.ok:
            side = self.dice.choice((api.Settle.OURS, api.Settle.THEIRS))
            if side is api.Settle.THEIRS:
                self.give_up(first)
            assert api.generate(self.root, Diagnostics(), silent, settle=side).ok
        again = api.generate(self.root, Diagnostics(), silent, check=True)
        assert again.ok, again.plan and again.plan.conflicts

    def give_up(self, outcome: api.Outcome) -> None:
        """Forget what stands in the statements in conflict: the person says that the schema's are to be taken."""
        assert outcome.plan is not None
        for change in outcome.plan.conflicts:
            for one in change.conflicts:
                lost = re.findall(r"hand\d+", one.yours.text if one.yours is not None else "")
                self.written = [mine for mine in self.written if mine not in lost]


@pytest.mark.parametrize(
    ("seed", "weeks"),
    [(1, 8), (2, 8), *(pytest.param(seed, 50, marks=pytest.mark.slow) for seed in range(3, 9))],
)
def test_a_year(tmp_path: Path, seed: int, weeks: int) -> None:
    root = tmp_path / "shop"
    life = Life(root, seed)
    (tmp_path / "shop.yaml").write_text(life.text())
    options = api.NewOptions(package="shop", schema=tmp_path / "shop.yaml", smoke=False, git=False)
    assert api.new(root, options, Diagnostics(), silent).written
    for _ in range(weeks):
        for _ in range(life.dice.randrange(3)):
            life.edit()
        life.change()
        life.settle()
        texts = "".join(path.read_text() for path in (root / "src").rglob("*.py"))
        assert [mine for mine in life.written if not re.search(rf"(?i)\b{mine}\b", texts)] == []
    for path in (root / "src").rglob("*.py"):
        compile(path.read_text(), str(path), "exec")
    command = [
        sys.executable,
        "-W",
        "error",
        "-c",
        "import shop.models; from sqlalchemy.orm import configure_mappers as c; c()",
    ]
    done = subprocess.run(command, cwd=root / "src", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    if weeks > 10:
        known = {f"{path}" for path in orphans(root)}
        command = [sys.executable, "-m", "mypy", "--strict", "src/shop/models/__init__.py"]
        said = subprocess.run(command, cwd=root, capture_output=True, text=True).stdout
        assert not [line for line in said.splitlines() if ": error:" in line and line.split(":")[0] not in known], said


def orphans(root: Path) -> list[str]:
    """Return the files that nothing makes any more, and that people have edited."""
    outcome = api.generate(root, Diagnostics(), silent, check=True)
    assert outcome.plan is not None
    return [change.path for change in outcome.plan.visible if change.code is not None]
