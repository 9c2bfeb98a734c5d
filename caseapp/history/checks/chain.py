"""Along the chain: do numbers and moments follow one another, does each seal confirm what it seals? Plain."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from caseapp.history.checks.describing import change_named, rows_described
from caseapp.history.checks.findings import Findings, Kind
from caseapp.history.checks.queries import Line
from caseapp.history.models import Remembered
from caseapp.history.origins import Origin
from caseapp.history.seals import FIRST, Digest, seal_of


@dataclass(slots=True)
class Broken:
    """A change that its seal does not confirm.

    `befores`: the seals that may stand before it. `is_seal_alone`: the change after it confirms its rows and its line.
    """

    line: Line
    befores: tuple[str, ...]
    is_seal_alone: bool = False


class Chain:
    """Goes from change to change, handed in by number, and keeps what is wrong with them.

    `broken` are the first changes that their seal does not confirm, `broken_total` is how many there are. `outside` are
    the newest made outside the application. `waiting` are those without a seal so far, by whether made outside.
    """

    def __init__(self, connection: Any, among: tuple[Remembered, ...], findings: Findings) -> None:
        self._connection, self._among, self._findings = connection, among, findings
        self._befores: tuple[str, ...] = (FIRST,)
        self.last: Line | None = None
        self.head: tuple[int, str] | None = None
        self.changes = 0
        self.broken: list[Broken] = []
        self.broken_total = self.broken_last = 0
        self.outside: deque[Line] = deque(maxlen=findings.listed)
        self.outside_total = 0
        self.waiting = {True: _Waiting(), False: _Waiting()}

    def follow(self, line: Line, digest: Digest | None) -> None:
        """The next change, with the digest of its rows."""
        self._number(line)
        self._moment(line)
        self._seal(line, digest or Digest())
        self.last = line
        self.changes += 1
        if line.origin == Origin.OUTSIDE:
            self.outside.append(line)
            self.outside_total += 1

    def stray(self, number: object) -> None:
        """Rows of a change that has no line."""
        self._findings.add(
            Kind.STRAY,
            number,
            self._strayed,
            number,
        )

    def _strayed(self, number: object) -> str:
        told = rows_described(self._connection, number, self._among) if isinstance(number, int) else "编号不是整数"
        return f"第 {number} 号变动没有登记，却有它的历史版本：{told}。"

    def _number(self, line: Line) -> None:
        expected = self.last.number + 1 if self.last else 1
        if line.number == expected:
            return
        missing = f"第 {expected} 号" if line.number == expected + 1 else f"第 {expected} 至 {line.number - 1} 号"
        behind = f"在{change_named(self.last)}之后" if self.last else "在最前面"
        self._findings.add(
            Kind.MISSING,
            expected,
            f"{missing}变动缺失，应{behind}、{change_named(line)}之前；后者因此无从由封印核对。",
        )
        self._befores = ()

    def _moment(self, line: Line) -> None:
        before = self.last.moment if self.last else None
        if line.moment is None:
            self._findings.add(Kind.ORDER, line.number, f"{change_named(line)}的时刻不是一个时刻。")
        elif before and line.moment <= before and self.last:
            last = self.last
            self._findings.add(Kind.ORDER, line.number, f"{change_named(line)}不晚于它前面的{change_named(last)}。")

    def _seal(self, line: Line, digest: Digest) -> None:
        computed = tuple(seal_of(before, line.parts, digest) for before in self._befores)
        if line.seal is None:
            self._wait(line, computed)
            return
        self._end_waiting(line, computed)
        seal = str(line.seal)
        if line.seal in computed:
            if computed.index(seal) > 0 and self.broken and self.broken[-1].line is self.last:
                self.broken[-1].is_seal_alone = True
            self._befores = (seal,)
        elif computed:
            self._break(line)
            self._befores = (seal, computed[0])
        else:
            self._befores = (seal,)  # behind a gap: nothing to compute it from
        self.head = (line.number, seal)

    def _break(self, line: Line) -> None:
        self.broken_total += 1
        self.broken_last = line.number
        if len(self.broken) < self._findings.listed:
            self.broken.append(Broken(line, self._befores))

    def _wait(self, line: Line, computed: tuple[str, ...]) -> None:
        self.waiting[line.origin == Origin.OUTSIDE].append(line, self._findings.listed)
        self._befores = computed

    def _end_waiting(self, line: Line, computed: tuple[str, ...]) -> None:
        """A change is sealed only after those before it: what waited until here has lost its seal."""
        if any(each.total for each in self.waiting.values()):
            confirmed = "其内容经后一变动的封印证实未改" if line.seal in computed else "其内容无从核对"
            for each in self.waiting.values():
                self._lost(each, confirmed)
            self.waiting = {True: _Waiting(), False: _Waiting()}

    def end(self) -> None:
        """After the last change. What another program did may wait for the next change of ours to seal it."""
        self._lost(self.waiting[False], "应用所作的变动保存时即已封印")

    def _lost(self, waiting: "_Waiting", told: str) -> None:
        for each in waiting.first:
            self._findings.add(Kind.SEAL, each.number, f"{change_named(each)}的封印被抹去；{told}。")
        self._findings.count(Kind.SEAL, waiting.total - len(waiting.first))


@dataclass(slots=True)
class _Waiting:
    """Changes without a seal: the first of them, and how many."""

    first: list[Line] = field(default_factory=list)
    total: int = 0

    def append(self, line: Line, most: int) -> None:
        self.total += 1
        if len(self.first) < most:
            self.first.append(line)
