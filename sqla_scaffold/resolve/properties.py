"""The pass over hybrids and column properties: their expressions, and what comes out of them."""

from __future__ import annotations

from sqla_scaffold.report.codes import classes as codes
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft
from sqla_scaffold.resolve.expressions import NoExpression, Operand, Typed, parse
from sqla_scaffold.schema import names
from sqla_scaffold.schema.attribute import DerivedProperty
from sqla_scaffold.schema.spec import DerivedSpec
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.type_use import annotation_of, kind_of
from sqla_scaffold.schema.types import Kind

# A type of each kind that may come out, for its annotation.
_TYPES = {Kind.INT: "int", Kind.FLOAT: "float", Kind.DECIMAL: "decimal", Kind.STR: "str", Kind.BOOL: "bool"}


def settle_properties(draft: SchemaDraft) -> None:
    """Read the expressions of every model."""
    for model in draft.models.values():
        model.hybrids = _settled(model, model.spec.hybrids, draft, hybrid=True)
        model.column_properties = _settled(model, model.spec.column_properties, draft, hybrid=False)


def _settled(
    model: ModelDraft, specs: tuple[DerivedSpec, ...], draft: SchemaDraft, *, hybrid: bool
) -> tuple[DerivedProperty, ...]:
    if not specs:
        return ()
    found: list[DerivedProperty] = []
    # In the class body, where a column property stands, the columns of mixins are not at hand.
    operands = {
        column.key: Operand(column.attribute, kind_of(column.type), column.nullable)
        for one in (model.line if hybrid else (model,))
        for column in one.columns
        if column.type is not None and (hybrid or column.mixin is None)
    }
    for spec in specs:
        try:
            typed = parse(spec.expression.value, operands)
            _check(typed, hybrid=hybrid)
        except NoExpression as wrong:
            draft.diagnostics.add(codes.EXPRESSION, wrong.message, spec.expression.span, hint=wrong.hint)
            continue
        doc = None if spec.doc is None else spec.doc.value
        annotation = annotation_of(TypeUse(_TYPES[typed.kind]))
        name = names.attribute_name(spec.name.value)
        found.append(DerivedProperty(name, annotation, typed.words, typed.nullable, doc))
    return tuple(found)


def _check(typed: Typed, *, hybrid: bool) -> None:
    if typed.kind not in _TYPES:
        raise NoExpression("this is a column and nothing more", "name the column itself where it is needed")
    if len(typed.words) == 1:
        raise NoExpression("this says nothing new", "reckon with something")
    if hybrid and typed.nullable:
        message = "a column in it may be null, with which Python cannot reckon"
        raise NoExpression(message, "write it under `column_properties`, where the database reckons")
