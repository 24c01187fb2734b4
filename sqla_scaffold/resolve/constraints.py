"""The pass of the constraints and indexes of models, and the names of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqla_scaffold.report.codes import keys as codes
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft, owns_key
from sqla_scaffold.resolve.table_drafts import ColumnDraft, ForeignKeyDraft, IndexDraft, TableDraft, UniqueDraft
from sqla_scaffold.resolve.keys import find_columns
from sqla_scaffold.schema import names
from sqla_scaffold.schema.constraint_spec import ExcludeSpec, IndexElementSpec, IndexSpec, PartitionSpec
from sqla_scaffold.schema.spec import ModelSpec
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import (
    Check,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Index,
    IndexElement,
    PrimaryKey,
    Unique,
)


def settle_constraints(draft: SchemaDraft) -> None:
    """Settle what stands on every model's columns; last the indexes of relationships whose key nothing covers."""
    for model in draft.models.values():
        for column in (*model.own, *model.mixed):
            _flags(model.table, (column,), column.says("unique"), column.says("index"), column.span)
        hold(model, model.spec, draft)
        for exclude in model.spec.excludes:
            _exclude(model, exclude, draft)
        _relationship_indexes(model)


def hold(model: ModelDraft, spec: ModelSpec | PartitionSpec, draft: SchemaDraft) -> None:
    """Settle what a model or a partition says to hold on its table; what a mixin says of it twice holds once.

    Args:
        model: whose columns are named, with the table on which it holds.
    """
    table = model.table
    for unique in (one for one in spec.uniques if all(known.spec is not one for known in table.uniques)):
        columns = _columns(model, unique.columns, draft)
        if columns:
            name = None if unique.name is None else unique.name.value
            include = _columns(model, unique.include, draft)
            table.uniques.append(UniqueDraft(columns, unique.span, name, unique, include))
    for check in (one for one in spec.checks if one.name.span not in {span for _, span in table.checks}):
        short = check.name.value
        name = _check_name(short, table, draft) if check.db_name is None else check.db_name.value
        unnamed = check.db_name is None and "ck" in draft.unnamed
        not_valid = check.not_valid is not None and check.not_valid.value
        table.checks.append((Check(name, short, check.sqltext.value, not_valid, unnamed), check.name.span))
    for index in (one for one in spec.indexes if all(known.spec is not one for known in table.indexes)):
        _index(model, index, draft)


def _flags(table: TableDraft, columns: tuple[ColumnDraft, ...], unique: bool, index: bool, span: Span) -> None:
    # As in SQLAlchemy: with both flags there is a unique index, and no constraint.
    if index:
        table.indexes.append(IndexDraft(tuple((column, False) for column in columns), span, unique=unique))
    elif unique:
        table.uniques.append(UniqueDraft(columns, span))


def _columns(model: ModelDraft, words: Sequence[Word[str]], draft: SchemaDraft) -> tuple[ColumnDraft, ...]:
    found: list[ColumnDraft] = []
    for word in words:
        for column in find_columns(model, word, draft):
            if column in found:
                message = f"the column `{column.key}` stands here twice"
                draft.diagnostics.add(codes.COLUMN_TWICE, message, word.span, hint="name it once")
            else:
                found.append(column)
    return tuple(found)


def _check_name(short: str, table: TableDraft, draft: SchemaDraft) -> str:
    template = draft.convention["ck"]
    if "%(constraint_name)s" not in template:  # then SQLAlchemy takes a written name as it is
        return names.shorten(short)
    return names.shorten(names.convention_name(draft.convention, "ck", table.key.name, (), constraint=short) or short)


def _exclude(model: ModelDraft, spec: ExcludeSpec, draft: SchemaDraft) -> None:
    elements: list[ExcludeElement] = []
    for element in spec.elements:
        operator, ops = element.operator.value, None if element.ops is None else element.ops.value
        if element.kind == "sql":
            elements.append(ExcludeElement(operator, sql=element.value.value, ops=ops))
        else:
            found = find_columns(model, element.value, draft)
            elements += [ExcludeElement(operator, column=column.name, ops=ops) for column in found]
    value = Exclude(
        spec.name.value,
        tuple(elements),
        using="gist" if spec.using is None else spec.using.value,
        where=None if spec.where is None else spec.where.value,
        deferrable=spec.deferrable is not None and spec.deferrable.value,
        initially=None if spec.initially is None else spec.initially.value,
    )
    model.table.excludes.append((value, spec.name.span))


def _index(model: ModelDraft, spec: IndexSpec, draft: SchemaDraft) -> None:
    elements: list[tuple[ColumnDraft, bool] | str] = []
    parts: dict[ColumnDraft, IndexElement] = {}
    before = draft.diagnostics.errors
    for element in spec.elements:
        if element.kind == "sql":
            elements.append(element.value.value)
        else:
            down = element.desc is not None and element.desc.value
            for column in find_columns(model, element.value, draft):
                elements.append((column, down))
                parts[column] = _part(element)
    include = _columns(model, spec.include, draft)
    columns = [element[0] for element in elements if not isinstance(element, str)]
    if len(set(columns)) < len(columns):
        draft.diagnostics.add(codes.COLUMN_TWICE, "a column stands in this index twice", spec.span, hint="name it once")
    if len(columns) < len(elements) and spec.name is None:
        hint = "write a `name:`; the naming convention makes names of columns only"
        draft.diagnostics.add(codes.INDEX_UNNAMED, "an index of an expression needs a name", spec.span, hint=hint)
    if draft.diagnostics.errors == before:
        model.table.indexes.append(
            IndexDraft(
                tuple(elements),
                spec.span,
                written=None if spec.name is None else spec.name.value,
                unique=spec.unique is not None and spec.unique.value,
                where=None if spec.where is None else spec.where.value,
                using=None if spec.using is None else spec.using.value,
                include=include,
                nulls_not_distinct=spec.nulls_not_distinct is not None and spec.nulls_not_distinct.value,
                prefix=None if spec.prefix is None else spec.prefix.value,
                spec=spec,
                parts=parts,
            )
        )


def _part(spec: IndexElementSpec) -> IndexElement:
    return IndexElement(
        nulls=None if spec.nulls is None else spec.nulls.value,
        ops=None if spec.ops is None else spec.ops.value,
        length=None if spec.length is None else spec.length.value,
    )


def _relationship_indexes(model: ModelDraft) -> None:
    for spec in model.spec.relationships:
        if not owns_key(spec):
            continue
        columns = model.keys[spec.name.value]
        unique = spec.unique is not None and spec.unique.value and not model.table.is_unique(columns)
        asked = spec.index is not None and spec.index.value
        refused = spec.index is not None and not spec.index.value
        refused = refused or any(
            column.spec and column.spec.index and not column.spec.index.value for column in columns
        )
        _flags(model.table, columns, unique, unique and asked, spec.span)
        # A mixin's columns have the indexes that the mixin says.
        if not refused and not model.table.leads(columns) and not all(column.mixin for column in columns):
            _flags(model.table, columns, False, True, spec.span)


# --- Values and their names -------------------------------------------------------------------------------------------


def derived_name(draft: SchemaDraft, kind: str, table: TableDraft, columns: Sequence[ColumnDraft]) -> str:
    """Return the name that the naming convention gives to a constraint or index, in a length that fits."""
    found = names.convention_name(draft.convention, kind, table.key.name, _names(columns), schema=table.key.schema)
    return names.shorten(found or kind)


def _names(columns: Sequence[ColumnDraft]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


def primary_key_value(draft: SchemaDraft, table: TableDraft) -> PrimaryKey:
    """Return the finished primary key of a table, without columns where it has none."""
    if not table.primary_key:
        return PrimaryKey((), None)
    name = table.key_name or derived_name(draft, "pk", table, table.primary_key)
    return PrimaryKey(_names(table.primary_key), name, table.key_name is None and "pk" in draft.unnamed)


def foreign_key_name(draft: SchemaDraft, key: ForeignKeyDraft) -> str:
    """Return the name of a foreign key, as written or by the naming convention."""
    found = names.convention_name(
        draft.convention,
        "fk",
        key.table.key.name,
        _names(key.columns),
        referred_table=key.target.key.name,
        referred_columns=_names(key.target_columns),
        schema=key.table.key.schema,
    )
    return key.written or names.shorten(found or "fk")


def foreign_key_value(draft: SchemaDraft, key: ForeignKeyDraft) -> ForeignKey:
    """Return the finished foreign key."""
    return ForeignKey(
        name=foreign_key_name(draft, key),
        columns=_names(key.columns),
        target=key.target.key,
        target_columns=_names(key.target_columns),
        ondelete=key.ondelete,
        onupdate=key.onupdate,
        use_alter=key.use_alter,
        deferrable=key.deferrable,
        initially=key.initially,
        match=key.match,
        not_valid=key.not_valid,
        unnamed=key.written is None and "fk" in draft.unnamed,
    )


def unique_value(draft: SchemaDraft, table: TableDraft, unique: UniqueDraft) -> Unique:
    """Return the finished unique constraint."""
    name = unique.written or derived_name(draft, "uq", table, unique.columns)
    spec, unnamed = unique.spec, unique.written is None and "uq" in draft.unnamed
    if spec is None:
        return Unique(name, _names(unique.columns), unnamed=unnamed)
    return Unique(
        name,
        _names(unique.columns),
        deferrable=spec.deferrable is not None and spec.deferrable.value,
        initially=None if spec.initially is None else spec.initially.value,
        nulls_not_distinct=spec.nulls_not_distinct is not None and spec.nulls_not_distinct.value,
        include=_names(unique.include),
        unnamed=unnamed,
    )


def index_value(draft: SchemaDraft, table: TableDraft, index: IndexDraft) -> Index:
    """Return the finished index."""
    name = index.written or derived_name(draft, "ix", table, index.columns)
    spec = index.spec
    return Index(
        name,
        index.element_values(),
        index.unique,
        index.where,
        index.using if draft.database != "mysql" else None,
        include=_names(index.include),
        nulls_not_distinct=index.nulls_not_distinct,
        prefix=index.prefix,
        mysql_using=index.using if draft.database == "mysql" else None,
        with_parser=None if spec is None or spec.with_parser is None else spec.with_parser.value,
        storage=() if spec is None else parameters(spec.storage),
        tablespace=None if spec is None or spec.tablespace is None else spec.tablespace.value,
        concurrently=spec is not None and spec.concurrently is not None and spec.concurrently.value,
    )


def parameters(words: Sequence[tuple[Word[str], Word[str]]]) -> tuple[tuple[str, str], ...]:
    """Return storage parameters, sorted by name; of one that stands twice, as in a merged mapping, the last."""
    return tuple(sorted({name.value: value.value for name, value in words}.items()))
