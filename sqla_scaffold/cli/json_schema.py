"""`sqla-scaffold json-schema`: the language for editors."""

from __future__ import annotations

import click


@click.command("json-schema")
def json_schema() -> int:
    """Print the schema language as a JSON Schema.

    It is of draft 2020-12. Every project has it as .sqla-scaffold/schema.json; a schema file names it in its first
    line, so that editors complete and check the file.
    """
    from sqla_scaffold import api

    click.echo(api.json_schema_text(), nl=False)
    return 0
