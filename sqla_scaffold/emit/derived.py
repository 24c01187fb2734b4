"""Hybrids and column properties: expressions over attributes as Python."""

from __future__ import annotations

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.attributes import Line, mapped
from sqla_scaffold.emit.modules import Method
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.schema.attribute import DerivedProperty, ExpressionWord, WordKind
from sqla_scaffold.schema.model import Model


def column_property_line(derived: DerivedProperty, model: Model) -> Line:
    """Return the line of a column property; it stands behind the columns that it names, and hides what they hide."""
    redacted = {one.name for one in model.attributes if one.redact}
    hides = any(word.kind is WordKind.ATTRIBUTE and word.text in redacted for word in derived.expression)
    info = py.Dict((("redact", py.TRUE),)) if hides else None
    silent = py.FALSE if hides and model.dataclass is not None and model.dataclass.repr else None
    annotation = py.annotation(derived.annotation)
    doc = None if derived.doc is None else py.value(derived.doc)
    function = py.imported("sqlalchemy.orm", "column_property")
    made = py.call(function, _expression(derived, ""), repr=silent, doc=doc, info=info)
    return Line(derived.name, mapped(py.optional(annotation) if derived.nullable else annotation), made)


def hybrid_method(derived: DerivedProperty) -> Method:
    """Return the method of a hybrid, which Python calls with an object and SQLAlchemy with the class."""
    return Method(
        derived.name,
        py.imported("sqlalchemy.ext.hybrid", "hybrid_property"),
        py.annotation(derived.annotation),
        _expression(derived, "self."),
        derived.doc,
    )


def named_by_column_properties(model: Model) -> frozenset[str]:
    """Return the attributes that the column properties of a class name in its body."""
    words = (word for derived in model.column_properties for word in derived.expression)
    return frozenset(word.text for word in words if word.kind is WordKind.ATTRIBUTE)


def _expression(derived: DerivedProperty, prefix: str) -> PyExpr:
    parts: list[PyExpr] = []
    tight = True  # nothing stands before, or something that no blank follows
    for word in derived.expression:
        if not tight and word.kind is not WordKind.CLOSE:
            parts.append(py.Source(" "))
        parts.append(_word(word, prefix))
        tight = word.kind in (WordKind.OPEN, WordKind.SIGN)
    return py.Joined(tuple(parts))


def _word(word: ExpressionWord, prefix: str) -> PyExpr:
    match word.kind:
        case WordKind.ATTRIBUTE:
            return py.own(prefix + word.text)
        case WordKind.STR:
            return py.value(word.text)
        case WordKind.INT:
            return py.value(int(word.text))
        case WordKind.FLOAT:
            return py.value(float(word.text))
        case WordKind.DECIMAL:
            return py.call(py.imported("decimal", "Decimal"), py.value(word.text))
        case WordKind.BOOL:
            return py.value(word.text == "true")
        case WordKind.OPERATOR | WordKind.SIGN | WordKind.OPEN | WordKind.CLOSE:
            return py.Source(word.text)
        case WordKind.FOREIGN | WordKind.REMOTE | WordKind.FOREIGN_REMOTE:
            raise GeneratorBug(f"`{word.text}` stands in no join")
