# ruff: noqa: S608 -- a hostile hand writes what it likes
"""Whatever anybody does to the history or to the chain is found, and the first of it named."""

import pytest

from caseapp.history.checks import explaining
from caseapp.history.checks.findings import Kind
from tests.history.conftest import Client, Tried, Verify

pytestmark = pytest.mark.usefixtures("chained")


# What is done, of which kind and change the first finding is, what its sentence says
EDITS = {
    "a value of an ended version": (
        ["UPDATE history_region SET name = '虞城' WHERE since = 4"],
        (Kind.ALTERED, 4, "王芳", "地区 id 101", "未能推断", "虞城"),
    ),
    "a value that did not change then": (
        ["UPDATE history_reconsideration_case SET applicant_count = 9 WHERE since = 3"],
        (Kind.ALTERED, 3, "复议案件 id 1（商政复〔2023〕1号）", "applicant_count 原为“1”，现为“9”"),
    ),
    "one character of a standing version": (
        ["UPDATE history_region SET name = '杞域' WHERE since = 7"],
        (Kind.ALTERED, 7, "李强", "name 原为“杞城”，现为“杞域”"),
    ),
    "a value added where there was none": (
        ["UPDATE history_region SET parent_id = 102 WHERE since = 4"],
        (Kind.ALTERED, 4, "parent_id 原为空，现为“102”"),
    ),
    "an ended version deleted": (
        ["DELETE FROM history_region WHERE since = 6"],
        (Kind.ALTERED, 6, "地区 id 102由第 6 号变动写入的版本被删去，它止于第 7 号变动"),
    ),
    "a standing version deleted": (
        ["DELETE FROM history_region WHERE since = 7"],
        (Kind.ALTERED, 7, "地区 id 102", "被删去"),
    ),
    "a version put in": (
        ["INSERT INTO history_region (id, name, since, until) VALUES (9, '虚构', 5, 6)"],
        (Kind.ALTERED, 5, "多出地区 id 9"),
    ),
    "a version made later than it was": (
        ["UPDATE history_region SET since = 5 WHERE since = 6"],
        (Kind.ALTERED, 5, "多出地区 id 102"),
    ),
    "an end moved": (
        ["UPDATE history_region SET until = 7 WHERE since = 4"],
        (Kind.ALTERED, 5, "地区 id 101由第 4 号变动写入的版本本应止于本变动，现止于第 7 号"),
    ),
    "an end taken away": (
        ["UPDATE history_region SET until = 2147483647 WHERE since = 5"],
        (Kind.ALTERED, 8, "地区 id 101由第 5 号变动写入的版本本应止于本变动，现在仍然有效"),
    ),
    "who": (
        ["UPDATE change SET person = '李强' WHERE id = 4"],
        (Kind.ALTERED, 4, "操作人原为“王芳”，现为“李强”"),
    ),
    "when": (
        ["UPDATE change SET at = (SELECT at FROM change WHERE id = 3) WHERE id = 4"],
        (Kind.ALTERED, 4, "未能推断"),
    ),
    "why": (["UPDATE change SET why = NULL WHERE id = 5"], (Kind.ALTERED, 5, "虞阳区")),
    "a why added": (["UPDATE change SET why = '奉命' WHERE id = 4"], (Kind.ALTERED, 4, "理由原为空，现为“奉命”")),
    "a seal": (
        ["UPDATE change SET seal = replace(seal, substr(seal, 1, 8), '00000000') WHERE id = 5"],
        (Kind.ALTERED, 5, "封印本身被改动"),
    ),
    "a seal taken away": (["UPDATE change SET seal = NULL WHERE id = 5"], (Kind.SEAL, 5, "王芳")),
    "the last seal taken away": (["UPDATE change SET seal = NULL WHERE id = 9"], (Kind.SEAL, 9, "保存时即已封印")),
    "a change deleted": (["DELETE FROM change WHERE id = 6"], (Kind.MISSING, 6, "第 6 号变动缺失", "李强")),
    "a change deleted with its rows": (
        ["DELETE FROM change WHERE id = 6", "DELETE FROM history_region WHERE since = 6"],
        (Kind.MISSING, 6),
    ),
    "the last changes cut off, their rows left": (
        ["DELETE FROM change WHERE id > 6"],
        (Kind.STRAY, 7, "其后的变动已被截去"),
    ),
    "a change renumbered": (["UPDATE change SET id = 20 WHERE id = 9"], (Kind.MISSING, 9, "第 9 至 19 号")),
    "a change put in between": (
        ["INSERT INTO change (id, at, origin) SELECT 10, at, 'outside' FROM change WHERE id = 9"],
        (Kind.ORDER, 10, "不晚于"),
    ),
}


def test_each_edit_of_the_history_is_found_and_named(tried: Tried, verified: Verify) -> None:
    missed = {}
    for edit, (statements, (kind, change, *words)) in EDITS.items():
        first = tried(*statements).first
        if (
            first is None
            or (first.kind, first.change) != (kind, change)
            or not all(each in first.text for each in words)
        ):
            missed[edit] = first

    assert missed == {}
    assert verified().holds


def test_the_row_is_named_in_a_change_of_many_rows_too(tried: Tried, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "_MOST_ROWS", -1)  # whatever has a row is a change of many
    names = (
        "a value that did not change then",
        "one character of a standing version",
        "a value added where there was none",
        "a standing version deleted",
        "a version put in",
        "an end taken away",
    )
    told = {name: tried(*EDITS[name][0]).first for name in names}

    assert {name: first and first.change for name, first in told.items()} == {name: EDITS[name][1][1] for name in names}
    assert [name for name, first in told.items() if first is None or "未能推断" in first.text] == []
    assert "name 原为“杞城”，现为“杞域”" in str(told["one character of a standing version"])


def test_a_change_that_is_taken_out_is_found_though_all_later_ones_are_renumbered(
    client_of: Client, verified: Verify
) -> None:
    moved = [
        f"UPDATE {table} SET {column} = {column} - 1 WHERE {column} = {number}"
        for number in range(6, 10)
        for table in ("history_region", "history_reconsideration_case", "history_litigation_case")
        for column in ("since", "until")
    ]
    client_of(
        "DELETE FROM history_region WHERE since = 5",
        "UPDATE history_region SET until = 8 WHERE since = 4",
        "DELETE FROM change WHERE id = 5",
        *moved,
        *(f"UPDATE change SET id = {number} - 1 WHERE id = {number}" for number in range(6, 10)),
    )

    verdict = verified()

    assert verdict.first is not None
    assert (verdict.first.kind, verdict.first.change) == (Kind.ALTERED, 5)
    assert "从这里起编号都被改小 1，原第 5 号变动被抽去" in verdict.first.text
    assert verdict.totals == {Kind.ALTERED: 4}


def test_swapped_changes_are_found_and_named(client_of: Client, verified: Verify) -> None:
    swap = "UPDATE {} SET {} = CASE {} WHEN 4 THEN 6 ELSE 4 END WHERE {} IN (4, 6)"
    client_of(
        "UPDATE change SET id = 99 WHERE id = 4",
        "UPDATE change SET id = 4 WHERE id = 6",
        "UPDATE change SET id = 6 WHERE id = 99",
        swap.format("history_region", *["since"] * 3),
    )

    verdict = verified(listed=50)

    assert any("第 4 号与第 6 号变动被对调" in each.text for each in verdict.findings)
    assert verdict.first is not None
    assert verdict.first.change == 4
    assert verdict.totals[Kind.ORDER] == 2


def test_of_many_findings_the_first_are_listed_and_all_counted(client_of: Client, verified: Verify) -> None:
    client_of("UPDATE history_region SET name = name || '？' WHERE since > 1")

    verdict = verified(listed=2)

    assert len([each for each in verdict.findings if each.kind is Kind.ALTERED]) == 2
    assert verdict.totals[Kind.ALTERED] == len({2, 3, 4, 5, 6, 7} & _changes_of_region(verified))


def _changes_of_region(verified: Verify) -> set[int]:
    return {each.change for each in verified(listed=50).findings if each.kind is Kind.ALTERED and each.change}
