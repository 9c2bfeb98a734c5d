"""The acts that are complained of: what they are called and how often they come, by the field of the authority."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from caseapp.demo.authorities import Authority
from caseapp.law.codes import Field, Level, Matter


@dataclass(frozen=True, slots=True)
class Act:
    """An act complained of: its name, paper number and day, the matter it is and the field it belongs to."""

    name: str
    number: str | None
    on: date
    matter: Matter
    field: Field


@dataclass(frozen=True, slots=True)
class _Kind:
    matter: Matter
    name: str
    weight: float
    mark: str | None = None  # what stands before 〔year〕 in the paper's number; None: there is no paper
    field: Field | None = None  # where it is another than the authority's own


_INFORMATION: Final = _Kind(Matter.INFORMATION, "政府信息公开答复", 1.6, "公开告知")
_SILENCE: Final = _Kind(Matter.OMISSION, "不履行法定职责", 1.4)
_FINE: Final = _Kind(Matter.PENALTY, "行政处罚决定", 4.0, "罚决字")

_BY_FIELD: Mapping[Field, tuple[_Kind, ...]] = {
    Field.POLICE: (
        _Kind(Matter.PENALTY, "行政处罚决定", 6.0, "行罚决字"),
        _Kind(Matter.COERCION, "强制隔离戒毒决定", 0.5, "强戒决字"),
        _Kind(Matter.PENALTY, "道路交通安全违法行为处罚决定", 2.0, "公交决字"),
        _Kind(Matter.OMISSION, "不履行保护人身权、财产权法定职责", 1.2),
        _INFORMATION,
    ),
    Field.MARKET: (
        _Kind(Matter.COMPLAINT, "投诉举报处理答复", 5.0, "举复字"),
        _Kind(Matter.PENALTY, "行政处罚决定", 2.0, "市监处罚"),
        _Kind(Matter.LICENCE, "准予变更登记决定", 0.8, "登记字"),
        _INFORMATION,
        _SILENCE,
    ),
    Field.LABOUR: (
        _Kind(Matter.CONFIRMATION, "工伤认定决定", 7.0, "工伤认字"),
        _Kind(Matter.CONFIRMATION, "不予认定工伤决定", 1.5, "不认字"),
        _Kind(Matter.OTHER, "退休审批决定", 0.6),
        _SILENCE,
    ),
    Field.NATURAL_RESOURCES: (
        _Kind(Matter.EXPROPRIATION, "征地补偿安置决定", 2.4, "征补字"),
        _Kind(Matter.RIGHT_DETERMINATION, "土地权属争议处理决定", 1.6, "土确字"),
        _Kind(Matter.CONFIRMATION, "不动产权证书颁发行为", 1.2, "不动产权", Field.REALTY_REGISTER),
        _Kind(Matter.LICENCE, "建设工程规划许可", 0.9, "建字第", Field.PLANNING),
        _Kind(Matter.COMPLAINT, "违法占地举报处理答复", 0.8),
        _INFORMATION,
        _SILENCE,
    ),
    Field.HOUSING: (
        _Kind(Matter.EXPROPRIATION, "房屋征收补偿决定", 2.2, "房征补字", Field.DEMOLITION),
        _Kind(Matter.LICENCE, "商品房预售许可", 0.7, "房预售证字"),
        _Kind(Matter.CONFIRMATION, "竣工验收备案", 0.8),
        _INFORMATION,
        _SILENCE,
    ),
    Field.CITY_MANAGEMENT: (
        _Kind(Matter.COERCION, "责令限期拆除决定", 2.6, "限拆字"),
        _Kind(Matter.COERCION, "强制拆除行为", 1.4),
        _FINE,
    ),
    Field.TOWNSHIP: (
        _Kind(Matter.COERCION, "强制拆除行为", 2.6),
        _Kind(Matter.RIGHT_DETERMINATION, "宅基地使用权争议处理决定", 1.8, "处决字"),
        _INFORMATION,
        _SILENCE,
    ),
    Field.CIVIL_AFFAIRS: (_Kind(Matter.CONFIRMATION, "婚姻登记行为", 2.0), _SILENCE),
}
# A county government is complained of for what its name stands under: expropriation, titles to land, information.
_OF_GOVERNMENTS: tuple[_Kind, ...] = (
    _Kind(Matter.EXPROPRIATION, "房屋征收补偿决定", 3.4, "政征补", Field.DEMOLITION),
    _Kind(Matter.EXPROPRIATION, "土地征收行为", 2.0, None, Field.NATURAL_RESOURCES),
    _Kind(Matter.RIGHT_DETERMINATION, "土地权属争议处理决定", 1.6, "政土", Field.NATURAL_RESOURCES),
    _Kind(Matter.CONFIRMATION, "颁发土地承包经营权证行为", 0.9, None, Field.AGRICULTURE),
    _Kind(Matter.COERCION, "强制拆除行为", 1.6, None, Field.CITY_MANAGEMENT),
    _Kind(Matter.OTHER, "限期治理通知", 0.3, "政环", Field.ENVIRONMENT),
    _Kind(Matter.INFORMATION, "政府信息公开答复", 2.2, "政公开", Field.OTHER),
    _Kind(Matter.OMISSION, "不履行法定职责", 1.6, None, Field.OTHER),
)
_ELSEWHERE: tuple[_Kind, ...] = (_FINE, _INFORMATION, _SILENCE, _Kind(Matter.COMPLAINT, "举报投诉处理答复", 1.2))


def draw_act(rng: Random, authority: Authority, received_on: date) -> Act:
    """An act of the authority, done in the two months before the application."""
    kinds = (
        _OF_GOVERNMENTS if authority.level in (Level.COUNTY, Level.CITY) else _BY_FIELD.get(authority.field, _ELSEWHERE)
    )
    kind = rng.choices(kinds, [each.weight for each in kinds])[0]
    on = received_on - timedelta(days=rng.randint(6, 56))
    number = f"{authority.name[0]}{kind.mark}〔{on.year}〕{rng.randint(3, 460)}号" if kind.mark else None
    return Act(kind.name, number, on, kind.matter, kind.field or authority.field)
