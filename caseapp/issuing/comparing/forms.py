"""The form with which a PDF is checked."""

from flask_wtf.file import FileField, FileRequired

from caseapp.forms import PageForm


class CheckForm(PageForm):
    """A PDF whose origin is asked."""

    paper = FileField(
        "报告的 PDF",
        [FileRequired("请选择要核对的 PDF 文件。")],
        description="文件只用来核对，不保存。",
        render_kw={"accept": ".pdf,application/pdf"},
    )
