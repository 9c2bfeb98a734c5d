"""Values as people write them: days in every form seen in ledgers, amounts of money in yuan."""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

_PARTS = re.compile(r"(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_FIRST_YEAR, _LAST_YEAR = 1950, 2200
_LARGEST_FEN = 10**17  # what an integer column of either database holds, with room for sums


def _plain(text: str) -> str:
    """Half width, without spaces; the dashes and dots of every keyboard made one."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return plain.replace("。", ".").replace("—", "-").replace("–", "-").replace("−", "-")


def day_written(text: str) -> date:
    """The civil day meant by 2024-01-05, 2024/1/5, 2024.1.5, 2024年1月5日 or 20240105, in any width.

    Raises ValueError with the rest of a Chinese sentence that begins with the name of what was to be a day.
    """
    plain = _plain(text)
    match = _PARTS.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if match is None:
        raise ValueError(f"“{text.strip()[:30]}”不是日期，请写成 2024-01-05 或 2024年1月5日。")
    year, month, day = (int(part) for part in match.groups())
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"“{text.strip()}”的年份不在{_FIRST_YEAR}年至{_LAST_YEAR}年之间，请改正。")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"“{text.strip()}”这一天不存在，请改正。") from None


def fen_written(text: str) -> int:
    """The amount in fen meant by 1234.5, 1,234.50 or １２３４元 (all in yuan).

    Raises ValueError as `day_written` does. A negative amount is read as such: whether it may stand is for the rules.
    """
    plain = _plain(text).replace(",", "").removesuffix("元").removeprefix("¥").removeprefix("￥")
    try:
        amount = Decimal(plain) * 100
    except InvalidOperation:
        raise ValueError(f"“{text.strip()[:30]}”不是金额，请填写数字，单位为元，例如 1234.50。") from None
    if not amount.is_finite() or abs(amount) > _LARGEST_FEN:
        raise ValueError(f"“{text.strip()[:30]}”超出可登记的金额，请核对单位（元）。")
    if amount != amount.to_integral_value():
        raise ValueError(f"“{text.strip()[:30]}”精确到了分以下，请保留两位小数。")
    return int(amount)
