"""The files in which an imported schema is written: one, or one for each part of it."""

from __future__ import annotations

from pathlib import PurePosixPath

from sqla_scaffold.api.import_options import ImportOptions
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.importing.document import Document
from sqla_scaffold.importing.splitting import split
from sqla_scaffold.importing.text import text_of

_MAIN = "schema"


def files_of(document: Document, text: str, language: str, options: ImportOptions) -> list[GeneratedFile]:
    """Return the files of a schema; none where its text is only shown.

    A schema that is split goes into a folder, in which `schema.yaml` includes the others; or, where a file is asked for, into
    that one and a folder beside it, called like it, which it includes.

    Args:
        text: the whole schema in one text.
    """
    if options.output is None:
        return []
    if not options.split:
        return [_file(options.output, text)]
    found = split(document, options.split)
    asked = PurePosixPath(options.output)
    main, folder, words = asked, asked.with_suffix(""), dict(found.main)
    if not asked.suffix:
        main, folder = asked / f"{_MAIN}.{language}", asked
    if found.parts:
        pattern = f"*.{language}" if folder == asked else f"{folder.name}/*.{language}"
        words = {"include": [pattern], **words}
    files = [_file(str(folder / f"{name}.{language}"), text_of(part, language)) for name, part in found.parts.items()]
    return [_file(str(main), text_of(words, language)), *files]


def _file(path: str, text: str) -> GeneratedFile:
    return GeneratedFile(path, text, Owner.TOOL)
