"""The table of placeholders from which an office copies: each with its meaning and what it says of a sheet."""

from collections.abc import Iterator
from dataclasses import dataclass

from caseapp.statistics.indicator import Indicator
from caseapp.statistics.indicators import LITIGATION_INDICATORS, RECONSIDERATION_INDICATORS
from caseapp.statistics.sheet import Sheet
from caseapp.statistics.wording.grammar import read_wording
from caseapp.statistics.wording.names import (
    GROUPS,
    OF_ANY_FIGURE,
    OF_GROUPS,
    OF_RATES,
    OFFICE,
    PERIOD,
    counted_in,
    noun,
)
from caseapp.statistics.wording.telling import told


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder as it is typed, its meaning, and what stands in its place in the sheet ("" for nothing)."""

    typed: str
    meaning: str
    now: str


def placeholders(sheet: Sheet) -> tuple[tuple[str, tuple[Placeholder, ...]], ...]:
    """(heading, placeholders) of everything that a paragraph may name."""
    return (
        ("期间和机构", (_plain(sheet, PERIOD, "统计期间的名称"), _plain(sheet, OFFICE, "机构的名称"))),
        ("行政复议指标", tuple(_figures(sheet, RECONSIDERATION_INDICATORS))),
        ("行政应诉指标", tuple(_figures(sheet, LITIGATION_INDICATORS))),
        ("分组", tuple(_groups(sheet))),
        ("指标之后可以加的", tuple(_aspects(sheet))),
    )


def _plain(sheet: Sheet, name: str, meaning: str) -> Placeholder:
    return _placeholder(sheet, f"【{name}】", meaning)


def _figures(sheet: Sheet, indicators: tuple[Indicator, ...]) -> Iterator[Placeholder]:
    for indicator in indicators:
        meant = sheet.figures[indicator.code].indicator
        yield _placeholder(sheet, f"【{indicator.title}】", meant.definition)


def _groups(sheet: Sheet) -> Iterator[Placeholder]:
    for name, plan in GROUPS.items():
        aspects = "、".join(OF_GROUPS)
        meaning = f"{noun(counted_in(plan))}按{name}各有多少、占多少；可以写{aspects}"
        yield _placeholder(sheet, f"【{name}·前三】", meaning)


def _aspects(sheet: Sheet) -> Iterator[Placeholder]:
    """By the example of one rate."""
    for aspect, meaning in {**OF_ANY_FIGURE, **OF_RATES}.items():
        only = "（仅比率、平均数）" if aspect in OF_RATES else ""
        yield _placeholder(sheet, f"【纠错率·{aspect}】", f"{meaning}{only}")


def _placeholder(sheet: Sheet, typed: str, meaning: str) -> Placeholder:
    return Placeholder(typed, meaning, "".join(run.text for run in told(read_wording(typed), sheet)))
