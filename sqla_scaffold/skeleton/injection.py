"""While Copier runs, git finds the template's public address in the bundle that this program carries.

Git's `url.<bundle>.insteadOf` does it (https://git-scm.com/docs/git-config), so what the answers file records is the
public address, and the project goes back and forth between this program and plain Copier.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqla_scaffold.skeleton.git import SCRATCH_SETTINGS
from sqla_scaffold.skeleton.template import TEMPLATE_URL


@contextmanager
def template_from(bundle: Path, recorded: str, cache: Path) -> Iterator[None]:
    """Lead the template's address to a bundle, without a network and without the person's settings.

    Args:
        bundle: the file made by `bundle.make_bundle`.
        recorded: the address as the project's answers file has it.
        cache: an empty folder; in the person's own cache of Copier the bundle would replace what is newer.
    """
    addresses = sorted({TEMPLATE_URL, TEMPLATE_URL.removesuffix(".git"), recorded})
    settings = [(f"url.{bundle.as_posix()}.insteadOf", address) for address in addresses]
    settings += [("protocol.file.allow", "always"), ("safe.bareRepository", "all"), ("safe.directory", "*")]
    settings += [("user.name", "sqla-scaffold"), ("user.email", "noreply@sqla-scaffold.invalid")]
    settings += [("init.defaultBranch", "main"), ("core.autocrlf", "false")]
    variables = {"GIT_CONFIG_COUNT": str(len(settings)), "GIT_TERMINAL_PROMPT": "0", "COPIER_CACHE_DIR": str(cache)}
    for number, (key, value) in enumerate(settings):
        variables |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    with _environment({**SCRATCH_SETTINGS, **variables}):
        yield


@contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    """Set variables for our process, and for plumbum, by which Copier runs git: it copied ours when it was imported."""
    from plumbum import local

    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        with local.env(**variables):
            yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
