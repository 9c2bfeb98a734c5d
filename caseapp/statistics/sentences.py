"""The sheet in sentences, in the order and the wording of published reports (statistics.md 4).

An office may have put a paragraph in its own words (`Sheet.wording`). A rate stands beside what it is a rate of.
Nothing is said about an empty denominator: the clause is left out.
"""

from typing import Final

from caseapp.statistics.sheet import Sheet
from caseapp.statistics.wording.grammar import WordingError, read_wording
from caseapp.statistics.wording.parts import PARTS, Part
from caseapp.statistics.wording.runs import Paragraph, Run
from caseapp.statistics.wording.telling import told

__all__ = ["Paragraph", "Run", "paragraph", "plain_text", "sentences"]

_CHINESE: Final = "一二三四五六七八九十"


def sentences(sheet: Sheet) -> tuple[Paragraph, ...]:
    """The report's paragraphs in their order; one with nothing to say is left out."""
    paragraphs = (paragraph(part, sheet) for part in PARTS.values())
    return tuple(each for each in paragraphs if each.runs)


def paragraph(part: Part, sheet: Sheet) -> Paragraph:
    """One paragraph: in the office's words, or in the default ones where it has none or its own cannot be said."""
    own, fault = sheet.wording.get(part.code), ""
    if own is not None:
        try:
            return Paragraph(part.title, told(read_wording(own), sheet), part.code, is_own=True)
        except WordingError as error:
            fault = str(error)
    return Paragraph(part.title, told(read_wording(part.default), sheet), part.code, fault=fault)


def plain_text(sheet: Sheet) -> str:
    """Every paragraph under its numbered heading, ready to paste into a letter or a report."""
    lines = [f"{sheet.office}{sheet.period.title}行政复议和行政应诉情况"]
    for number, each in enumerate(sentences(sheet)):
        lines += ["", f"{_CHINESE[number]}、{each.title}", f"　　{each.text}"]
    return "\n".join(lines) + "\n"
