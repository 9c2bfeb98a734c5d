"""From the blocks of a report to what stands on its pages: styles, numbering, and what must stay together."""

from collections.abc import Iterator
from typing import get_args

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak

from caseapp.reports.blocks import (
    Heading,
    Prose,
    Report,
    RuledSpace,
    SignatureSpace,
    Table,
)
from caseapp.reports.charts import Chart
from caseapp.reports.pdf.charts import drawing_of
from caseapp.reports.pdf.contents_list import ContentsBlock
from caseapp.reports.pdf.fonts import Face, Faces
from caseapp.reports.pdf.furniture import FigureBlock, FloatingFigure, MetaBlock, RuledBlock, SignatureBlock
from caseapp.reports.pdf.page import LANDSCAPE, PORTRAIT
from caseapp.reports.pdf.table_measuring import measured
from caseapp.reports.pdf.table_widths import TableStyle, fits
from caseapp.reports.pdf.tables import TableBlock
from caseapp.reports.pdf.text import Align, TextBlock, TextStyle
from caseapp.reports.pdf.type_area import TEXT_HEIGHT, TEXT_WIDTH

_BODY_SIZE, _BODY_LEADING = 16.0, 29.0  # 三号，28 characters a line, 22 lines a page
_CAPTION_SIZE = 12.0
_WIDTHS = {PORTRAIT: TEXT_WIDTH, LANDSCAPE: TEXT_HEIGHT}  # a turned page has the 版心 turned with it
# A table is set in the first of these ways in which no number runs out of its column.
_WIDE = ((LANDSCAPE, 10.5), (LANDSCAPE, 9.0), (LANDSCAPE, 7.5))
_USUAL = ((PORTRAIT, 10.5), *_WIDE)
_FINE_PRINT = ((PORTRAIT, 9.0), *_WIDE)


class Layout:
    """Turns blocks into flowables, one after another, and knows which way the page lies."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._orientation = PORTRAIT
        self._headings = self._tables = self._figures = 0
        self._waiting: list[TextBlock] = []  # headings, which go where the next block goes
        self._floating: FigureBlock | None = None  # a figure with a table after it
        self._prose = TextStyle(faces.body, _BODY_SIZE, _BODY_LEADING, first_indent=2)
        self._heading_styles = {
            1: _heading_style(faces.heading, level=0),
            2: _heading_style(faces.subheading, level=1),
        }

    def flowables(self, report: Report) -> Iterator[Flowable]:
        """Yield the title block and what stands for each block; a heading never ends a page."""
        self._orientation = LANDSCAPE if report.is_wide else PORTRAIT
        yield from self._title_block(report)
        if report.has_contents:
            yield from self._contents(report)
        for number, block in enumerate(report.blocks, start=1):
            if isinstance(block, Heading):
                self._headings += 1
                style = self._heading_styles[block.level]
                self._waiting.append(TextBlock(block.text, style, bookmark=f"heading-{self._headings}"))
                continue
            foot = report.signature if number == len(report.blocks) else None
            after = report.blocks[number] if foot is None and number < len(report.blocks) else None
            if isinstance(block, get_args(Chart)) and isinstance(after, Table):
                self._floating = self._figure(block)
            else:
                yield from self._set(block, foot)
        yield from self._waiting

    def _set(self, block: Prose | Table | Chart | RuledSpace, foot: SignatureSpace | None) -> Iterator[Flowable]:
        """Yield the flowables of a block after the headings that wait for it; the place to sign goes with the last."""
        signature = SignatureBlock(foot.office, foot.fields, self._faces.body, _BODY_SIZE) if foot else None
        if isinstance(block, Table):
            orientation, style = self._table_setting(block)
            self._tables += 1
            table = measured(block, f"表{self._tables}", style, _WIDTHS[orientation])
            yield from self._with_figure(TableBlock(table, style, foot=signature), orientation)
            return
        yield from self._turned_to(PORTRAIT)
        yield from self._together(self._flowable(block), signature)

    def _with_figure(self, table: TableBlock, orientation: str) -> Iterator[Flowable]:
        """Yield a table, before or after the figure that stood before it."""
        figure, self._floating = self._floating, None
        if figure is not None and orientation == self._orientation:
            yield from self._together(FloatingFigure(figure, table))
            return
        if figure is not None:
            yield from self._together(figure)
        yield from self._turned_to(orientation)
        yield from self._together(table)

    def _flowable(self, block: Prose | Chart | RuledSpace) -> Flowable:
        match block:
            case Prose():
                return TextBlock(block.text, self._prose)
            case RuledSpace():
                return RuledBlock(block.lines)
            case _:
                return self._figure(block)

    def _figure(self, chart: Chart) -> FigureBlock:
        self._figures += 1
        faces = self._faces
        drawing = drawing_of(chart, faces.table, TEXT_WIDTH)
        return FigureBlock(drawing, f"图{self._figures}", chart.title, faces.heading, _CAPTION_SIZE)

    def _table_setting(self, table: Table) -> tuple[str, TableStyle]:
        settings = _WIDE if table.is_wide else _FINE_PRINT if table.is_fine_print else _USUAL
        for orientation, size in settings:
            style = self._table_style(size)
            if fits(table, style, _WIDTHS[orientation]):
                break
        return orientation, style

    def _table_style(self, size: float) -> TableStyle:
        faces = self._faces
        leading = round(size * 1.45, 1)
        return TableStyle(faces.table, faces.strong, faces.heading, size, leading, caption_size=_CAPTION_SIZE)

    def _turned_to(self, orientation: str) -> Iterator[Flowable]:
        if orientation != self._orientation:
            self._orientation = orientation
            yield NextPageTemplate(orientation)
            yield PageBreak()

    def _together(self, flowable: Flowable, foot: Flowable | None = None) -> Iterator[Flowable]:
        """Yield the waiting headings and a flowable, on the next page if there is no room for its beginning here."""
        width = _WIDTHS[self._orientation]
        needed = sum(_whole_height(heading, width) for heading in self._waiting)
        needed += _least_height(flowable, width) if foot is None else _whole_height(flowable, width)
        needed += 0 if foot is None else _whole_height(foot, width)
        yield CondPageBreak(min(needed, TEXT_HEIGHT if self._orientation == PORTRAIT else TEXT_WIDTH))
        yield from self._waiting
        self._waiting = []
        yield flowable
        if foot is not None:
            yield foot

    def _contents(self, report: Report) -> Iterator[Flowable]:
        headings = [block for block in report.blocks if isinstance(block, Heading)]
        entries = [
            (heading.text, f"heading-{number}")
            for number, heading in enumerate(headings, start=1)
            if heading.level == 1
        ]
        yield ContentsBlock(entries, self._faces.table, self._faces.heading)
        yield PageBreak()

    def _title_block(self, report: Report) -> Iterator[Flowable]:
        faces = self._faces
        title = TextStyle(faces.title, 22, 34, Align.CENTRE)
        period = TextStyle(faces.subheading, _BODY_SIZE, _BODY_LEADING, Align.CENTRE, space_before=4)
        yield TextBlock(report.office, title)
        yield TextBlock(report.title, title)
        yield TextBlock(f"（{report.period}）", period)
        if report.number:
            yield TextBlock(report.number, TextStyle(faces.body, _BODY_SIZE, _BODY_LEADING, Align.CENTRE))
        dated = "签发日期" if report.number else "打印日期"
        lines = [(f"统计期间：{report.period_days}", f"{dated}：{report.printed_on}")]
        lines += [(each.rstrip("。"), "") for each in report.cautions]
        if report.offices:
            lines.append((f"统计范围：{report.offices}", ""))
        if report.ledger_moment:
            lines.append((f"台账时点：{report.ledger_moment}", ""))
        yield MetaBlock(lines, faces.body, _CAPTION_SIZE)
        if report.note:
            yield TextBlock(report.note, TextStyle(faces.subheading, _CAPTION_SIZE, 20, first_indent=2, space_after=10))


def _heading_style(face: Face, level: int) -> TextStyle:
    return TextStyle(face, _BODY_SIZE, _BODY_LEADING, first_indent=2, outline_level=level)


def _whole_height(flowable: Flowable, width: float) -> float:
    height: float = flowable.getSpaceBefore() + flowable.wrap(width, 0)[1] + flowable.getSpaceAfter()
    return height


def _least_height(flowable: Flowable, width: float) -> float:
    """Return the height without which not even a beginning of it can stand on a page."""
    match flowable:
        case FloatingFigure():
            return flowable.least_height(width)
        case TableBlock():
            return flowable.getSpaceBefore() + flowable.least_height
        case TextBlock():
            return flowable.least_height(width)
        case _:
            return _whole_height(flowable, width)
