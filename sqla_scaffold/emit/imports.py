"""What a module imports, and under which names: decided once, when everything that the module prints is known."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import chain, count

from sqla_scaffold.emit.layout import import_lines
from sqla_scaffold.emit.pyexpr import Names
from sqla_scaffold.schema.types import PythonName

_LIBRARIES = frozenset({"sqlalchemy", *sys.stdlib_module_names})


@dataclass(frozen=True)
class Imports:
    """The imports of a module.

    Args:
        names: how the module calls each name.
        block: the lines after `from __future__ import annotations`, without a line end at the end.
    """

    names: Names
    block: str


@dataclass
class Wanted:
    """Collects what a module needs; mutable, for a module is put together statement by statement.

    Args:
        package: the project's package, whose imports stand last.
        defined: names that the module itself defines at its top level.
        taken: attributes of its classes, which would hide an import inside the class body; an import of the same
            name gets an alias there (SQLAlchemy evaluates annotations in the class body, measured on 2.1.9).
    """

    package: str
    defined: Collection[str] = ()
    taken: Collection[str] = ()
    used: set[PythonName] = field(default_factory=set)
    typing_only: set[PythonName] = field(default_factory=set)

    def resolve(self) -> Imports:
        """Decide the local names and write the block."""
        names: dict[PythonName, str] = {}
        avoided = {*self.defined, *self.taken}  # grows by what is given
        builtins = None
        for name in sorted(self.used | self.typing_only, key=_priority):
            if name.module == "":  # defined in this very module
                names[name] = name.name
                continue
            if name.module == "builtins":
                names[name] = name.name
                if name.name in avoided:
                    builtins = _free("builtins", avoided)
                    names[name] = f"{builtins}.{name.name}"
                continue
            names[name] = _free(name.name, avoided)
            avoided.add(names[name])
        return Imports(names, self._block(names, builtins, _free("TYPE_CHECKING", avoided)))

    def _block(self, names: Names, builtins: str | None, type_checking: str) -> str:
        typing_only = self.typing_only - self.used
        if typing_only:
            names = {**names, PythonName("typing", "TYPE_CHECKING"): type_checking}
        sections: dict[int, dict[str, list[tuple[str, str]]]] = {0: {}, 1: {}, 2: {}}
        for name, local in names.items():
            if name.module not in ("", "builtins") and name not in typing_only:
                self._file(sections, name, local)
        parts = []
        for number, modules in sections.items():
            lines = [line for module in sorted(modules) for line in import_lines(module, _spell(modules[module]))]
            if number == 0 and builtins is not None:
                lines.insert(0, "import builtins" + (f" as {builtins}" if builtins != "builtins" else ""))
            if lines:
                parts.append("\n".join(lines))
        if typing_only:
            late: dict[str, list[tuple[str, str]]] = {}
            for name in typing_only:
                late.setdefault(name.module, []).append((name.name, names[name]))
            lines = [line for module in sorted(late) for line in import_lines(module, _spell(late[module]), 4)]
            parts.append("\n".join([f"if {type_checking}:", *lines]))
        return "\n\n".join(parts)

    def _file(self, sections: dict[int, dict[str, list[tuple[str, str]]]], name: PythonName, local: str) -> None:
        top = name.module.partition(".")[0]
        section = 2 if top == self.package else 0 if top in sys.stdlib_module_names else 1
        sections[section].setdefault(name.module, []).append((name.name, local))


def _priority(name: PythonName) -> tuple[int, str, str]:
    # Models and enums keep their names; what comes from libraries gets out of their way, and builtins, which need no
    # import until something hides them, out of the way of all.
    known = 1 if name.module.partition(".")[0] in _LIBRARIES else 0
    known += name.module == "builtins"
    return known, name.module, name.name


def _spell(imported: Iterable[tuple[str, str]]) -> list[str]:
    ordered = sorted(imported, key=lambda pair: (_rank(pair[0]), pair[0]))
    return [name if name == local else f"{name} as {local}" for name, local in ordered]


def _rank(name: str) -> int:
    # As isort orders the names of an import: constants, classes, then functions.
    if name.isupper() and len(name) > 1:
        return 0
    return 1 if name[:1].isupper() else 2


def _free(name: str, avoided: Collection[str]) -> str:
    # One underscore: attributes of a schema begin with a letter, and two would be mangled inside a class.
    if name not in avoided:
        return name
    candidates = chain((f"_{name}",), (f"_{name}_{number}" for number in count(2)))
    return next(candidate for candidate in candidates if candidate not in avoided)
