"""What a form says on paper: head, columns, rows, notes and foot, as plain values. `pdf` sets what this decides."""

from dataclasses import dataclass, replace
from datetime import date

from caseapp.reports.blocks import Foot
from caseapp.reports.imprint import DRAFT, Imprint
from caseapp.shown import long_day
from caseapp.statistics.returns import wording
from caseapp.statistics.returns.definition import FormColumn
from caseapp.statistics.returns.filled import FilledForm, FilledRow

# What is printed in a place of the foot before it is filled in by hand.
_WRITTEN_IN = {"填表时间": "　　　年　　月　　日"}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row of ready texts. `parts`: below a rate its numerator and denominator (14÷89), "" for other cells."""

    title: str
    cells: tuple[str, ...]
    parts: tuple[str, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """A place of the foot: what is signed or written there, and what is printed in it beforehand."""

    title: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class FormPaper:
    """A form as it is printed. `particulars` stand at the upper right (表号, 制表机关 …), by name and value.

    `dated`: the day of issue or of printing, and the moment of the ledger where it is a past one.
    """

    office: str
    title: str
    period: str
    particulars: tuple[tuple[str, str], ...]
    row_heading: str
    columns: tuple[FormColumn, ...]
    rows: tuple[PaperRow, ...]
    notes: tuple[str, ...]
    signatures: tuple[Signature, ...]
    dated: str
    foot: Foot
    is_draft: bool = True
    is_one_sheet: bool = False

    @property
    def is_numbered(self) -> bool:
        """Whether the form numbers its columns (栏次)."""
        return any(column.number for column in self.columns)

    @property
    def has_parts(self) -> bool:
        """Whether it has rates, each with its parts below it."""
        return any(column.over is not None for column in self.columns)


def paper_of(form: FilledForm, *, printed_on: date, imprint: Imprint | None = None) -> FormPaper:
    """The paper of a filled form, as it is issued with `imprint`, else a draft; dated with the day of that."""
    definition = form.definition
    return FormPaper(
        office=form.office,
        title=definition.title,
        period=wording.period_line(form),
        particulars=tuple(wording.particulars(definition)),
        row_heading=definition.row_heading,
        columns=tuple(replace(each, titles=wording.titles_with_unit(each)) for each in definition.columns),
        rows=tuple(_row(row) for row in form.rows),
        notes=(*((imprint.note,) if imprint and imprint.note else ()), *wording.notes(form)),
        signatures=tuple(Signature(title, _WRITTEN_IN.get(title, "")) for title in definition.foot),
        dated=_dated(form, printed_on, imprint),
        foot=imprint.foot if imprint else Foot((DRAFT,)),
        is_draft=imprint is None,
        is_one_sheet=definition.is_official,
    )


def _row(row: FilledRow) -> PaperRow:
    parts = ("" if cell.denominator is None else f"{cell.numerator}÷{cell.denominator}" for cell in row.cells)
    return PaperRow(row.title, tuple(cell.text for cell in row.cells), tuple(parts), row.is_total)


def _dated(form: FilledForm, printed_on: date, imprint: Imprint | None) -> str:
    words = f"{'签发' if imprint else '打印'}日期：{long_day(printed_on)}"
    return f"台账时点：{form.as_of.words}　　{words}" if form.as_of and imprint is None else words
