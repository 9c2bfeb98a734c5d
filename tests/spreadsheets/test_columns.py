"""The columns of both ledgers: every customary heading is known, and no cell outgrows the register."""

from typing import Any

import pytest
from sqlalchemy import String, inspect

from caseapp.law.coded import plain
from caseapp.litigation.models import Appearance, Defendant, Hearing, LitigationCase, Plaintiff
from caseapp.organs.models import Court, Organ, Region
from caseapp.reconsideration.models import (
    Applicant,
    CorrectionRound,
    Exclusion,
    NormReview,
    ReconsiderationCase,
    ReconsiderationHearing,
)
from caseapp.spreadsheets.case_columns import CASE_LAYOUT
from caseapp.spreadsheets.columns import Column, Layout
from caseapp.spreadsheets.kinds import Text
from caseapp.spreadsheets.lawsuit_columns import LAWSUIT_LAYOUT

LAYOUTS = [CASE_LAYOUT, LAWSUIT_LAYOUT]

# Facts that a row holds by name, and the column that keeps the name.
_NAMES: dict[str, Any] = {
    "respondent": Organ.name,
    "co_respondents": Organ.name,
    "region": Region.name,
    "defendants.region": Region.name,
    "defendants.organ": Organ.name,
    "court": Court.name,
}
_TABLES: dict[tuple[str, str], type] = {
    ("reconsideration", ""): ReconsiderationCase,
    ("reconsideration", "applicants"): Applicant,
    ("reconsideration", "corrections"): CorrectionRound,
    ("reconsideration", "exclusions.stay"): Exclusion,
    ("reconsideration", "exclusions.other"): Exclusion,
    ("reconsideration", "hearings"): ReconsiderationHearing,
    ("reconsideration", "norm_reviews"): NormReview,
    ("litigation", ""): LitigationCase,
    ("litigation", "plaintiffs"): Plaintiff,
    ("litigation", "defendants"): Defendant,
    ("litigation", "hearings"): Hearing,
    ("litigation", "hearings.appearances"): Appearance,
}

# The headings and synonyms that offices use, as the two ledgers are described to us.
_CUSTOMARY = {
    CASE_LAYOUT: """
        案号 文号 复议案号 京政复字号 收到申请日期 收件日期 收案日期 申请日期 收到日期 接收方式 收件方式 申请方式
        申请人 申请人名称 申请人类别 申请人人数 人数 被申请人 被申请机关 被申请人级别 被申请人类别 被申请人种类
        所属地区 地区 县区 行政管理类别 管理类别 管理领域 申请复议事项 复议事项 案件类型 行政行为种类
        行政行为名称 被申请行政行为 案件事由 案由 行政行为文号 处理结果 立案审查结果 来件处理 处理日期 审查日期
        受理日期 立案日期 不予受理原因 未受理原因 审理程序 适用程序 补正通知日期 补正收到日期 补齐日期
        延长天数 延期天数 中止日期 恢复日期 承办人 第二承办人 结案方式 结案种类 审理结果 复议结果
        结案日期 决定日期 审结日期 送达日期 是否听证 被申请人负责人是否参加听证 是否涉企 是否复议前置
        是否附带审查规范性文件 行政赔偿 赔偿数额(元) 赔偿金额 意见书 是否制发意见书 是否起诉 复议后起诉 备注""",
    LAWSUIT_LAYOUT: """
        法院案号 案号 审级 受理法院 管辖法院 法院 收到应诉通知日期 收案日期 签收日期 立案日期
        原告 原告(上诉人) 原告类别 被告 应诉机关 被告级别 所属地区 应诉机关级别 被告身份 被告形式
        应诉来源 是否经过复议 收案方式 关联复议案号 复议案号 行政管理类别 案由 被诉行为 开庭日期
        是否公开开庭 是否应当出庭 负责人是否出庭 是否出庭 出庭负责人 职务 负责人类别 出庭人员 未出庭原因
        裁判日期 结案日期 裁判方式 裁判结果 结案方式 是否上诉 司法建议 赔偿数额(元) 备注""",
}


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_every_customary_heading_is_known(layout: Layout) -> None:
    assert [heading for heading in _CUSTOMARY[layout].split() if layout.named(heading) is None] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_customary_columns_are_written_always_and_others_only_when_used(layout: Layout) -> None:
    named = {column for heading in _CUSTOMARY[layout].split() if (column := layout.named(heading)) is not None}

    assert named == {column for column in layout.columns if not column.is_own}


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_a_heading_means_one_column_only(layout: Layout) -> None:
    words = [plain(word) for column in layout.columns for word in (column.heading, *column.also)]

    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("收到申请\n日期", "received_on"),
        (" 收 到 申 请 日 期 ", "received_on"),
        ("*收到申请日期", "received_on"),
        ("赔偿数额（元）", "compensation_fen"),
        ("商政复字号", "number"),
        ("豫政复字第号", "number"),
        ("ＡＢＣ", None),
        ("", None),
        ("日期", None),
    ],
)
def test_a_heading_is_known_whatever_its_shape(heading: str, fact: str | None) -> None:
    column = CASE_LAYOUT.named(heading)

    assert (column.fact if column else None) == fact


def _length(layout: Layout, column: Column) -> int | None:
    kept = _NAMES.get(column.fact)
    if kept is None:
        kept = inspect(_TABLES[layout.ledger.value, column.group]).columns[column.name]
    kind = kept.type if hasattr(kept, "type") else kept.property.columns[0].type
    return kind.length if isinstance(kind, String) else None


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_no_cell_is_longer_than_the_register_holds(layout: Layout) -> None:
    texts = [column for column in layout.columns if isinstance(column.kind, Text) and column.name != "form_of_decision"]

    assert {column.fact: column.kind.limit for column in texts if isinstance(column.kind, Text)} == {
        column.fact: _length(layout, column) for column in texts
    }
