"""A figure against its target and its reference value, in words."""

from decimal import Decimal

import pytest

from caseapp.statistics.against import against
from caseapp.statistics.indicators import INDICATORS
from caseapp.statistics.sheet import Aim, AimKind, Figure, Reading

HUNDRED = Aim(AimKind.TARGET, "目标", Decimal("100"), None)
FIVE = Aim(AimKind.TARGET, "目标", Decimal("5"), None)
AVERAGE = Aim(AimKind.REFERENCE, "全省平均", Decimal("56.20"), "省高院2020年通报")


@pytest.mark.parametrize(
    ("code", "value", "aim", "expected"),
    [
        ("appearance_rate", "59.94", HUNDRED, "目标100%，差40.06个百分点"),
        ("appearance_rate", "100.00", HUNDRED, "目标100%，已达到"),
        ("appearance_rate", None, HUNDRED, "目标100%"),
        # of a loss rate the less the better
        ("lit_loss_rate", "4.50", FIVE, "目标5%，已达到"),
        ("lit_loss_rate", "6.50", FIVE, "目标5%，超出1.50个百分点"),
        ("appearance_rate", "59.94", AVERAGE, "全省平均56.20%（省高院2020年通报），高3.74个百分点"),
        ("appearance_rate", "50.00", AVERAGE, "全省平均56.20%（省高院2020年通报），低6.20个百分点"),
        ("appearance_rate", "56.20", AVERAGE, "全省平均56.20%（省高院2020年通报），持平"),
        ("average_days", "45.5", Aim(AimKind.REFERENCE, "上年", Decimal("50"), "年报"), "上年50天（年报），低4.5天"),
    ],
)
def test_a_figure_is_held_against_what_was_set(code: str, value: str | None, aim: Aim, expected: str) -> None:
    read = Reading(1, 1, None if value is None else Decimal(value))

    assert expected == against(Figure(INDICATORS[code], read, read, read), aim)
