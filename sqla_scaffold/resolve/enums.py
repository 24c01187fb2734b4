"""The pass of the enums: members, their Python names and their values."""

from __future__ import annotations

import keyword

from sqla_scaffold.report.codes import names as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.schemas import schema_of
from sqla_scaffold.schema import names
from sqla_scaffold.schema.model import EnumMember, EnumType
from sqla_scaffold.schema.type_spec import EnumMemberSpec, EnumSpec
from sqla_scaffold.schema.types import WORDS

# What a class of Python's enum module has already, and what it reserves (https://docs.python.org/3/library/enum.html).
_TAKEN_MEMBERS = frozenset({"mro", "name", "value"}) | frozenset(name for name in dir(str) if not name.startswith("_"))
_WRITE_NAMES = "write the members as a mapping of Python names to values: `{members: {NAME: value}}`"


def settle_enums(draft: SchemaDraft) -> None:
    """Make the enums; one with a mistake is made as far as it goes, so that columns can still name it."""
    types: dict[tuple[str | None, str], Span] = {}
    for spec in draft.spec.enums:
        name = spec.name.value
        written = spec.type_name
        type_name = names.snake_case(name) if written is None else written.value
        span = spec.name.span if written is None else written.span
        schema = schema_of(spec.schema, draft)
        first = types.setdefault((schema, type_name.lower()), span)
        if first is not span:
            message = f"the database type `{type_name}` of this enum is another one's already"
            notes = [Note("the first one", first)]
            draft.diagnostics.add(codes.TYPE_NAME_TAKEN, message, span, hint="give it another `name:`", notes=notes)
        if name in WORDS:
            message = f"`{name}` is the name of a column type"
            hint = "give the enum another name; `name:` keeps this one in the database"
            draft.diagnostics.add(codes.ENUM_HIDES_TYPE, message, spec.name.span, hint=hint)
            continue
        doc = None if spec.doc is None else spec.doc.value
        draft.enums[name] = EnumType(name, type_name, _members(spec, draft), doc, schema)


def _members(spec: EnumSpec, draft: SchemaDraft) -> tuple[EnumMember, ...]:
    values: dict[str, Span] = {}
    taken: dict[str, EnumMemberSpec] = {}
    members = []
    for member in spec.members:
        value = member.value.value
        first = values.setdefault(value, member.value.span)
        if first is not member.value.span:
            notes = [Note("the first one", first)]
            draft.diagnostics.add(
                codes.ENUM_VALUE, f"the value `{value}` stands twice", member.value.span, hint="remove one", notes=notes
            )
            continue
        if names.is_too_long(value):
            message = f"the value is longer than {names.MAX_IDENTIFIER} bytes, which PostgreSQL does not take"
            draft.diagnostics.add(codes.ENUM_VALUE, message, member.value.span, hint="choose a shorter text")
            continue
        if draft.database == "mysql" and value.endswith(" "):
            message = f"MySQL and MariaDB drop the blank at the end of `{value}`"
            draft.diagnostics.add(codes.ENUM_VALUE, message, member.value.span, hint="leave the blank out")
            continue
        name = _member_name(member, draft)
        if name is None:
            continue
        other = taken.setdefault(name, member)
        if other is not member:
            message = f"`{other.value.value}` and `{value}` would both be called {name} in Python"
            notes = [Note("the other one", other.value.span)]
            draft.diagnostics.add(codes.ENUM_MEMBER, message, member.value.span, hint=_WRITE_NAMES, notes=notes)
            continue
        members.append(EnumMember(name, value))
    return tuple(members)


def _member_name(member: EnumMemberSpec, draft: SchemaDraft) -> str | None:
    if member.name is None:
        name = names.enum_member_name(member.value.value)
        if name is None:
            message = f"no Python name can be made of `{member.value.value}`"
            draft.diagnostics.add(codes.ENUM_MEMBER, message, member.value.span, hint=_WRITE_NAMES)
        return name
    name = member.name.value
    if not names.is_name(name) or keyword.iskeyword(name):
        hint = "use ASCII letters, digits and underscores, a letter first, and no keyword of Python"
        draft.diagnostics.add(codes.ENUM_MEMBER, f"`{name}` cannot name a member", member.name.span, hint=hint)
        return None
    if name in _TAKEN_MEMBERS:
        message = f"an enum class has `{name}` already"
        draft.diagnostics.add(codes.ENUM_MEMBER, message, member.name.span, hint=f"write {name.upper()}")
        return None
    return name
