"""Codes of the family D, once more: models that are read, and what a schema does not say of them."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code, Severity

MODELS_UNREADABLE = Code(
    "D020",
    "models-unreadable",
    "The modules that hold the models cannot be imported, or what was named in them is neither a declarative base nor a "
    "MetaData. The message is the last line of what Python says.",
    "sqla-scaffold import --models shop.modells:Base",
    "See that `python -c 'import shop.models'` works in this folder, with the virtual environment of the project.",
)
MODEL_NOT_SAID = Code(
    "D021",
    "model-not-said",
    "The models have something that a schema cannot say: code of a person's own, or a word of SQLAlchemy that the language "
    "does not have. The models that are generated lack it until somebody writes it into their classes.",
    "class Order(Base):\n    def total(self): ...  # a method",
    "Copy it into the generated class, where it stays; or leave it out.",
    Severity.WARNING,
)
MODEL_SAID_OTHERWISE = Code(
    "D022",
    "model-said-otherwise",
    "The models have something that a schema says in another way: the database is the same, or will do the same, and the "
    "classes differ.",
    "children = relationship('Child')  # and none on the other side",
    "See whether the program depends on it.",
    Severity.WARNING,
)
