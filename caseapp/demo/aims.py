"""What 安庆市 of the demonstration holds its figures against: a target of its own, and invented provincial averages."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseapp.statistics.sheet import AimKind

_INVENTED: Final = "虚构演示数据"


@dataclass(frozen=True, slots=True)
class DemoAim:
    """A target or reference value of an indicator, from the first year of the ledger on."""

    indicator: str
    kind: AimKind
    title: str
    value: str
    source: str = _INVENTED
    since_on: date = date(2023, 1, 1)


AIMS: Final = (
    DemoAim("appearance_rate", AimKind.TARGET, "目标", "100"),
    DemoAim("chief_appearance_rate", AimKind.REFERENCE, "全省平均", "38.50"),
    DemoAim("lit_loss_rate", AimKind.REFERENCE, "全省平均", "11.20"),
)
