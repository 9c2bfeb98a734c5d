"""The form of a withdrawal."""

from caseapp.inputs.forms import LineField, Required
from caseapp.timeline.forms import ActForm


class WithdrawalForm(ActForm):
    """Why a case is taken out of the register."""

    why = LineField("撤销理由", max_length=500, validators=[Required("请写明撤销登记的理由，它会留在变动记录中。")])
