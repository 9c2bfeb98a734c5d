"""Forms of offices and organs."""

from collections.abc import Sequence

from wtforms import BooleanField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from caseapp.forms import PageForm
from caseapp.inputs.forms import DayField, Required
from caseapp.law.codes import Level

_NONE = ""


def _level_choices() -> list[SelectChoice]:
    return [SelectChoice(_NONE, "（未填写）"), *(SelectChoice(level.value, level.label) for level in Level)]


def _level(text: str | Level | None) -> Level | None:
    return Level(text) if text else None


class OfficeForm(PageForm):
    """What may change of a reconsideration office."""

    number_prefix = StringField(
        "案号前缀",
        [InputRequired("请填写案号前缀，例如“商政复”。"), Length(max=40, message="前缀最多 40 个字。")],
        description="〔年份〕之前的字，如 商政复〔2026〕1号 中的“商政复”。",
    )
    parent_id = SelectField("上级机构", coerce=int, description="上级机构能查看下级机构的案件和统计。")
    corrections_need_consent = BooleanField("已签发报告所计案件的更正，须经第二人同意")
    has_statistical_year = BooleanField("按统计年度（上年12月11日起）统计")

    def offer_parents(self, offices: Sequence[tuple[int, str]]) -> None:
        """The offices that may stand above this one."""
        self.parent_id.choices = [SelectChoice(0, "（无）"), *(SelectChoice(number, name) for number, name in offices)]


class NewOfficeForm(OfficeForm):
    """A new reconsideration office."""

    name = StringField(
        "行政复议机关全称",
        [InputRequired("请填写机构名称，例如“商丘市人民政府”。"), Length(max=200, message="名称最多 200 个字。")],
        description="以其名义作出复议决定的机关，如 商丘市人民政府；报表以此署名。",
    )
    level = SelectField("机关级别", coerce=_level, choices=_level_choices())


class OrganForm(PageForm):
    """What is known of an organ today."""

    short_name = StringField("简称", [Length(max=100, message="简称最多 100 个字。")])
    level = SelectField("机关级别", coerce=_level, choices=_level_choices())
    region = StringField("所属地区", [Length(max=100, message="地区最多 100 个字。")], render_kw={"list": "regions"})


class NameForm(PageForm):
    """A name that was mistyped, as it should be."""

    name = StringField("全称", [InputRequired("请填写名称。"), Length(max=200, message="名称最多 200 个字。")])
    may_be_former = BooleanField("另一机关曾用过这个名称，现由本机关使用")


class RenameForm(NameForm):
    """The name that an organ has from a day on."""

    since_on = DayField(
        "自何日起", [Required("请填写新名称启用的日期。")], description="新名称启用的第一天，按批准更名的文件填写。"
    )
