"""From what a child wrote down to a probe of the report, and to diagnostics that point at the schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqla_scaffold.report.codes import smoke as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.smoke.outcome import Probe, Status
from sqla_scaffold.smoke.probes import ProbeKind


def report(kind: ProbeKind, answer: Mapping[str, Any], diagnostics: Diagnostics, places: Mapping[str, Span]) -> Probe:
    """Return the probe, and add a diagnostic for each of its findings.

    Args:
        kind: the row of the table.
        answer: what the child wrote about it (`lanes.Answers`).
        diagnostics: gets the findings.
        places: where the schema says a "Model" or a "Model.attribute".
    """
    status = Status(answer["status"])
    findings = answer.get("findings", ())
    code = codes.NOT_ENDED if answer.get("unended") else kind.code
    for finding in findings:
        span = _span(finding["subject"], places)
        diagnostics.add(code, finding["message"], span, hint=_hint(finding), path=None if span else finding["file"])
    summary = answer.get("summary") or "; ".join(finding["message"] for finding in findings[:1])
    return Probe(kind.name, status, answer.get("detail", ""), float(answer.get("seconds", 0.0)), summary)


def _span(subject: str | None, places: Mapping[str, Span]) -> Span | None:
    if subject is None:
        return None
    return places.get(subject) or places.get(subject.partition(".")[0])


def _hint(finding: Mapping[str, Any]) -> str:
    if finding["file"] is None:
        return "-v shows the whole output"
    place = f"{finding['file']}:{finding['line']}" if finding["line"] else finding["file"]
    return f"look at {place}; -v shows the whole output"
