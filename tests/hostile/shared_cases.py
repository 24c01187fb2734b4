"""The shared list of hostile inputs as documents in our language; see the header of that file for what a case says.

A slot is a document in which `@` stands for the value. Slots that no command of today reads are in `NOT_YET`.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PATH = Path(os.environ.get("SQLA_SCAFFOLD_CASES") or Path(__file__).parents[3] / "shared" / "cases") / "hostile.yaml"

NOT_YET = {
    "revision_message": "the command `revision` writes the message",
    "db_identifier": "the command `import` reads a database",
    "database_url": "the database module takes it from the environment; tests/smoke and tests/cli hold it out of files and output",
}
ELSEWHERE = {
    "project_name": "test_new.py: the name of a package, for DIR is a path that the person chooses",
    "output_path": "test_paths.py",
    "symlink": "test_paths.py",
}

_THING = "models:\n  Thing:\n    columns:\n"
_USER = "models:\n  User:\n    columns: {name: text}\n  Thing:\n    columns:\n"
TEMPLATES = {
    "column_name": _THING + "      before: date?\n      @: {type: time?}\n      after: text?\n",
    "column_names": _THING + "      @: text?\n      @: text?\n",
    "model_name": "models:\n  @:\n    columns: {value: text?}\n  Other:\n    columns: {when: date?}\n",
    "model_names": "models:\n  @: {columns: {value: text?}}\n  @: {columns: {value: text?}}\n",
    "table_names": "models:\n  A: {table: @, columns: {value: text?}}\n  B: {table: @, columns: {value: text?}}\n",
    "relationship_name": _USER + "      id: {type: int, primary_key: true}\n    relationships:\n      @: User\n",
    "comment": _THING + "      value: {type: text, comment: @}\n",
    "server_default": _THING + "      value: {type: str(200), server_default: @}\n",
    "default_factory": _THING + "      value: {type: int, default: {call: @}}\n",
    "type": _THING + "      value: {type: @}\n",
    "foreign_key": _USER + "      owner: {foreign_key: @}\n",
    "enum_values": "enums:\n  Kind: [@]\n" + _THING + "      kind: Kind\n",
    "default_for_type": _THING + "      value: {type: @, default: @}\n",
}

# What the list calls a kind of mistake, and what we call it.
KINDS = {
    "E-NAME-SYNTAX": {"name-syntax", "text-empty", "key-not-text"},
    "E-NAME-UNICODE": {"name-unicode"},
    "E-NAME-RESERVED": {"name-reserved", "class-name"},
    "E-NAME-LENGTH": {"identifier-long"},
    "E-NAME-DUP": {"name-taken", "table-taken", "column-taken", "relationship-taken"},
}


@dataclass(frozen=True)
class Case:
    """A case, its document, and where in it the value stands: line and column of each."""

    id: str
    slot: str
    expect: str
    code: tuple[str, ...]
    document: bytes
    places: tuple[tuple[int, int], ...]
    value: Any
    checks: Mapping[str, Any]
    limits: Mapping[str, float]
    language: str = "yaml"


def cases() -> list[Case]:
    """Return every case that has a document of its own."""
    if not PATH.is_file():
        return []
    # The loader in Python: libyaml refuses the half of a character that one of the cases is about.
    listed = yaml.load(PATH.read_text(encoding="utf-8"), yaml.SafeLoader)["cases"]
    return [_case(row) for row in listed if row["slot"] not in NOT_YET and row["slot"] not in ELSEWHERE]


def slots() -> set[str]:
    """Return the names of all slots in the list."""
    listed = yaml.load(PATH.read_text(encoding="utf-8"), yaml.SafeLoader)["cases"]
    return {row["slot"] for row in listed}


def _case(row: Mapping[str, Any]) -> Case:
    code = row.get("code", ())
    value = _generated(row["gen"]) if row["slot"] != "document" and "gen" in row else row.get("value")
    document, places = _document(row, value)
    return Case(
        row["id"],
        row["slot"],
        row["expect"],
        (code,) if isinstance(code, str) else tuple(code),
        document,
        places,
        value,
        row.get("checks", {}),
        row.get("limits", {}),
        row.get("format", "yaml"),
    )


def _document(row: Mapping[str, Any], value: Any) -> tuple[bytes, tuple[tuple[int, int], ...]]:
    if row["slot"] == "document":
        position = row.get("position", "")
        line, colon, column = str(position).partition(":")
        places = ((int(line), int(column)),) if colon else ()
        return _whole(row), places
    template = TEMPLATES[row["slot"]]
    if row["slot"] == "default_for_type":
        values = [value["type"], value["default"]]
    elif row["slot"] == "enum_values":
        template = template.replace("@", ", ".join("@" * len(value)))
        values = value
    else:
        values = value if template.count("@") == 2 else [value]
    return _filled(template, values)


def _filled(template: str, values: list[Any]) -> tuple[bytes, tuple[tuple[int, int], ...]]:
    first, *rest = template.split("@")
    text, places = first, []
    for value, part in zip(values, rest, strict=True):
        places.append((text.count("\n") + 1, len(text) - text.rfind("\n")))
        text += scalar(value) + part
    return text.encode("ascii"), tuple(places)


def scalar(value: Any) -> str:
    """Return a value in YAML: a text in quotes, every odd character as an escape."""
    if isinstance(value, str):
        return '"' + "".join(map(_escape, value)) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(scalar, value)) + "]"
    if isinstance(value, float):
        return {"nan": ".nan", "inf": ".inf"}.get(str(value), str(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _escape(character: str) -> str:
    number = ord(character)
    if 0x20 <= number < 0x7F and character not in '"\\':
        return character
    return f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def _whole(row: Mapping[str, Any]) -> bytes:
    if "doc_b64" in row:
        return base64.b64decode(row["doc_b64"])
    if "gen" in row:
        return str(_generated(row["gen"])).encode()
    text = row.get("doc", row.get("value"))
    if row["expect"] == "ok":  # in our language a column called id does not become the key without a word
        text = text.replace('{type = "int"}', '{type = "int", primary_key = true}')
    return (text.rstrip("\n") if row.get("variant") == "strip_final_newline" else text).encode("utf-8")


def _generated(how: Mapping[str, Any]) -> str:
    match how["kind"]:
        case "repeat":
            return str(how["s"]) * int(how["n"])
        case "alias_bomb":
            width = int(how["width"])
            lines = ["a0: &a0 [x]"]
            lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, how["depth"])]
            return "\n".join(lines) + "\n"
        case "merge_bomb":
            lines = ["a0: &a0 {k: v}"]
            lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, how["depth"])]
            return "\n".join(lines) + "\n"
        case "deep_flow":
            return "models: " + "[" * how["n"] + "]" * how["n"] + "\n"
        case "long_scalar":
            return "models: {A: {comment: " + "x" * how["n"] + "}}\n"
        case "toml_deep":
            return "a = " + "[" * how["n"] + "]" * how["n"] + "\n"
        case kind:
            raise AssertionError(f"the list has a new generator {kind}")
