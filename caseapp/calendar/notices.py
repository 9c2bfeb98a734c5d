"""Reading the State Council's notice on the holidays of a year (国务院办公厅关于某年部分节假日安排的通知) as pasted.

`一、元旦：1月1日（周三）放假1天，不调休。二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，
共8天。1月26日（周日）、2月8日（周六）上班。` Every date that stands before 放假 is a day off, weekend days within
included; every date before 上班 is worked. What the notice says twice (weekdays, numbers of days) is compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from caseapp.calendar.arrangement import NEW_YEAR
from caseapp.calendar.checking import Placed, faults_of, quoted
from caseapp.calendar.pasting import plain_text
from caseapp.calendar.sentences import HAS_DAY, Sentence, read_sentence
from caseapp.law.holidays import ArrangedDay, DayKind
from caseapp.law.refusal import Refusal, Refused

FESTIVALS = (NEW_YEAR, "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")

_NAME = r"元旦|春节|清明节?|(?:[“\"]?五一[”\"]?)?(?:国际)?劳动节|端午节?|中秋节?|国庆节?"
_ITEM = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,3}}、|\d{{1,2}}[、.])?(?P<festivals>(?:{_NAME})(?:[、和及](?:{_NAME})){{0,6}})"
    r"(?:假期|放假)?(?::|(?=\d{1,4}[年月]))"
    r"|[一二三四五六七八九十]{1,3}、(?P<other>[^:。;、]{2,20}):"
)
_YEAR = re.compile(r"关于(\d{4})年[^。]{0,30}?(?:节假日|放假)|现将(\d{4})年|(\d{4})年(?:部分)?节假日|(\d{4})年元旦、")
_SIGNED = "国务院办公厅"
_MOST_TOLD = 50  # faults: more is no notice, and no page to read
_ADVICE = re.compile("鼓励|提倡|建议|可以|可结合|倡导")


@dataclass(frozen=True)
class Notice:
    """What a notice says: the year it is for, its arranged days in order, and what the reader should look at.

    `missing`: festivals for which it names no day off; `unread`: sentences with a date that arrange nothing.
    """

    year: int
    days: tuple[ArrangedDay, ...]
    missing: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def read_notice(text: str, year: int | None = None) -> Notice:
    """The notice in a pasted text, whatever its width, line breaks and leftovers of a web page.

    `year` is asked only where the text names none. Raises Refused (fields `text` and `year`) with every sentence at
    fault, of very many the first.
    """
    plain = plain_text(text)
    of_year = _year_of(plain, year)
    placed: list[Placed] = []
    unread: list[str] = []
    refusals: list[Refusal] = []
    for name, words in _sentences(plain):
        if _ADVICE.search(words):
            unread.append(words)
            continue
        sentence = read_sentence(words, name, of_year)
        refusals += [Refusal("text", fault) for fault in sentence.faults]
        placed += [Placed(day, quoted(words)) for day in sentence.days]
        unread += _left_over(sentence, words)
    refusals += [Refusal("text", fault) for fault in faults_of(placed, of_year)]
    if not placed and not refusals:
        refusals.append(
            Refusal("text", "没有读到放假安排。请粘贴通知全文，其中应有“一、元旦：1月1日……放假……”这样的条目。")
        )
    if len(refusals) > _MOST_TOLD:
        refusals[_MOST_TOLD:] = [Refusal("text", f"另有{len(refusals) - _MOST_TOLD}处有误，没有逐一列出。")]
    if refusals:
        raise Refused(refusals)
    days = tuple(sorted((each.day for each in placed), key=lambda day: day.on))
    return Notice(of_year, days, missing_among(days), tuple(unread))


def missing_among(days: tuple[ArrangedDay, ...]) -> tuple[str, ...]:
    """The festivals that have no day off among these days, in the order of the year."""
    named = {name for day in days if day.kind is DayKind.REST for name in day.name.split("、")}
    return tuple(festival for festival in FESTIVALS if festival not in named)


def _left_over(sentence: Sentence, words: str) -> list[str]:
    return [words] if not sentence.days and not sentence.faults else []


def _year_of(plain: str, given: int | None) -> int:
    found = _YEAR.search(plain)
    written = int(next(group for group in found.groups() if group)) if found else None
    year = written or given
    if year is None:
        raise Refused([Refusal("year", "通知中没有写明是哪一年的安排，请填写年份。")])
    if written is not None and given is not None and written != given:
        raise Refused([Refusal("year", f"通知写明是{written}年的安排，与填写的{given}年不一致，请核对。")])
    return year


def _sentences(plain: str) -> Iterator[tuple[str, str]]:
    """(festivals, sentence) of every sentence that names a day, item by item; what stands before the first is none."""
    items = list(_ITEM.finditer(plain))
    for item, following in zip_longest(items, items[1:]):
        end = following.start() if following else len(plain)
        name = _named(item)
        for words in re.split("[。;]", plain[item.end() : end]):
            if HAS_DAY.search(words) and _SIGNED not in words:
                yield name, words


def _named(item: re.Match[str]) -> str:
    """The festivals of an item by their full names, joined by 、; another heading as it is written."""
    if item["other"]:
        return item["other"]
    full = []
    for written in re.split("[、和及]", item["festivals"]):
        full += [festival for festival in FESTIVALS if festival[:2] in written]
    return "、".join(dict.fromkeys(full))
