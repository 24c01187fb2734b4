"""`sqla-scaffold completion`: the Tab key in bash, zsh and fish."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print a script for the Tab key in bash, zsh or fish.

    It completes commands, options and codes.

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
