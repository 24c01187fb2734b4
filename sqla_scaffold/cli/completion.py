"""`sqla-scaffold completion`: the Tab key in bash, zsh and fish."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import get_completion_class


def models(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the models whose names begin so."""
    return [name for name in _names(context, mixins=False) if name.startswith(begun)]


def homes(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the models and mixins whose names begin so."""
    return [name for name in _names(context, mixins=True) if name.startswith(begun)]


def fields(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the fields of the model on the command line whose names begin so, without those that stand there."""
    said = context.params.get(parameter.name or "") or ()
    known = _names(context, mixins=True).get(context.params.get("model") or "", ())
    return [name for name in known if name.startswith(begun) and name not in said]


def _names(context: click.Context, *, mixins: bool) -> dict[str, tuple[str, ...]]:
    from sqla_scaffold import api

    return api.names(context.params.get("folder") or Path(), mixins=mixins)


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print a script for the Tab key in bash, zsh or fish.

    It completes commands, options and codes, and the models and fields of the schema.

    \b
    bash:  eval "$(sqla-scaffold completion bash)"     in ~/.bashrc
    zsh:   eval "$(sqla-scaffold completion zsh)"      in ~/.zshrc
    fish:  sqla-scaffold completion fish | source      in ~/.config/fish/config.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None, "click knows these three"
    script = kind(context.find_root().command, {}, "sqla-scaffold", "_SQLA_SCAFFOLD_COMPLETE")
    click.echo(script.source())
    return 0
