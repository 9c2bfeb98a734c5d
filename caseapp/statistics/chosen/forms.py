"""Forms of what an office chooses for its statistics."""

from collections.abc import Iterable

from wtforms import RadioField, SelectField
from wtforms.fields import SelectChoice

from caseapp.forms import PageForm
from caseapp.inputs.forms import DayField, LineField, Marked, WholeNumberField
from caseapp.statistics.indicators import Indicator, Variants
from caseapp.statistics.sheet import AimKind

_NO_SECOND = ""
_KINDS = [SelectChoice(AimKind.TARGET.value, "目标"), SelectChoice(AimKind.REFERENCE.value, "参照值")]
_DAY = {"inputmode": "numeric"}


class ChoiceForm(PageForm):
    """Which variant of an indicator is printed, and since when."""

    # What is none of the choices is refused by the action, in the words of the thing.
    variant = RadioField("口径", validate_choice=False)
    beside = SelectField(
        "并列口径", validate_choice=False, description="在所选口径旁另列一种口径的数字，不并列的可不选。"
    )
    decimals = WholeNumberField(
        "小数位数",
        largest=99,
        validators=[Marked()],
        description="0至4位，四舍五入。",
        render_kw={"inputmode": "numeric", "maxlength": 2},
    )
    since_on = DayField(
        "启用日期",
        validators=[Marked()],
        description="最后一日在这一天或以后的统计期间按所选口径计算，与之比较的各期也按同一口径。",
        render_kw=_DAY,
    )

    def offer(self, variants: Variants) -> None:
        """The variants of an indicator; one of a single definition has nothing but its decimals to choose."""
        ways = [SelectChoice(each.variant, each.variant_title or each.definition) for each in variants]
        self.variant.choices = ways
        self.beside.choices = [SelectChoice(_NO_SECOND, "不并列"), *ways]
        if len(variants) == 1:
            self.variant.data = variants[0].variant
            del self.beside

    @property
    def second(self) -> str | None:
        """The variant to show beside; None for none."""
        return self.beside.data or None if "beside" in self else None


class AimForm(PageForm):
    """A target or a reference value."""

    indicator = SelectField("指标", [Marked()], validate_choice=False)
    kind = RadioField("种类", [Marked()], choices=_KINDS, validate_choice=False)
    title = LineField("名称", max_length=100, validators=[Marked()], description="印在数字旁，例如“目标”“全省平均”。")
    value = LineField(
        "数值",
        max_length=20,
        validators=[Marked()],
        description="按指标的单位填写，最多4位小数，例如 100 或者 59.94。",
    )
    source = LineField("来源", max_length=300, description="参照值必填，例如“省司法厅2024年度通报”。")
    since_on = DayField(
        "起始日期",
        validators=[Marked()],
        description="最后一日在这一天或以后的统计期间与它比较。",
        render_kw=_DAY,
    )
    until_on = DayField(
        "停用日期", description="最后一日在这一天或以后的统计期间不再比较；一直有效的可不填。", render_kw=_DAY
    )

    def offer(self, indicators: Iterable[Indicator]) -> None:
        """The indicators that can be held against something."""
        named = (SelectChoice(each.code, f"{each.title}（{each.unit}）") for each in indicators)
        self.indicator.choices = [SelectChoice("", ""), *named]

    @property
    def kind_meant(self) -> AimKind | None:
        """Target or reference value; None for neither."""
        return AimKind(self.kind.data) if self.kind.data in list(AimKind) else None
