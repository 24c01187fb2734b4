"""A schema document as text, in YAML and TOML: in the form that `fmt` would give it, so that nobody has to."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.editing import toml_values, yaml_values
from sqla_scaffold.editing.places import Plain

_WIDTH = 110


def text_of(words: dict[str, Plain], language: str) -> str:
    """Return a document as text.

    Args:
        language: "yaml" or "toml".
    """
    lines = _yaml(words, "") if language == "yaml" else _toml(words)
    return "\n".join(lines).strip("\n") + "\n"


def _yaml(words: dict[str, Plain], indent: str, depth: int = 0, section: str = "") -> Iterator[str]:
    for number, (key, value) in enumerate(words.items()):
        if depth == 1 and section == "models" and number:
            yield ""
        head = f"{indent}{yaml_values.scalar(key, in_braces=False)}:"
        line = f"{head} {yaml_values.on_a_line(value)}"
        # A model and its sections stand on lines of their own; below that, whatever fits on a line does.
        opened = (
            isinstance(value, dict)
            and value
            and (_is_open(section or key, key, depth) or len(line) > _WIDTH or _has_block(value))
        )
        block = yaml_values.block_lines(value)
        if block:
            yield f"{head} |-"
            yield from (f"{indent}  {line}" if line else "" for line in block)
        elif opened and isinstance(value, dict):
            yield head
            yield from _yaml(value, f"{indent}  ", depth + 1, section or key)
        elif isinstance(value, list) and (len(line) > _WIDTH or any(isinstance(one, (dict, list)) for one in value)):
            yield head
            yield from _items(value, f"{indent}  ")
        else:
            yield line


def _has_block(value: dict[str, Plain]) -> bool:
    return any(yaml_values.block_lines(item) for item in value.values())


def _is_open(section: str, key: str, depth: int) -> bool:
    """Tell whether a mapping stands on lines of its own: the file's sections, models, and what models are made of."""
    if depth == 2:
        return key in ("columns", "relationships", "checks")
    return depth == 0 or (depth == 1 and section in ("models", "mixins"))


def _items(value: list[Plain], indent: str) -> Iterator[str]:
    for item in value:
        line = f"{indent}- {yaml_values.on_a_line(item)}"
        if len(line) <= _WIDTH or not isinstance(item, dict):
            yield line
            continue
        first, *rest = _yaml(item, f"{indent}  ", 9)
        yield f"{indent}- {first.strip()}"
        yield from rest


def _toml(words: dict[str, Plain]) -> Iterator[str]:
    # What is no table comes first: behind one, it would be a key of it.
    for section, value in sorted(words.items(), key=lambda entry: isinstance(entry[1], dict)):
        if not isinstance(value, dict):
            yield f"{section} = {toml_values.on_a_line(value)}"
            continue
        if section != "models":
            yield ""
            yield f"[{section}]"
            yield from (f"{toml_values.key(name)} = {toml_values.on_a_line(item)}" for name, item in value.items())
            continue
        for name, model in value.items():
            yield ""
            yield f"[models.{toml_values.key(name)}]"
            yield from _toml_model(model)


def _toml_model(model: Plain) -> Iterator[str]:
    for key, value in model.items() if isinstance(model, dict) else ():
        if isinstance(value, dict) and key != "with":
            for name, item in value.items():
                yield f"{key}.{toml_values.key(name)} = {toml_values.on_a_line(item)}"
        else:
            yield f"{key} = {toml_values.on_a_line(value)}"
