"""What of a database becomes a schema, and where that goes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from sqla_scaffold.importing.version_tables import without_version_tables
from sqla_scaffold.reading.database.found import FoundDatabase, LeftOut
from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.report.codes.reading import FILE_FORMAT
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.table import NextValue, TableKey
from sqla_scaffold.schema.type_use import parts
from sqla_scaffold.write.paths import STATE


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What of a database becomes a schema, and where it goes.

    Args:
        include, exclude: patterns of tables, `name` or `schema.name`; all that none excludes, where none includes.
        schemas: patterns of PostgreSQL schemas.
        language: "yaml" or "toml", where no file says it.
        output: the file, below the folder of the command, which is brought up to date where it is there already; None
            for text alone.
        force: whether a file that is there is written anew.
        views: whether views become models that are read.
        mixins: whether columns with which several tables end become mixins, in a first import.
        split: by what the schema comes in several files, "schema" or "prefix"; empty for one.
        prune: whether what the database does not have goes from a schema that is there.
        dry_run: write nothing.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    language: str = "yaml"
    output: str | None = None
    force: bool = False
    prune: bool = False
    dry_run: bool = False
    views: bool = False
    split: str = ""
    mixins: bool = False


def placed(root: Path, options: ImportOptions) -> tuple[Path, ImportOptions]:
    """Return the folder below which the schema is written, and the options with its path from there.

    A path that leads out of the folder of the command, as absolute ones may, is one in the project that it leads into, or
    else in the folder that it stands in.
    """
    if options.output is None:
        return root, options
    here, place = (Path(os.path.abspath(one)) for one in (root, root / options.output))
    if place.is_relative_to(here) and place != here:
        return root, replace(options, output=place.relative_to(here).as_posix())
    home = next((one for one in place.parents if (one / STATE).is_dir()), place.parent)
    return home, replace(options, output=place.relative_to(home).as_posix())


def language_of(root: Path, options: ImportOptions) -> str:
    """Return the language of the schema: that of its file, else the one that was asked for."""
    if options.output is None:
        return options.language
    if (root / options.output).is_dir() or (options.split and not Path(options.output).suffix):
        return options.language
    language = FORMATS.get(Path(options.output).suffix.lower())
    if language is None:
        hint = f"the endings of schema files are {', '.join(FORMATS)}"
        message = f"`{Path(options.output).suffix}` is no format of a schema"
        raise OutsideError(FILE_FORMAT, message, hint=hint, path=options.output)
    return language


def is_there(root: Path, options: ImportOptions) -> bool:
    """Tell whether a schema is there already: the file, or a folder in which there are some."""
    if options.output is None or options.force:
        return False
    place = root / options.output
    if not place.is_dir():
        return place.exists()
    return any(one.suffix.lower() in FORMATS and not one.name.startswith(".") for one in place.iterdir())


def chosen(found: FoundDatabase, options: ImportOptions) -> FoundDatabase:
    """Return a database without the tables that the patterns leave out and those of Alembic, and the enums of schemas that they do."""
    found = without_version_tables(found)

    def is_wanted(key: TableKey) -> bool:
        words = {str(key), key.name} if key.schema is None else {str(key)}
        included = not options.include or any(fnmatchcase(word, one) for word in words for one in options.include)
        excluded = any(fnmatchcase(word, one) for word in words for one in options.exclude)
        return included and not excluded and _in_schemas(key.schema, options.schemas)

    all_tables = len(found.tables)
    found = replace(found, tables=tuple(table for table in found.tables if is_wanted(table.key)))
    found = _with_views(replace(found, views=tuple(one for one in found.views if is_wanted(one.table.key))), options)
    if len(found.tables) == all_tables and found.dialect != "mysql":  # there, an enum is one of a column
        return found
    tables = found.tables
    columns = [column for table in (*tables, *(view.table for view in found.views)) for column in table.columns]
    used = {part.enum for column in columns for part in parts(column.type)}
    named = {part.domain for column in columns for part in parts(column.type)}
    said = {column.type.sql for column in columns if column.type.sql is not None}
    enums = tuple(enum for enum in found.enums if enum.key in used)
    counted = {column.server_default for table in tables for column in table.columns}
    return replace(
        found,
        enums=enums,
        domains=tuple(one for one in found.domains if one.name in named),
        composites=tuple(one for one in found.composites if any(one.name in sql for sql in said)),
        sequences=tuple(one for one in found.sequences if NextValue(one.key) in counted),
    )


def _with_views(found: FoundDatabase, options: ImportOptions) -> FoundDatabase:
    """Return a database with its views where they are asked for; else they are told as left out."""
    if options.views:
        return found
    kinds = [(one, "materialized view" if one.materialized else "view") for one in found.views]
    unasked = (LeftOut(kind, str(one.table.key), "import it with --views") for one, kind in kinds)
    of_views = tuple(one for one in found.left_out if not one.kind.endswith(" of a view"))
    return replace(found, views=(), left_out=(*of_views, *unasked))


def _in_schemas(schema: str | None, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatchcase(schema or "public", one) for one in patterns)
