"""Forms of the working calendar. Each is sent twice: for the preview, and confirmed, with the same content."""

from flask_wtf.file import FileField
from wtforms import HiddenField

from caseapp.calendar.actions import BY_THE_WEEK
from caseapp.calendar.pasting import text_in
from caseapp.forms import PageForm
from caseapp.inputs.forms import CodeSelectField, DayField, LineField, Required, TextField, WholeNumberField
from caseapp.law.holidays import DayKind
from caseapp.law.refusal import Refusal

_LONGEST_TEXT = 20_000  # signs; a notice has about one thousand
_LATEST_YEAR = 2099


class ChangeForm(PageForm):
    """A change of the calendar: only shown, until it comes back confirmed."""

    confirmed = HiddenField()


class NoticeForm(ChangeForm):
    """A year's notice, pasted or uploaded."""

    text = TextField(
        "通知全文",
        max_length=_LONGEST_TEXT,
        description="从中国政府网复制“国务院办公厅关于某年部分节假日安排的通知”全文，粘贴到这里；也可粘贴表格：日期、放假或上班、节日，每行一天。",
        render_kw={"rows": 14, "spellcheck": "false"},
    )
    file = FileField(
        "或上传文件", description="纯文本的通知（.txt）或日期表（.csv）。", render_kw={"accept": ".txt,.csv,text/plain"}
    )
    year = WholeNumberField(
        "年份",
        largest=_LATEST_YEAR,
        description="通知中写明年份的，不必填写。",
        render_kw={"inputmode": "numeric", "maxlength": 4},
    )

    def text_given(self) -> str:
        """What was pasted, or what stands in the file. Raises Refusal for both, for neither, and for an odd file."""
        content = self.file.data.read() if self.file.data else b""
        if content and self.text.data:
            raise Refusal("file", "既粘贴了通知又选了文件，请只留一样。")
        text = text_in(content) if content else self.text.data
        if not text or not text.strip():
            raise Refusal("text", "请粘贴通知全文，或者选择文件。")
        if len(text) > _LONGEST_TEXT:
            raise Refusal("file", f"文件超过{_LONGEST_TEXT}字，不像一份放假通知；请只留通知正文。")
        return str(text)


class DayForm(ChangeForm):
    """One day of the calendar."""

    on = DayField("日期", validators=[Required("请填写日期。")], render_kw={"inputmode": "numeric"})
    kind = CodeSelectField(
        "改为", DayKind, blank=BY_THE_WEEK, description="“按周历”指不作特别安排：周一至周五上班，周六、周日休息。"
    )
    name = LineField("节日", max_length=50, description="如 春节；没有的可不填。")
    why = LineField(
        "依据",
        max_length=200,
        validators=[Required("请写明改动的依据，例如通知的名称或文号。")],
        description="通知的名称、文号，或其他缘由；与改动一起留在该年的来源中。",
    )


class RemovalForm(ChangeForm):
    """Taking back the last year."""
