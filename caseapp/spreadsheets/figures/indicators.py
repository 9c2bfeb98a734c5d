"""The indicators of a sheet as a grid: every reading, the change, numerators and denominators by name and number."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from caseapp.spreadsheets.figures import formulas
from caseapp.spreadsheets.figures.formulas import NOTHING, Place
from caseapp.spreadsheets.figures.grids import Grid, GridCell, Look
from caseapp.statistics.indicator import Indicator
from caseapp.statistics.indicators import LITIGATION_INDICATORS
from caseapp.statistics.periods import Period
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import Aim, AimKind, Figure, Reading, Sheet

INDICATORS, AIMS = "指标", "目标和参考值"
_FIRST_ROW: Final = 4  # below title, days and two rows of headings
_FIRST_READING: Final = 3  # after 类别, 指标, 单位
_OF_COURTS: Final = frozenset(indicator.code for indicator in LITIGATION_INDICATORS)
_AIM_KINDS: Final = {AimKind.TARGET: "目标", AimKind.REFERENCE: "参考值"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the grid: a figure, or the same by the variant shown beside it."""

    figure: Figure
    title: str

    @property
    def indicator(self) -> Indicator:
        """What it reads."""
        return self.figure.indicator

    @property
    def readings(self) -> tuple[Reading, ...]:
        """本期, 上期, 上年同期, and the years before."""
        return (self.figure.now, self.figure.previous, self.figure.last_year, *self.figure.earlier)


class IndicatorSheet:
    """Lays out the indicators, and knows where each stands."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._lines = [line for figure in sheet.figures.values() for line in _lines(figure)]
        years = max((len(line.figure.earlier) for line in self._lines), default=0)
        self._headings = ("本期", "上期", "上年同期", *_years_before(sheet.period, years))
        self._change = _FIRST_READING + len(self._headings)
        self._names = self._change + 2
        self._parts = self._names + 2
        self._definition = self._parts + 2 * len(self._headings)
        self._rows = {
            (line.indicator.code, line.indicator.variant): row for row, line in enumerate(self._lines, _FIRST_ROW)
        }

    def place(self, indicator: Indicator) -> Place:
        """Where the indicator's reading of the period stands, for a formula on another sheet."""
        return Place(self._rows[indicator.code, indicator.variant], _FIRST_READING, INDICATORS)

    def count(self, set_code: str) -> tuple[Place, int] | None:
        """Where the plain count of a case set stands, and the count; None where none of the indicators is it."""
        figure = self._sheet.figures.get(set_code)
        if figure is None or figure.indicator.denominator is not None or figure.indicator.numerator != set_code:
            return None
        return self.place(figure.indicator), figure.now.numerator

    def grid(self) -> Grid:
        """The grid of all indicators."""
        cells = [*self._heads(), *(cell for row, line in self._numbered() for cell in self._cells(row, line))]
        readings = [9.0] * len(self._headings)
        widths = (10.0, 28.0, 6.0, *readings, 9.0, 9.0, 22.0, 22.0, *readings, *readings, 60.0)
        # What the readings are made of, and by which definition, stands to the right of what is printed.
        last = Place(_FIRST_ROW + len(self._lines) - 1, self._names - 1)
        return Grid(INDICATORS, cells, widths, Place(_FIRST_ROW, 3), last, repeated=(2, 3), heights={0: 30.0})

    def aims(self) -> Grid | None:
        """What figures are held against, with their sources; None where nothing is set."""
        aimed = [(line, aim) for line in self._lines for aim in line.figure.aims]
        if not aimed:
            return None
        headings = ("指标", "单位", "本期", "类别", "名称", "数值", "本期减数值", "来源")
        cells = [GridCell(Place(0, column), heading, Look.HEAD) for column, heading in enumerate(headings)]
        for row, (line, aim) in enumerate(aimed, 1):
            cells += self._aim(row, line, aim)
        widths = (28.0, 6.0, 10.0, 10.0, 24.0, 10.0, 12.0, 50.0)
        return Grid(AIMS, cells, widths, Place(1, 1), Place(len(aimed), len(headings) - 1), repeated=(0, 0))

    def _numbered(self) -> Iterator[tuple[int, _Line]]:
        yield from enumerate(self._lines, _FIRST_ROW)

    def _heads(self) -> Iterator[GridCell]:
        sheet = self._sheet
        topic = f"　专题：{sheet.scope.topic.in_words}" if sheet.scope.topic else ""
        moment = f"　台账时点：{sheet.as_of.words}" if sheet.as_of else ""
        yield _over(
            0, 0, self._definition, f"{sheet.scope.named}{sheet.period.title}行政复议和行政应诉统计", Look.TITLE
        )
        days = f"统计期间：{sheet.period.start.isoformat()}至{sheet.period.last_day.isoformat()}"
        yield _over(1, 0, self._definition, f"{days}{topic}{moment}", Look.CENTRED)
        tall = {
            0: "类别",
            1: "指标",
            2: "单位",
            **dict(enumerate(self._headings, _FIRST_READING)),
            self._change: "同比增减",
            self._change + 1: "增减单位",
            self._names: "分子",
            self._names + 1: "分母",
            self._definition: "口径",
        }
        for column, title in tall.items():
            yield GridCell(Place(2, column), title, Look.HEAD, to=Place(3, column))
        for number, heading in enumerate(self._headings):
            column = self._parts + 2 * number
            yield GridCell(Place(2, column), heading, Look.HEAD, to=Place(2, column + 1))
            yield GridCell(Place(3, column), "分子", Look.HEAD)
            yield GridCell(Place(3, column + 1), "分母", Look.HEAD)

    def _cells(self, row: int, line: _Line) -> Iterator[GridCell]:
        indicator = line.indicator
        yield _text(row, 0, "行政应诉" if indicator.code in _OF_COURTS else "行政复议")
        yield _text(row, 1, line.title)
        yield _text(row, 2, indicator.unit)
        for number, reading in enumerate(line.readings):
            yield self._reading(row, number, indicator, reading)
        yield self._changed(row, line)
        yield _text(row, self._change + 1, _unit_of_change(indicator))
        if indicator.denominator is not None:
            yield _text(row, self._names, CASE_SETS[indicator.numerator].title)
            yield _text(row, self._names + 1, CASE_SETS[indicator.denominator].title)
            for number, reading in enumerate(line.readings):
                column = self._parts + 2 * number
                yield GridCell(Place(row, column), reading.numerator, Look.NUMBER)
                yield GridCell(Place(row, column + 1), reading.denominator, Look.NUMBER)
        yield _text(row, self._definition, indicator.definition)

    def _reading(self, row: int, number: int, indicator: Indicator, reading: Reading) -> GridCell:
        at = Place(row, _FIRST_READING + number)
        part, whole = (Place(row, self._parts + 2 * number + each) for each in range(2))
        formula = ""
        if indicator.denominator is not None:
            divide = formulas.percent if indicator.unit == "%" else formulas.quotient
            formula = divide(part, whole, indicator.decimals)
        value = NOTHING if reading.value is None else reading.value
        return GridCell(at, value, Look.NUMBER, formula, indicator.decimals)

    def _changed(self, row: int, line: _Line) -> GridCell:
        now, before = Place(row, _FIRST_READING), Place(row, _FIRST_READING + 2)
        value: Decimal | str = NOTHING if line.figure.change is None else line.figure.change
        if line.indicator.denominator is None:
            return GridCell(Place(row, self._change), value, Look.NUMBER, formulas.change(now, before), 1)
        decimals = line.indicator.decimals
        formula = formulas.difference(now, before, decimals)
        return GridCell(Place(row, self._change), value, Look.NUMBER, formula, decimals)

    def _aim(self, row: int, line: _Line, aim: Aim) -> Iterator[GridCell]:
        now, decimals = line.figure.now.value, line.indicator.decimals
        exponent = aim.value.as_tuple().exponent
        finer = max(decimals, -exponent if isinstance(exponent, int) else 0)
        for column, text in ((0, line.title), (1, line.indicator.unit), (3, _AIM_KINDS[aim.kind]), (4, aim.title)):
            yield _text(row, column, text)
        shown = NOTHING if now is None else now
        yield GridCell(Place(row, 2), shown, Look.NUMBER, str(self.place(line.indicator)), decimals)
        yield GridCell(Place(row, 5), aim.value, Look.NUMBER, decimals=finer)
        gap = NOTHING if now is None else now - aim.value
        formula = formulas.difference(Place(row, 2), Place(row, 5), finer)
        yield GridCell(Place(row, 6), gap, Look.NUMBER, formula, finer)
        yield _text(row, 7, aim.source or "")


def _lines(figure: Figure) -> Iterator[_Line]:
    """The figure, and beneath it the same by another variant, each then named by its own."""
    if figure.beside is None:
        yield _Line(figure, figure.indicator.title)
        return
    for each in (figure, figure.beside):
        yield _Line(each, f"{each.indicator.title}（{each.indicator.variant_title}）")


def _years_before(period: Period, years: int) -> Iterator[str]:
    """What the same period is called in the years before last year: 2021年."""
    earlier = period.last_year()
    for _ in range(years):
        earlier = earlier.last_year()
        yield earlier.title


def _unit_of_change(indicator: Indicator) -> str:
    if indicator.denominator is None:
        return "%"
    return "个百分点" if indicator.unit == "%" else indicator.unit


def _text(row: int, column: int, text: str) -> GridCell:
    return GridCell(Place(row, column), text, Look.TEXT)


def _over(row: int, first: int, last: int, text: str, look: Look) -> GridCell:
    return GridCell(Place(row, first), text, look, to=Place(row, last))
