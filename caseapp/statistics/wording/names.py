"""What a placeholder may name: the indicators and the groups of the breakdowns, by their Chinese names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Final

from caseapp.law.ledgers import Ledger
from caseapp.statistics.breakdowns import PLANS, Plan
from caseapp.statistics.indicators import INDICATORS, Indicator
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS
from caseapp.statistics.wording.grammar import Named, WordingError, place

PERIOD: Final = "期间"
OFFICE: Final = "机构"

CHANGE: Final = "同比"
LAST_PERIOD: Final = "上期"
LAST_YEAR: Final = "上年同期"
YEARS: Final = "历年"
TARGET: Final = "目标"
REFERENCE: Final = "参照"
NUMERATOR: Final = "分子"
DENOMINATOR: Final = "分母"
NUMERATOR_NAME: Final = "分子名"
DENOMINATOR_NAME: Final = "分母名"
RATE_NAME: Final = "名称"

OF_ANY_FIGURE: Final = MappingProxyType(
    {
        CHANGE: "与上年同期相比，如“，同比增长5.2%”“，较上年下降0.8个百分点”；上年同期没有数的，不写",
        LAST_PERIOD: "上一期的数",
        LAST_YEAR: "上年同期的数",
        YEARS: "连续几年的走势；看不出走势的，不写",
        TARGET: "与本机构设定的目标相比；没有设定的，不写",
        REFERENCE: "与参照值（如全省平均）相比；没有登记的，不写",
    }
)
OF_RATES: Final = MappingProxyType(
    {
        NUMERATOR: "比率的分子，带单位",
        DENOMINATOR: "比率的分母，带单位",
        NUMERATOR_NAME: "分子的名称，随所选口径",
        DENOMINATOR_NAME: "分母的名称，随所选口径，如“已审结案件”“受理案件”",
        RATE_NAME: "指标的名称，随所选口径，如“调解率”“调撤率”",
    }
)
# Aspects that are a whole clause, with its comma, or nothing: whether they are there decides on no bracket.
CLAUSES: Final = frozenset({CHANGE, YEARS, TARGET, REFERENCE})
OF_GROUPS: Final = MappingProxyType({"全部": None, "前三": 3, "前五": 5, "前十": 10})

# What a set is called in a sentence, where its title in a table does not read there.
_SAID: Final = {
    "received": "新收行政复议申请",
    "accepted": "受理案件",
    "concluded": "已审结案件",
    "mediated_or_settled": "调解和解",
    "agreed_or_withdrawn": "调解和解及撤回",
    "days_of_receipt": "自收件起的办案天数",
    "lit_judged_first": "一审判决结案的案件",
    "lit_heard_must": "应当出庭的开庭审理案件",
    "lit_heard_not_excused": "开庭审理案件中除有正当理由未出庭外的案件",
    "lit_sessions": "公开开庭",
    "lit_sessions_attended": "负责人出庭",
}
# What a rate is called in a sentence, by its numerator, where that is not its title.
_RATES_SAID: Final = {"mediated_or_settled": "调解率", "agreed_or_withdrawn": "调撤率"}
_ALREADY_NOUNS: Final = ("案件", "申请", "数", "书", "天数", "次数", "数额")
_UNITS: Final = {
    **{each.numerator: each.unit for each in INDICATORS.values() if each.denominator is None},
    **dict.fromkeys(("days", "days_of_receipt"), "天"),
    **dict.fromkeys(("lit_sessions", "lit_sessions_attended"), "次"),
    "opinions_answered": "份",
}


@dataclass(frozen=True, slots=True)
class Plain:
    """The period or the office of the sheet."""

    name: str


@dataclass(frozen=True, slots=True)
class FigureName:
    """An aspect of an indicator ("" for its value)."""

    indicator: Indicator
    aspect: str


@dataclass(frozen=True, slots=True)
class GroupsName:
    """The groups of the breakdown `code` by their counts of the set `of`; `most`: so many of the largest, None: all."""

    code: str
    of: str
    most: int | None


Known = Plain | FigureName | GroupsName


def _groups() -> dict[str, Plan]:
    """The breakdowns by their names: where both registers have one of that name, that of the courts is called 应诉…."""
    named: dict[str, Plan] = {}
    for plan in PLANS:
        group = DIMENSIONS[plan.code]
        if group.column is None:  # months stand in a table
            continue
        lead = "应诉" if group.ledger is Ledger.LITIGATION and group.title in named else ""
        named[f"{lead}{group.title}"] = plan
    return named


FIGURES: Final[Mapping[str, Indicator]] = MappingProxyType({each.title: each for each in INDICATORS.values()})
GROUPS: Final[Mapping[str, Plan]] = MappingProxyType(_groups())
_EVERY_NAME: Final = (PERIOD, OFFICE, *FIGURES, *GROUPS)


def known(named: Named, text: str = "") -> Known:
    """What the placeholder names. Raises WordingError for none, with the nearest there is.

    `text` is the paragraph in which it stands, so that its place can be named.
    """
    where = f"{place(text, named.at)}的" if text else ""
    if named.name in (PERIOD, OFFICE) and not named.aspect:
        return Plain(named.name)
    if indicator := FIGURES.get(named.name):
        aspects = aspects_of(indicator)
        if not named.aspect or named.aspect in aspects:
            return FigureName(indicator, named.aspect)
        raise WordingError(f"{where}{named.typed}：“{named.name}”之后可以写{_or(aspects)}，没有“{named.aspect}”。")
    if plan := GROUPS.get(named.name):
        if named.aspect in OF_GROUPS:
            return GroupsName(plan.code, counted_in(plan), OF_GROUPS[named.aspect])
        raise WordingError(f"{where}{named.typed}：分组要写明列出多少，可以写{_or(OF_GROUPS, named.name)}。")
    near = nearest(named.name)
    raise WordingError(
        f"{where}{named.typed}不是已有的占位符，{f'是不是【{near}】？' if near else ''}请从占位符表中复制。"
    )


def _or(aspects: Iterable[str], name: str = "") -> str:
    return "、".join(f"【{name}·{aspect}】" if name else aspect for aspect in aspects)


def nearest(typed: str) -> str | None:
    """The name with the most signs in common, at least half of those typed; of several the one as long."""

    def likeness(name: str) -> tuple[int, int]:
        blocks = SequenceMatcher(None, typed[:30], name, autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks), -abs(len(typed) - len(name))

    best = max(_EVERY_NAME, key=likeness)
    return best if likeness(best)[0] * 2 >= max(len(typed), 1) else None


def aspects_of(indicator: Indicator) -> tuple[str, ...]:
    """What may stand after its name."""
    return (*OF_ANY_FIGURE, *(() if indicator.denominator is None else OF_RATES))


def counted_in(plan: Plan) -> str:
    """The set by which the groups of a breakdown are weighed: the cases accepted, else the first of its columns."""
    return "accepted" if "accepted" in plan.counted else plan.counted[0]


def noun(set_code: str) -> str:
    """What the cases of a set are called in a sentence: 已审结案件, 受理案件, 新收申请."""
    if set_code in _SAID:
        return _SAID[set_code]
    title, bracket, rest = CASE_SETS[set_code].title.partition("（")
    return f"{title}{'' if title.endswith(_ALREADY_NOUNS) else '案件'}{bracket}{rest}"


def short_noun(set_code: str) -> str:
    """What the cases of a numerator are called before their number: 综合纠错, 调解和解."""
    return _SAID.get(set_code, CASE_SETS[set_code].title)


def rate_name(indicator: Indicator) -> str:
    """What a rate is called in a sentence: 调解率, 调撤率."""
    return _RATES_SAID.get(indicator.numerator, indicator.title)


def unit_of(set_code: str) -> str:
    """In what the set is counted."""
    return _UNITS.get(set_code, "件")
