"""The pass of the joins that are written by hand: their words, and on which side each column stands."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.report.codes import relationships as codes
from sqla_scaffold.resolve.drafts import ModelDraft, RelationshipDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.resolve.expressions import NoExpression, Operand, parse
from sqla_scaffold.schema.attribute import ExpressionWord, WordKind
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind

_LIMITS = (WordKind.OPEN, WordKind.CLOSE)
_JOINS = ("&", "|")
_RECKONING = ("+", "-", "*", "/")
_SIMPLE = "compare columns, each written as `Model.column`, with each other and with literals"


def settle_conditions(draft: SchemaDraft) -> None:
    """Read the join of every relationship that has one of its own."""
    for model in draft.models.values():
        for side in model.relationships:
            if side.spec is not None and side.spec.primaryjoin is not None and _stands_alone(side, draft):
                word = side.spec.primaryjoin
                try:
                    side.condition = _condition(side, word.value, draft)
                except NoExpression as wrong:
                    draft.diagnostics.add(codes.JOIN, wrong.message, word.span, hint=wrong.hint)


def _stands_alone(side: RelationshipDraft, draft: SchemaDraft) -> bool:
    spec = side.spec
    assert spec is not None  # the caller looks at sides that are written
    if spec.secondary is not None:
        message = "a join by hand goes from table to table, and not by way of a third"
        draft.diagnostics.add(codes.JOIN, message, spec.secondary.span, hint="remove one of the two")
    elif spec.back_populates is not None and spec.back_populates.value is not False:
        message = "a join by hand has no other side"
        hint = "remove it, and write the other side's join there, if it is needed"
        draft.diagnostics.add(codes.JOIN, message, spec.back_populates.span, hint=hint)
    else:
        return True
    return False


def _condition(side: RelationshipDraft, text: str, draft: SchemaDraft) -> tuple[ExpressionWord, ...]:
    here = dict(_operands(side.owner, side.owner.name))
    itself = side.owner is side.target
    there = dict(_operands(side.target, f"remote({side.target.name}" if itself else side.target.name, ")" * itself))
    columns = {**here, **there}
    kinds = {key: Operand(key, _kind(column), column.is_optional) for key, column in columns.items()}
    words = parse(text, kinds).words
    shared = not side.owner.line_tables.isdisjoint(side.target.line_tables)
    found: list[ExpressionWord] = []
    leads = False
    for part in _parts(words):
        keys = [word.text for word in part if word.kind is WordKind.ATTRIBUTE]
        _check(part, [columns[key] for key in keys], draft)
        across = any(key in here for key in keys) and any(key in there for key in keys)
        leads = leads or across
        found += [_marked(word, columns, there, side, across=across, shared=shared) for word in part]
    if not leads:
        hint = f"compare a column of {side.owner.name} with one of {side.target.name}"
        if itself:
            hint = f"write `remote({side.target.name}.column)` for columns of the other row"
        raise NoExpression(f"nothing in it leads from {side.owner.name} to {side.target.name}", hint)
    return tuple(found)


def _operands(model: ModelDraft, before: str, behind: str = "") -> Iterator[tuple[str, ColumnDraft]]:
    for one in reversed(list(model.line)):
        for column in one.columns:
            if column.type is not None:
                yield f"{before}.{column.key}{behind}", column


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


def _marked(
    word: ExpressionWord,
    columns: dict[str, ColumnDraft],
    there: dict[str, ColumnDraft],
    side: RelationshipDraft,
    *,
    across: bool,
    shared: bool,
) -> ExpressionWord:
    """Return a word as Python has it; SQLAlchemy is told of the columns on the other side, for no key says it."""
    if word.kind is not WordKind.ATTRIBUTE:
        return word
    attribute = columns[word.text].attribute
    if word.text not in there:
        return ExpressionWord(WordKind.ATTRIBUTE, f"{side.owner.name}.{attribute}")
    kind = WordKind.ATTRIBUTE
    if across:
        kind = WordKind.FOREIGN_REMOTE if shared else WordKind.FOREIGN
    elif shared:
        kind = WordKind.REMOTE
    return ExpressionWord(kind, f"{side.target.name}.{attribute}")
