"""Several values in one cell: 王伟、李明等5人; 2024-01-05；2024-02-06.

A part that itself holds a separator is written in 『』, as every text is that would otherwise not be read back as it
stands. Separators inside brackets do not separate: 某公司（法定代表人：张三、李四） is one name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caseapp.spreadsheets.cells import is_blank, stripped
from caseapp.written import narrow

JOIN = "；"
_ANY = frozenset("；;、，,\n")
_STRICT = frozenset("；;\n")
_OPEN = frozenset("（([［〔【{｛《〈<＜「")
_CLOSE = frozenset("）)]］〕】}｝》〉>＞」")
_QUOTE = re.compile(r"『((?:[^』]|』』)*)』")
_OTHERS = re.compile(r"(.*\S)\s*等\s*(\d{1,6}|[一二两三四五六七八九十]{1,3})\s*[人名户]", re.DOTALL)
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the values in a cell; `is_quoted`: it stood in 『』 and is meant letter by letter."""

    text: str
    is_quoted: bool = False


def quoted(text: str) -> str:
    """The text in 『』, to be read back letter by letter."""
    return "『" + text.replace("』", "』』") + "』"


def unquoted(text: str) -> str | None:
    """What stands in the 『』 around the whole text; None where there are none."""
    match = _QUOTE.fullmatch(text)
    return match[1].replace("』』", "』") if match else None


def split(text: str, *, strictly: bool = False) -> list[Part]:
    """The parts of a cell's text, empty ones included, for they keep their neighbours in step.

    `strictly`: only ；; and line breaks separate, for texts in which 、 and commas are ordinary.
    """
    return [_part(piece) for piece in _pieces(text, _STRICT if strictly else _ANY)]


def joined(texts: Iterable[str | None]) -> str:
    """The parts as one cell; None leaves its place empty. `split` gives the same parts back."""
    return JOIN.join("" if text is None else quoted(text) if _needs_quotes(text) else text for text in texts)


def and_others(name: str) -> tuple[str, int] | None:
    """The name and the number of people in 王伟等3人 or 王伟等三人; None where nothing of the kind is written."""
    match = _OTHERS.fullmatch(name)
    if match is None:
        return None
    count = int(narrow(match[2])) if match[2].isdecimal() else _written_out(match[2])
    return (match[1], count) if count else None


def _written_out(numeral: str) -> int:
    """一 to 九十九; 0 for what is no such numeral."""
    tens, ten, ones = numeral.replace("两", "二").rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return 0
    return (_DIGITS.index(tens) if tens else bool(ten)) * 10 + (_DIGITS.index(ones) if ones else 0)


def _part(piece: str) -> Part:
    piece = stripped(piece)
    inner = unquoted(piece)
    return Part(piece) if inner is None else Part(inner, is_quoted=True)


def _needs_quotes(text: str) -> bool:
    is_plain = split(text) == [Part(text)] and _is_balanced(text) and not is_blank(text)
    return not is_plain or "『" in text or "』" in text or and_others(text) is not None


def _pieces(text: str, signs: frozenset[str]) -> Iterator[str]:
    heed_brackets = _is_balanced(_QUOTE.sub("", text))
    start = depth = at = 0
    while at < len(text):
        quote = _QUOTE.match(text, at) if text[at] == "『" and not text[start:at].strip() else None
        if quote:
            at = quote.end()
            continue
        if heed_brackets:
            depth += (text[at] in _OPEN) - (text[at] in _CLOSE)
        if depth == 0 and text[at] in signs and not _is_latin_comma(text, at):
            yield text[start:at]
            start = at + 1
        at += 1
    yield text[start:]


def _is_latin_comma(text: str, at: int) -> bool:
    """Whether this is the comma inside a Latin name (ABC Co., Ltd.); any other comma separates."""
    before, after = text[max(0, at - 3) : at].rstrip()[-1:], text[at + 1 : at + 4].lstrip()[:1]
    return text[at] == "," and (before == "." or _is_latin(before)) and _is_latin(after)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _is_balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign in _OPEN) - (sign in _CLOSE)
        if depth < 0:
            return False
    return depth == 0
