"""What a year of a register is planned to be: how many of what, spread how over its months."""

from collections.abc import Mapping
from dataclasses import dataclass

from caseapp.law.codes import Level
from caseapp.law.endings import ReconsiderationEnding

# How much of a year comes in which month: little around the Spring Festival, most before the year ends.
_USUAL = (0.85, 0.6, 1.1, 1.05, 1.0, 1.05, 0.95, 1.0, 1.1, 0.9, 1.2, 1.15)


@dataclass(frozen=True, slots=True)
class ReconsiderationYear:
    """A year of applications. `endings`: what the cases concluded in the year ended in; `late`: those of them that
    were decided after the time limit.
    """

    received: int
    accepted: int
    endings: Mapping[ReconsiderationEnding, int]
    late: int = 0
    season: tuple[float, ...] = _USUAL

    @property
    def concluded(self) -> int:
        """审结."""
        return sum(self.endings.values())


@dataclass(frozen=True, slots=True)
class LitigationYear:
    """A year of lawsuits, each instance counted.

    Of the `new` ones `second` and `retrial` are at a higher instance and `after_reconsideration` follow a
    reconsideration case of the ledger. `concluded` is won, `lost`, `withdrawn` or `neither` (调解、移送、发回 …).
    """

    new: int
    second: int
    after_reconsideration: int
    heard: int
    appeared: int
    chief_appeared: int
    concluded: int
    lost: int
    withdrawn: int
    neither: int
    retrial: int = 0
    season: tuple[float, ...] = _USUAL


@dataclass(frozen=True, slots=True)
class OfficePlan:
    """An office of the demonstration and its years, the first of which is `first_year`.

    `carried_over` and `lawsuits_carried_over`: open when the first year began. `sued_at_home`: every lawsuit has the
    office's own government among the defendants. `present`: applications and lawsuits of the weeks before today.
    `parent`: the office above, which sees this one's ledgers.
    """

    office: str
    prefix: str
    city: str
    first_year: int
    carried_over: int
    lawsuits_carried_over: int
    reconsideration: tuple[ReconsiderationYear, ...]
    litigation: tuple[LitigationYear, ...]
    sued_at_home: bool = False
    present: tuple[int, int] = (0, 0)
    level: Level = Level.CITY
    parent: str | None = None

    @property
    def years(self) -> range:
        """The calendar years of the ledger."""
        return range(self.first_year, self.first_year + len(self.reconsideration))
