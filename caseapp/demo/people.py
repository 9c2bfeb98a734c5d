"""People and companies of the demonstration: invented, with the commonest names there are.

Numbers of documents and telephones are of the right length and cannot belong to anybody: the check character of the
document is wrong on purpose, and no network gives out the telephone numbers.
"""

from random import Random
from typing import Final, NamedTuple

from caseapp.law.codes import Level, Rank

# fmt: off
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾"
    "肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
)
_GIVEN: Final = (
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "霞", "平",
    "刚", "瑞", "鑫", "堃", "晨", "博", "宇", "航", "凯", "秀英", "桂英", "建国", "建华", "志强", "志明", "秀兰",
    "桂兰", "玉兰", "海燕", "春梅", "红梅", "国强", "国庆", "文明", "文静", "丽华", "丽娟", "永强", "永刚", "新华",
    "新民", "卫东", "卫国", "爱国", "爱华", "金凤", "俊杰", "子豪", "雨欣", "浩然", "欣怡", "一鸣", "思远", "德才",
    "德胜", "守信", "守义", "广义", "广才", "长山", "长河", "凤英", "凤霞", "世杰", "世平",
)
_TRADES: Final = (
    "建材", "商贸", "食品", "置业", "物流", "农业科技", "医药", "汽车销售", "餐饮管理", "劳务", "环保科技", "纺织",
)
_WORDS: Final = (
    "恒达", "华宇", "金源", "永兴", "瑞丰", "鸿运", "天成", "中原", "顺通", "同德", "宏泰", "嘉禾", "盛世", "东方",
)
# fmt: on

_HANDLERS: Final = {
    "商丘市": ("李明", "赵静", "孙伟", "周丽华", "吴志强", "郑海燕"),
    "阜阳市": ("陈涛", "徐敏", "马永刚", "朱红梅", "胡建华"),
    "安庆市": ("方志明", "程丽", "汪海涛", "江文静"),
    "桐城市": ("吴新华", "叶春梅", "姚世杰"),
    "怀宁县": ("何卫东", "查雨欣", "潘德才"),
}

_HEADS: Final = {
    "商丘市": "王建民",
    "阜阳市": "周国平",
    "安庆市": "汪为民",
    "桐城市": "张文明",
    "怀宁县": "丁国强",
}

_CHIEF_POSTS: Final = {Level.CITY: "市长", Level.CITY_DEPARTMENT: "局长", Level.COUNTY_DEPARTMENT: "局长"}


class Official(NamedTuple):
    """Who comes to court for an authority: name, post, rank."""

    name: str
    post: str
    rank: Rank


def draw_name(rng: Random) -> str:
    """A person's name."""
    return rng.choice(_SURNAMES) + rng.choice(_GIVEN)


def draw_company(rng: Random, place: str) -> str:
    """A company's or cooperative's name."""
    word = rng.choice(_WORDS)
    if rng.random() < 0.12:
        return f"{place}{word}种植专业合作社"
    return f"{place}{word}{rng.choice(_TRADES)}有限公司"


def draw_document(rng: Random) -> str:
    """A citizen's document number with a check character that no real one has."""
    digits = f"{rng.choice(('411402', '411421', '341202', '341221'))}{rng.randint(1952, 2001)}"
    digits += f"{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(1, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    right = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return digits + "10X98765432"[(right + 1) % 11]


def draw_telephone(rng: Random) -> str:
    """Eleven digits in a block that is not in use."""
    return f"1000000{rng.randint(0, 9999):04}"


def head_of(city: str) -> str:
    """The head of the city's office, who grants extensions."""
    return _HEADS[city]


def handlers_of(city: str) -> tuple[str, ...]:
    """The clerks of the city's office."""
    return _HANDLERS[city]


def official_of(authority: str, level: Level, rank: Rank, year: int) -> Official:
    """The authority's official of that rank; the same person as long as the term of office lasts."""
    # Seeded by the authority itself: whoever asks first, the director of a bureau stays the same person.
    rng = Random(f"{authority}{rank.value}{year // 3}")  # noqa: S311 -- names for a demonstration, no secret
    chief = _chief_post(authority, level)
    post = chief if rank is Rank.CHIEF else f"副{chief}"
    if rank is Rank.DEPUTY_LEVEL:
        post = "党组成员"
    elif rank is Rank.OTHER_LEADER:
        post = "四级调研员"
    return Official(draw_name(rng), post, rank)


def _chief_post(authority: str, level: Level) -> str:
    if level is Level.COUNTY:
        return {"区": "区长", "县": "县长"}.get(authority.removesuffix("人民政府")[-1], "市长")
    if level is Level.TOWNSHIP:
        return {"镇": "镇长", "乡": "乡长"}.get(authority.removesuffix("人民政府")[-1], "主任")
    if authority.endswith("委员会"):
        return "主任"
    return _CHIEF_POSTS.get(level, "主任")
