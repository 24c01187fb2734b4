"""The pass of the joins that are written by hand: their words, and on which side each column stands."""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqla_scaffold.report.codes import relationships as codes
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import ModelDraft, RelationshipDraft, SchemaDraft
from sqla_scaffold.resolve.expressions import NoExpression, Operand, parse
from sqla_scaffold.resolve.relationships import is_by_hand
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.schema.attribute import ExpressionWord, WordKind
from sqla_scaffold.schema.names import is_name
from sqla_scaffold.schema.spec import RelationshipSpec
from sqla_scaffold.schema.table import TableKey
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind
from sqla_scaffold.schema.word import Word

_LIMITS = (WordKind.OPEN, WordKind.CLOSE)
_JOINS = ("&", "|")
_RECKONING = ("+", "-", "*", "/")
_BY_WAY = ("primaryjoin", "secondary", "secondaryjoin")
_SIMPLE = "compare columns, each written as `Model.column`, with each other and with literals"


@dataclass(frozen=True, slots=True)
class _Named:
    """A column that a join may name: as Python has it, and what it is where it is compared with the other end, or alone.

    SQLAlchemy is told of the columns on the other end, for no key says it; of a table in between it knows by itself.
    """

    column: ColumnDraft
    text: str
    across: WordKind = WordKind.ATTRIBUTE
    alone: WordKind = WordKind.ATTRIBUTE


@dataclass(frozen=True, slots=True)
class _End:
    """What a join leads from, or to: its name, and its columns as the schema writes them."""

    name: str
    columns: Mapping[str, _Named]
    remote: bool = False


def settle_conditions(draft: SchemaDraft) -> None:
    """Read the join of every relationship that has one of its own."""
    for model in draft.models.values():
        for side in model.relationships:
            if side.spec is not None and is_by_hand(side.spec) and _stands_alone(side.spec, draft):
                _settle(side, side.spec, draft)


def _stands_alone(spec: RelationshipSpec, draft: SchemaDraft) -> bool:
    """Tell whether a join by hand is said with all that goes with it, and with nothing else; report it where not."""
    words = (spec.primaryjoin, spec.secondary, spec.secondaryjoin)
    third = spec.secondary or spec.secondaryjoin
    if third is not None and None in words:
        message = "a join by way of a third table has that table, and a condition on each side of it"
        missing = [name for name, word in zip(_BY_WAY, words, strict=True) if word is None]
        hint = f"add `{'` and `'.join(missing)}`, or remove `{'secondary' if spec.secondary else 'secondaryjoin'}`"
        draft.diagnostics.add(codes.JOIN, message, third.span, hint=hint)
    elif spec.back_populates is not None and spec.back_populates.value is not False:
        message = "a join by hand has no other side"
        hint = "remove it, and write the other side's join there, if it is needed"
        draft.diagnostics.add(codes.JOIN, message, spec.back_populates.span, hint=hint)
    else:
        return True
    return False


def _settle(side: RelationshipDraft, spec: RelationshipSpec, draft: SchemaDraft) -> None:
    here = _End(side.owner.name, _columns(side.owner))
    there = _End(side.target.name, _columns(side.target))
    if spec.secondary is None or spec.secondaryjoin is None:
        side.condition = _condition(spec.primaryjoin, here, _far_end(side), draft)
        return
    between = _between(side, spec.secondary, draft)
    if between is not None:
        side.condition = _condition(spec.primaryjoin, here, between, draft)
        side.secondary_condition = _condition(spec.secondaryjoin, between, there, draft)


def _columns(model: ModelDraft) -> dict[str, _Named]:
    known = (column for one in reversed(list(model.line)) for column in (*one.columns, *one.shared))
    return {
        f"{model.name}.{column.key}": _Named(column, f"{model.name}.{column.attribute}")
        for column in known
        if column.type is not None
    }


def _far_end(side: RelationshipDraft) -> _End:
    """Return the other model of a join between two; of a join of a model with itself the other row."""
    itself = side.owner is side.target
    shared = not side.owner.line_tables.isdisjoint(side.target.line_tables)
    across, alone = (WordKind.FOREIGN_REMOTE, WordKind.REMOTE) if shared else (WordKind.FOREIGN, WordKind.ATTRIBUTE)
    columns = {
        f"remote({key})" if itself else key: _Named(named.column, named.text, across, alone)
        for key, named in _columns(side.target).items()
    }
    return _End(side.target.name, columns, remote=itself)


def _between(side: RelationshipDraft, word: Word[str], draft: SchemaDraft) -> _End | None:
    """Return the table by way of which a join leads: that of a model, or an association table; report any other one."""
    model = draft.models.get(word.value)
    if model is None:
        by_table = {one.table.key: one for one in draft.models.values() if one.has_table}
        model = by_table.get(TableKey(word.value, side.owner.table.key.schema))
    table = draft.associations.get(word.value) if model is None else model.table
    problem = None
    if table is None:
        otherwise = "name a model, or the table of a many-to-many"
        hint = did_you_mean(word.value, [*draft.models, *draft.associations], otherwise=otherwise) or otherwise
        problem = f"there is no table `{word.value}` that the join could go by", hint
    elif model is not None and model.spec.view is not None:
        problem = f"`{word.value}` is a view, and a join goes by way of a table", "name a model with a table"
    elif table in side.owner.line_tables | side.target.line_tables:
        problem = f"the join goes by way of `{word.value}`, which it leads from or to", "remove `secondary`"
    elif model is None and any(not _is_plain(part) for part in (*filter(None, [table.key.schema]), table.key.name)):
        problem = f"no join can name the columns of `{word.value}`", "make a model of the table, and name that"
    if problem is not None:
        draft.diagnostics.add(codes.JOIN, problem[0], word.span, hint=problem[1])
        return None
    assert table is not None  # or it was reported
    side.secondary = table
    if model is not None:
        columns = {key: one for key, one in _columns(model).items() if one.column in table.columns}
        return _End(model.name, columns)
    named = {f"{word.value}.{one.name}": _Named(one, f"{table.key}.c.{one.name}") for one in table.columns}
    return _End(word.value, {key: one for key, one in named.items() if _is_plain(one.column.name)})


def _is_plain(name: str) -> bool:
    return is_name(name) and not keyword.iskeyword(name)


def _condition(word: Word[str] | None, here: _End, there: _End, draft: SchemaDraft) -> tuple[ExpressionWord, ...]:
    """Return the condition that a text is; report what is wrong with it."""
    assert word is not None  # the caller has looked
    try:
        return tuple(_words(word.value, here, there, draft))
    except NoExpression as wrong:
        draft.diagnostics.add(codes.JOIN, wrong.message, word.span, hint=wrong.hint)
        return ()


def _words(text: str, here: _End, there: _End, draft: SchemaDraft) -> Iterator[ExpressionWord]:
    columns = {**here.columns, **there.columns}
    kinds = {key: Operand(key, _kind(one.column), one.column.is_optional) for key, one in columns.items()}
    leads = False
    for part in _parts(parse(text, kinds, " or ".join(dict.fromkeys((here.name, there.name)))).words):
        keys = [word.text for word in part if word.kind is WordKind.ATTRIBUTE]
        _check(part, [columns[key].column for key in keys], draft)
        across = any(key in here.columns for key in keys) and any(key in there.columns for key in keys)
        leads = leads or across
        yield from (_as_python(word, columns, across=across) for word in part)
    if not leads:
        hint = f"compare a column of {here.name} with one of {there.name}"
        if there.remote:
            hint = f"write `remote({there.name}.column)` for columns of the other row"
        raise NoExpression(f"nothing in it leads from {here.name} to {there.name}", hint)


def _as_python(word: ExpressionWord, columns: Mapping[str, _Named], *, across: bool) -> ExpressionWord:
    if word.kind is not WordKind.ATTRIBUTE:
        return word
    named = columns[word.text]
    return ExpressionWord(named.across if across else named.alone, named.text)


def _kind(column: ColumnDraft) -> Kind:
    assert column.type is not None  # only columns with a type are operands
    kind = kind_of(column.type)
    return Kind.STR if kind is Kind.ENUM else kind


def _parts(words: tuple[ExpressionWord, ...]) -> Iterator[list[ExpressionWord]]:
    """Yield the comparisons, and what stands between them."""
    part: list[ExpressionWord] = []
    for word in words:
        if word.kind in _LIMITS or (word.kind is WordKind.OPERATOR and word.text in _JOINS):
            if part:
                yield part
            yield [word]
            part = []
        else:
            part.append(word)
    if part:
        yield part


def _check(part: list[ExpressionWord], columns: list[ColumnDraft], draft: SchemaDraft) -> None:
    operators = [word.text for word in part if word.kind is WordKind.OPERATOR and word.text not in _JOINS]
    if len(operators) > 1 or any(operator in _RECKONING for operator in operators):
        raise NoExpression("a join compares columns, and reckons with nothing", _SIMPLE)
    enums = [column.type.enum for column in columns if column.type is not None and column.type.enum is not None]
    if not enums:
        return
    if not set(operators) <= {"==", "!="}:
        raise NoExpression("databases differ in the order of an enum's values", "compare it by = or <>")
    values = [member.value for name in enums for member in draft.enums[name].members]
    for word in part:
        if word.kind is WordKind.STR and word.text not in values:
            raise NoExpression(f"`{word.text}` is no value of {enums[0]}", f"it has {', '.join(values)}")
