"""A definition file with a fault is refused, and the fault names its line and what to do."""

import pytest

from caseapp.law.ledgers import Ledger
from caseapp.statistics.returns.definition import Counted, Kind
from caseapp.statistics.returns.editions.carried import carried_text
from caseapp.statistics.returns.faults import FaultyDefinitionError
from caseapp.statistics.returns.lines import lines_of
from caseapp.statistics.returns.reading import LONGEST_FILE, read_definition
from caseapp.statistics.tables.models import Unit

SOUND = """\
# 一张小报表
code = "small-2024"
form = "small"
title = "小报表"
edition = "2024年版"
register = "复议"
valid_from = 2024-01-01
valid_to = 2025-01-01
rows_by = "applicant_kind"
columns = [
  { number = "1", titles = ["受理"], set = "accepted" },
  { number = "2", titles = ["申请复议事项", "处罚"], set = "accepted", only = { matter = ["行政处罚"] } },
  { number = "3", titles = ["申请复议事项", "其他"], set = "accepted", only = { matter = [
    "行政强制", "行政征收", "行政许可", "行政确权", "行政确认",
    "信息公开", "举报投诉处理", "行政不作为", "其他", "未填写",
  ] } },
  { number = "4", titles = ["纠错率"], set = "corrected", over = { set = "concluded" } },
]
rows = [
  { title = "公民", keys = ["公民"] },
  { title = "其他", rest = true },
]
identities = [
  { title = "事项", left = ["1"], right = ["2..3"] },
]
"""


def _faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(FaultyDefinitionError) as refused:
        read_definition(text)
    return [(fault.line, fault.message) for fault in refused.value.faults]


def test_a_sound_file_is_read_with_all_that_it_says() -> None:
    definition = read_definition("\ufeff" + SOUND.replace("\n", "\r\n"))

    assert (definition.code, definition.ledger, definition.unit) == ("small-2024", Ledger.RECONSIDERATION, Unit.CASE)
    assert definition.row_heading == "申请人类别"
    assert [column.code for column in definition.columns] == ["1", "2", "3", "4"]
    assert definition.columns[3].kind is Kind.RATE
    assert definition.columns[3].over == Counted("concluded", {})
    assert definition.rows[1].keys == ("organisation", None)
    assert definition.identities[0].right == ("2", "3")
    assert not definition.is_official


@pytest.mark.parametrize(
    ("sound", "faulty", "line", "told"),
    [
        ('title = "小报表"', 'title = “小报表”', 4, "全角标点"),
        ('title = "小报表"', 'title = 小报表', 4, "文字要加英文引号"),
        ('title = "小报表"', 'titel = "小报表"', 4, "是不是 title"),
        ('form = "small"\n', 'form = "small"\nform = "small"\n', 4, "写了两次"),
        ('code = "small-2024"', 'code = "Small 2024"', 2, "只能用小写字母"),
        ('code = "small-2024"', 'code = "small"', 2, "不能与 form"),
        ('code = "small-2024"', 'code = "upload"', 2, "不能写"),
        ('register = "复议"', 'register = "信访"', 6, "“复议”或者“应诉”"),
        ("valid_from = 2024-01-01", 'valid_from = "2024-01-01"', 7, "不加引号的日期"),
        ("valid_to = 2025-01-01", "valid_to = 2023-01-01", 8, "不晚于启用日期"),
        ('rows_by = "applicant_kind"', 'rows_by = "aplicant_kind"', 9, "applicant_kind（申请人类别）"),
        ('rows_by = "applicant_kind"', 'rows_by = "lit_field"', 9, "没有“lit_field”这个分类"),
        ('set = "accepted" },', 'set = "acepted" },', 11, "最接近的是：accepted"),
        ('only = { matter = ["行政处罚"] }', 'only = { mater = ["行政处罚"] }', 12, "matter（申请复议事项）"),
        ('matter = ["行政处罚"]', 'matter = ["行政处分"]', 12, "最接近的是：行政处罚"),
        ('only = { matter = ["行政处罚"] }', 'only = { month = ["2024-01"] }', 12, "不能挑选月份"),
        ('only = { matter = ["行政处罚"] }', 'only = { organ = ["公安局"] }', 12, "要写编号"),
        ('number = "4"', 'number = "1"', 17, "代号“1”已经用过"),
        ('["申请复议事项", "处罚"]', '["申请复议事项", "其他"]', 13, "两栏的表头都是"),
        ('titles = ["受理"]', 'titles = ["申请复议事项"]', 12, "既是一栏，又是合并的表头"),
        ('["纠错率"]', '["申请复议事项", "纠错率"]', None, ""),
        ('over = { set = "concluded" }', 'over = { set = "concluded" }, kind = "count"', 17, "要写 over"),
        ('over = { set = "concluded" }', 'kind = "rate"', 17, "要写 over"),
        ('over = { set = "concluded" }', 'decimals = 9', 17, "0至4的整数"),
        ('set = "corrected", over = { set = "concluded" }', 'set = "compensation_fen"', 17, 'kind = "yuan"'),
        ('keys = ["公民"]', 'keys = ["公民", "法人或其他组织", "未填写"]', 21, "没有其余各类"),
        ('rest = true', 'keys = ["公民", "法人或其他组织", "未填写"]', 21, "“公民”已经计入前面的一行"),
        ('rest = true', 'keys = ["法人或其他组织"]', 21, "没有一行计入：未填写"),
        ('right = ["2..3"]', 'right = ["2..5"]', 24, "没有第5栏"),
        ('right = ["2..3"]', 'right = ["2", "4"]', 24, "不能相加"),
        ('"其他", "未填写",', '"其他",', 24, "没有一栏计入申请复议事项：未填写"),
        ('"其他", "未填写",', '"其他", "未填写", "行政处罚"', 24, "“行政处罚”计入了不止一栏"),
    ],
)  # fmt: skip
def test_a_fault_names_its_line_and_what_to_do(sound: str, faulty: str, line: int | None, told: str) -> None:
    assert sound in SOUND
    text = SOUND.replace(sound, faulty, 1)
    if line is None:  # not every change is a fault
        read_definition(text)
        return

    faults = _faults(text)

    assert [at for at, message in faults if told in message] == [line], faults


def test_a_head_torn_apart_by_another_column_is_refused() -> None:
    lines = SOUND.splitlines(keepends=True)
    torn = "".join([*lines[:10], lines[11], lines[10], *lines[12:]])

    assert _faults(torn) == [(13, "表头“申请复议事项”被别的栏隔开了，同一表头下的栏要写在一起。")]


def test_every_fault_is_told_at_once_from_the_top() -> None:
    text = (
        SOUND.replace('title = "小报表"\n', "").replace('set = "corrected"', 'set = "nonsense"').replace("rest", "rist")
    )

    faults = _faults(text)

    assert [line for line, _ in faults] == sorted(line for line, _ in faults)
    assert len(faults) >= 4
    assert (1, "缺少 title。") in faults


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('register = "复议"', 'register = "复议"\nunit = "件次"', "只用于应诉报表"),
        ('rows_by = "field"', 'rows_by = "month"', "不能挑选月份"),
    ],
)
def test_a_form_that_cannot_be_counted_is_refused(before: str, after: str, told: str) -> None:
    text = carried_text("table-8-v1") if "month" not in after else carried_text("reconsideration-2015")
    text = text.replace('unit = "件"\n', "") if "件次" in after else text

    assert any(told in message for _, message in _faults(text.replace(before, after)))


def test_what_has_no_day_of_its_own_is_not_counted_by_month() -> None:
    text = carried_text("table-7-v1").replace('set = "not_accepted"', 'set = "pending"', 1)

    assert any("不能按月份分行" in message for _, message in _faults(text))


def test_a_file_that_is_too_long_is_not_read() -> None:
    assert _faults("#" * (LONGEST_FILE + 1)) == [(1, "文件太大，最多20万字。")]


def test_a_number_too_long_to_be_read_is_a_fault_of_its_line() -> None:
    with pytest.raises(FaultyDefinitionError) as caught:
        read_definition(f'# 说明\ndecimals = {"9" * 5_000}\nunit = "件"\n')

    assert [fault.text for fault in caught.value.faults] == ["第2行：数字太长，请核对。"]


def test_lines_are_those_of_tables_written_in_either_way() -> None:
    text = '''a.b = 1 # "]
text = """
x = 1 \\""" """
[[columns]] # first
titles = ["甲", # one
  "乙"]
[columns.only]
level = ['x']
[[columns]]
"set" = { over = { set = "y" } }
'''

    lines = lines_of(text)

    assert lines["a", "b"] == 1
    assert lines["text",] == 2
    assert lines["columns", 0] == 4
    assert lines["columns", 0, "titles", 1] == 6
    assert lines["columns", 0, "only", "level"] == 8
    assert lines["columns", 1] == 9
    assert lines["columns", 1, "set", "over", "set"] == 10
