"""What stands in the place of a placeholder: a figure or an aspect of it, or the groups of a breakdown."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from caseapp.statistics.against import reaches
from caseapp.statistics.indicators import INDICATORS, Indicator
from caseapp.statistics.rounding import percent
from caseapp.statistics.sheet import Aim, AimKind, Breakdown, Figure, Reading, Row, Sheet
from caseapp.statistics.wording.names import (
    CHANGE,
    CLAUSES,
    DENOMINATOR,
    DENOMINATOR_NAME,
    LAST_PERIOD,
    LAST_YEAR,
    NUMERATOR,
    NUMERATOR_NAME,
    RATE_NAME,
    REFERENCE,
    TARGET,
    YEARS,
    noun,
    rate_name,
    short_noun,
    unit_of,
)
from caseapp.statistics.wording.punctuation import GONE, Mark, Piece
from caseapp.statistics.wording.runs import Run
from caseapp.statistics.years import Course, course, is_a_year, years_told

Explained = Collection[tuple[str, str]]  # name and aspect of every placeholder in the paragraph

_WENT: Final = {Course.FALLING: "逐年降低", Course.RISING: "逐年提高", Course.STEADY: "保持不变"}
_COUNTS_WENT: Final = {Course.FALLING: "逐年减少", Course.RISING: "逐年增加", Course.STEADY: "保持不变"}
_NUMERALS: Final = "一二三四五六七八九十"
_KINDS: Final = {TARGET: AimKind.TARGET, REFERENCE: AimKind.REFERENCE}


def figure_pieces(figure: Figure, aspect: str, sheet: Sheet, *, explained: Explained) -> Iterator[Piece]:
    """A figure with its unit, or an aspect of it. A clause with its comma; nothing where there is none."""
    indicator = figure.indicator
    if aspect in CLAUSES:
        for clause in filter(None, _clauses(figure, aspect, sheet)):
            yield from (Mark("，"), Run(clause))
    elif aspect in (LAST_PERIOD, LAST_YEAR):
        read = reading(figure, aspect)
        yield GONE if read.value is None else Run(f"{read.text}{indicator.unit}")
    elif figure.now.value is None:
        yield GONE
    elif not aspect:
        yield Run(figure.text_with_unit, indicator.code)
        if not _is_explained(figure.indicator, explained):
            yield from _made_of(figure)
    else:
        yield _part(figure, aspect)


def reading(figure: Figure, aspect: str) -> Reading:
    """The figure's reading of the preceding period, or of the same period last year."""
    return figure.previous if aspect == LAST_PERIOD else figure.last_year


def _part(figure: Figure, aspect: str) -> Run:
    """Numerator or denominator of a rate, or what it is called."""
    codes = {NUMERATOR: figure.indicator.numerator, DENOMINATOR: figure.indicator.denominator}
    numbers = {NUMERATOR: figure.now.numerator, DENOMINATOR: figure.now.denominator}
    if aspect in numbers:
        code = codes[aspect] or figure.indicator.code
        return Run(f"{numbers[aspect]}{unit_of(code)}", code)
    if aspect == RATE_NAME:
        return Run(rate_name(figure.indicator))
    if aspect == NUMERATOR_NAME:
        return Run(short_noun(figure.indicator.numerator))
    return Run(noun(figure.indicator.denominator or figure.indicator.code))


def _is_explained(indicator: Indicator, explained: Explained) -> bool:
    """Whether what is said fits the definition that the office has chosen.

    It does where what differs from the definition for which the wording was written is named by a placeholder.
    """
    usual = INDICATORS[indicator.code]
    sides = (
        (NUMERATOR_NAME, indicator.numerator, usual.numerator),
        (DENOMINATOR_NAME, indicator.denominator, usual.denominator),
    )
    return all(code == usual_code or (indicator.title, name) in explained for name, code, usual_code in sides)


def _made_of(figure: Figure) -> Iterator[Piece]:
    """（一审败诉2件÷审结一审应诉案件18件）: what a rate by another definition is a rate of."""
    sides = ((short_noun, NUMERATOR, figure.indicator.numerator), (noun, DENOMINATOR, figure.indicator.denominator))
    yield Mark("（")
    for name, part, code in sides:
        if code is not None:
            yield Run(f"{'÷' if part == DENOMINATOR else ''}{name(code)}")
            yield _part(figure, part)
    yield Mark("）")


def _clauses(figure: Figure, aspect: str, sheet: Sheet) -> Iterator[str]:
    if aspect == CHANGE:
        change = figure.change_text(prose=True)
        yield change.replace("上年同期", "上年") if is_a_year(sheet.period) else change
    elif aspect == YEARS:
        yield _over_the_years(figure, sheet)
    else:
        yield from (_against(figure, aim) for aim in figure.aims if aim.kind is _KINDS[aspect])


def _over_the_years(figure: Figure, sheet: Sheet) -> str:
    """2021年以来纠错率逐年降低; "" where no course is to be seen."""
    went = course(figure)
    if went is None:
        return ""
    first = sheet.period.last_day.year - len(years_told(figure)) + 1
    is_count = figure.indicator.denominator is None
    return f"{first}年以来{rate_name(figure.indicator)}{_COUNTS_WENT[went] if is_count else _WENT[went]}"


def _against(figure: Figure, aim: Aim) -> str:
    """高于全省平均（56.20%）3.74个百分点; 达到目标（100%）."""
    if figure.now.value is None:
        return ""
    unit = figure.indicator.unit
    apart = figure.now.value - aim.value
    named = f"{aim.title}（{aim.value}{unit}）"
    is_target = aim.kind is AimKind.TARGET
    if not apart:
        return f"达到{named}" if is_target else f"与{named}持平"
    above = "超过" if is_target and reaches(figure, aim) else "高于"
    return f"{above if apart > 0 else '低于'}{named}{abs(apart)}{'个百分点' if unit == '%' else unit}"


# ── Groups of a breakdown ─────────────────────────────────────────────────────────────────────────────────────────


def group_pieces(breakdown: Breakdown | None, of: str, most: int | None) -> Iterator[Piece]:
    """X类N件，占P%；Y类N件，占P%: the groups that have any, with their share."""
    rows = named_rows(breakdown, of, most)
    if breakdown is None or not rows:
        yield GONE
        return
    if len(rows) < sum(1 for row in breakdown.rows if row.counts[of]):
        yield Run(f"居{'首' if len(rows) == 1 else f'前{_NUMERALS[len(rows) - 1]}'}位的是")
    for at, row in enumerate(rows):
        if at:
            yield Mark("；")
        yield Run(row.label)
        yield Run(f"{row.counts[of]}{breakdown.unit}", of, breakdown.code, row.key)
        yield Mark("，")
        yield Run(f"占{percent(row.counts[of], breakdown.total.counts[of], 1)}%")


def named_rows(breakdown: Breakdown | None, of: str, most: int | None) -> Sequence[Row]:
    """The groups to be named; none where none leads, or where the ledger does not fill in the column.

    Groups with as many cases are named together or not at all. A sheet of one office has no breakdown by offices.
    """
    if breakdown is None:
        return ()
    rows = [row for row in breakdown.by_size(of) if row.counts[of]]
    if most is not None:
        rows = [row for row in rows if not row.rest]  # no group of its own leads with what was left over
    if most is not None and len(rows) > most:
        rows = [row for row in rows[:most] if row.counts[of] > rows[most].counts[of]]
    return () if all(row.key is None for row in rows) else rows
