"""The code tables: found by any word an office writes, and never by a word that means two things."""

import pytest

from caseapp.law import codes, endings
from caseapp.law.coded import Coded, plain
from caseapp.law.codes import (
    AbsenceReason,
    Channel,
    Disposal,
    Level,
    Matter,
    Origin,
    Procedure,
    Rank,
    RefusalReason,
    StayGround,
    UnknownCodeError,
)
from caseapp.law.holidays import DayKind

TABLES: list[type[Coded]] = [
    *(
        table
        for module in (codes, endings)
        for table in (getattr(module, name) for name in module.__all__)
        if isinstance(table, type) and issubclass(table, Coded) and table is not Coded
    ),
    DayKind,
]

LEVELS = (
    "乡镇政府(街道) 县级政府的部门 县级政府 市(地)级政府的部门 市(地)级政府 省级政府的部门 省级政府 国务院部门 其他"
)

# All tables, so that a table dropped from `__all__` does not drop out of these tests unseen.
assert len(TABLES) == 17 + 4 + 1


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_no_word_means_two_members(table: type[Coded]) -> None:
    meanings: dict[str, set[str]] = {}
    for member in table:
        for word in member.words:
            meanings.setdefault(plain(word), set()).add(member.name)

    assert {word: names for word, names in meanings.items() if len(names) > 1} == {}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_word_finds_its_member(table: type[Coded]) -> None:
    for member in table:
        assert [table.find(word) for word in member.words] == [member] * len(member.words)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_keys_are_ascii_words_and_the_table_has_a_chinese_title(table: type[Coded]) -> None:
    assert all(member.value.isascii() and member.value.isidentifier() for member in table)
    assert not table.table_title.isascii()
    assert table.choices() == [(str(member), member.label) for member in table]


@pytest.mark.parametrize(
    ("table", "text", "expected"),
    [
        (Channel, " 电子邮件 ", Channel.EMAIL),  # spaces around
        (Channel, "电 子\u3000邮 件", Channel.EMAIL),  # spaces inside, one of them full width
        (Channel, "ＥＭＳ", Channel.POST),  # full-width letters
        (Channel, "EMAIL", Channel.EMAIL),  # the key, in another case
        (Channel, "\ufeff当面\u200b", Channel.IN_PERSON),  # marks that spreadsheets leave behind, not to be seen
        (Disposal, "受理前撤回（案前化解）", Disposal.WITHDRAWN),  # full-width brackets
        (Level, "市（地）级政府的部门", Level.CITY_DEPARTMENT),  # the same inside a word
        (Level, "地〔市〕级政府", Level.CITY),  # another shape of bracket, another order of words
        (Level, "乡镇街道", Level.TOWNSHIP),  # brackets left out
        (Matter, "政府信息公开", Matter.INFORMATION),
        (Matter, "处罚", Matter.PENALTY),
        (Procedure, "一般程序", Procedure.ORDINARY),
        (Procedure, "简易", Procedure.SIMPLIFIED),
        (Origin, "否", Origin.DIRECT),  # the column 是否经过复议
        (Origin, "复议后应诉", Origin.OTHER),  # reconsidered, but not how: never guessed as 维持
        (Rank, "主要负责人", Rank.CHIEF),
        (StayGround, "调解、和解且双方同意", StayGround.MEDIATION),
        (RefusalReason, "不属于复议范围", RefusalReason.OUT_OF_SCOPE),  # the heading of the group, no reason beneath it
    ],
)
def test_a_term_is_found_as_offices_write_it(table: type[Coded], text: str, expected: Coded) -> None:
    assert table.find(text) is expected


def test_an_unknown_term_names_table_text_and_the_nearest_terms() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        Disposal.find(" 不于受理 ")

    assert caught.value.table_title == "处理结果"
    assert caught.value.text == " 不于受理 "
    assert caught.value.nearest[0] == "不予受理"
    assert "处理结果“不于受理”" in str(caught.value)
    assert "不予受理" in str(caught.value)


def test_a_term_like_no_other_is_answered_with_the_terms_there_are() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        RefusalReason.find("xyz")

    assert caught.value.nearest == ()
    assert "无明确的申请人或被申请人、无利害关系" in str(caught.value)
    assert "等" in str(caught.value)


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_an_empty_cell_is_answered_as_empty(text: str) -> None:
    with pytest.raises(UnknownCodeError, match="接收方式为空，请填写：当面、邮寄"):
        Channel.find(text)


def test_a_very_long_text_is_not_repeated_in_full() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        Channel.find("长" * 5000)

    assert len(str(caught.value)) < 120


def test_a_member_is_its_stored_key() -> None:
    assert Channel("post") is Channel.POST
    assert f"{Channel.POST}" == "post"
    assert Channel.POST.label == "邮寄"
    assert "快递" in Channel.POST.also


def test_proper_reasons_of_absence_are_the_four_of_the_interpretation() -> None:
    proper = [reason.label for reason in AbsenceReason if reason.is_proper]

    assert proper == ["不可抗力", "意外事件", "需要履行他人不能代替的公务", "其他正当事由"]


@pytest.mark.parametrize(
    ("table", "labels"),
    [
        (Matter, "行政处罚 行政强制 行政征收 行政许可 行政确权 行政确认 信息公开 举报投诉处理 行政不作为 其他"),
        (Level, LEVELS),
        (Disposal, "受理 不予受理 告知 转送 逾期不补正视为放弃 受理前撤回(案前化解) 其他"),
    ],
)
def test_columns_of_the_form_are_worded_and_ordered_as_printed(table: type[Coded], labels: str) -> None:
    assert [member.label for member in table] == labels.split()
