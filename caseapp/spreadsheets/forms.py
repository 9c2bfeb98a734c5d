"""The form with which a ledger is brought in."""

from collections.abc import Iterable

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice

from caseapp.forms import PageForm
from caseapp.law.ledgers import Ledger

_EITHER = ""


def _ledger(text: str | Ledger | None) -> Ledger | None:
    return Ledger(text) if text else None


class ImportForm(PageForm):
    """A workbook and what to do with it."""

    workbook = FileField(
        "台账文件",
        [FileRequired("请选择台账文件。")],
        description=".xlsx、.xls 或 .ods；列名在前十行之内，次序不限，同一列的不同叫法都认得。",
        render_kw={"accept": ".xlsx,.xlsm,.xls,.ods"},
    )
    ledger = SelectField(
        "读哪一本台账",
        coerce=_ledger,
        choices=[
            SelectChoice(_EITHER, "按列名识别，两本都读"),
            *(SelectChoice(ledger.value, f"只读{ledger.label}") for ledger in Ledger),
        ],
    )
    office_id = SelectField("导入到", coerce=int)
    is_dry_run = BooleanField("仅检查，不写入", description="做同样的检查并列出结果，台账不变。")

    def offer_offices(self, offices: Iterable[tuple[int, str]]) -> None:
        """The offices into whose registers the person may enter cases."""
        self.office_id.choices = [SelectChoice(number, name) for number, name in offices]
