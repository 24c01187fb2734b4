"""Mixins and abstract classes: those whose columns are the same in every class that has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.classes.attributes import attribute_words
from sqla_scaffold.importing.classes.ground import ClassGround
from sqla_scaffold.reading.classes.facts import AttributeFacts, ClassFacts, MixinFacts


@dataclass(frozen=True)
class Handed:
    """What classes without tables hand down.

    Args:
        mixins: those that a schema says, by their names.
        words: the columns of each.
    """

    mixins: Mapping[str, MixinFacts]
    words: Mapping[str, dict[str, Plain]]

    def mixins_of(self, one: ClassFacts) -> list[str]:
        """Return the mixins that a class names, without those that a class above it has."""
        return [name for name in one.mixins if name in self.mixins and not self.mixins[name].abstract]

    def says(self, part: AttributeFacts, flag: str) -> bool:
        """Tell whether a column says a flag: it does, unless it is a mixin's that does not say it."""
        if part.mixin not in self.mixins:
            return True
        words = self.words[str(part.mixin)][part.name]
        return isinstance(words, dict) and flag in words

    def abstract_of(self, one: ClassFacts) -> str | None:
        """Return the abstract class that a class inherits from."""
        return next((name for name in one.mixins if name in self.mixins and self.mixins[name].abstract), None)


def handed_down(ground: ClassGround) -> Handed:
    """Find the mixins that a schema says: each of their columns is the same in all classes, and none of these redefines it."""
    known = {mixin.name: mixin for mixin in ground.found.mixins}
    users = {name: [one for one in ground.found.classes if name in _all(one, known)] for name in known}
    words: dict[str, dict[str, Plain]] = {}
    for name, mixin in known.items():
        said = _columns(mixin, users[name], ground)
        if mixin.functions:
            why = f"what its functions {', '.join(mixin.functions)} make is written out; they are not in the schema themselves"
            ground.report(mixin.place, why, hint="write them into the generated mixin, where they stay")
        if said is not None:
            words[name] = said
        elif users[name]:
            why = "its columns are not the same in all classes that have it, and are written out there"
            ground.report(mixin.place, why, is_kept=True)
    return Handed({name: known[name] for name in words}, words)


def _all(one: ClassFacts, known: Mapping[str, MixinFacts]) -> set[str]:
    found: set[str] = set()
    waiting = list(one.mixins)
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found.add(name)
            waiting += known[name].bases
    return found


def _columns(mixin: MixinFacts, users: list[ClassFacts], ground: ClassGround) -> dict[str, Plain] | None:
    found: dict[str, Plain] = {}
    for one in users:
        own = one if one.inherits is None else None
        for name in mixin.columns if own is not None else ():
            part = next((part for part in one.columns if part.name == name), None)
            if part is None or part.mixin != mixin.name:
                return None
            words = attribute_words(part, one, ground, in_mixin=True)
            common = _common(found.setdefault(name, words), words)
            if common is None:
                return None
            found[name] = common
    return found if users and len(found) == len(mixin.columns) else None


def _common(one: Plain, other: Plain) -> Plain | None:
    """Return what two classes say alike of a column, each of which may have a constraint or an index of its own on it."""
    ones, others = (words if isinstance(words, dict) else {"type": words} for words in (one, other))
    flags = {flag for flag in ("unique", "index") if (flag in ones) != (flag in others)}
    left, right = ({name: value for name, value in words.items() if name not in flags} for words in (ones, others))
    if left != right:
        return None
    return left["type"] if list(left) == ["type"] and isinstance(left["type"], str) else left


def written_here(part: AttributeFacts, one: ClassFacts, handed: Handed, ground: ClassGround) -> bool:
    """Tell whether a class writes a column itself: no mixin does, and no concrete class above it."""
    if part.mixin in handed.mixins:
        return False
    if one.inherits is None or one.inherits.strategy != "concrete":
        return True
    above = ground.by_name[one.inherits.parent]
    twin = next((other for other in above.columns if other.name == part.name), None)
    return twin is None or attribute_words(twin, above, ground) != attribute_words(part, one, ground)


def mixin_words(handed: Handed) -> dict[str, Plain]:
    """Return the mixins as a schema writes them."""
    return {name: _words(mixin, handed) for name, mixin in handed.mixins.items() if not mixin.abstract}


def abstract_words(handed: Handed) -> dict[str, Plain]:
    """Return the abstract classes, which are written among the models."""
    return {
        name: {"abstract": True, **_union(mixin), **_words(mixin, handed)}
        for name, mixin in handed.mixins.items()
        if mixin.abstract
    }


def _union(mixin: MixinFacts) -> dict[str, Plain]:
    return {} if mixin.union is None else {"polymorphic_union": mixin.union}


def _words(mixin: MixinFacts, handed: Handed) -> dict[str, Plain]:
    words: dict[str, Plain] = {}
    bases = [name for name in mixin.bases if name in handed.mixins and not handed.mixins[name].abstract]
    above = next((name for name in mixin.bases if name in handed.mixins and handed.mixins[name].abstract), None)
    if above is not None:
        words["inherits"] = above
    if bases:
        words["mixins"] = bases[0] if len(bases) == 1 else list[Plain](bases)
    if mixin.doc is not None:
        words["doc"] = mixin.doc
    if handed.words[mixin.name]:
        words["columns"] = handed.words[mixin.name]
    return words
