"""The pass of the domains: what they narrow, and what they hold values to."""

from __future__ import annotations

from sqla_scaffold.report.codes import names as name_codes
from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.schemas import schema_of
from sqla_scaffold.resolve.types import settle_texts, settle_type
from sqla_scaffold.resolve.values import Misfit, settle_value
from sqla_scaffold.schema import names
from sqla_scaffold.schema.domains import Domain, DomainCheck, own_check_name
from sqla_scaffold.schema.column_spec import TypeSpec
from sqla_scaffold.schema.type_spec import DomainSpec
from sqla_scaffold.schema.table import LiteralDefault, SqlDefault, TypeUse
from sqla_scaffold.schema.type_use import kind_of, type_text
from sqla_scaffold.schema.types import WORDS, Kind

# Of these SQLAlchemy turns the values into something else on their way, which it does not do behind a domain.
# Types of PostgreSQL's own, by their names in its catalogue: no domain called so is ever found by its name alone.
_TAKEN = frozenset(
    "aclitem bit bool box bpchar bytea char cid cidr circle date datemultirange daterange float4 float8 inet int2 int4 int8 "
    "int4multirange int4range int8multirange int8range interval json jsonb jsonpath line lseg macaddr macaddr8 money name "
    "numeric nummultirange numrange oid path point polygon record text tid time timestamp timestamptz timetz tsmultirange "
    "tsquery tsrange tstzmultirange tstzrange tsvector uuid varbit varchar void xid xid8 xml".split()
)
_REFUSED = (Kind.JSON, Kind.ENUM, Kind.SET)


def settle_domains(draft: SchemaDraft) -> None:
    """Make the domains; one with a mistake is made as far as it goes, so that columns can still name it."""
    types = {(enum.schema, enum.type_name.lower()): None for enum in draft.enums.values()}
    taken: dict[tuple[str | None, str], Span | None] = {**types}
    made: dict[str, Domain] = {}
    for spec in draft.spec.domains:
        name = spec.name.value
        type_name = names.snake_case(name) if spec.type_name is None else spec.type_name.value
        schema = schema_of(spec.schema, draft)
        _check_name(spec, type_name, schema, taken, draft)
        use = _type(spec, draft)
        if name in WORDS:
            message, hint = (
                f"`{name}` is the name of a column type",
                "call the domain otherwise; `name:` keeps this one",
            )
            draft.diagnostics.add(name_codes.ENUM_HIDES_TYPE, message, spec.name.span, hint=hint)
        elif use is not None:
            made[name] = Domain(
                name,
                type_name,
                use,
                schema,
                not_null=spec.not_null is not None and spec.not_null.value,
                default=_default(spec, use, draft),
                checks=_checks(spec, type_name, draft),
                comment=None if spec.comment is None else spec.comment.value,
            )
    draft.domains = made


def _check_name(
    spec: DomainSpec,
    type_name: str,
    schema: str | None,
    taken: dict[tuple[str | None, str], Span | None],
    draft: SchemaDraft,
) -> None:
    span = spec.name.span if spec.type_name is None else spec.type_name.span
    if draft.database != "postgresql":
        hint = "write the type that it narrows, and a check at the column"
        draft.diagnostics.add(codes.DOMAIN, f"{draft.database} has no domains", spec.name.span, hint=hint)
    if names.is_too_long(type_name):
        message = f"the name of a domain has more than {names.MAX_IDENTIFIER} bytes"
        draft.diagnostics.add(codes.DOMAIN, message, span, hint="shorten it")
    if schema is None and type_name in _TAKEN:
        message = f"PostgreSQL has a type `{type_name}` of its own, which comes before any other"
        draft.diagnostics.add(codes.DOMAIN, message, span, hint="give the domain another `name:`")
    if (schema, type_name.lower()) in taken:
        first = taken[schema, type_name.lower()]
        message = f"the database type `{type_name}` of this domain is another one's already"
        notes = [] if first is None else [Note("the first one", first)]
        draft.diagnostics.add(name_codes.TYPE_NAME_TAKEN, message, span, hint="give it another `name:`", notes=notes)
    taken[schema, type_name.lower()] = span


def _type(spec: DomainSpec, draft: SchemaDraft) -> TypeUse | None:
    if spec.type.nullable is not None:
        hint = "remove the question mark: a domain takes null unless it says `not_null: true`"
        draft.diagnostics.add(codes.DOMAIN, "a domain narrows a type alone", spec.type.nullable.span, hint=hint)
    if spec.type.name.value in {one.name.value for one in draft.spec.domains}:
        hint = "let both narrow the same type"
        draft.diagnostics.add(codes.DOMAIN, "a domain of a domain", spec.type.span, hint=hint)
        return None
    use = _with_collation(spec, settle_type(spec.type, draft, "postgresql"), draft)
    if use is not None and (kind_of(use) in _REFUSED or use.python is not None):
        message = f"SQLAlchemy neither reads nor writes {type_text(use)} behind a domain"
        hint = "give the column the type itself, and the condition as a check"
        draft.diagnostics.add(codes.DOMAIN, message, spec.type.span, hint=hint)
        return None
    return use


def _with_collation(spec: DomainSpec, use: TypeUse | None, draft: SchemaDraft) -> TypeUse | None:
    said = TypeSpec(spec.type.name, (), None, spec.type.span, collation=spec.collation)
    return settle_texts(use, said, draft, "postgresql")


def _default(spec: DomainSpec, use: TypeUse, draft: SchemaDraft) -> LiteralDefault | SqlDefault | None:
    if spec.default is None:
        return None
    value = spec.default.value
    if spec.default.kind == "sql":
        return SqlDefault(str(value.value))
    if value.value is None:
        draft.diagnostics.add(codes.DEFAULT_NULL, "null is no default", value.span, hint="remove it")
        return None
    try:
        return LiteralDefault(settle_value(value.value, use, draft.enums))
    except Misfit as misfit:
        draft.diagnostics.add(codes.DEFAULT_VALUE, misfit.message, value.span, hint=misfit.hint)
        return None


def _checks(spec: DomainSpec, type_name: str, draft: SchemaDraft) -> tuple[DomainCheck, ...]:
    own = own_check_name(type_name)
    found = [] if spec.check is None else [DomainCheck(own, spec.check.value)]
    for check in spec.checks:
        if spec.check is not None and check.name.value == own:
            message = f"PostgreSQL calls the condition under `check` `{own}` already"
            draft.diagnostics.add(codes.DOMAIN, message, check.name.span, hint="choose another name for this one")
        elif names.is_too_long(check.name.value):
            message = f"the name of a check has more than {names.MAX_IDENTIFIER} bytes"
            draft.diagnostics.add(codes.DOMAIN, message, check.name.span, hint="shorten it")
        found.append(DomainCheck(check.name.value, check.sqltext.value))
    return tuple(sorted(found, key=lambda check: check.name))
