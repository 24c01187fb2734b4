"""The hooks call commands and options that there are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from sqla_scaffold.cli.main import program

HOOKS = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_calls_what_there_is(hook: dict[str, object]) -> None:
    name, command, *options = str(hook["entry"]).split()
    assert name == "sqla-scaffold"
    known = {word for parameter in program.commands[command].params for word in parameter.opts}
    assert set(options) <= known
    assert hook["language"] == "python" and hook["pass_filenames"] is False
