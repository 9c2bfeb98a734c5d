"""The chain beside what is kept outside it: issued reports with their paper, heads that somebody wrote down. Plain."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from caseapp.history.checks import queries
from caseapp.history.checks.describing import (
    change_named,
    change_numbered,
    changed,
    differing_columns,
    printable,
    row_named,
)
from caseapp.history.checks.findings import Findings, Kind
from caseapp.history.checks.queries import ISSUED, Report
from caseapp.history.models import REMEMBERED, Remembered
from caseapp.history.seals import short_head


def compare_reports(connection: Any, findings: Findings) -> None:
    """Each issued report: does the chain know its change by its seal, and is its paper the one that was issued?"""
    confirmed: object = None
    for report in queries.issued_reports(connection):
        name = f"报告{printable(str(report.number))}"
        wrong = _wrong_with(connection, report)
        if wrong is None:
            confirmed = report.change
        else:
            since = f"（第 {confirmed} 号变动当时仍相符）" if confirmed is not None else ""
            findings.add(Kind.REPORT, report.change, f"{name}{wrong}{since}。")
        if not _is_own_paper(report):
            findings.add(Kind.REPORT, report.change, f"{name}所存的 PDF 不是签发时的那一份。")
    for each in (REMEMBERED[table] for table in ISSUED if table in REMEMBERED):
        _compare_issued(connection, each, findings)


def _compare_issued(connection: Any, each: Remembered, findings: Findings) -> None:
    """What was issued is never changed, not even under the eyes of the triggers, and nobody else issues anything."""
    if not queries.can_be_read(connection, each.versions.name, (*each.columns, "since", "until")):
        return
    put_in = dict(queries.rows_from_outside(connection, each))
    for key, change in queries.rows_ended(connection, each):
        wrong = _changed_since(connection, each, key) if key not in put_in else None
        if wrong:
            at = change_numbered(connection, change)
            findings.add(Kind.REPORT, change, f"{wrong}；最初改动它的是{at}。")
    for key, change in put_in.items():
        now = queries.row_now(connection, each, key)
        if now is not None:
            at = change_numbered(connection, change)
            findings.add(Kind.REPORT, change, f"{row_named(connection, each, key, now)}不是由应用签发的：由{at}写入。")


def _changed_since(connection: Any, each: Remembered, key: object) -> str | None:
    first = queries.first_version(connection, each, key) or {}
    now = queries.row_now(connection, each, key)
    name = row_named(connection, each, key, first)
    if now is None:
        return f"{name}在签发后被删除"
    return f"{name}在签发后被改动：{changed(first, now, '原为', '，现为')}" if differing_columns(first, now) else None


def _wrong_with(connection: Any, report: Report) -> str | None:
    line = queries.line_of(connection, report.change)
    if line is None:
        return f"依据第 {printable(str(report.change))} 号变动时的台账签发，而变动链中没有这一号：链已被截短或改号"
    if line.seal != report.seal:
        noted = short_head(line.number, str(report.seal))
        return f"记下的封印（{noted}）与{change_named(line)}现有的封印不同：链在此之前被改写"
    return None


def _is_own_paper(report: Report) -> bool:
    paper = report.pdf
    return isinstance(paper, bytes | memoryview) and sha256(paper).hexdigest() == report.pdf_sha256


def compare_heads(connection: Any, heads: Iterable[tuple[int, str]], last: int, findings: Findings) -> None:
    """Each head that was written down: is the chain's seal of that change the same?"""
    confirmed = 0
    for number, seal in sorted(heads):
        line = queries.line_of(connection, number)
        if line is None and number > last:
            wrong = f"变动链只到第 {last} 号，其后至少 {number - last} 项变动已被截去"
        elif line is None:
            wrong = f"变动链中没有第 {number} 号变动"
        elif not str(line.seal or "").startswith(seal):
            wrong = f"{change_named(line)}现有的封印是 {short_head(number, str(line.seal))}：链在此之前被改写"
        else:
            confirmed = number
            continue
        since = f"（第 {confirmed} 号变动仍与所留链头相符）" if confirmed else ""
        findings.add(Kind.HEAD, number, f"链头 {short_head(number, seal)}：{wrong}{since}。")
