"""Codes of the family M: what people wrote into generated files, and what the schema makes of these files now."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code, Severity

BOTH_CHANGED = Code(
    "M001",
    "both-changed",
    "A statement was edited in the file, and the schema changed the same part of it. Both cannot be right, so the file is "
    "left as it is; all other files are written.",
    "price: Mapped[Decimal] = mapped_column(Numeric(9, 2)), where the schema said decimal(8, 2) and says decimal(10, 2)",
    "Make the statement as it should be; or run `sqla-scaffold generate --theirs` to take the schema's, `--ours` to keep "
    "yours, `--markers` to decide in your editor.",
)
NOT_PYTHON = Code(
    "M002",
    "not-python",
    "A module was edited and is no Python at the moment, so what was written by hand cannot be told from what was "
    "generated; the file is left alone.",
    "def total(self) -> int",
    "Mend the syntax and run the command again.",
)
GIT_MARKERS = Code(
    "M003",
    "git-markers",
    "git merged two branches and left both sides in a generated file. The schema says what the generated part of it is "
    "now, and what both sides wrote by hand can be put on top of it.",
    "<<<<<<< HEAD",
    "Finish the merge of the schema file, then run `sqla-scaffold resolve`.",
)
SEALED_EDITED = Code(
    "M004",
    "sealed-edited",
    "The settings of the project declare this file sealed: it holds generated code alone. It was edited all the same.",
    '[tool.sqla-scaffold]\nsealed = ["src/shop/models/*.py"]',
    "Move what you wrote to a module of your own (a mixin, say) and run `sqla-scaffold generate --theirs`; or take the "
    "file out of `sealed`.",
)
IN_THE_WAY = Code(
    "M005",
    "in-the-way",
    "A file that the schema makes was there before, with other content, and was not written by sqla-scaffold.",
    "a src/shop/models/tag.py of yours, and a new model Tag",
    "Move your file away, or run `sqla-scaffold generate --theirs` to replace it, `--ours` to keep it.",
)
ORPHAN_EDITED = Code(
    "M006",
    "orphan-edited",
    "Nothing in the schema makes this file any more, since its model was removed, say. A file that nobody edited is "
    "deleted then; this one holds something written by hand and stays.",
    "removing the model Book from the schema, with a method in models/book.py",
    "Move what you still need and delete the file; or keep it as a file of your own by naming it in `once`, in "
    "[tool.sqla-scaffold].",
    Severity.WARNING,
)
MODULE_DELETED = Code(
    "M007",
    "module-deleted",
    "A generated file was deleted or renamed by hand, and the schema still makes it. What was deleted stays deleted, so "
    "what imports it will not find it.",
    "rm src/shop/models/book.py, with the model Book in the schema",
    "Remove the model from the schema; or restore the file from version control; or name it in `once`, in "
    "[tool.sqla-scaffold], if it is not to be said again.",
    Severity.WARNING,
)
OLD_NAME = Code(
    "M008",
    "old-name",
    "The schema gave a model, an enum or an attribute another name (`was:`). What is generated follows; code that you "
    "wrote is yours, and still says the old name.",
    "self.email, in a method of yours, of a model whose column email is called mail now",
    "Write the new name.",
    Severity.WARNING,
)
MARKERS_LEFT = Code(
    "M009",
    "markers-left",
    "`sqla-scaffold generate --markers` showed in the file what was written by hand and what the schema says, one above the "
    "other. As long as both stand there the file is no Python.",
    "<<<<<<< yours",
    "Edit the file and remove the markers; or run `sqla-scaffold generate --ours` or `--theirs` to take one side everywhere.",
)
