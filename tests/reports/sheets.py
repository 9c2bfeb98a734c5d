"""Sheets made by hand for the printer: plausible figures that belong together."""

from collections.abc import Mapping, Sequence

from caseapp.organs.scope import Scope
from caseapp.reports.blocks import Block, Report, SignatureSpace
from caseapp.statistics.breakdowns import PLANS, Plan
from caseapp.statistics.groups import DurationBand
from caseapp.statistics.indicators import INDICATORS, Indicator
from caseapp.statistics.periods import parse_period
from caseapp.statistics.sets import DIMENSIONS
from caseapp.statistics.sheet import EVERY, Breakdown, Check, Figure, Reading, Row, Sheet
from caseapp.statistics.tables.models import Unit

Counts = Mapping[str, int]

SHANGQIU: Counts = {
    "received": 231, "accepted": 163, "not_accepted": 66, "carried_over": 19, "due": 182, "concluded": 140,
    "pending": 42, "upheld": 52, "rejected": 24, "revoked": 10, "changed": 0, "confirmed_unlawful": 6,
    "ordered_to_perform": 3, "mediated": 8, "terminated": 37, "settled": 21, "corrected": 19,
    "comprehensively_corrected": 51, "on_time": 139, "mediated_or_settled": 29, "days": 6104, "applicants": 267,
    "enterprise_cases": 31, "hearings": 17, "opinions": 4, "sued_after": 23, "lit_new": 52, "lit_new_first": 34,
    "lit_carried_over": 9, "lit_concluded": 50, "lit_pending": 11, "lit_won": 47, "lit_lost": 3, "lit_withdrawn": 0,
    "lit_heard": 48, "lit_appeared": 45, "lit_chief_appeared": 12, "lit_absent_without_reason": 1,
    "within_60_days": 121, "extended": 11, "group_cases": 2, "resolved": 48, "norm_reviews": 3, "compensated": 1,
    "opinions_answered": 3, "suggestions": 2, "performed": 5, "to_perform": 5, "not_sued": 117,
    "lit_new_second": 18, "lit_joint": 6, "undecided_before": 3, "undecided": 5,
}  # fmt: skip
YEAR_BEFORE: Counts = {code: max(0, count - count // 9 + (5 if count > 20 else 0)) for code, count in SHANGQIU.items()}
NOTHING: Counts = dict.fromkeys(SHANGQIU, 0)

ORGANS = (
    "商丘市公安局", "商丘市市场监督管理局", "商丘市人力资源和社会保障局", "商丘市自然资源和规划局", "永城市人民政府",
    "睢阳区人民政府", "梁园区人民政府", "虞城县人民政府", "夏邑县人民政府", "商丘市城市管理综合执法局",
    "商丘市住房和城乡建设局", "民权县人民政府",
)  # fmt: skip
_LABELS: Mapping[str, Sequence[str]] = {
    "organ": ORGANS,
    "region": ("市本级", "永城市", "睢阳区", "梁园区", "虞城县", "夏邑县", "民权县"),
    "level": ("市（地）级政府的部门", "县级政府", "县级政府的部门", "乡镇政府（街道）"),
    "matter": ("行政处罚", "举报投诉处理", "信息公开", "行政确认", "行政不作为", "行政征收", "行政许可", "其他"),
    "field": ("公安", "市场监管", "人力资源和社会保障", "自然资源", "城市管理（综合执法）", "住房和城乡建设", "其他"),
    "outcome": ("维持", "终止", "驳回", "撤销", "调解", "确认违法", "责令履行"),
    "ending": ("维持", "驳回复议请求", "和解后撤回", "撤回申请", "撤销", "调解", "确认违法", "部分撤销", "责令履行"),
    "lit_organ": ORGANS[:9],
    "lit_region": ("市本级", "永城市", "睢阳区"),
    "lit_level": ("市（地）级政府", "市（地）级政府的部门", "县级政府"),
    "applicant_kind": ("公民", "法人或其他组织"),
    "duration": tuple(band.label for band in DurationBand),
    "lit_origin": ("未经复议", "复议维持", "复议改变"),
    "lit_instance": ("一审", "二审"),
    "lit_ending": ("驳回诉讼请求", "驳回起诉", "撤销", "确认违法"),
}


def a_sheet(
    text: str = "2023",
    now: Counts = SHANGQIU,
    last_year: Counts = YEAR_BEFORE,
    *,
    office: str = "商丘市人民政府",
    organs: Sequence[str] = ORGANS,
    offices: Sequence[str] = (),
    earlier: Sequence[Counts] = (),
    checks: Sequence[Check] | None = None,
) -> Sheet:
    """Return the sheet of one office, or of several together; every breakdown adds up to the figures.

    `earlier`: the counts of the years before last year, the nearest first.
    """
    period = parse_period(text)
    plans = [plan for plan in PLANS if offices or not plan.is_of_offices]
    named = {"organ": organs, "office": offices, "lit_office": offices}
    return Sheet(
        office=office,
        scope=Scope(tuple(range(1, max(len(offices), 1) + 1)), office),
        period=period,
        figures={code: _figure(indicator, now, last_year, earlier) for code, indicator in INDICATORS.items()},
        breakdowns={plan.code: _breakdown(plan, now, last_year, _labels(plan.code, text, named)) for plan in plans},
        checks=tuple(checks or (balance_check(now),)),
    )


def a_report(*blocks: Block, signature: SignatureSpace | None = None) -> Report:
    """Return a report of the given blocks only."""
    return Report(
        "商丘市人民政府", "统计年报", "2023年", "2023年1月1日至2023年12月31日", "2024年1月5日", blocks, signature
    )


def balance_check(counts: Counts, *, missing: Sequence[str] = ()) -> Check:
    """Return 上期结转＋受理＝审结＋未审结, failing by as many cases as are `missing`."""
    left = counts["carried_over"] + counts["accepted"]
    right = counts["concluded"] + counts["pending"] - len(missing)
    equation = (
        f"上期结转{counts['carried_over']}＋受理{counts['accepted']}{'≠' if missing else '＝'}"
        f"审结{counts['concluded']}＋未审结{counts['pending'] - len(missing)}"
    )
    return Check("balance", "上期结转与受理之和等于审结与未审结之和", left, right, equation, tuple(missing))


def _labels(code: str, text: str, named: Mapping[str, Sequence[str]]) -> dict[str, str]:
    if code.endswith("month"):
        return {f"{month.start:%Y-%m}": month.title for month in parse_period(text).months()}
    return {str(number): label for number, label in enumerate(named.get(code) or _LABELS[code])}


def _figure(indicator: Indicator, now: Counts, last_year: Counts, earlier: Sequence[Counts]) -> Figure:
    before = _reading(indicator, last_year)
    years = tuple(_reading(indicator, counts) for counts in earlier)
    return Figure(indicator, _reading(indicator, now), before, before, earlier=years)


def _reading(indicator: Indicator, counts: Counts) -> Reading:
    numerator = counts[indicator.numerator]
    denominator = None if indicator.denominator is None else counts[indicator.denominator]
    return Reading(numerator, denominator, indicator.value(numerator, denominator))


def _breakdown(plan: Plan, now: Counts, last_year: Counts, labels: Mapping[str, str]) -> Breakdown:
    is_by_month = plan.code.endswith("month")
    shares, shares_before = (
        {code: _share(counts[code], len(labels), evenly=is_by_month) for code in plan.counted}
        for counts in (now, last_year)
    )
    rows = [
        Row(
            key,
            label,
            {code: shares[code][number] for code in plan.counted},
            {code: shares_before[code][number] for code in plan.counted},
        )
        for number, (key, label) in enumerate(labels.items())
    ]
    if not is_by_month and not plan.is_in_table_order:
        rows = [row for row in rows if any(row.counts.values()) or any(row.last_year.values())]
    total, total_before = ({code: counts[code] for code in plan.counted} for counts in (now, last_year))
    unit = "件次" if DIMENSIONS[plan.code].unit is Unit.DEFENDANT else "件"
    return Breakdown(
        plan.code,
        f"按{DIMENSIONS[plan.code].title}",
        plan.columns,
        tuple(rows),
        Row(EVERY, "合计", total, total_before),
        unit,
    )


def _share(total: int, groups: int, *, evenly: bool) -> list[int]:
    """Divide a count among groups: the first get most, or, for months, about as much each."""
    weights = [10 + (7 * number) % 5 if evenly else max(1, 3 * (groups - number)) for number in range(groups)]
    parts = [total * weight // sum(weights) for weight in weights]
    for number in range(total - sum(parts)):
        parts[number % groups] += 1
    return parts
