"""A plan as a patch: the unified diff that `--diff` and `--check` show, which `git apply` takes."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from sqla_scaffold.write.change import Plan, PlannedChange


def unified(plan: Plan) -> str:
    """Return what applying the plan would change, without the base texts that follow their files; `""` for nothing.

    Conflicts are not in it, because nothing is written for them.
    """
    return "".join(line for change in plan.visible if change.action.writes for line in _patch(change))


def _patch(change: PlannedChange) -> Iterator[str]:
    old, new = change.old, change.new
    yield f"diff --git a/{change.path} b/{change.path}\n"
    if old is None:
        yield f"new file mode {'100755' if change.executable else '100644'}\n"
    if new is None:
        yield "deleted file mode 100644\n"
    if isinstance(old, bytes) or isinstance(new, bytes):
        yield f"Binary files a/{change.path} and b/{change.path} differ\n"
        return
    # A name with a blank is closed by a tab, or patch programs would take the rest for a date.
    end = "\t" if " " in change.path else ""
    source = "/dev/null" if old is None else f"a/{change.path}{end}"
    target = "/dev/null" if new is None else f"b/{change.path}{end}"
    for number, line in enumerate(unified_diff(_lines(old or ""), _lines(new or ""), source, target)):
        if number < 2:
            yield line.rstrip("\n") + "\n"
        elif line.endswith("\n"):
            yield line
        else:
            yield f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Split at LF alone: `splitlines` also splits at characters that no other program takes for a line's end."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines
