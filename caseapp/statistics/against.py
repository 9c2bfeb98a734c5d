"""What a figure says against a target or a reference value: how far it is from the one, on which side of the other."""

from decimal import Decimal
from typing import Final

from caseapp.statistics.sheet import Aim, AimKind, Figure

# Of these the less the better: a target is reached at it or under it.
_LESS_IS_BETTER: Final = frozenset(
    (
        *("pending", "extension_rate", "average_days", "corrected", "correction_rate", "comprehensive_correction_rate"),
        *("sued_after", "sued_after_rate", "lit_new", "lit_new_second", "lit_joint", "lit_pending"),
        *("lit_lost", "lit_loss_rate", "lit_absent_without_reason"),
    )
)


def reaches(figure: Figure, target: Aim) -> bool | None:
    """Whether the printed value has reached the target; None where there is no value."""
    if figure.now.value is None:
        return None
    if figure.indicator.code in _LESS_IS_BETTER:
        return figure.now.value <= target.value
    return figure.now.value >= target.value


def against(figure: Figure, aim: Aim) -> str:
    """目标100%，差40.06个百分点; 目标100%，已达到; 全省平均12.5%（省司法厅通报），高1.1个百分点.

    The difference is that of the printed values; where the figure has none, the aim stands alone.
    """
    unit = figure.indicator.unit
    said = f"{aim.title}{aim.value}{unit}" + (f"（{aim.source}）" if aim.source else "")
    if figure.now.value is None:
        return said
    return f"{said}，{_standing(figure, aim, figure.now.value - aim.value)}"


def _standing(figure: Figure, aim: Aim, difference: Decimal) -> str:
    much = f"{abs(difference)}{'个百分点' if figure.indicator.unit == '%' else figure.indicator.unit}"
    if aim.kind is AimKind.TARGET:
        return "已达到" if reaches(figure, aim) else f"{'超出' if difference > 0 else '差'}{much}"
    if difference == 0:
        return "持平"
    return f"{'高' if difference > 0 else '低'}{much}"
