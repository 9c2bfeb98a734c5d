"""Whether a PDF is one that was issued here, unaltered, and whether its figures still stand. Reads, no writes."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from typing import Final

from caseapp.issued.models import IssuedReport
from caseapp.issued.queries import replaced_by, report_numbered, report_with_sha256, sheet_kept
from caseapp.issuing.comparison import Comparison
from caseapp.issuing.explained import kept_of, report_now
from caseapp.issuing.frozen import JSON_NAME
from caseapp.reports.attachments import PdfError, attachments_in

_LONGEST_NUMBER: Final = 100


class Verdict(Enum):
    """What a file is."""

    ISSUED = "issued"  # the very file that was issued here
    OTHER = "other"  # it bears the number of a report that was issued here, but is another file
    UNKNOWN = "unknown"  # it bears the number of a report that was not issued here
    NO_REPORT = "no_report"  # a PDF without the figures of an issued report: a draft, or something else
    NO_PDF = "no_pdf"  # nothing that can be read as a PDF


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of a file. `report` is the one that it is or claims to be, `claimed` the number that it bears.

    `replaced_by` is the 更正版 that stands in the report's place, `comparison` its figures then and now.
    `is_same_data`: another file carries the very figures of the original.
    """

    verdict: Verdict
    claimed: str | None = None
    report: IssuedReport | None = None
    replaced_by: IssuedReport | None = None
    comparison: Comparison | None = None
    is_same_data: bool = False

    @property
    def is_issued(self) -> bool:
        """Whether it is a file of this ledger, unaltered."""
        return self.verdict is Verdict.ISSUED

    @property
    def sentence(self) -> str:
        """What it is, for the person who asks."""
        if self.verdict is Verdict.NO_PDF:
            return "这个文件不是 PDF，或者已经损坏，读不出来；请用原件再试一次。"
        if self.verdict is Verdict.NO_REPORT:
            return "这个 PDF 里没有签发报告的数据：它不是在这里签发的报告。草稿不是签发的报告。"
        if self.verdict is Verdict.UNKNOWN:
            return f"这个 PDF 自称“{self.claimed}”，但这里没有签发过这个编号的报告。"
        if self.verdict is Verdict.OTHER:
            data = "所附数据与原件一致，但纸面是否改过无从断定" if self.is_same_data else "所附数据也与原件不同"
            return f"这个 PDF 自称{self.claimed}，但不是签发的原件：签发之后被改动过，或者另存、另印过；{data}。"
        return f"这是在这里签发的原件：{self.claimed}，未经改动。"


def check_pdf(file: bytes, *, today: date, now: datetime, office_ids: Collection[int] | None = None) -> Checked:
    """What a file is, by its SHA-256; failing that by the figures attached to it.

    `office_ids`: the offices whose reports the person may see; None: all. A report of another office is unknown.
    """
    report = _seen(report_with_sha256(sha256(file).hexdigest()), office_ids)
    if report is not None:
        comparison = report_now(kept_of(report), today=today, now=now)
        return Checked(Verdict.ISSUED, report.number, report, replaced_by(report.id), comparison)
    try:
        figures = attachments_in(file).get(JSON_NAME, b"")
    except PdfError:
        return Checked(Verdict.NO_PDF)
    claimed = _number_in(figures)
    if claimed is None:
        return Checked(Verdict.NO_REPORT)
    named = _seen(report_numbered(claimed), office_ids)
    if named is None:
        return Checked(Verdict.UNKNOWN, claimed)
    is_same = figures == sheet_kept(named.id).encode()
    return Checked(Verdict.OTHER, claimed, named, replaced_by(named.id), is_same_data=is_same)


def _seen(report: IssuedReport | None, office_ids: Collection[int] | None) -> IssuedReport | None:
    return report if report is not None and (office_ids is None or report.office_id in office_ids) else None


def _number_in(figures: bytes) -> str | None:
    """The number that the attached figures bear."""
    try:
        kept = json.loads(figures)
    except (ValueError, RecursionError):
        return None
    number = kept.get("number") if isinstance(kept, dict) else None
    return number[:_LONGEST_NUMBER] if isinstance(number, str) and number.isprintable() and number.strip() else None
