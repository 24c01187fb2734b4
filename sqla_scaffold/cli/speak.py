"""What a command says: a status column, a summary, what to do next; or the same as JSON."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

import click

if TYPE_CHECKING:
    from sqla_scaffold.api import Plan, PlannedChange, SmokeReport
    from sqla_scaffold.report.diagnostic import Diagnostics

_PAST = {"create": "created", "update": "updated", "merge": "merged", "delete": "deleted"}
_FUTURE = {"create": "to create", "update": "to update", "merge": "to merge", "delete": "to delete"}
_STANDING = {"identical": "identical", "keep": "kept", "conflict": "in conflict"}
_COLOURS = {
    "create": "green",
    "update": "yellow",
    "merge": "yellow",
    "delete": "red",
    "conflict": "red",
    "passed": "green",
    "failed": "red",
    "skipped": "yellow",
}
_MANY = 20  # files of one folder to which the same happens, from which on they are told in one row


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command came to.

    Args:
        exit: the exit status: 0 fine, 1 found something, 2 could not run.
        plan: what was, or would be, done to the files.
        written: whether it was done.
        patch: a unified diff to show.
        said: sentences for people.
        next: commands that a person may want to run now.
        smoke: what the smoke test found.
        trace: the traceback of a mistake of ours.
        text: what was asked for, for standard output.
        facts: more members of the object that `--json` prints.
    """

    exit: int
    plan: Plan | None = None
    written: bool = False
    patch: str = ""
    said: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    smoke: SmokeReport | None = None
    trace: str = ""
    text: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a person sits at the other end; a closed stream, which Python makes None of, has none."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _harmless(text: str) -> str:
    """Return a text that moves no cursor and hides nothing, whatever a project or a database put into it."""
    if text.isprintable():
        return text
    from sqla_scaffold.report.excerpt import visible_lines

    return visible_lines(text)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things in the way that was asked for.

    Args:
        json: one object on standard output, nothing for people.
        github: diagnostics as annotations on standard output.
        quiet: only what is wrong.
        verbose: more.
    """

    json: bool = False
    github: bool = False
    quiet: bool = False
    verbose: bool = False
    _line: list[str] = field(default_factory=list)

    @property
    def color(self) -> bool:
        """Whether standard error shows colours (https://no-color.org)."""
        return is_terminal(sys.stderr) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def progress(self, sentence: str) -> None:
        """Say what is being done: on a terminal in a line that is written over, in a pipe only if asked to say more."""
        if self.json or self.quiet:
            return
        if is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb":
            width = max(20, shutil.get_terminal_size()[0])
            self._wipe()
            self._line.append(f"{_harmless(sentence)[: width - 5]} ...")
            click.echo(self._line[-1], err=True, nl=False)
        elif self.verbose:
            click.echo(f"{_harmless(sentence)} ...", err=True)

    def ask(self, question: str) -> bool:
        """Ask a person at a terminal; no is what the Enter key means."""
        self._wipe()
        return click.confirm(_harmless(question), err=True)

    def _wipe(self) -> None:
        if self._line:
            click.echo(f"\r{' ' * len(self._line.pop())}\r", err=True, nl=False)

    def answer(self, command: str, answer: Answer, diagnostics: Diagnostics) -> None:
        """Say all that a command came to."""
        self._wipe()
        if self.json:
            from json import dumps

            click.echo(dumps(as_object(command, answer, diagnostics), indent=2))
            return
        from sqla_scaffold.report import console

        if answer.trace and self.verbose:
            self.tell(answer.trace)
        if len(diagnostics):
            click.echo(console.as_text(diagnostics, color=self.color), err=True, nl=False, color=self.color)
        if self.github:
            click.echo(console.as_github(diagnostics) + out_of_step(answer, diagnostics), nl=False)
        if answer.smoke is not None:
            self._smoke(answer.smoke)
        if answer.plan is not None:
            self._plan(answer.plan, written=answer.written)
        # What a file or a database holds must not reach a terminal as it is; in a pipe it must.
        asked = answer.patch + answer.text
        # With colours, or click would take escape sequences out of a patch.
        click.echo(_harmless(asked) if is_terminal(sys.stdout) else asked, nl=False, color=True)
        if not self.quiet or answer.exit:
            for sentence in answer.said:
                self.tell(sentence)
            if answer.next:
                self.tell("\n    ".join(("Next:", *answer.next)) if len(answer.next) > 1 else f"Next: {answer.next[0]}")

    def tell(self, text: str) -> None:
        """Say something to people."""
        click.echo(_harmless(text), err=True, color=self.color)

    def _row(self, word: str, text: str, detail: str, width: int) -> None:
        said = _harmless(f"{text.ljust(width) if detail else text}  {detail}".rstrip())
        click.echo(f"{click.style(word.rjust(12), fg=_COLOURS.get(word))}  {said}", err=True, color=self.color)

    def _plan(self, plan: Plan, *, written: bool) -> None:
        shown = [change for change in plan.visible if self._is_shown(change)]
        rows = [(one.action.value, one.path, one.reason) for one in shown] if self.verbose else _folded(shown)
        width = min(60, max((len(path) for _, path, _ in rows), default=0))
        for row in rows:
            self._row(*row, width)
        if not self.quiet:
            self.tell(summary(plan, written=written))

    def _is_shown(self, change: PlannedChange) -> bool:
        if self.quiet:
            return change.action.value == "conflict"
        return self.verbose or change.action.value != "identical"

    def _smoke(self, report: SmokeReport) -> None:
        width = max((len(probe.name) for probe in report.probes), default=0)
        for probe in report.probes:
            status = probe.status.value
            if status == "failed" or not self.quiet:
                self._row(status, probe.name, f"{probe.seconds:5.1f} s  {probe.summary}", width)
            if self.verbose and probe.detail:
                self.tell(probe.detail)
        if not self.quiet:
            counts = Counter(probe.status.value for probe in report.probes)
            self.tell(
                f"Smoke: {', '.join(f'{counts[word]} {word}' for word in ('passed', 'failed', 'skipped') if counts[word])}."
            )


def _folded(shown: Sequence[PlannedChange]) -> list[tuple[str, str, str]]:
    """Return what is told of files: action, path and reason; many of one folder to which the same happens are one row.

    Of a conflict every file is told.
    """
    alike: dict[tuple[str, str, str], list[str]] = {}
    for change in shown:
        told = "" if change.action.value == "conflict" else change.path.rpartition("/")[0]
        alike.setdefault((change.action.value, told or change.path, change.reason), []).append(change.path)
    rows = []
    for (action, folder, reason), paths in alike.items():
        if len(paths) > _MANY:
            rows.append((action, f"{folder}/ ({len(paths)} files)", reason))
        else:
            rows += [(action, path, reason) for path in paths]
    return sorted(rows, key=lambda row: row[1])


def out_of_step(answer: Answer, diagnostics: Diagnostics) -> str:
    """Return annotations of GitHub for the files that `--check` would have otherwise, where no mistake speaks of them."""
    from sqla_scaffold.report import console

    if answer.plan is None or answer.written or not answer.exit:
        return ""
    told = {one.span.source.name if one.span is not None else one.path for one in diagnostics}
    hint = f"hint: run `{answer.next[0].partition('    ')[0]}`" if answer.next else ""
    return "".join(
        console.file_as_github(change.path, f"{change.action.value}: {change.reason}\n{hint}".rstrip())
        for change in answer.plan.visible
        if (change.action.writes or change.action.value == "conflict") and change.path not in told
    )


def summary(plan: Plan, *, written: bool) -> str:
    """Count the files by what happened to them: `3 created, 1 identical.`"""
    counts = Counter(change.action.value for change in plan.visible)
    words = (_PAST if written else _FUTURE) | _STANDING
    parts = [f"{counts[action]} {word}" for action, word in words.items() if counts[action]]
    sentence = f"{', '.join(parts) or 'No files'}."
    if not written and plan.writes:
        return f"{sentence} Nothing was written."
    return sentence


def as_object(command: str, answer: Answer, diagnostics: Diagnostics) -> dict[str, Any]:
    """Return an answer as the object that `--json` prints; keys are added in later versions, never taken away."""
    from json import loads

    from sqla_scaffold.report import console

    changes: Sequence[PlannedChange] = answer.plan.visible if answer.plan is not None else ()
    found: dict[str, Any] = {
        "command": command,
        "ok": answer.exit == 0,
        "exit": answer.exit,
        "written": answer.written,
        "files": [{"path": change.path, "action": change.action.value, "reason": change.reason} for change in changes],
        "diagnostics": loads(console.as_json(diagnostics)),
        "said": list(answer.said),
        "next": list(answer.next),
    }
    if answer.patch:
        found["diff"] = answer.patch
    if answer.text:
        found["text"] = answer.text
    if answer.smoke is not None:
        found["smoke"] = [
            {
                "name": probe.name,
                "status": probe.status.value,
                "summary": probe.summary,
                "detail": probe.detail,
                "seconds": round(probe.seconds, 3),
            }
            for probe in answer.smoke.probes
        ]
    return found | answer.facts
