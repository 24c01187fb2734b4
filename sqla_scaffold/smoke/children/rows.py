"""The probe that a row of every model can be written, comes back, leads to its relatives and prints itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from .book import Book
from .late_keys import link
from .order import in_order
from .project import base, engine, mappers
from .reading_back import mistakes
from .targets import Target, by_table
from .values import know_composites
from .verdict import Failed, Job, Skip
from .views import read_only
from .writing import write


def every_model(job: Job) -> str:
    """Write and read back a row of every model and of every association table."""
    know_composites(job["expected"].get("composites", ()))
    targets = by_table(base(job).metadata, mappers(job))
    order, circle = in_order(targets)
    book = Book(engine(job), Path(job["project"]))
    for target in (target for table in circle for target in targets[table]):
        book.skipped[target.name] = "its foreign keys go in a circle and none may be NULL"
    everything = [target for table in order for target in targets[table]]
    for number, target in enumerate(everything, start=1):
        book.guarded(target, partial(write, book, target, number))
    # A row may point at the table of an abstract class, which has one when a class below it has come.
    for number, target in enumerate(everything, start=1):
        if target in book.waiting:
            del book.skipped[target.name]
            book.guarded(target, partial(write, book, target, number))
    for target in everything:
        book.guarded(target, partial(link, book, target))
    for written in book.written:
        for finding, detail in mistakes(book.engine, written, book.project):
            book.findings.append(finding)
            book.details.append(detail)
    for mapper in mappers(job):
        if mapper.local_table.metadata is not base(job).metadata:
            view = Target(mapper.class_.__name__, mapper.local_table, mapper)
            book.guarded(view, partial(read_only, book.engine, view))
    return _summary(book, sum(map(len, targets.values())))


def _summary(book: Book, wanted: int) -> str:
    skipped = "; ".join(f"{name} skipped: {reason}" for name, reason in sorted(book.skipped.items()))
    if book.findings:
        raise Failed(book.findings, "\n".join([*book.details, skipped]).strip())
    if wanted and len(book.skipped) == wanted:
        raise Skip(skipped)
    return f"{wanted - len(book.skipped)} of {wanted} models and association tables" + (
        f"; {skipped}" if skipped else ""
    )
