"""Write the pages of documentation that are derived from tables: `python -m tests.house.derive`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import click
from sqla_scaffold.cli.main import program
from sqla_scaffold.report import codes
from sqla_scaffold.report.codes import CODES, Code, Severity
from sqla_scaffold.schema.types import TYPES, UNION, Annotation, ColumnType, Parameter, ParameterKind

ROOT = Path(__file__).parents[2]
COMMAND = "python -m tests.house.derive"
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "mysql": "MySQL, MariaDB"}


def codes_page() -> str:
    """Return `docs/codes.md`: every kind of mistake, from the table of codes."""
    lines = [
        "# What each message means",
        "",
        "Every message carries a code, which never changes its meaning. `sqla-scaffold explain CODE` shows the same texts.",
        "",
        "<!-- Derived from sqla_scaffold/report/codes/ by `" + COMMAND + "`; edit the table, not this page. -->",
    ]
    for letter, title in sorted(_families().items()):
        rows = [row for row in CODES if row.id.startswith(letter)]
        if rows:
            lines += ["", f"## {letter}: {title}"]
            lines += [line for row in rows for line in _code(row)]
    return "\n".join(lines) + "\n"


def _families() -> dict[str, str]:
    """Titles of the families, from the first lines of their modules: "Codes of the family K: keys, constraints ..."."""
    titles = {}
    for module in vars(codes).values():
        first = (module.__doc__ or "").partition("\n")[0] if isinstance(module, ModuleType) else ""
        if first.startswith("Codes of the family "):
            letter, _, title = first.removeprefix("Codes of the family ").rstrip(".").partition(": ")
            titles[letter] = title
    return titles


def _code(row: Code) -> Iterator[str]:
    warning = "" if row.severity is Severity.ERROR else f" (a {row.severity.value})"
    yield from ("", f"### {row.id} {row.name}{warning}", "", row.why, "")
    yield from ("```text", row.example.rstrip("\n"), "```", "", f"Instead: {row.instead}")


def commands_page() -> str:
    """Return `docs/commands.md`: the help of every command, as the command line shows it."""
    lines = [
        "# Commands",
        "",
        "What `--help` says. People's text goes to standard error, data to standard output; the exit status is 0 when all",
        "is fine, 1 when something was found, 2 when the command could not run.",
        "",
        "<!-- Derived from sqla_scaffold/cli/ by `" + COMMAND + "`; edit the commands, not this page. -->",
    ]
    for name, command in sorted(program.commands.items()):
        lines += ["", f"## {name}", "", *_command(name, command)]
    return "\n".join(lines).rstrip("\n").replace("\n\n\n", "\n\n") + "\n"


def _command(name: str, command: click.Command) -> Iterator[str]:
    """The help of a command from its parts: how click lays them out changes from release to release."""
    arguments = [str(one.metavar or str(one.name).upper()) for one in command.params if isinstance(one, click.Argument)]
    yield f"`{' '.join(('sqla-scaffold', name, '[OPTIONS]', *arguments))}`"
    yield ""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        as_it_stands = paragraph.startswith("\b")  # click's mark of a paragraph that is not wrapped
        yield from ("```text", paragraph.removeprefix("\b\n"), "```", "") if as_it_stands else (paragraph, "")
    options = [one for one in command.params if isinstance(one, click.Option)]
    if not options:
        return
    yield from ("| option | meaning |", "|---|---|")
    for option in options:
        spelled = ", ".join(f"`{word}`" for word in (*option.opts, *option.secondary_opts))
        value = "" if option.is_flag else f" {_value(option)}"
        yield f"| {spelled}{value} | {option.help} |"


def _value(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return " \\| ".join(map(str, option.type.choices))
    return str(option.metavar or option.type.name.upper())


def types_page() -> str:
    """Return `docs/types.md`: every column type, from the table of types."""
    lines = [
        "# Column types",
        "",
        "The short name and SQLAlchemy's own mean the same, with the same arguments in parentheses. A `?` behind a type",
        "lets the column be null.",
        "",
        "<!-- Derived from sqla_scaffold/schema/types.py by `" + COMMAND + "`; edit the table, not this page. -->",
        "",
        "| example | SQLAlchemy | arguments | in Python | databases |",
        "|---|---|---|---|---|",
        *map(_type, TYPES),
    ]
    return "\n".join(lines) + "\n"


def _type(row: ColumnType) -> str:
    databases = "all" if len(row.databases) == len(DATABASES) else ", ".join(DATABASES[name] for name in row.databases)
    arguments = "; ".join(map(_parameter, row.parameters)) or "none"
    return f"| `{row.example}` | `{row.sqlalchemy}` | {arguments} | `{_annotation(row.annotation)}` | {databases} |"


def _parameter(parameter: Parameter) -> str:
    must = "" if parameter.required else ", may be left out"
    match parameter.kind:
        case ParameterKind.FLAG:
            return f"the word `{parameter.word}` for `{parameter.name}=True`{must}"
        case ParameterKind.WORD:
            return f"a word for `{parameter.name}` ({', '.join(f'`{word}`' for word, _ in parameter.words)}){must}"
        case ParameterKind.TYPE:
            return f"`{parameter.name}`, a type{must}"
        case ParameterKind.NUMBER:
            return f"`{parameter.name}`, at least {parameter.least}{must}"
        case ParameterKind.KEY:
            return f"`{parameter.name}`, by the column's key of this name"


def _annotation(annotation: Annotation) -> str:
    if annotation.name == UNION:
        return " \\| ".join(map(_annotation, annotation.arguments))
    name = annotation.name.name
    return f"{name}[{', '.join(map(_annotation, annotation.arguments))}]" if annotation.arguments else name


PAGES: dict[str, Callable[[], str]] = {
    "docs/codes.md": codes_page,
    "docs/commands.md": commands_page,
    "docs/types.md": types_page,
}


def main() -> None:
    """Write all derived pages."""
    for path, page in PAGES.items():
        (ROOT / path).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
