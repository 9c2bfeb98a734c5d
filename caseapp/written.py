"""Values as people write them: days in every form seen in ledgers and forms, amounts of money in yuan."""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

EARLIEST, LATEST = date(1949, 10, 1), date(2099, 12, 31)
HOW_TO_WRITE_A_DAY = "请写成 2024-01-05、2024/1/5、2024.1.5、2024年1月5日或 20240105"

_UNSEEN = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_DASHES = str.maketrans("‐‑‒–—―−.。/", "-" * 10)
_CLOCK = re.compile(r"[T日号]?(\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?)$", re.ASCII)
_DAY = re.compile(
    r"(\d{1,4})-(\d{1,2})-(\d{1,2})-?|(\d{1,4})年(\d{1,2})月(\d{1,2})[日号]?|(\d{4})(\d{2})(\d{2})", re.ASCII
)
_MONTH_ONLY = re.compile(r"\d{4}-\d{1,2}-?|\d{4}年\d{1,2}月|\d{6}", re.ASCII)
_LARGEST_FEN = 10**17  # what an integer column of either database holds, with room for sums


def narrow(text: str) -> str:
    """Half width, without spaces or zero-width characters anywhere: how numbers, days and marks are compared."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def day_written(text: str) -> date:
    """The civil day meant by 2024-01-05, 2024/1/5, 2024.1.5, 2024年1月5日 or 20240105, in any width, without the hour.

    Raises ValueError with a Chinese sentence that says why it is no day and what to do; it does not quote the text.
    """
    plain = _without_clock(text).translate(_DASHES)
    match = _DAY.fullmatch(plain)
    if match is None:
        missing = "日期缺少日" if _MONTH_ONLY.fullmatch(plain) else "看不懂这个日期"
        raise ValueError(f"{missing}，{HOW_TO_WRITE_A_DAY}。")
    year, month, day = (part for part in match.groups() if part)
    if len(year) != 4:
        raise ValueError(f"年份“{year}”不足四位，{HOW_TO_WRITE_A_DAY}。")
    return plausible(_existing(int(year), int(month), int(day)))


def _without_clock(text: str) -> str:
    """2024-01-05 00:00:00 → 2024-01-05. The space before the hour is what tells it from the day, so it goes last."""
    words = text.split()
    if len(words) > 1 and _CLOCK.fullmatch(narrow(words[-1])):
        return narrow("".join(words[:-1]))
    plain = narrow(text)
    day, sign, clock = plain.partition("T")
    return day if sign and _CLOCK.fullmatch(clock) else plain


def _existing(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        what = f"{year}年没有{month}月" if not 1 <= month <= 12 else f"{year}年{month}月没有{day}日"
        raise ValueError(f"{what}，请核对日期。") from None


def plausible(day: date) -> date:
    """The day, if a ledger can mean it; raises ValueError as `day_written` does for one of another century."""
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"日期{day}不在{EARLIEST.year}年至{LATEST.year}年之间，请核对。")
    return day


def fen_written(text: str) -> int:
    """The amount in fen meant by 1234.5, 1,234.50 or １２３４元 (all in yuan).

    Raises ValueError with a Chinese sentence. A negative amount is read as such: whether it may stand is for the rules.
    """
    plain = narrow(text).replace("−", "-").replace(",", "").removesuffix("元").removeprefix("¥").removeprefix("￥")
    try:
        amount = Decimal(plain) * 100
    except InvalidOperation:
        raise ValueError(f"“{text.strip()[:30]}”不是金额，请填写数字，单位为元，例如 1234.50。") from None
    if not amount.is_finite() or abs(amount) > _LARGEST_FEN:
        raise ValueError(f"“{text.strip()[:30]}”超出可登记的金额，请核对单位（元）。")
    if amount != amount.to_integral_value():
        raise ValueError(f"“{text.strip()[:30]}”精确到了分以下，请保留两位小数。")
    return int(amount)
