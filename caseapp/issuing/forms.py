"""The form with which a head of office issues a report."""

from caseapp.forms import PageForm
from caseapp.inputs.forms import Required, TextField


class IssueForm(PageForm):
    """A remark to a first version."""

    why = TextField(
        "备注（可不填）", max_length=500, description="与报告一起保存，不印在报告上。", render_kw={"rows": 2}
    )


class CorrectedIssueForm(PageForm):
    """The reason of a 更正版."""

    why = TextField(
        "更正理由",
        max_length=500,
        validators=[Required("请写明更正理由，它印在更正版的标题之下。")],
        description="印在标题之下：“本报告为更正版，替代……；更正理由：……”。",
        render_kw={"rows": 3},
    )
