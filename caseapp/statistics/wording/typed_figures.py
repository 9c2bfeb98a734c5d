"""Figures that are typed into a paragraph where a placeholder belongs: what is printed as a figure is the sheet's.

Refused is every number in Arabic numerals but those that can be no figure of a sheet: years, days and terms (2024年,
12月10日, 60日, 5个工作日), by which laws are cited and in which no figure is counted; ordinals (第12条, 第3号); numbers
of documents (〔2020〕3号) and what stands in 《》; thresholds (10人以上); numbers that begin a line or a clause (1.);
hotlines. Numbers in Chinese numerals are refused where they can hardly be anything but a figure (百分之十三, 十九件);
一案一档, 一次性告知, 三个方面 and 每一件案件 are none. So whoever means no figure can always write it in Chinese. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from caseapp.statistics.indicators import Indicator
from caseapp.statistics.wording.grammar import Choice, Named, Nodes, Words
from caseapp.statistics.wording.names import CHANGE, FIGURES

_UNITS: Final = "个?百分点|[%％‰]|件次|件|宗|起|份|人次|人|名|天|次|倍|万?元|亿元"
_NUMBER: Final = r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?"
_CHINESE: Final = "[〇零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]"
_FIGURE: Final = re.compile(
    rf"""(?P<percent>百分之{_CHINESE}+(?:点{_CHINESE}+)?)
    |(?P<number>{_NUMBER})\s*[多余几来]?\s*(?P<unit>{_UNITS})?
    |{_CHINESE}{{2,}}[多余几]?(?P<counted>个百分点|件|宗|起|份|人|名|次|天|倍)
    |[二两三四五六七八九十](?P<counted_few>个百分点|件|宗|起|份)
    """,
    re.VERBOSE,
)
_FREE: Final = re.compile(
    r"《[^》]*》|〔\d+〕\d*号?|第(?:\d+|[一二三四五六七八九十百]+)|\d{4}年|\d{4}(?=[—\-至]\d{4}年)|\d{4}-\d{1,2}-\d{1,2}|[（(〔]\d{4}[）)〕]"
)
_LISTED: Final = re.compile(r"(?:^|[。；;：:\n（(])\s*(\d{1,2})[.．、）)]", re.MULTILINE)
_THRESHOLD: Final = re.compile(r"(?<=[人名次天])以[上下内]")  # 10人以上的群体性案件
_OF_TIME: Final = re.compile(r"\s*(?:年|个?月|日|号|时|小时|分钟|个工作日|周|届)")
_HOTLINES: Final = frozenset({"110", "12315", "12345", "12348", "12368", "12388"})
_OF_CHANGES: Final = re.compile("同比|上年|增长|下降|提高")
_LOOKED_AT: Final = 40  # signs before a number that may say what it is
_STANDS_FOR: Final = "■"  # a placeholder, where the text is searched


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A figure that was typed: the very words, and the placeholder that probably belongs there ("" for none known).

    `is_certain`: it has the unit of a figure.
    """

    words: str
    instead: str
    is_certain: bool


def typed_figures(nodes: Nodes) -> Iterator[TypedFigure]:
    """The figures that are typed into a paragraph, in order."""
    parts = list(_flat(nodes))
    text = "".join(part if isinstance(part, str) else _STANDS_FOR for part in parts)
    placed = (part for part in parts if isinstance(part, Named))
    names = {at: next(placed).name for at, sign in enumerate(text) if sign == _STANDS_FOR}
    free = [match.span() for match in _FREE.finditer(text)] + [match.span(1) for match in _LISTED.finditer(text)]
    for match in _FIGURE.finditer(text):
        if not any(start <= match.start() < end for start, end in free) and _is_figure(match, text):
            is_certain = match["number"] is None or match["unit"] is not None
            yield TypedFigure(match[0].strip(), _instead(match, text, names), is_certain)


def _flat(nodes: Nodes) -> Iterator[str | Named]:
    for node in nodes:
        if isinstance(node, Choice):
            yield from _flat(node.said)
            yield from _flat(node.otherwise)
        elif isinstance(node, Words):
            yield node.text.replace(_STANDS_FOR, "")
        else:
            yield node


def _is_figure(match: re.Match[str], text: str) -> bool:
    if _THRESHOLD.match(text, match.end()):
        return False
    if match["number"] is None or match["unit"]:
        return True
    return match["number"] not in _HOTLINES and not _OF_TIME.match(text, match.end())


# ── The placeholder that probably belongs there ───────────────────────────────────────────────────────────────────


def _instead(match: re.Match[str], text: str, names: dict[int, str]) -> str:
    """By what stands before the number in its sentence, and by its unit."""
    start = max(*(text.rfind(sign, 0, match.start()) + 1 for sign in "。；;\n"), match.start() - _LOOKED_AT)
    before = text[start : match.start()]
    clause = re.split("[，,、：:（(]", before)[-1]
    unit = "%" if match["percent"] else match["unit"] or match["counted"] or match["counted_few"] or ""
    is_change = unit.endswith("百分点") or _OF_CHANGES.search(clause) is not None
    last = next((names[at] for at in range(match.start() - 1, start - 1, -1) if at in names), None)
    if is_change and last is not None:
        return f"【{last}·{CHANGE}】"
    fitting = list(FIGURES.values()) if is_change else _fitting(unit.replace("％", "%"))
    said_of = {each: (_likeness(each, clause), _likeness(each, before)) for each in fitting}
    best = max(fitting, key=lambda each: [score if score >= 2 else 0 for score in said_of[each]])
    if max(said_of[best]) < 2:
        return ""
    return f"【{best.title}·{CHANGE}】" if is_change else f"【{best.title}】"


def _fitting(unit: str) -> list[Indicator]:
    """The indicators in that unit; every one where the number has none that is known."""
    return [each for each in FIGURES.values() if each.unit == unit] or list(FIGURES.values())


def _likeness(indicator: Indicator, said: str) -> float:
    """How much of an indicator's name is said, in characters; of two names as much said the shorter comes first."""
    name = indicator.title
    common = SequenceMatcher(None, name, said, autojunk=False).find_longest_match().size
    return common + common / (len(name) + 1)
