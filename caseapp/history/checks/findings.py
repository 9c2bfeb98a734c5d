"""What verification finds: kinds, sentences, exact counts, and of each kind only so many written out. Plain."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from caseapp.law.coded import Coded


class Kind(Coded, table_title="核对发现"):
    """What is wrong, in the order in which it is told."""

    ALTERED = "altered", "变动与封印不符"
    MISSING = "missing", "变动编号中断"
    ORDER = "order", "变动时刻颠倒"
    SEAL = "seal", "封印被抹去"
    STRAY = "stray", "历史版本不属于任何变动"
    OVERLAP = "overlap", "历史版本互相重叠"
    DIFFERS = "differs", "现有数据与历史不一致"
    TRIGGER = "trigger", "触发器缺失、停用或被改动"
    UNREADABLE = "unreadable", "表缺失或无法读取"
    DAMAGED = "damaged", "数据库文件有损坏"
    REPORT = "report", "已签发的报告与变动链不符"
    HEAD = "head", "与另处保存的链头不符"


# Entries of the chain; the first finding of the whole is sought among these.
_OF_THE_CHAIN = frozenset({Kind.ALTERED, Kind.MISSING, Kind.ORDER, Kind.SEAL, Kind.STRAY})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `change`: the number of the change by which it is found; None: none."""

    kind: Kind
    change: int | None
    text: str


class Findings:
    """Takes findings in; of each kind it keeps the first `listed`, by number of the change, and counts all."""

    def __init__(self, listed: int) -> None:
        self.listed = listed
        self.totals: Counter[Kind] = Counter()
        self._kept: dict[Kind, list[Finding]] = {kind: [] for kind in Kind}

    def add(self, kind: Kind, change: object, text: str | Callable[..., str], *of: object) -> None:
        """One more. A `text` that has to be asked for, `text(*of)`, is only asked for where the finding is kept."""
        self.totals[kind] += 1
        if len(self._kept[kind]) < self.listed:
            number = change if isinstance(change, int) else None
            told = text if isinstance(text, str) else text(*of)
            self._kept[kind].append(Finding(kind, number, told))

    def count(self, kind: Kind, more: int) -> None:
        """So many more that are not written out."""
        if more:
            self.totals[kind] += more

    def all(self) -> tuple[Finding, ...]:
        """Those kept, by kind and change."""
        return tuple(each for kind in Kind for each in sorted(self._kept[kind], key=_position))


def _position(finding: Finding) -> int:
    return finding.change if finding.change is not None else 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification came to.

    `changes` and `versions` were examined. `head` is the number and seal of the last sealed change. `findings` are the
    first of each kind, `totals` how many there are of it. `outside` tells the newest changes made outside the
    application, `outside_total` how many there are, `unsealed` how many of them no change of ours has sealed yet: they
    are no fault.
    """

    changes: int
    versions: int
    head: tuple[int, str] | None
    findings: tuple[Finding, ...]
    totals: dict[Kind, int]
    outside: tuple[str, ...]
    outside_total: int
    unsealed: int

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.totals

    @property
    def first(self) -> Finding | None:
        """The first altered, missing, inserted or reordered entry; where the chain is whole, the first finding."""
        chain = [each for each in self.findings if each.kind in _OF_THE_CHAIN and each.change is not None]
        return min(chain, key=_position, default=self.findings[0] if self.findings else None)
