"""`sqla-scaffold explain`: a diagnostic code in full."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem


def _codes(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from sqla_scaffold.report.codes import CODES

    words = [(word, code.name) for code in CODES for word in (code.id, code.name)]
    return [CompletionItem(word, help=name) for word, name in words if word.lower().startswith(incomplete.lower())]


@click.command()
@click.argument("code", shell_complete=_codes)
def explain(code: str) -> int:
    """Say why a mistake is one, and what to write instead.

    CODE is the id or the name that stands beside a message, such as R119 or key-duplicate.
    """
    from sqla_scaffold.report import console

    text = console.explain(code)
    if text is None:
        near = console.nearest_code(code)
        hint = f" Did you mean {near}?" if near else " Codes are a letter and three digits, such as R119."
        raise click.UsageError(f"There is no code {code!r}.{hint}")
    click.echo(text, nl=False)
    return 0
