"""裁判方式 and 裁判结果: what two columns of a court ledger say together of one defendant."""

from caseapp.law.coded import plain
from caseapp.law.codes import Instance, UnknownCodeError
from caseapp.law.endings import LitigationEnding, Result
from caseapp.spreadsheets.lines import Line

_WAY = "defendants.form_of_decision"
_RESULT = "defendants.ending"
_WAYS = {
    "判决": "判决",
    "判决书": "判决",
    "裁定": "裁定",
    "裁定书": "裁定",
    "调解书": "调解",
    "调解": "调解",
    "决定": "决定",
}
_WORDS = frozenset(plain(word) for ending in LitigationEnding for word in ending.words)
# Where 判决 or 裁定 is certain of the ending; the others (随原审, 其他) are given either way.
_CERTAIN = (Result.LOST, Result.WON, Result.WITHDRAWN)


def way_of(ending: LitigationEnding | None) -> str | None:
    """What stands under 裁判方式 for an ending."""
    if ending is None:
        return None
    if ending is LitigationEnding.MEDIATED:
        return "调解"
    return "判决" if ending.is_judgment else "裁定"


def decision_in(line: Line, instance: Instance) -> tuple[LitigationEnding | None, LitigationEnding | None]:
    """The ending, and what a higher court put in the place of the first decision.

    裁判方式 may hold the kind of paper (判决, 裁定) with the ending under 裁判结果; or one of the two columns holds the
    ending alone; or the first says 改判 and the second to what.
    """
    content: LitigationEnding | None = line.read("defendants.content")
    way = _words(line, _WAY)
    paper = _WAYS.get(plain(way))
    if not line.has(_RESULT):
        ending = _found(line, _WAY, way, instance) if way else None
        return ending, content
    if way and paper is None:
        return _of_two_endings(line, way, instance, content)
    ending = _found(line, _RESULT, _words(line, _RESULT), instance, paper=paper)
    if ending is not None and paper in ("判决", "裁定") and _contradicts(paper, ending):
        line.refuse(_WAY, f"裁判结果“{ending.label}”不是{paper}，请核对裁判方式与裁判结果。")
    return ending, content


def _of_two_endings(
    line: Line, way: str, instance: Instance, content: LitigationEnding | None
) -> tuple[LitigationEnding | None, LitigationEnding | None]:
    """Both columns hold an ending: the same one twice, or 改判 and what was decided instead."""
    first, words = _found(line, _WAY, way, instance), _words(line, _RESULT)
    instead = _known(words, Instance.FIRST)  # what a court of first instance could have decided
    if (
        first is not None
        and first.needs_content
        and instead in LitigationEnding.contents()
        and content in (None, instead)
    ):
        return first, instead
    second = _found(line, _RESULT, words, instance)
    if first is not None and second is not None and first is not second:
        line.refuse(_RESULT, f"裁判方式“{first.label}”与裁判结果“{second.label}”不是一回事，请核对这两栏。")
    return second, content


def _words(line: Line, fact: str) -> str:
    words: str | None = None
    raw = line.raw(fact)
    if raw is not None and line.has(fact):
        words = raw if isinstance(raw, str) else str(raw)
    return words or ""


def _found(
    line: Line, fact: str, words: str, instance: Instance, *, paper: str | None = None
) -> LitigationEnding | None:
    if paper is not None:
        whole = _known(paper + words, instance)
        if whole is not None:
            return whole
    try:
        ending = LitigationEnding.find_at(words, instance)
    except UnknownCodeError as unknown:
        line.refuse(fact, str(unknown))
        return None
    # 驳回上诉 alone does not say what stands; the kind of paper does.
    if paper == "裁定" and ending is LitigationEnding.AFFIRM_JUDGMENT and "判决" not in words:
        return LitigationEnding.AFFIRM_RULING
    return ending


def _known(words: str, instance: Instance) -> LitigationEnding | None:
    return LitigationEnding.find_at(words, instance) if plain(words) in _WORDS else None


def _contradicts(paper: str, ending: LitigationEnding) -> bool:
    return ending.result in _CERTAIN and ending.is_judgment != (paper == "判决")
