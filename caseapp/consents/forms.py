"""Forms of consent."""

from wtforms import RadioField
from wtforms.fields import SelectChoice

from caseapp.inputs.forms import LineField, Required
from caseapp.timeline.entries import Decision
from caseapp.timeline.forms import ActForm


def _decision(text: str | None) -> Decision | None:
    return Decision(text) if text in set(Decision) else None


class DecisionForm(ActForm):
    """What a second person says to a correction that waits."""

    decision = RadioField(
        "意见",
        coerce=_decision,
        choices=[SelectChoice(each.value, each.label) for each in (Decision.CONSENTED, Decision.REFUSED)],
        validators=[Required("请选择同意或者不同意。")],
        validate_choice=False,
    )
    remark = LineField("说明", max_length=500, description="不同意的须写明理由；同意的可以不填。")


class DropForm(ActForm):
    """The asker takes it back."""
