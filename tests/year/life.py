"""A project and its people: the schema changes, modules are edited, and everything is asked and brought in step again."""

from __future__ import annotations

import ast
import copy
import random
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from sqla_scaffold import api
from sqla_scaffold.api.meant import read_project
from sqla_scaffold.cli.main import program
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

from tests.year.changes import CHANGES, MAIN, Change, Files
from tests.year.hands import EDITS, Edit, Hand, a_class, attributes, defined, missing, put_back, without
from tests.year.language import Draw, drawn_fields

Tree = dict[str, bytes]
SCHEMA = """\
models:
  Thing: {columns: {name: str(80)}}
  Other: {columns: {label: str(40)}, relationships: {thing: {model: "Thing?", ondelete: SET NULL}}}
  Third: {columns: {size: int, color: str(20)}}
"""
PRIVATE = ("undo", "seen.json", "lock")


def silent(_: str) -> None:
    """Nobody watches."""


class Life:
    """A project, and what its people remember of it.

    Args:
        root: its folder.
        seed: of all that happens by chance.
    """

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.dice = root, random.Random(seed)
        self.wrote: dict[str, list[str]] = {}
        self.needs: dict[str, str] = {}
        self.known: dict[tuple[str, ...], str] = {}
        self.names = {"Thing": "Thing", "Other": "Other"}
        self.count = 0
        self.happened = Counter[str]()
        self.drawn = Counter[tuple[str, str]]()
        self.changes: list[Change] = []
        self.edits: list[Edit] = []
        self.story: list[str] = []

    # The schema.

    def documents(self) -> dict[str, Any]:
        """Return the files of the schema as they are on the disk."""
        found = [self.root / MAIN, *sorted(self.root.glob("more/*.yaml"))]
        return {path.relative_to(self.root).as_posix(): yaml.safe_load(path.read_text()) for path in found}

    def write(self, root: Path, documents: dict[str, Any]) -> None:
        """Write the files of the schema, and remove those that are none any more."""
        for path in root.glob("more/*.yaml"):
            if path.relative_to(root).as_posix() not in documents:
                path.unlink()
        for path, said in documents.items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=200))

    def is_sound(self, documents: dict[str, Any]) -> bool:
        """Say whether what was drawn is a schema."""
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            (scratch / "pyproject.toml").write_bytes((self.root / "pyproject.toml").read_bytes())
            self.write(scratch, documents)
            return read_project(scratch, Diagnostics()) is not None

    def files(self) -> Files:
        known, names = copy.deepcopy(self.known), dict(self.names)
        return Files(self.documents(), random.Random(self.dice.random()), self.count, known, names)

    def change(self) -> None:
        """Change the schema in the next of the ways in which schemas change, and a few keys of it in any way."""
        if not self.changes:
            self.changes = self.dice.sample(CHANGES, len(CHANGES))
        self._first_that_is_sound(self.changes.pop(), self.changes[-1:])
        kinds = sorted(sorted(drawn_fields()), key=lambda kind: (self.drawn[kind], self.dice.random()))
        done = 0
        for kind in kinds[:60]:
            done += self._draw(kind)
            if done == 3:
                break

    def _first_that_is_sound(self, change: Change, others: list[Change]) -> None:
        for _ in range(12):
            files = self.files()
            before = copy.deepcopy(files.documents)
            if change(files) and files.documents != before and self.is_sound(files.documents):
                self.write(self.root, files.documents)
                self.known, self.names, self.count = files.known, files.names, files.count
                self.happened[change.__name__] += 1
                self.story.append(change.__name__)
                return

    def _draw(self, kind: tuple[str, str]) -> bool:
        for _ in range(3):
            files = self.files()
            before = copy.deepcopy(files.documents)
            try:
                drawn = Draw(files.dice, files.fresh, list(files.documents.values())).change(kind)
            except IndexError:  # there is nothing that the key could name
                return False
            if (
                drawn
                and files.documents != before
                and self._says_names_still(before, files)
                and self.is_sound(files.documents)
            ):
                self.write(self.root, files.documents)
                self.count = files.count
                self.drawn[kind] += 1
                self.story.append(" ".join(kind))
                return True
        return False

    def _says_names_still(self, before: dict[str, Any], files: Files) -> bool:
        """Say whether names in the database are left alone where SQL speaks of them, which nobody can follow."""
        return not any(files.is_in_sql(name) for name in ("other", "thing", "label", "name")) or not re.search(
            r"\b(table|name|naming_convention): ", str(_changed(before, files.documents))
        )

    # The files.

    def tree(self) -> Tree:
        """Return the project's files, without what only this machine remembers."""
        found = [path for path in sorted(self.root.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
        names = {path.relative_to(self.root).as_posix(): path for path in found}
        private = tuple(f".sqla-scaffold/{name}" for name in PRIVATE)
        return {name: path.read_bytes() for name, path in names.items() if not name.startswith(private)}

    def changed(self, before: Tree) -> list[str]:
        """Return the files that are not as they were."""
        after = self.tree()
        return sorted(name for name in {**before, **after} if before.get(name) != after.get(name))

    def modules(self) -> list[Path]:
        """Return the modules of models."""
        return [path for path in sorted((self.root / "src/shop/models").glob("*.py")) if path.name != "__init__.py"]

    def edit(self) -> None:
        """Edit a module in the next of the ways in which people edit modules."""
        if not self.edits:
            self.edits = self.dice.sample(EDITS, len(EDITS))
        edit = self.edits.pop()
        shared = [*self.modules(), *(path for path in self._shared() if self.dice.random() < 0.1)]
        for path in self.dice.sample(shared, len(shared)):
            text = path.read_bytes().decode()
            self.count += 1
            hand = Hand(self.dice, f"hand{self.count}")
            plain = text.replace("\r\n", "\n")
            new = edit(hand, text if edit.__name__ == "other_line_ends" else plain)
            if new is None:
                continue
            compile(new, str(path), "exec")
            if "\r\n" in text and edit.__name__ != "other_line_ends":
                new = new.replace("\n", "\r\n")
            path.write_bytes(new.encode())
            if hand.wrote:
                self.wrote[hand.mine] = hand.wrote
            if hand.speaks_of:
                self.needs[hand.mine] = hand.speaks_of
            self.happened[edit.__name__] += 1
            self.story.append(f"{edit.__name__} in {path.name}")
            return

    def _shared(self) -> list[Path]:
        base = self.root / ".sqla-scaffold/base"
        found = [self.root / path.relative_to(base) for path in sorted(base.rglob("*.py"))]
        return [path for path in found if path.is_file() and path.parent.name != "models"]

    # What the tool says of it.

    def ask(self) -> int:
        """Run `generate --check` as CI does; it changes nothing."""
        before = self.tree()
        result = CliRunner().invoke(program, ["generate", "--check", "-C", str(self.root)])
        assert not isinstance(result.exception, Exception), result.exception
        assert self.changed(before) == [], "asking changes nothing"
        assert result.exit_code in (0, 1), result.output
        return result.exit_code

    def settle(self, *, untouched: bool = False) -> None:
        """Bring everything in step, as somebody would who reads what is said; check that `--check` knew.

        Args:
            untouched: nothing of the schema has changed, so that nothing may be left to do, whatever was edited.
        """
        before, asked = self.tree(), self.ask()
        if untouched:
            assert asked == 0, "edits by hand are no reason to generate"
        said = Diagnostics()
        first = api.generate(self.root, said, silent)
        assert first.plan is not None, as_text(said, color=False)
        if asked == 0:
            assert first.ok and self.changed(before) == [], "it said that nothing is to do"
        else:
            assert self.changed(before) or not first.ok, "it said that something is to do"
        self._take_names(said)
        self._clear_away(said)
        if not first.ok:
            self._decide(first)
        elif asked and not list(said) and self.dice.random() < 0.3:
            self._there_and_back(before)
        assert self.ask() == 0

    def _there_and_back(self, before: Tree) -> None:
        after = self.tree()
        for wanted in (before, after):
            assert api.undo(self.root, Diagnostics(), silent).ok
            assert self.changed(wanted) == []
        self.happened["undo"] += 1

    def _decide(self, outcome: api.Outcome) -> None:
        """Settle conflicts: the schema's where it took something away, else either side's."""
        assert outcome.plan is not None
        conflicts = [one for change in outcome.plan.conflicts for one in change.conflicts]
        self.happened["conflict"] += 1
        # A column that stays as a person had it is not what the schema says, which smoke would tell to the end.
        away = any(one.new is None or "mapped_column" in one.new.text for one in conflicts)
        settle = api.Settle.THEIRS if away else self.dice.choice((api.Settle.OURS, api.Settle.THEIRS))
        if settle is api.Settle.THEIRS:
            lost = {mine for one in conflicts for mine in re.findall(r"hand\d+", one.yours.text if one.yours else "")}
            self.wrote = {mine: said for mine, said in self.wrote.items() if mine not in lost}
        said = Diagnostics()
        assert api.generate(self.root, said, silent, settle=settle).ok
        self._take_names(said)

    def _clear_away(self, said: Diagnostics) -> None:
        """Delete the edited module of a model that is gone, as is said; what was written into it is there until then."""
        for path in (self.root / str(one.path) for one in said if one.code.id == "M006"):
            assert self.missing() == []
            mine = re.findall(r"hand\d+", path.read_text())
            self.wrote = {name: one for name, one in self.wrote.items() if name not in mine}
            path.unlink()
            self.happened["orphan"] += 1
            assert self.ask() == 1, "what was written last of it is still remembered"
            assert api.generate(self.root, Diagnostics(), silent).plan is not None

    def _take_names(self, said: Diagnostics) -> None:
        """Write the new name wherever it is said that a person's code has the old one."""
        found = [one for one in said if one.code.id == "M008" and one.span is not None]
        for one in sorted(found, key=lambda one: -one.span.start if one.span else 0):
            assert one.span is not None and one.hint is not None
            path = self.root / one.span.source.name
            text = path.read_bytes().decode()
            old, new = re.findall(r"`([^`]+)`", f"{one.message} {one.hint}")[::2][:2]
            start = one.span.start
            assert text[start : start + len(old)] == old, (one.message, text[start : start + 20])
            path.write_bytes((text[:start] + new + text[start + len(old) :]).encode())
            line = text[text.rfind("\n", 0, start) + 1 : start + 80]
            self._note_new_name(path, old, new, line)

    def _note_new_name(self, path: Path, old: str, new: str, line: str) -> None:
        for mine, said in self.wrote.items():
            if mine in path.read_text() and any(re.search(rf"\b{old}\b", one) for one in said):
                self.wrote[mine] = [re.sub(rf"\b{old}\b", new, one) for one in said]
                if self.needs.get(mine) == old:
                    self.needs[mine] = new

    def tidy(self) -> None:
        """Take out what somebody wrote that speaks of a column which is gone; nobody else can."""
        for mine, needed in list(self.needs.items()):
            for path in self.modules():
                text = path.read_bytes().decode()
                if re.search(rf"\b{mine}\b", text) and not re.search(rf"(?m)^    {needed}: Mapped", text):
                    path.write_bytes(without(text.replace("\r\n", "\n"), mine).encode())
                    self.needs.pop(mine, None)
                    self.wrote.pop(mine, None)  # which a decision may have taken before

    def missing(self) -> list[str]:
        """Return what people wrote that is nowhere in the project any more."""
        texts = [path.read_text() for path in sorted(self.root.rglob("*.py")) if ".sqla-scaffold" not in path.parts]
        return missing(texts, (one for said in self.wrote.values() for one in said))

    def away_for_a_while(self) -> None:
        """Take out a column, change an argument, or move a module away; it is said, and stays so until it is put back."""
        path = self.dice.choice(self.modules())
        base = self.root / ".sqla-scaffold/base" / path.relative_to(self.root)
        text = path.read_bytes().decode().replace("\r\n", "\n")
        if not base.is_file() or a_class(text) is None:
            return
        found = attributes(text, "mapped_column")
        written = base.read_text()
        names = [name for node in found for name in defined(node) if "hand" not in ast.unparse(node)]
        names = [
            name for name in names if name in str([defined(node) for node in getattr(a_class(written), "body", [])])
        ]
        name = self.dice.choice(names) if names else None
        match self.dice.randrange(3):
            case 0:
                path.rename(path.with_name(f"old_{path.name}"))
                self.settle(untouched=True)
                assert not path.exists(), "what a person deleted stays deleted"
                path.with_name(f"old_{path.name}").rename(path)
            case 1 if name is not None and len(getattr(a_class(text), "body", ())) > 1:
                path.write_text(without(text, name))
                self.settle(untouched=True)
                assert not re.search(
                    rf"(?m)^    {name}: Mapped", path.read_text()
                ), "what a person deleted stays deleted"
                path.write_text(put_back(path.read_text(), base.read_text(), name))
            case 2 if name is not None and "String(" in text:
                path.write_text(text.replace("String(", "String(1", 1))
                self.settle(untouched=True)
                assert "String(1" in path.read_text()
                path.write_text(path.read_text().replace("String(1", "String(", 1))
        self.settle(untouched=True)
        self.happened["away for a while"] += 1

    def revise(self) -> None:
        """Write the revision that is pending."""
        said = Diagnostics()
        outcome, _ = api.revise(self.root, said, silent, api.RevisionOptions("a week", force=True))
        assert outcome.ok, as_text(said, color=False) + str(outcome.said)
        self.known.clear()
        self.happened["revision"] += 1
        if self.dice.random() < 0.5:
            self.write(self.root, _without_was(self.documents()))


def _without_was(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_was(one) for key, one in value.items() if key not in ("was", "fill")}
    return [_without_was(one) for one in value] if isinstance(value, list) else value


def _changed(before: Any, after: Any) -> Any:
    """Return what differs of two values, as far down as they are alike."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        return {key: _changed(before.get(key), after.get(key)) for key in keys}
    return after
