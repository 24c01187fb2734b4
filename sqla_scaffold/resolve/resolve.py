"""From a schema as it was written to a schema as it is meant. Read the stages; the rest is detail."""

from __future__ import annotations

from collections.abc import Callable

from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.abstract_bases import write_abstract_models_out
from sqla_scaffold.resolve.columns import settle_columns, settle_defaults
from sqla_scaffold.resolve.composites import settle_composites
from sqla_scaffold.resolve.concrete import write_concrete_models_out
from sqla_scaffold.resolve.conditions import settle_conditions
from sqla_scaffold.resolve.constraints import settle_constraints
from sqla_scaffold.resolve.cycles import break_cycles
from sqla_scaffold.resolve.dataclass_fields import settle_dataclasses
from sqla_scaffold.resolve.domains import settle_domains
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.engines import has_engines
from sqla_scaffold.resolve.enums import settle_enums
from sqla_scaffold.resolve.foreign_keys import settle_foreign_keys, settle_relationship_keys, settle_types
from sqla_scaffold.resolve.hints import check_was, settle_fills
from sqla_scaffold.resolve.inheritance import check_inherited_names, check_mapper_args, settle_lineage
from sqla_scaffold.resolve.joins import settle_overlaps
from sqla_scaffold.resolve.keys import check_targets, order_columns, settle_key_columns, settle_primary_keys
from sqla_scaffold.resolve.many_to_many import pair_secondaries
from sqla_scaffold.resolve.mapper_keys import check_mapper_key_columns, check_mapper_keys, settle_mapper_keys
from sqla_scaffold.resolve.mixins import write_mixins_out
from sqla_scaffold.resolve.naming import check_members, name_classes, settle_convention
from sqla_scaffold.resolve.polymorphism import settle_polymorphism
from sqla_scaffold.resolve.partitions import settle_partitions
from sqla_scaffold.resolve.parts import resolve_parts
from sqla_scaffold.resolve.proxies import settle_proxies
from sqla_scaffold.resolve.relationships import declare_sides, pair_keys
from sqla_scaffold.resolve.properties import settle_properties
from sqla_scaffold.resolve.rules import check_rules
from sqla_scaffold.resolve.rules_of_names import check_derived_names, check_names, check_table_names
from sqla_scaffold.resolve.schemas import check_schemas
from sqla_scaffold.resolve.sequences import check_owners, settle_sequences
from sqla_scaffold.resolve.sharing import share_columns
from sqla_scaffold.resolve.side_options import settle_sides
from sqla_scaffold.resolve.table_inheritance import settle_parent_tables
from sqla_scaffold.resolve.tables import schema_value, settle_autoincrement
from sqla_scaffold.resolve.unions import check_unions_of_dataclasses, settle_unions
from sqla_scaffold.resolve.version_ids import settle_version_ids
from sqla_scaffold.resolve.views import check_views
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.spec import SchemaSpec

# Behind every stage is a barrier: the next one begins only when no mistake was found, so that none is another's echo.
STAGES: tuple[tuple[Callable[[SchemaDraft], None], ...], ...] = (
    (
        write_abstract_models_out,
        write_mixins_out,
        write_concrete_models_out,
        settle_convention,
        name_classes,
        settle_lineage,
        check_members,
        check_schemas,
        check_table_names,
        check_views,
    ),
    (
        settle_enums,
        settle_domains,
        settle_composites,
        settle_sequences,
        settle_columns,
        share_columns,
        check_inherited_names,
        check_targets,
    ),
    (settle_primary_keys, check_mapper_keys),
    (settle_key_columns, settle_foreign_keys, settle_mapper_keys),
    (settle_relationship_keys, settle_types),
    (
        order_columns,
        settle_defaults,
        settle_fills,
        settle_constraints,
        settle_partitions,
        declare_sides,
        settle_unions,
        settle_polymorphism,
        check_was,
        check_mapper_key_columns,
    ),
    (
        settle_autoincrement,
        settle_parent_tables,
        settle_version_ids,
        settle_properties,
        pair_keys,
        pair_secondaries,
        settle_conditions,
        settle_sides,
        check_owners,
        check_rules,
        check_names,
    ),
    (settle_overlaps, break_cycles, settle_proxies, check_inherited_names, check_mapper_args, check_derived_names),
    (settle_dataclasses, check_unions_of_dataclasses),
)


def resolve(spec: SchemaSpec, diagnostics: Diagnostics, *, database: str = "sqlite") -> Schema | None:
    """Return the schema that is meant, or None when there are mistakes.

    Args:
        spec: the schema as it was written.
        diagnostics: where mistakes are reported.
        database: one of `schema.types.ALL_DATABASES`, on which the schema shall live.
    """
    return (
        resolve_parts(spec, diagnostics, database, _resolved)
        if has_engines(spec)
        else _resolved(spec, diagnostics, database)
    )


def _resolved(spec: SchemaSpec, diagnostics: Diagnostics, database: str) -> Schema | None:
    """Return the schema of one database."""
    draft = SchemaDraft(spec, diagnostics, database)
    before = diagnostics.errors
    for stage in STAGES:
        for settle in stage:
            settle(draft)
        if diagnostics.errors > before:
            return None
    return schema_value(draft)
