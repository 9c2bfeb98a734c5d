"""Chinese lines break where GB/T 15834 lets them."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from caseapp.reports.pdf.linebreaks import break_evenly, break_lines, unbreakable_pieces

# Written out again from GB/T 15834 (4.4, 4.5, 5.1), not taken from the module under test.
FORBIDDEN_FIRST = set("，。、；：！？）》〉】〕］’”…·～％‰,.;:!?)]}%")
FORBIDDEN_LAST = set("（《〈【〔［‘“([{")

chinese = st.text("行政复议机关法院负责人出庭应诉案件䶮堃𬭎一二三", min_size=1, max_size=6)
marks = st.sampled_from(sorted(FORBIDDEN_FIRST | FORBIDDEN_LAST | set("—＋÷＝")))
numbers = st.from_regex(r"-?[1-9][0-9]{0,2}(,[0-9]{3})?(\.[0-9]{1,2})?[%件年]?", fullmatch=True)
latin = st.from_regex(r"[A-Za-z]{1,7}( [a-z]{1,5})?", fullmatch=True)
texts = st.lists(st.one_of(chinese, chinese, marks, numbers, latin, st.just(" ")), max_size=40).map("".join)
widths = st.integers(min_value=6, max_value=28)


def ems(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def without_spaces(text: str) -> str:
    return text.replace(" ", "")


@given(texts, widths)
def test_no_line_begins_or_ends_with_a_mark_that_may_not_stand_there(text: str, width: int) -> None:
    # A heap of marks wider than a line has no lawful break; it is cut all the same (see below).
    assume(all(ems(piece) <= width for piece in unbreakable_pieces(text)))

    lines = break_lines(text, ems, width)

    assert not [line for line in lines[1:] if line[0] in FORBIDDEN_FIRST]
    assert not [line for line in lines[:-1] if line[-1] in FORBIDDEN_LAST]


@given(texts, widths, st.integers(min_value=0, max_value=4))
def test_nothing_is_lost_and_every_line_fits(text: str, width: int, indent: int) -> None:
    lines = break_lines(text, ems, width, width - indent)

    assert without_spaces("".join(lines)) == without_spaces(text)
    assert ems(lines[0]) <= width - indent
    assert all(ems(line) <= width for line in lines)


@given(texts, widths)
def test_numbers_stay_whole_with_their_signs(text: str, width: int) -> None:
    assume(all(ems(piece) <= width for piece in unbreakable_pieces(text)))
    number = re.compile(r"-?[0-9][0-9.,]*[%件年]?")

    lines = break_lines(text, ems, width)

    assert number.findall("\n".join(lines)) == number.findall(text)


@given(texts)
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(unbreakable_pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("审结一百件，其中", 5, ["审结一百", "件，其中"]),  # the mark takes its character along
        ("共计（含结转）件", 3, ["共计", "（含结", "转）件"]),  # an opening bracket goes with what follows
        ("纠错率为13.6%", 6, ["纠错率为", "13.6%"]),  # a rate is not cut at its point
        ("新收案件231件", 6, ["新收案件", "231件"]),  # nor a number from what it counts
        ("占比是63%～68%", 6, ["占比是", "63%～68%"]),  # a range is one number
        ("他说——好……的", 4, ["他说——", "好……的"]),  # dash and ellipsis are never halved
        ("访问a b，好", 3, ["访问a", "b，好"]),  # words part at a space, which disappears
        ("甲乙 ，丙", 3, ["甲", "乙 ，", "丙"]),  # not at a space before a mark, though
        ("", 5, [""]),
    ],
)
def test_breaks(text: str, width: int, lines: list[str]) -> None:
    assert break_lines(text, ems, width) == lines


def test_a_word_wider_than_the_line_is_cut_at_a_seam() -> None:
    assert break_lines("https://sft.gov.cn/fy", ems, 6) == ["https://", "sft.gov.cn/", "fy"]


def test_a_heap_of_marks_wider_than_the_line_is_cut_somewhere() -> None:
    assert break_lines("！" * 7, ems, 3) == ["！！！", "！！！", "！"]


def test_a_title_is_divided_evenly() -> None:
    title = "商丘市人民政府（含所属各县）"

    assert break_lines(title, ems, 13) == ["商丘市人民政府（含所属各", "县）"]
    assert break_evenly(title, ems, 13, 1) == ["商丘市人民政府", "（含所属各县）"]
