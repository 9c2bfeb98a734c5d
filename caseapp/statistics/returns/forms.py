"""The form with which a definition file is uploaded."""

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField

from caseapp.forms import PageForm


class UploadForm(PageForm):
    """A definition file and what to do with it."""

    definition = FileField(
        "报表格式文件",
        [FileRequired("请选择报表格式文件。")],
        description="从“统计报表”页下载的 .toml 文件，用文本编辑器改好，保存为 UTF-8 编码。",
        render_kw={"accept": ".toml,.txt"},
    )
    replaces = BooleanField(
        "替换代号相同的一版", description="这个代号以前上传过的，选中才替换；原来的内容留在变动记录里。"
    )
    is_dry_run = BooleanField("仅检查并试填，不保存", description="检查格式，用今年的台账填一遍给您看。")
