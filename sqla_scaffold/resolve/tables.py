"""The last step: from drafts behind every barrier to the frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.resolve.columns import attribute_value, column_value, doc_of
from sqla_scaffold.resolve.constraints import foreign_key_value, index_value, primary_key_value, unique_value
from sqla_scaffold.resolve.drafts import MixinDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft, TableDraft
from sqla_scaffold.resolve.hints import hints_value
from sqla_scaffold.resolve.joins import inheritance_value, paths, relationship_value
from sqla_scaffold.resolve.mixins import bases_of, is_class
from sqla_scaffold.resolve.naming import module_of
from sqla_scaffold.resolve.partitions import partition_value
from sqla_scaffold.resolve.sequences import sequence_value
from sqla_scaffold.resolve.views import view_value
from sqla_scaffold.schema.model import EnumType, Mixin, MixinColumn, Model, Schema
from sqla_scaffold.schema.spec import MapperArgsSpec
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import ForeignKey, Table
from sqla_scaffold.schema.type_use import ENUMS_MODULE, parts
from sqla_scaffold.schema.types import BY_NAME, Annotation

INTEGERS = ("smallint", "int", "bigint")
_MYSQL_INTEGERS = ("tinyint", "mediumint", "mysql.smallint", "mysql.int", "mysql.bigint")
_MIXINS_MODULE = "mixins"


def settle_autoincrement(draft: SchemaDraft) -> None:
    """Let the database make the values of every primary key of one whole number that comes from nowhere else."""
    views = {model.table for model in draft.models.values() if model.spec.view is not None}
    for table in (one for one in draft.tables if one not in views):
        referring = {column for key in table.foreign_keys for column in key.columns}
        _mark(table.primary_key, referring)
    for mixin in draft.mixins.values():
        key = [column for column in mixin.columns if column.says("primary_key")]
        _mark(key, {column for column in key if column.spec is not None and column.spec.foreign_key is not None})


def _mark(key: Sequence[ColumnDraft], referring: set[ColumnDraft]) -> None:
    if len(key) != 1:
        return
    (column,) = key
    refused = column.spec is not None and column.spec.autoincrement is not None and not column.spec.autoincrement.value
    comes_from = (
        column in referring
        or column.default is not None
        or column.server_default is not None
        or column.identity is not None
    )
    integer = column.type is not None and column.type.name in (*INTEGERS, *_MYSQL_INTEGERS)
    column.autoincrement = integer and not comes_from and not refused


def schema_value(draft: SchemaDraft) -> Schema:
    """Return the finished schema."""
    ways = paths(draft)
    views = {model.table: model for model in draft.models.values() if model.spec.view is not None}
    return Schema(
        extensions=_extensions(draft),
        naming_convention=tuple(sorted(one for one in draft.convention.items() if one[0] not in draft.unnamed)),
        enums=_enums(draft),
        mixins=tuple(_mixin(name, mixin, draft) for name, mixin in draft.mixins.items() if is_class(mixin.spec, draft)),
        models=tuple(
            Model(
                name=model.name,
                module=model.module,
                table=model.table.key,
                mixins=tuple(word.value for word in model.spec.mixins),
                attributes=tuple(map(attribute_value, model.declared)),
                relationships=tuple(relationship_value(side, ways) for side in model.relationships),
                proxies=tuple(model.proxies),
                info=tuple((name.value, text.value) for name, text in model.spec.info),
                doc=doc_of(model),
                version_id=model.version_id,
                inherits=inheritance_value(model, ways),
                polymorphism=model.polymorphism,
                hybrids=model.hybrids,
                column_properties=model.column_properties,
                mapper_args=_mapper_args(model.spec.mapper_args),
                mapper_key=tuple(column.attribute for column in model.mapper_key),
                dataclass=model.dataclass,
                union=model.union,
            )
            for model in draft.models.values()
        ),
        tables=tuple(_table(draft, table) for table in draft.tables if table not in views),
        views=tuple(view_value(views[table], _table(draft, table)) for table in views),
        hints=hints_value(draft),
        domains=tuple(draft.domains.values()),
        composites=tuple(draft.composites.values()),
        sequences=tuple(sequence_value(spec, draft) for spec in draft.spec.sequences),
    )


def _enums(draft: SchemaDraft) -> tuple[EnumType, ...]:
    """Return the enums; one that annotations name and no column has is Python's alone."""
    columns = [*(one for mixin in draft.mixins.values() for one in mixin.columns)]
    columns += [one for table in draft.tables for one in table.columns]
    had = {part.enum for one in columns if one.type is not None for part in parts(one.type)}
    named = {name for one in columns if one.annotation is not None for name in _names(one.annotation)}
    return tuple(replace(enum, stored=enum.name in had or enum.name not in named) for enum in draft.enums.values())


def _names(annotation: Annotation) -> Iterator[str]:
    if annotation.name.module == ENUMS_MODULE:
        yield annotation.name.name
    for argument in annotation.arguments:
        yield from _names(argument)


def _table(draft: SchemaDraft, table: TableDraft) -> Table:
    return Table(
        key=table.key,
        columns=tuple(map(column_value, table.columns)),
        primary_key=primary_key_value(draft, table),
        foreign_keys=tuple(
            sorted((foreign_key_value(draft, key) for key in table.foreign_keys), key=lambda key: key.name)
        ),
        uniques=tuple(sorted((unique_value(draft, table, one) for one in table.uniques), key=lambda one: one.name)),
        checks=tuple(sorted((check for check, _ in table.checks), key=lambda check: check.name)),
        indexes=tuple(sorted((index_value(draft, table, one) for one in table.indexes), key=lambda one: one.name)),
        excludes=tuple(sorted((exclude for exclude, _ in table.excludes), key=lambda one: one.name)),
        comment=table.comment,
        options=table.options,
        partitions=tuple(partition_value(one, draft) for one in table.partitions),
    )


def _mapper_args(spec: MapperArgsSpec | None) -> tuple[tuple[str, bool], ...]:
    words = () if spec is None else ((field.name, getattr(spec, field.name)) for field in fields(spec))
    return tuple((name, word.value) for name, word in words if isinstance(word, Word))


def _mixin(name: str, mixin: MixinDraft, draft: SchemaDraft) -> Mixin:
    doc = None if mixin.spec.doc is None else mixin.spec.doc.value
    abstract = draft.abstract.get(name)
    word = None if abstract is None else abstract.polymorphic_union
    return Mixin(
        name,
        _MIXINS_MODULE if abstract is None else module_of(name),
        tuple(_mixin_column(column, draft) for column in mixin.columns),
        doc,
        bases_of(mixin.spec, draft),
        mixin.dataclass,
        abstract is not None,
        None if word is None else word.value,
    )


def _mixin_column(column: ColumnDraft, draft: SchemaDraft) -> MixinColumn:
    return MixinColumn(
        attribute=replace(attribute_value(column), mixin=column.mixin),
        column=column_value(column),
        primary_key=column.says("primary_key"),
        unique=column.says("unique"),
        index=column.says("index"),
        foreign_key=_mixin_key(column, draft),
    )


def _mixin_key(column: ColumnDraft, draft: SchemaDraft) -> ForeignKey | None:
    if column.spec is None or column.spec.foreign_key is None:
        return None
    spec = column.spec.foreign_key
    if column.follows is None:
        raise GeneratorBug(f"the foreign key of the mixin's column {column.key} was not followed")
    return ForeignKey(
        name="" if spec.name is None else spec.name.value,
        columns=(column.name,),
        target=draft.models[spec.model.value].table.key,
        target_columns=(column.follows.name,),
        ondelete=None if spec.ondelete is None else spec.ondelete.value,
        onupdate=None if spec.onupdate is None else spec.onupdate.value,
        deferrable=spec.deferrable is not None and spec.deferrable.value,
        initially=None if spec.initially is None else spec.initially.value,
        match=None if spec.match is None else spec.match.value,
        use_alter=column in draft.late_columns,
        not_valid=spec.not_valid is not None and spec.not_valid.value,
    )


def _extensions(draft: SchemaDraft) -> tuple[str, ...]:
    """Return the extensions that the schema names, and those that bring its types."""
    types = [column.type for table in draft.tables for column in table.columns if column.type is not None]
    types += (domain.type for domain in draft.domains.values())
    rows = (BY_NAME.get(part.name) for use in types for part in parts(use))
    brought = {row.extension for row in rows if row is not None and row.extension is not None}
    return tuple(sorted(brought | {word.value for word in draft.spec.extensions}))
