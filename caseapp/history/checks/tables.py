"""The tables beside their history: versions that cannot be, rows that their standing version does not say. Plain."""

from dataclasses import dataclass, field
from typing import Any, Final

from caseapp.history.checks import queries
from caseapp.history.checks.describing import change_numbered, changed, printable, row_named
from caseapp.history.checks.findings import Findings, Kind
from caseapp.history.checks.queries import Version
from caseapp.history.models import STANDS, Remembered

_KEPT: Final = 100  # rows without a version that are kept for explaining a broken seal


@dataclass(slots=True)
class Tables:
    """Compares table by table. `last` is the number of the last change, `broken` are changes that no seal confirms.

    `lacking` are the first rows that have no standing version, `doubtful` the first versions that do not fit,
    `differs` the first that say something else than their row.
    """

    connection: Any
    findings: Findings
    last: int
    broken: frozenset[int]
    lacking: list[tuple[Remembered, object]] = field(default_factory=list)
    doubtful: list[tuple[Remembered, object, object]] = field(default_factory=list)
    differs: list[tuple[Remembered, object, object]] = field(default_factory=list)

    def examine_versions(self, each: Remembered) -> None:
        """The versions of a table for themselves."""
        for version in queries.misplaced(self.connection, each, self.last):
            self._doubt(each, version.key, version.since)
            if self._is_known(version):
                self.findings.add(Kind.OVERLAP, version.since, self._misplaced, each, version)
            else:
                number = self.last + 1 if self._beyond(version) else version.since
                self.findings.add(Kind.STRAY, number, self._misplaced, each, version)

    def _doubt(self, each: Remembered, key: object, since: object) -> None:
        if len(self.doubtful) < _KEPT:
            self.doubtful.append((each, key, since))

    def _beyond(self, version: Version) -> int | None:
        """The change behind the last one that it names."""
        numbers = [number for number in (version.since, version.until) if isinstance(number, int)]
        return max((number for number in numbers if self.last < number < STANDS), default=None)

    def _is_known(self, version: Version) -> bool:
        numbers = (version.since, version.until if version.until != STANDS else 1)
        return all(isinstance(number, int) and 1 <= number <= self.last for number in numbers)

    def _misplaced(self, each: Remembered, version: Version) -> str:
        kept = queries.version_of(self.connection, each, version.key, version.since)
        name = f"{row_named(self.connection, each, version.key, kept)}的历史版本（起于{_number(version.since)}"
        name += f"，止于{_number(version.until)}）"
        if not self._is_known(version):
            beyond = self._beyond(version)
            if beyond:
                return f"{name}由第 {beyond} 号变动写入或终止，而变动只到第 {self.last} 号：其后的变动已被截去。"
            return f"{name}的起止不是变动的编号。"
        if version.following is not None:
            return f"{name}与起于{_number(version.following)}的另一版本重叠。"
        return f"{name}止于它开始之前。"

    def compare(self, each: Remembered) -> None:
        """A table with its standing versions."""
        for key, since in queries.differing(self.connection, each):
            if since is None and len(self.lacking) < _KEPT:
                self.lacking.append((each, key))
            elif since is not None and len(self.differs) < _KEPT:
                self.differs.append((each, key, since))
            self.findings.add(Kind.DIFFERS, since, self._differing, each, key, since)
        for key, since in queries.gone(self.connection, each):
            self._doubt(each, key, since)
            self.findings.add(Kind.DIFFERS, since, self._gone, each, key, since)

    def _differing(self, each: Remembered, key: object, since: object) -> str:
        now = queries.row_now(self.connection, each, key) or {}
        name = row_named(self.connection, each, key, now)
        if since is None:
            before = queries.newest_version(self.connection, each, key)
            told = f"，最后的版本止于{change_numbered(self.connection, before['until'])}" if before else ""
            return f"{name}在现有数据中有这一行，历史中却没有现行版本{told}：越过触发器写入，或历史版本被删改。"
        kept = queries.version_of(self.connection, each, key, since) or {}
        return (
            f"{name} {changed(kept, now, '历史为', '，现有数据为')}"
            f"；历史版本由{change_numbered(self.connection, since)}写入，{self._whose_fault(since)}。"
        )

    def _gone(self, each: Remembered, key: object, since: object) -> str:
        kept = queries.version_of(self.connection, each, key, since)
        return (
            f"{row_named(self.connection, each, key, kept)}在现有数据中没有了，历史版本仍为现行"
            f"（由{change_numbered(self.connection, since)}写入，{self._whose_fault(since, '删除的')}）。"
        )

    def _whose_fault(self, since: object, what: str = "改动的") -> str:
        if since in self.broken:
            return "该变动与封印不符，改动的可能是历史"
        return f"越过触发器{what}是现有数据，或者其后的变动已被截去"


def _number(number: object) -> str:
    return "现行" if number == STANDS else f"第 {printable(str(number))} 号变动"
