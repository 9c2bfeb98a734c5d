"""Verification: the chain recomputed, the history compared with the tables, both with what was written down elsewhere.

Plain, and in bounded memory: the chain goes by so many changes at a time, the tables are compared by the database.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from caseapp.db import as_stored
from caseapp.history import triggers
from caseapp.history.checks import queries
from caseapp.history.checks.anchors import compare_heads, compare_reports
from caseapp.history.checks.chain import Chain
from caseapp.history.checks.describing import change_named, printable, rows_described
from caseapp.history.checks.explaining import Explainer
from caseapp.history.checks.findings import Findings, Kind, Verdict
from caseapp.history.checks.tables import Tables
from caseapp.history.models import REMEMBERED, Remembered
from caseapp.history.queries import digests

LISTED: Final = 20  # findings of a kind that are written out
_AT_ONCE: Final = 500  # changes
_MOST_DAMAGE: Final = 1_000  # complaints of SQLite

Progress = Callable[[int, int], None]


def verify(
    connection: Any,
    progress: Progress = lambda _done, _of: None,
    heads: Iterable[tuple[int, str]] = (),
    listed: int = LISTED,
) -> Verdict:
    """Examine the whole ledger on a connection that sees it as of one moment (`checks.queries.snapshot`).

    `heads` are number and seal (or its first digits) of changes as they were written down elsewhere, see
    `seals.read_head`. `listed` findings of each kind are written out, all are counted. Nothing is written.
    """
    findings = Findings(listed)
    for name, wrong in triggers.faults(connection):
        findings.add(Kind.TRIGGER, None, f"“{name}”{wrong}。")
    among = _readable(connection, findings)
    has_changes = _has_changes(connection, findings)
    steps = _Steps(progress, queries.number_of_changes(connection) if has_changes else 0, 2 * len(among))
    chain = Chain(connection, among, findings)
    if has_changes:
        _follow(connection, chain, among, steps)
    with as_stored(connection):
        last = chain.last.number if chain.last else 0
        tables = Tables(connection, findings, last, frozenset(each.line.number for each in chain.broken))
        versions = 0
        for each in among:
            versions += queries.number_of_versions(connection, each)
            if has_changes:
                tables.examine_versions(each)
            steps.table()
            tables.compare(each)
            steps.table()
        _explain(connection, chain, among, tables, findings)
        for said in queries.damage(connection, _MOST_DAMAGE):
            findings.add(Kind.DAMAGED, None, f"SQLite 检查文件时说：{printable(said)}。")
        if has_changes:
            compare_reports(connection, findings)
            compare_heads(connection, heads, last, findings)
        return Verdict(
            changes=chain.changes,
            versions=versions,
            head=chain.head,
            findings=findings.all(),
            totals=dict(findings.totals),
            outside=tuple(_outside(connection, chain, among)),
            outside_total=chain.outside_total,
            unsealed=chain.waiting[True].total,
        )


class _Steps:
    """Progress in changes; what is done table by table counts as a quarter of the whole."""

    def __init__(self, progress: Progress, changes: int, tables: int) -> None:
        self._progress, self._done = progress, 0
        self._table = max(1, changes // (3 * max(1, tables)))
        self._of = changes + self._table * tables

    def changes(self, done: int) -> None:
        self._done = done
        self._progress(self._done, self._of)

    def table(self) -> None:
        self._done += self._table
        self._progress(min(self._done, self._of), self._of)


def _readable(connection: Any, findings: Findings) -> tuple[Remembered, ...]:
    found = []
    for each in REMEMBERED.values():
        missing = [
            f"“{name}”（{what}）"
            for name, columns, what in (
                (each.table.name, each.columns, each.title),
                (each.versions.name, (*each.columns, "since", "until"), f"{each.title}的历史"),
            )
            if not queries.can_be_read(connection, name, columns)
        ]
        for name in missing:
            findings.add(Kind.UNREADABLE, None, f"数据库中没有表{name}，或者它缺少应有的列。")
        if not missing:
            found.append(each)
    return tuple(found)


_CHANGE: Final = ("id", "at", "account_id", "person", "origin", "place", "why", "seal")


def _has_changes(connection: Any, findings: Findings) -> bool:
    if queries.can_be_read(connection, "change", _CHANGE):
        return True
    findings.add(Kind.UNREADABLE, None, "数据库中没有变动表“change”，或者它缺少应有的列：变动链无从核对。")
    return False


def _follow(connection: Any, chain: Chain, among: tuple[Remembered, ...], steps: _Steps) -> None:
    number = None
    while lines := queries.lines_after(connection, number, _AT_ONCE):
        first = lines[0].number if number is None else number + 1
        found = digests(connection, first, lines[-1].number, among)
        for line in lines:
            chain.follow(line, found.pop(line.number, None))
        for stray in found:
            chain.stray(stray)
        number = lines[-1].number
        steps.changes(chain.changes)
    chain.end()


def _explain(connection: Any, chain: Chain, among: tuple[Remembered, ...], tables: Tables, findings: Findings) -> None:
    if not chain.broken:
        return
    explainer = Explainer(connection, among, chain.broken, tables)
    for each in chain.broken:
        findings.add(Kind.ALTERED, each.line.number, explainer.explain, each)
    findings.count(Kind.ALTERED, chain.broken_total - len(chain.broken))


def _outside(connection: Any, chain: Chain, among: tuple[Remembered, ...]) -> Iterable[str]:
    for line in chain.outside:
        sealed = "" if line.seal else "（尚未封印）"
        yield f"{change_named(line)}{sealed}：{rows_described(connection, line.number, among)}。"
