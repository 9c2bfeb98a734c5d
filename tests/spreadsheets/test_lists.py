"""Several values in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.spreadsheets.lists import Part, and_others, joined, split
from tests.spreadsheets.facts import texts


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("王伟", ["王伟"]),
        ("王伟、李明", ["王伟", "李明"]),
        ("王伟；李明;张三", ["王伟", "李明", "张三"]),
        ("王伟，李明,张三", ["王伟", "李明", "张三"]),
        ("王伟\n李明", ["王伟", "李明"]),
        (" 王伟 ； 李明　", ["王伟", "李明"]),
        ("王伟；；李明", ["王伟", "", "李明"]),  # a place left empty keeps the others in step
        ("；李明", ["", "李明"]),
        ("阿依古丽·买买提、李明", ["阿依古丽·买买提", "李明"]),
        ("某公司（法定代表人：张三、李四）、王伟", ["某公司（法定代表人：张三、李四）", "王伟"]),
        ("ABC Co., Ltd.、王伟", ["ABC Co., Ltd.", "王伟"]),
        ("ABC Co.,Ltd.", ["ABC Co.,Ltd."]),
        ("甲（乙、丙", ["甲（乙", "丙"]),  # a bracket never closed holds nothing together
        ("『甲、乙』；丙", ["甲、乙", "丙"]),
        ("『甲』』』；丙", ["甲』", "丙"]),
    ],
)
def test_a_cell_is_cut_at_its_separators(cell: str, parts: list[str]) -> None:
    assert [part.text for part in split(cell)] == parts


def test_cut_strictly_only_the_semicolon_separates() -> None:
    assert [part.text for part in split("局长；副局长、党组成员", strictly=True)] == ["局长", "副局长、党组成员"]


@given(st.lists(texts() | st.none(), min_size=2, max_size=5))
def test_what_is_joined_is_split_again(values: list[str | None]) -> None:
    assert [part.text or None for part in split(joined(values))] == values


@given(texts())
def test_one_text_joined_is_one_part(text: str) -> None:
    assert [part.text for part in split(joined([text]))] == [text]


def test_a_quoted_part_says_so() -> None:
    assert split("『王伟等3人』") == [Part("王伟等3人", is_quoted=True)]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("王伟等3人", ("王伟", 3)),
        ("王伟等 12 人", ("王伟", 12)),
        ("王伟等３名", ("王伟", 3)),
        ("王伟等三人", ("王伟", 3)),
        ("王伟等十人", ("王伟", 10)),
        ("王伟等十二户", ("王伟", 12)),
        ("王伟等二十人", ("王伟", 20)),
        ("王伟等九十九人", ("王伟", 99)),
        ("王伟等人", None),
        ("王伟等", None),
        ("王伟3人", None),
        ("等3人", None),
        ("王伟等3人代表", None),
        ("王伟等0人", None),
    ],
)
def test_and_others(name: str, meant: tuple[str, int] | None) -> None:
    assert and_others(name) == meant
