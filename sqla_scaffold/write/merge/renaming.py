"""New names for what a module defines: generated statements follow, so that a person's edits of them are still edits.

Both texts that are older than the new name, the one written last and the person's, get the new name before they are
merged. Statements that a person added are theirs and stay as they are.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqla_scaffold.write.merge.parts import Body, Key, Part, class_body, module_body

_NAME = re.compile(r"[\w.]+")


@dataclass(frozen=True, slots=True)
class NewNames:
    """The new names of what a module defines.

    Args:
        was: the path that the module had; its own where it stays.
        classes: names of classes, those of before to those of now.
        attributes: names of attributes of before to those of now, by the class as it is called now.
    """

    was: str
    classes: Mapping[str, str] = field(default_factory=dict, hash=False)
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)


def renamed(base: str, yours: str, names: NewNames) -> tuple[str, str] | None:
    """Return the text written last and the person's with the new names; None when one of them is no Python.

    What the text written last does not define under its old name has been renamed before, and stays.
    """
    try:
        was, mine = module_body(base), module_body(yours)
        return _body(was, was, names), _body(mine, was, names)
    except (SyntaxError, ValueError, tokenize.TokenError):
        return None


def _body(body: Body, base: Body, names: NewNames) -> str:
    """Return the text of a module; what stands in the text written last too is generated."""
    generated = base.by_key
    classes = {was: now for was, now in names.classes.items() if _is_due(generated, ("class", was), ("class", now))}
    text = ""
    for part in body.parts:
        known = generated.get(part.key)
        if known is None:
            text += part.whole
        elif isinstance(part.node, ast.ClassDef) and isinstance(known.node, ast.ClassDef):
            text += part.above + _class(part, known, classes, names)
        else:
            text += part.above + _with_names(part.text, classes)
    return text + body.rest


def _class(part: Part, base: Part, classes: Mapping[str, str], names: NewNames) -> str:
    head, body = class_body(part)
    generated = class_body(base)[1].by_key
    name = part.key[1]
    wanted = names.attributes.get(classes.get(name, name), {})
    attributes = {was: now for was, now in wanted.items() if _is_due(generated, ("name", was), ("name", now))}
    text = _with_names(head, classes)
    for one in body.parts:
        text += one.above + (_with_names(one.text, {**attributes, **classes}) if one.key in generated else one.text)
    return text + body.rest


def _is_due(generated: Mapping[Key, Part], was: Key, now: Key) -> bool:
    return was in generated and now not in generated


def _with_names(text: str, names: Mapping[str, str]) -> str:
    """Return code in which names have new ones, also where a text is nothing but a name."""
    if not any(name in text for name in names):
        return text
    lines = text.split("\n")
    for token, replacement in sorted(_replacements(text, names), key=lambda found: found[0].start, reverse=True):
        row, column = token.start
        line = lines[row - 1]
        lines[row - 1] = line[:column] + replacement + line[token.end[1] :]
    return "\n".join(lines)


def _replacements(text: str, names: Mapping[str, str]) -> Iterator[tuple[tokenize.TokenInfo, str]]:
    before = ""
    tokens = list(_tokens(text))
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        is_keyword = (
            before not in ("", "\n") and after is not None and after.string == "=" and token.type == tokenize.NAME
        )
        if token.type == tokenize.NAME and token.string in names and before != "." and not is_keyword:
            yield token, names[token.string]
        elif token.type == tokenize.STRING and token.start[0] == token.end[0] and (inner := token.string[1:-1]):
            if _NAME.fullmatch(inner) and inner.partition(".")[0] in names:
                head, dot, rest = inner.partition(".")
                yield token, f"{token.string[0]}{names[head]}{dot}{rest}{token.string[-1]}"
        before = token.string


def _tokens(text: str) -> Iterator[tokenize.TokenInfo]:
    """Yield the tokens of code that need not be whole, such as the head of a class."""
    kinds = (tokenize.INDENT, tokenize.DEDENT, tokenize.NEWLINE, tokenize.NL, tokenize.COMMENT)
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type not in kinds:
                yield token
    except (tokenize.TokenError, IndentationError):
        return


def is_pending(base: str, names: NewNames) -> bool:
    """Say whether the text written last still has one of the old names."""
    try:
        return _body(module_body(base), module_body(base), names) != base
    except (SyntaxError, ValueError):
        return False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of before in code that a person wrote: its place in the text, and the name of now."""

    start: int
    was: str
    now: str


def mentions(text: str, generated: str | None, names: NewNames) -> list[Mention]:
    """Return where a person's code still says a name of before.

    Args:
        text: the module.
        generated: the module as it is generated; what that defines is not the person's. None where all is theirs.
        names: a class is looked for wherever no other one is called like it; its attributes in its own body, and
            behind its name.
    """
    attributes = {was: now for mapping in names.attributes.values() for was, now in mapping.items()}
    if not any(name in text for name in (*names.classes, *attributes)):
        return []
    try:
        body, made = module_body(text), module_body(generated or "").by_key
    except (SyntaxError, ValueError):
        return []
    names = _without_own(names, body, made)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found: list[Mention] = []
    for part, owner in _of_the_person(body, made):
        for token, now in _mentioned(part.text, names, owner):
            row, column = token.start
            found.append(Mention(starts[part.line - 1 + row - 1] + column, token.string, now))
    return found


def _without_own(names: NewNames, body: Body, made: Mapping[Key, Part]) -> NewNames:
    """Return the new names without those of classes that the module calls something of its own."""
    theirs = (part.node for part in body.parts if part.key not in made)
    own = {node.name for node in theirs if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    return replace(names, classes={was: now for was, now in names.classes.items() if was not in own})


def _of_the_person(body: Body, made: Mapping[Key, Part]) -> Iterator[tuple[Part, str]]:
    """Yield the parts that are not generated, each with the class in whose body it stands."""
    for part in body.parts:
        known = made.get(part.key)
        if known is None:
            yield part, ""
        elif isinstance(part.node, ast.ClassDef) and isinstance(known.node, ast.ClassDef):
            generated = class_body(known)[1].by_key
            for one in class_body(part)[1].parts:
                if one.key not in generated:
                    yield one, part.key[1]


def _mentioned(text: str, names: NewNames, owner: str) -> Iterator[tuple[tokenize.TokenInfo, str]]:
    holders = {owner: {"self", "cls"}} if owner else {}
    before = ("", "")
    for token in _tokens(text):
        if token.type == tokenize.NAME:
            if token.string in names.classes and before[1] != ".":
                yield token, names.classes[token.string]
            elif before[1] == ".":
                for model, mapping in names.attributes.items():
                    known = {
                        model,
                        *holders.get(model, ()),
                        *(was for was, now in names.classes.items() if now == model),
                    }
                    if before[0] in known and token.string in mapping:
                        yield token, mapping[token.string]
        before = (before[1], token.string)
