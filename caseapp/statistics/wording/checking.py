"""What an office may write: refused is what could not be said, or would put a figure into the text that is none."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

from caseapp.law.refusal import Refusal, Refused
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.wording.grammar import Choice, Named, Nodes, WordingError, Words, named_in, read_wording
from caseapp.statistics.wording.names import (
    DENOMINATOR,
    DENOMINATOR_NAME,
    NUMERATOR,
    NUMERATOR_NAME,
    FigureName,
    known,
)
from caseapp.statistics.wording.typed_figures import typed_figures

LONGEST: Final = 4_000
_FIELD: Final = "text"
_TOLD: Final = 10  # faults at once
_UNSEEN: Final = ("Cc", "Cf", "Cs")  # control signs, and those that are nowhere to be seen
_ENDS: Final = "。！？!?"
_SENTENCE: Final = re.compile(f"[^{_ENDS}]*[{_ENDS}]|[^{_ENDS}]+")


def checked(text: str) -> str:
    """The paragraph as it is kept. Raises Refused with all that is wrong in it (field `text`)."""
    plain = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in _UNSEEN).strip()
    if not plain:
        raise Refused([Refusal(_FIELD, "请填写这一段的文字；要用默认文字的，请点“恢复默认”。")])
    if len(plain) > LONGEST:
        raise Refused([Refusal(_FIELD, f"这一段有{len(plain)}字，最多{LONGEST}字，请缩短。")])
    try:
        nodes = read_wording(plain)
    except WordingError as error:
        raise Refused([Refusal(_FIELD, str(error))]) from None
    faults = [*_unknown(nodes, plain), *islice(_typed(nodes), _TOLD)]
    faults = faults or list(unexplained(nodes))
    if faults:
        raise Refused(Refusal(_FIELD, fault) for fault in faults[:_TOLD])
    return plain


def _unknown(nodes: Nodes, text: str) -> Iterator[str]:
    for named in named_in(nodes):
        try:
            known(named, text)
        except WordingError as error:
            yield str(error)


def _typed(nodes: Nodes) -> Iterator[str]:
    for typed in typed_figures(nodes):
        instead = f"请改用占位符{typed.instead}" if typed.instead else "请改用占位符表中的占位符"
        otherwise = "" if typed.is_certain else "；不是统计数字的，请用汉字书写"
        yield f"“{typed.words}”是直接填写的数字：报告中的数字只能来自台账，{instead}{otherwise}。"


def unexplained(nodes: Nodes) -> Iterator[str]:
    """The rates whose numerator and denominator are named neither in their own sentence nor in the one before."""
    before: list[Words | Named] = []
    for sentence in _sentences(nodes):
        for named in sentence:
            if isinstance(named, Named) and (missing := _missing(named, [*before, *sentence])):
                yield f"{named.typed}要同它的分子、分母写在同一句或者紧接前一句里，请加上{'和'.join(missing)}。"
        before = sentence


def _sentences(nodes: Nodes) -> Iterator[list[Words | Named]]:
    """What each sentence is made of; both sides of a bracket count as said, what stands in its stead before it."""
    sentence: list[Words | Named] = []
    for node in _flat(nodes):
        if not isinstance(node, Words):
            sentence.append(node)
            continue
        for part in _SENTENCE.findall(node.text):
            sentence.append(Words(part, node.at))
            if part[-1] in _ENDS:
                yield sentence
                sentence = []
    yield sentence


def _flat(nodes: Nodes) -> Iterator[Words | Named]:
    for node in nodes:
        if isinstance(node, Choice):
            yield from _flat((*node.otherwise, *node.said))
        else:
            yield node


def _missing(named: Named, said: list[Words | Named]) -> list[str]:
    match known(named):
        case FigureName(indicator, "") if indicator.unit == "%" and indicator.denominator is not None:
            sides = ((indicator.numerator, NUMERATOR), (indicator.denominator, DENOMINATOR))
            return [
                f"【{named.name}·{side}】"
                for code, side in sides
                if not any(_names(each, code, in_words=side == DENOMINATOR) for each in said)
            ]
    return []


def _names(node: Words | Named, set_code: str, *, in_words: bool) -> bool:
    """Whether this names the set: its number, the placeholder of its name, or (审结案件中) its name in words."""
    if isinstance(node, Words):
        return in_words and CASE_SETS[set_code].title in node.text
    match known(node):
        case FigureName(indicator, aspect) if aspect in (NUMERATOR, NUMERATOR_NAME):
            return indicator.numerator == set_code
        case FigureName(indicator, aspect) if aspect in (DENOMINATOR, DENOMINATOR_NAME):
            return indicator.denominator == set_code
        case FigureName(indicator, ""):
            return indicator.denominator is None and indicator.numerator == set_code
    return False
