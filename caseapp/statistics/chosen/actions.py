"""Writes of what an office chooses for its statistics. They check, change the rows and never commit."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from caseapp.db import db
from caseapp.law.refusal import Refusal, Refused
from caseapp.organs.models import Office
from caseapp.statistics.chosen.models import IndicatorAim, IndicatorChoice
from caseapp.statistics.chosen.queries import choice_since
from caseapp.statistics.indicators import INDICATORS, VARIANTS, indicator_of
from caseapp.statistics.sheet import AimKind

MOST_DECIMALS = 4
_LONGEST_VALUE = 20


def choose_indicator(
    *,
    office: Office,
    indicator: str,
    variant: str | None,
    beside: str | None,
    decimals: int | None,
    since_on: date | None,
) -> IndicatorChoice:
    """Let an office print a variant of an indicator with so many decimals in periods that end on `since_on` or later.

    `beside`: a second variant shown next to it. What the office had chosen from that very day on is replaced. Raises
    Refused (fields `variant`, `beside`, `decimals`, `since_on`), and ValueError for an indicator that is no rate.
    """
    if indicator not in INDICATORS or INDICATORS[indicator].denominator is None:
        raise ValueError(f"there is nothing to choose of {indicator!r}")
    if faults := tuple(_choice_faults(indicator, variant, beside, decimals, since_on)):
        raise Refused(faults)
    if variant is None or decimals is None or since_on is None:
        raise RuntimeError("a choice that was checked is complete")
    choice = choice_since(office.id, indicator, since_on)
    if choice is None:
        choice = IndicatorChoice(office_id=office.id, indicator=indicator, since_on=since_on)
        db.session.add(choice)
    choice.variant, choice.beside, choice.decimals = variant, beside, decimals
    db.session.flush()
    return choice


def _choice_faults(
    indicator: str, variant: str | None, beside: str | None, decimals: int | None, since_on: date | None
) -> Iterator[Refusal]:
    title = INDICATORS[indicator].title
    ways = "、".join(each.variant_title for each in VARIANTS[indicator] if each.variant_title)
    if variant is None or indicator_of(indicator, variant) is None:
        yield Refusal("variant", f"{title}没有这种口径，请在下列口径中选一种{f'：{ways}' if ways else ''}。")
    if beside is not None and indicator_of(indicator, beside) is None:
        yield Refusal("beside", f"{title}没有这种口径，并列口径请在下列口径中选一种，或者不并列。")
    if beside is not None and beside == variant:
        yield Refusal("beside", "并列的口径与所选口径相同，请另选一种，或者不并列。")
    if decimals is None or not 0 <= decimals <= MOST_DECIMALS:
        yield Refusal("decimals", f"小数位数请填0至{MOST_DECIMALS}的整数。")
    if since_on is None:
        yield Refusal("since_on", "请填写启用日期：最后一日在这一天或以后的统计期间，按所选口径计算。")


def withdraw_choice(choice: IndicatorChoice) -> None:
    """Take a choice back: what held before it, or the choice of the office above, holds again."""
    db.session.delete(choice)
    db.session.flush()


def set_aim(
    *,
    office: Office,
    indicator: str | None,
    kind: AimKind | None,
    title: str | None,
    value: str | None,
    source: str | None,
    since_on: date | None,
    until_on: date | None,
) -> IndicatorAim:
    """Hold an indicator against a target, or against a reference value with its source, in periods that end within
    [`since_on`, `until_on`); no end: from then on.

    Raises Refused (the fields by their names).
    """
    faults = [*_aim_faults(indicator, kind, title, since_on, until_on)]
    number = _number(value, indicator, faults)
    if kind is AimKind.REFERENCE and not source:
        faults.append(Refusal("source", "参照值要注明来源，例如文件名称、文号或者通报的日期。"))
    if faults:
        raise Refused(faults)
    if indicator is None or kind is None or title is None or number is None or since_on is None:
        raise RuntimeError("an aim that was checked is complete")
    aim = IndicatorAim(
        office_id=office.id,
        indicator=indicator,
        kind=kind,
        title=title,
        value=number,
        source=source,
        since_on=since_on,
        until_on=until_on,
    )
    db.session.add(aim)
    db.session.flush()
    return aim


def _aim_faults(
    indicator: str | None, kind: AimKind | None, title: str | None, since_on: date | None, until_on: date | None
) -> Iterator[Refusal]:
    if indicator not in INDICATORS:
        yield Refusal("indicator", "请选择指标。")
    if kind is None:
        yield Refusal("kind", "请选择是目标还是参照值。")
    if not title:
        yield Refusal("title", "请填写名称，例如“目标”或者“全省平均”。")
    if since_on is None:
        yield Refusal("since_on", "请填写起始日期：最后一日在这一天或以后的统计期间，与它比较。")
    elif until_on is not None and until_on <= since_on:
        yield Refusal("until_on", "停用日期要晚于起始日期；一直有效的可不填。")


def _number(value: str | None, indicator: str | None, faults: list[Refusal]) -> str | None:
    """The value as a plain number; what is wrong with it is added to the faults."""
    plain = unicodedata.normalize("NFKC", value or "").strip().removesuffix("%")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        faults.append(Refusal("value", "请填写数值，例如 100 或者 59.94。"))
        return None
    meant = INDICATORS.get(indicator or "")
    if not number.is_finite() or number.is_signed() or len(plain) > _LONGEST_VALUE or "E" in plain.upper():
        faults.append(Refusal("value", "数值要是不小于0的普通数字，例如 100 或者 59.94。"))
    elif _decimals(number) > MOST_DECIMALS:
        faults.append(Refusal("value", f"数值最多写{MOST_DECIMALS}位小数。"))
    elif meant is not None and meant.unit == "%" and number > 100:
        faults.append(Refusal("value", f"{plain}超过100，百分率的目标和参照值在0至100之间。"))
    return str(number)


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def withdraw_aim(aim: IndicatorAim) -> None:
    """Take a target or reference value back, in every period."""
    db.session.delete(aim)
    db.session.flush()
