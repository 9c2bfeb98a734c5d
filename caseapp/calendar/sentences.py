"""Reading one sentence of a notice: which days are off, which are worked, and whether it agrees with itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from caseapp.calendar.arrangement import NEW_YEAR
from caseapp.calendar.checking import quoted
from caseapp.law.days_in_words import day_in_words
from caseapp.law.holidays import ArrangedDay, DayKind

HAS_DAY = re.compile(r"\d{1,2}[日号]")

_LONGEST = 15  # days of one holiday: more is a slip of the pen
_DECEMBER = 12
_WEEK = "一二三四五六日"
_WEEKDAY = re.compile("(?:周|星期|礼拜)([一二三四五六日天])")
_NUMBERS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)}

_DAY = (
    r"(?:(?P<y{0}>\d{{4}})年)?(?:(?P<m{0}>\d{{1,2}})月)?(?P<d{0}>\d{{1,2}})[日号]"
    r"(?P<b{0}>\([^()]*\)|(?:周|星期)[一二三四五六日天])?"
)
_TOKEN = re.compile(
    rf"(?P<days>{_DAY.format(1)}(?:(?:至|到|[-—–―─~]+){_DAY.format(2)})?)(?P<since>起)?"
    r"|(?P<verb>放假|补休|调休|公休|休息|上班)"
    r"|(?P<count>\d{1,2}|[一二三四五六七八九十])天"
)


@dataclass
class Sentence:
    """What a sentence arranges, in the order in which it says it, and what is wrong in it (Chinese sentences)."""

    words: str
    name: str
    year: int
    days: list[ArrangedDay] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def blame(self, what: str) -> None:
        """Note a fault, with the sentence in which it stands."""
        self.faults.append(f"“{quoted(self.words)}”：{what}")


def read_sentence(words: str, name: str, year: int) -> Sentence:
    """A sentence below the heading of the festivals `name`, in the notice of `year`; `words` are plain text."""
    sentence = Sentence(words, name, year)
    waiting: list[date] = []
    for token in _TOKEN.finditer(words):
        if token["verb"]:
            kind = DayKind.WORK if token["verb"] == "上班" else DayKind.REST
            sentence.days += [ArrangedDay(on, kind, name) for on in waiting]
            waiting = []
        elif token["count"]:
            _compare_count(sentence, token["count"])
        elif not token["since"]:  # 2月3日起正常上班 arranges nothing
            waiting += _days(sentence, token, waiting[-1] if waiting else None)
    return sentence


def _compare_count(sentence: Sentence, written: str) -> None:
    said = _NUMBERS.get(written) or int(written)
    off = sum(day.kind is DayKind.REST for day in sentence.days)
    if off and off != said and not sentence.faults:
        sentence.blame(f"写的是{said}天，按日期数是{off}天，请核对通知原文。")


def _days(sentence: Sentence, token: re.Match[str], before: date | None) -> Iterator[date]:
    """Every day from the first to the last that the token names, none where one of them cannot be.

    `before` is the day named before it: 2月4日、5日 are both of February.
    """
    first = _day(sentence, token, "1", before)
    last = _day(sentence, token, "2", first) if token["d2"] else first
    if first is None or last is None:
        return
    length = (last - first).days + 1
    if not 1 <= length <= _LONGEST:
        why = "结束早于开始" if length < 1 else f"连续{length}天，超过{_LONGEST}天"
        sentence.blame(f"“{token['days']}”{why}，请核对通知原文。")
        return
    yield from (first + timedelta(days=offset) for offset in range(length))


def _day(sentence: Sentence, token: re.Match[str], end: str, before: date | None) -> date | None:
    """The day at one end of a stretch; what it leaves out is that of the day before it."""
    written = token[f"d{end}"]
    month = int(token[f"m{end}"]) if token[f"m{end}"] else before.month if before else None
    if month is None:
        sentence.blame(f"“{written}日”没有写明月份，请核对通知原文。")
        return None
    try:
        day = date(_year(sentence, token[f"y{end}"], month), month, int(written))
    except ValueError:
        sentence.blame(f"没有{month}月{written}日这一天，请核对通知原文。")
        return None
    _compare_weekday(sentence, day, token[f"b{end}"])
    return day


def _year(sentence: Sentence, written: str | None, month: int) -> int:
    """December below 元旦 is that of the year before, where the notice does not say so itself."""
    if written:
        return int(written)
    return sentence.year - (month == _DECEMBER and NEW_YEAR in sentence.name)


def _compare_weekday(sentence: Sentence, day: date, bracket: str | None) -> None:
    written = _WEEKDAY.search(bracket or "")
    if written and _WEEK.index(written[1].replace("天", "日")) != day.weekday():
        sentence.blame(f"{day_in_words(day)}是周{_WEEK[day.weekday()]}，写的是“{written[0]}”，请核对年份和通知原文。")
