"""What people do to the files of a project by hand: a table of edits, each a function of a module's text.

An edit returns the new text, or None where the module has nothing that it could edit. What it wrote that must never be
lost again it notes down, as statements or as words.
"""

from __future__ import annotations

import ast
import random
import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import black


@dataclass
class Hand:
    """A person who edits a module.

    Args:
        dice: what is drawn from.
        mine: a name that nobody has, for what is written.
        wrote: statements and words that must be there from now on.
        speaks_of: the attribute that a statement needs, where it needs one.
    """

    dice: random.Random
    mine: str
    wrote: list[str] = field(default_factory=list)
    speaks_of: str = ""

    def note(self, code: str) -> str:
        self.wrote.append(textwrap.dedent(code).strip())
        return code


Edit = Callable[[Hand, str], str | None]


def lines_of(text: str) -> list[str]:
    return text.split("\n")


def classes(text: str) -> list[ast.ClassDef]:
    return [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]


def a_class(text: str) -> ast.ClassDef | None:
    """Return the class of a module that is a model's: one with columns or a table."""
    found = [node for node in classes(text) if any(isinstance(one, ast.AnnAssign | ast.Assign) for one in node.body)]
    return found[0] if found else None


def span(node: ast.stmt) -> tuple[int, int]:
    """Return the first line of a statement, from 0, with its decorators; and the one behind it."""
    above = [one.lineno for one in getattr(node, "decorator_list", [])]
    return min([node.lineno, *above]) - 1, node.end_lineno or node.lineno


def into_class(hand: Hand, text: str, code: str) -> str | None:
    """Put code behind one of the statements of a class."""
    model = a_class(text)
    if model is None:
        return None
    at = span(hand.dice.choice(model.body))[1]
    lines = lines_of(text)
    return "\n".join([*lines[:at], "", *lines_of(hand.note(textwrap.indent(code, "    "))), "", *lines[at:]])


def attributes(text: str, function: str) -> list[ast.AnnAssign]:
    """Return the one-line attributes of the class that call a function: mapped_column, relationship."""
    model = a_class(text)
    return [
        node
        for node in ([] if model is None else model.body)
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.value, ast.Call)
        and node.lineno == node.end_lineno
        and ast.unparse(node.value.func) == function
    ]


def a_method(hand: Hand, text: str) -> str | None:
    return into_class(hand, text, f"def {hand.mine}(self) -> int:\n    # why {hand.mine}\n    return 1")


def a_property(hand: Hand, text: str) -> str | None:
    return into_class(hand, text, f"@property\ndef {hand.mine}(self) -> str:\n    return type(self).__name__")


def a_class_method(hand: Hand, text: str) -> str | None:
    return into_class(
        hand, text, f'@classmethod\ndef {hand.mine}(cls) -> str:\n    """Say {hand.mine}."""\n    return cls.__name__'
    )


def a_static_method(hand: Hand, text: str) -> str | None:
    return into_class(
        hand, text, f"@staticmethod\ndef {hand.mine}(one: int, *, other: int = 2) -> int:\n    return one + other"
    )


def a_listener(hand: Hand, text: str) -> str | None:
    """A function that SQLAlchemy calls, with a decorator that has arguments and an import of its own."""
    code = f"@event.listens_for(Mapper, 'mapper_configured')\ndef {hand.mine}(*_: object) -> None:\n    pass"
    lines = lines_of(text)
    imports = [number for number, line in enumerate(lines) if line.startswith("from sqlalchemy")]
    if not imports or "import event" in text:
        return None
    lines.insert(imports[0], "from sqlalchemy import event\nfrom sqlalchemy.orm import Mapper")
    return "\n".join(lines) + "\n\n" + hand.note(code) + "\n"


def a_constant(hand: Hand, text: str) -> str | None:
    model = a_class(text)
    if model is not None and any("Enum" in ast.unparse(base) for base in model.bases):
        return None  # it would be a member
    return into_class(hand, text, f"{hand.mine} = 20  # a limit")


def what_speaks_of_a_column(hand: Hand, text: str) -> str | None:
    found = attributes(text, "mapped_column")
    if not found:
        return None
    hand.speaks_of = ast.unparse(hand.dice.choice(found).target)
    return into_class(hand, text, f"def {hand.mine}(self) -> object:\n    return self.{hand.speaks_of}")


def what_speaks_of_the_model(hand: Hand, text: str) -> str | None:
    model = a_class(text)
    if model is None or any(isinstance(base, ast.Subscript) for base in model.bases):
        return None  # of a generic class its parameters would have to be said
    return into_class(hand, text, f"def {hand.mine}(self: {model.name}) -> {model.name}:\n    return self")


def a_function(hand: Hand, text: str) -> str:
    return text + "\n\n" + hand.note(f"def {hand.mine}() -> None:\n    pass") + "\n"


def another_class(hand: Hand, text: str) -> str:
    return text + "\n\n" + hand.note(f"class {hand.mine.capitalize()}:\n    limit = 3  # {hand.mine}") + "\n"


def a_base_class(hand: Hand, text: str) -> str | None:
    """A class of one's own above the model's, which inherits it."""
    model = a_class(text)
    if model is None or not model.bases or model.decorator_list:
        return None
    lines, name = lines_of(text), hand.mine.capitalize()
    start = model.lineno - 1
    if not lines[start].startswith("class ") or not lines[start].rstrip().endswith("):"):
        return None
    lines[start] = lines[start].replace("(", f"({name}, ", 1)
    hand.wrote.append(f"base {name}")
    code = hand.note(f"class {name}:\n    def {hand.mine}(self) -> str:\n        return repr(self)")
    return "\n".join([*lines[:start], *lines_of(code), "", "", *lines[start:]])


def an_import(hand: Hand, text: str) -> str | None:
    lines = lines_of(text)
    starts = [number for number, line in enumerate(lines) if line.startswith(("from sqlalchemy", "import sqlalchemy"))]
    if not starts:
        return None
    lines.insert(starts[0], f"from collections import Counter as {hand.mine.capitalize()}\n")
    return (
        "\n".join(lines)
        + "\n\n"
        + hand.note(f"{hand.mine}: {hand.mine.capitalize()}[str] = {hand.mine.capitalize()}()")
        + "\n"
    )


def a_comment(hand: Hand, text: str) -> str | None:
    """A comment above a statement, at the end of a line, or at the top of the class."""
    model = a_class(text)
    if model is None:
        return None
    lines, said = lines_of(text), f"# {hand.mine}: mind this"
    one = hand.dice.choice(model.body)
    if hand.dice.random() < 0.5 and one.lineno == one.end_lineno and "#" not in lines[one.lineno - 1]:
        lines[one.lineno - 1] += f"  {said}"
    else:
        lines.insert(span(one)[0], f"    {said}")
    hand.wrote.append(said)
    return "\n".join(lines)


def an_argument(hand: Hand, text: str) -> str | None:
    """An argument of a column or a relationship that the schema does not say."""
    found = [*attributes(text, "mapped_column"), *attributes(text, "relationship")]
    found = [node for node in found if "info=" not in ast.unparse(node)]
    if not found:
        return None
    node = hand.dice.choice(found)
    assert node.value is not None and node.value.end_col_offset is not None
    lines, argument = lines_of(text), f'info={{"{hand.mine}": 1}}'
    line = lines[node.lineno - 1].encode()
    before, after = line[: node.value.end_col_offset - 1].decode(), line[node.value.end_col_offset - 1 :].decode()
    lines[node.lineno - 1] = before + ("" if before.endswith("(") else ", ") + argument + after
    hand.wrote.append(argument)
    return "\n".join(lines)


def another_order(hand: Hand, text: str) -> str | None:
    """Two statements of the class change places: two methods, or two relationships."""
    model = a_class(text)
    if model is None:
        return None
    relationships = {id(node) for node in attributes(text, "relationship")}
    found = [
        (one, other)
        for one, other in zip(model.body, model.body[1:])
        if all(isinstance(node, ast.FunctionDef) or id(node) in relationships for node in (one, other))
        and not any(
            "setter" in ast.unparse(name) for node in (one, other) for name in getattr(node, "decorator_list", [])
        )
    ]
    if not found:
        return None
    one, other = hand.dice.choice(found)
    lines = lines_of(text)
    (a, b), (c, d) = span(one), span(other)
    return "\n".join([*lines[:a], *lines[c:d], *lines[b:c], *lines[a:b], *lines[d:]])


def laid_out_by_black(hand: Hand, text: str) -> str:
    """The whole module is formatted with other settings than ours."""
    mode = black.Mode(line_length=hand.dice.choice((60, 79, 160)), magic_trailing_comma=hand.dice.random() < 0.5)
    return black.format_str(text, mode=mode)


def other_line_ends(hand: Hand, text: str) -> str:
    return text.replace("\r\n", "\n") if "\r\n" in text else text.replace("\n", "\r\n")


def more_blank_lines(hand: Hand, text: str) -> str | None:
    model = a_class(text)
    if model is None:
        return None
    lines = lines_of(text)
    lines.insert(span(hand.dice.choice(model.body))[0], "\n")
    return "\n".join(lines)


EDITS: tuple[Edit, ...] = (
    a_method,
    a_property,
    a_class_method,
    a_static_method,
    a_listener,
    a_constant,
    what_speaks_of_a_column,
    what_speaks_of_the_model,
    a_function,
    another_class,
    a_base_class,
    an_import,
    a_comment,
    an_argument,
    another_order,
    laid_out_by_black,
    other_line_ends,
    more_blank_lines,
)


def without(text: str, name: str) -> str:
    """Return a module without one of the statements of its class: somebody took it out."""
    model = a_class(text)
    assert model is not None
    lines = lines_of(text)
    for node in reversed(model.body):
        if name in defined(node):
            start, end = span(node)
            lines[start:end] = []
    return "\n".join(lines)


def defined(node: ast.stmt) -> list[str]:
    """Return the names that a statement binds."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case _:
            return [target.id for target in getattr(node, "targets", []) if isinstance(target, ast.Name)]


def put_back(text: str, base: str, name: str) -> str:
    """Let a statement of the class be as it was written last; where it is away, it comes to where it stood.

    Behind other statements it would be another class: the fields of a dataclass have an order.
    """
    model, wanted = a_class(text), a_class(base)
    if model is None or wanted is None:
        return text
    source = next((span(node) for node in wanted.body if name in defined(node)), None)
    if source is None:
        return text
    lines, new = lines_of(text), lines_of(base)[source[0] : source[1]]
    there = next((span(node) for node in model.body if name in defined(node)), None)
    start, end = there or (_place_of(model, wanted, name),) * 2
    return "\n".join([*lines[:start], *new, *lines[end:]])


def _place_of(model: ast.ClassDef, wanted: ast.ClassDef, name: str) -> int:
    """Return the line behind the last statement of a class that stands before the one of this name in the other class."""
    names = [defined(node) for node in wanted.body]
    before = {one for said in names[: next(at for at, said in enumerate(names) if name in said)] for one in said}
    found = [span(node)[1] for node in model.body if before.intersection(defined(node))]
    return found[-1] if found else span(model.body[0])[0]


@lru_cache(maxsize=500)  # most modules stay as they are from week to week
def statements(text: str) -> frozenset[str]:
    """Return what all statements of a module say, whatever they stand in."""
    return frozenset(ast.dump(node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.stmt))


def missing(texts: Sequence[str], wrote: Iterable[str]) -> list[str]:
    """Return what people wrote that is in none of these modules."""
    trees = [ast.parse(text) for text in texts]
    there = set[str]().union(*(statements(text) for text in texts))
    words = "".join("".join(text.split()) for text in texts)
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    bases = {ast.unparse(base) for node in classes for base in node.bases}
    there |= {node.name for node in classes}
    return [one for one in wrote if not _is_there(one, there, words, bases)]


def _is_there(one: str, there: set[str], words: str, bases: set[str]) -> bool:
    if one.startswith("base "):
        return one.removeprefix("base ") in bases
    if one.startswith(("#", "info=")):
        return "".join(one.split()) in words
    # Into a class of one's own somebody may write more.
    found = [
        one
        for node in ast.parse(one).body
        for one in ([node.name, *map(ast.dump, node.body)] if isinstance(node, ast.ClassDef) else [ast.dump(node)])
    ]
    return there.issuperset(found)
