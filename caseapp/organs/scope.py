"""Whose cases count: the offices a figure, a list or a report speaks for."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

ALL_OFFICES: Final = "全部机构"


class TopicKind(Enum):
    """By what a 专题 report narrows the cases of its offices."""

    ORGAN = "organ"
    REGION = "region"
    FIELD = "field"

    @property
    def word(self) -> str:
        """How a person chooses it: 机关, 地区, 类别."""
        return {"organ": "机关", "region": "地区", "field": "类别"}[self.value]

    @property
    def title(self) -> str:
        """What it is in the cases: 被申请人或被告, 地区, 行政管理类别."""
        return {"organ": "被申请人或被告", "region": "地区", "field": "行政管理类别"}[self.value]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a 专题 report is about: one organ or region (`key` is its id as text) or one field (its code)."""

    kind: TopicKind
    key: str
    title: str

    @property
    def text(self) -> str:
        """As an address names it: organ-12, field-police."""
        return f"{self.kind.value}-{self.key}"

    @property
    def cases(self) -> str:
        """Which cases these are, within a sentence: 睢县公安局为被申请人或被告的案件."""
        of = {TopicKind.ORGAN: f"为{self.kind.title}的", TopicKind.REGION: "的", TopicKind.FIELD: "类"}[self.kind]
        return f"{self.title}{of}案件"

    @property
    def in_words(self) -> str:
        """As the screen and the paper name it after 专题: 被申请人或被告 睢县公安局."""
        return f"{self.kind.title} {self.title}"


@dataclass(frozen=True, slots=True)
class Scope:
    """The offices (by id) whose cases are meant, and what the screen and the paper call them together.

    `topic`: of these cases only those of one organ, region or field count, in every figure.
    """

    office_ids: tuple[int, ...]
    title: str
    topic: Topic | None = None

    @property
    def has_offices_below(self) -> bool:
        """Whether it is an office with those below it, not one alone nor all that there are."""
        return len(self.office_ids) > 1 and self.title != ALL_OFFICES

    @property
    def named(self) -> str:
        """What it is called where nothing else says that the offices below are counted too."""
        return f"{self.title}（含下级机构）" if self.has_offices_below else self.title

    @property
    def topic_kind(self) -> TopicKind | None:
        """By what a 专题 narrows every figure."""
        return None if self.topic is None else self.topic.kind
