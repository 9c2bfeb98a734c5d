"""What an import found and did, for the person who asked for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from caseapp.law.ledgers import Ledger
from caseapp.spreadsheets.worksheets import CellFault

_PLACES_LISTED = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """A case that the register holds already, and the headings under which the row says something else."""

    case: str
    place: str
    headings: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.place}（{self.case}）：{'、'.join(self.headings)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSummary:
    """What became of one ledger's rows. `unchanged` and `different`: cases recognised, none of which was touched."""

    ledger: Ledger
    rows: int
    added: int
    unchanged: int
    different: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was concluded rather than read, or is worth a look, and the rows of which it is true."""

    text: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        more = f"等{len(self.places)}行" if len(self.places) > _PLACES_LISTED else ""
        return f"{self.text}：{'、'.join(self.places[:_PLACES_LISTED])}{more}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What an import found and did. With any of `faults` nothing was written, nor with `is_dry_run`."""

    is_dry_run: bool
    faults: tuple[CellFault, ...] = ()
    ledgers: tuple[LedgerSummary, ...] = ()
    new_organs: tuple[str, ...] = ()
    new_regions: tuple[str, ...] = ()
    new_courts: tuple[str, ...] = ()
    linked: int = 0
    notes: tuple[Note, ...] = ()
    unknown_columns: tuple[tuple[str, str], ...] = ()
    sheets_not_read: tuple[tuple[str, str], ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether the registers hold now what the workbook says."""
        return not self.faults and not self.is_dry_run

    @property
    def added(self) -> int:
        """Cases entered, or that would be without `is_dry_run`."""
        return sum(ledger.added for ledger in self.ledgers)

    @property
    def recognised(self) -> int:
        """Cases that the registers held already, differing ones included."""
        return sum(ledger.unchanged + len(ledger.different) for ledger in self.ledgers)

    @property
    def differing(self) -> int:
        """Cases recognised of which the workbook says something else than the register."""
        return sum(len(ledger.different) for ledger in self.ledgers)

    @property
    def headline(self) -> str:
        """What happened, in a sentence."""
        if self.faults:
            return f"有{len(self.faults)}处需要改正，没有写入任何内容。"
        if self.is_dry_run:
            return f"检查通过，没有写入任何内容。如正式导入，将新增{self.added}件，已在台账中{self.recognised}件。"
        return f"导入完成：新增{self.added}件，已在台账中{self.recognised}件。"

    def lines(self) -> list[str]:
        """All but the faults as Chinese sentences, for the screen of a command; the headline first."""
        return [self.headline, *self._of_ledgers(), *self.remarks()]

    def remarks(self) -> list[str]:
        """What is worth knowing beside the counts: new names, notes, columns and sheets not read."""
        new = (("被申请人、被告等机关", self.new_organs), ("地区", self.new_regions), ("法院", self.new_courts))
        remarks = [f"新建{what}{len(names)}个：{'、'.join(names)}" for what, names in new if names]
        if self.linked:
            remarks.append(f"有{self.linked}件应诉案件与原审或复议案件关联上。")
        remarks += [str(note) for note in self.notes]
        remarks += _grouped("未识别的列，没有读取", self.unknown_columns)
        return remarks + [f"工作表“{name}”{reason}，没有读取" for name, reason in self.sheets_not_read]

    def _of_ledgers(self) -> list[str]:
        lines = []
        for ledger in self.ledgers:
            counts = f"读{ledger.rows}行，新增{ledger.added}件，已在台账中且相同{ledger.unchanged}件"
            lines.append(f"{ledger.ledger.label}：{counts}，已在台账中而内容不同{len(ledger.different)}件")
            lines += [f"　已在台账中，内容不同，未改动——{difference}" for difference in ledger.different]
        return lines


def _grouped(title: str, pairs: Sequence[tuple[str, str]]) -> list[str]:
    sheets = dict.fromkeys(sheet for sheet, _ in pairs)
    return [f"“{name}”{title}：{'、'.join(what for sheet, what in pairs if sheet == name)}" for name in sheets]
