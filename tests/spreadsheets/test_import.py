"""The import of a workbook: all of it or nothing, and nothing twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from caseapp.db import Base, db, writing
from caseapp.law.holidays import shipped_calendar
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.litigation.models import LawsuitEntry, LitigationCase
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from caseapp.reconsideration.models import CaseEntry, ReconsiderationCase
from caseapp.spreadsheets import queries
from caseapp.spreadsheets.actions import import_ledger
from caseapp.spreadsheets.exports import ledger_workbook
from caseapp.spreadsheets.summary import Summary
from caseapp.timeline.entries import IMPORTED
from tests.acts import BY_COMMAND
from tests.cases import case_facts, lawsuit_facts
from tests.spreadsheets.workbooks import CASE, LAWSUIT, case_workbook, lawsuit_workbook, rows_of, workbook

TODAY = date(2024, 6, 30)
NUMBERED = {"案号": "商政复〔2023〕9号", "行政行为名称": "行政处罚决定"}


@pytest.fixture
def holder(app: Flask, office: int) -> Iterator[Office]:
    """The office, in a writing transaction as a request or a command has it."""
    with app.app_context(), writing():
        yield db.session.get_one(Office, office)
        db.session.rollback()


def _import(content: bytes, holder: Office, **more: Any) -> Summary:
    return import_ledger(content, office=holder, calendar=shipped_calendar(), today=TODAY, **{"act": BY_COMMAND} | more)


def _rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    db.session.flush()
    return {
        table.name: sorted(map(tuple, db.session.execute(select(table))), key=repr)
        for table in Base.metadata.sorted_tables
    }


# ── The first line of the timeline ────────────────────────────────────────────────────────────────────────────────


def test_every_case_brought_in_begins_with_a_line_that_says_so(holder: Office) -> None:
    _import(case_workbook(NUMBERED, {"案号": None}), holder)
    _import(lawsuit_workbook({}), holder)

    lines = [entry for kind in (CaseEntry, LawsuitEntry) for entry in db.session.scalars(select(kind))]
    assert [(line.step, line.person, line.account_id, line.at) for line in lines] == [
        (IMPORTED, "命令行", None, BY_COMMAND.at)
    ] * 3
    assert [line.on for line in lines] == [
        *db.session.scalars(select(ReconsiderationCase.received_on).order_by(ReconsiderationCase.id)),
        *db.session.scalars(select(LitigationCase.served_on)),
    ]


def test_a_case_recognised_gets_no_second_line(holder: Office) -> None:
    _import(case_workbook(NUMBERED), holder)
    _import(case_workbook(NUMBERED), holder)

    assert len(db.session.scalars(select(CaseEntry)).all()) == 1


# ── All or nothing ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "cells",
    [
        {"受理日期": "2023-02-30"},
        {"受理日期": "2023-03-06", "结案方式": "维持", "结案日期": "2023-03-05"},
        {"申请人人数": -1},
        {"接收方式": "飞鸽传书"},
        {"受理日期": "2023-03-06", "结案方式": "维持"},
        {"备注": "字\x07"},
    ],
)
def test_with_any_fault_nothing_is_written(holder: Office, cells: dict[str, Any]) -> None:
    record_case(office=holder, facts=case_facts(), calendar=shipped_calendar())
    before = _rows()
    good = [NUMBERED | {"案号": f"商政复〔2023〕{number}号", "被申请人": f"新机关{number}"} for number in range(2, 30)]

    summary = _import(case_workbook(*good, cells), holder)

    assert [fault.row for fault in summary.faults] == [30]
    assert not summary.is_written
    assert "没有写入任何内容" in summary.headline
    assert _rows() == before


def test_a_fault_of_one_ledger_keeps_the_other_out_too(holder: Office) -> None:
    before = _rows()

    summary = _import(workbook({"复议": rows_of(CASE), "应诉": rows_of(LAWSUIT | {"审级": "四审"})}), holder)

    assert [(fault.sheet, fault.heading) for fault in summary.faults] == [("应诉", "审级")]
    assert _rows() == before


def test_a_dry_run_finds_the_same_and_writes_nothing(holder: Office) -> None:
    content = workbook({"复议": rows_of(CASE | NUMBERED | {"所属地区": "睢县"}), "应诉": rows_of(LAWSUIT)})
    before = _rows()

    tried = _import(content, holder, dry_run=True)

    assert _rows() == before
    assert not tried.is_written
    assert replace(_import(content, holder), is_dry_run=True) == tried


def test_a_refused_dry_run_says_the_same_as_the_import(holder: Office) -> None:
    content = case_workbook({"申请人人数": 0})

    assert _import(content, holder, dry_run=True).faults == _import(content, holder).faults != ()


def test_a_file_that_is_no_workbook_is_refused_and_nothing_written(holder: Office) -> None:
    before = _rows()

    with pytest.raises(Refusal, match="PDF"):
        _import(b"%PDF-1.7", holder)

    assert _rows() == before


def test_an_error_of_the_program_rolls_back_what_was_begun(holder: Office) -> None:
    before = _rows()

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _import(case_workbook(NUMBERED, {"申请人": "李明"}), holder, progress=stop)

    assert _rows() == before


def test_what_was_begun_before_the_import_stays(holder: Office) -> None:
    record_case(office=holder, facts=case_facts(), calendar=shipped_calendar())

    _import(case_workbook({"申请人人数": 0}), holder)

    assert len(list(queries.every_case(holder.id))) == 1


# ── Nothing twice ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_file_again_adds_nothing(holder: Office) -> None:
    content = workbook(
        {
            "复议": rows_of(CASE | NUMBERED, CASE | {"案号": None, "申请人": "李明、王伟等5人", "备注": "无案号"}),
            "应诉": rows_of(LAWSUIT, LAWSUIT | {"被告": "商丘市人民政府"}, LAWSUIT | {"审级": "二审"}),
        }
    )
    first = _import(content, holder)
    assert (first.added, first.recognised) == (4, 0)
    before = _rows()

    again = _import(content, holder)

    assert (again.added, again.recognised, again.differing) == (0, 4, 0)
    assert _rows() == before


def test_two_of_one_day_are_each_known_again(holder: Office) -> None:
    refused = {"案号": None, "处理结果": "不予受理", "处理日期": "2023-03-05"}
    rows = rows_of(CASE | refused, CASE | refused | {"处理结果": "转送"})
    assert _import(workbook({"复议": rows}), holder).added == 2

    again = _import(workbook({"复议": [rows[0], rows[2], rows[1]]}), holder)  # in another order

    assert (again.added, again.recognised, again.differing) == (0, 2, 0)


def test_what_is_exported_and_imported_again_adds_nothing(app: Flask, ledger: int) -> None:
    with app.app_context(), writing():
        holder = db.session.get_one(Office, ledger)
        before = _rows()

        summary = _import(ledger_workbook(office=holder), holder)

        assert (summary.added, summary.recognised, summary.differing) == (0, 2, 0)
        assert _rows() == before
        db.session.rollback()


def test_an_export_brought_into_another_office_is_the_same_ledger(app: Flask, ledger: int) -> None:
    with app.app_context(), writing():
        other = found_office(name="阜阳市人民政府", number_prefix="阜政复")

        summary = _import(ledger_workbook(office=db.session.get_one(Office, ledger)), other)

        assert summary.added == 2
        assert list(queries.every_case(other.id)) == [case_facts()]
        assert list(queries.every_lawsuit(other.id)) == [lawsuit_facts()]
        db.session.rollback()


@pytest.mark.parametrize(
    ("cells", "headings"),
    [
        ({"备注": "补充"}, ("备注",)),
        ({"被申请人": "另一机关", "所属地区": "睢县"}, ("被申请人", "所属地区")),
        ({"申请人人数": 7}, ("申请人人数",)),
    ],
)
def test_a_known_case_of_which_the_row_says_more_is_named_and_not_touched(
    holder: Office, cells: dict[str, Any], headings: tuple[str, ...]
) -> None:
    _import(case_workbook(NUMBERED), holder)
    before = _rows()

    summary = _import(case_workbook(NUMBERED | cells), holder)

    (part,) = summary.ledgers
    (difference,) = part.different
    assert (difference.case, difference.headings) == ("商政复〔2023〕9号", headings)
    assert (summary.added, part.unchanged) == (0, 0)
    assert _rows() == before
    assert "未改动" in "\n".join(summary.lines())


def test_a_row_that_says_less_than_the_register_differs_in_nothing(holder: Office) -> None:
    _import(case_workbook(NUMBERED | {"备注": "已有", "是否涉企": "是"}), holder)

    assert _import(case_workbook(NUMBERED | {"是否涉企": None}), holder).differing == 0


def test_a_number_is_known_however_it_is_written(holder: Office) -> None:
    _import(case_workbook(NUMBERED), holder)

    assert _import(case_workbook(NUMBERED | {"案号": "商政复（2023）第009号"}), holder).recognised == 1


def test_a_case_without_a_number_is_known_by_day_applicants_respondent_and_act(holder: Office) -> None:
    row = {"行政行为名称": "答复", "申请人": "王伟、李明"}
    _import(case_workbook(row), holder)

    assert _import(case_workbook(row | {"申请人": "李明；王伟"}), holder).recognised == 1
    assert _import(case_workbook(row | {"行政行为名称": "另一答复"}), holder).added == 1
    assert _import(case_workbook(row | {"收到申请日期": "2023-03-02"}), holder).added == 1
    assert _import(case_workbook(row | {"被申请人": "另一机关"}), holder).added == 1


def test_a_case_that_has_its_number_by_now_is_known_again(holder: Office) -> None:
    _import(case_workbook({"行政行为名称": "行政处罚决定"}), holder)

    summary = _import(case_workbook(NUMBERED), holder)

    assert summary.recognised == 1
    assert summary.ledgers[0].different[0].headings == ("案号",)


def test_a_row_without_its_number_is_known_by_the_case_that_has_it(holder: Office) -> None:
    _import(case_workbook(NUMBERED), holder)

    assert _import(case_workbook({"行政行为名称": "行政处罚决定"}), holder).recognised == 1


def test_two_numbered_rows_do_not_both_mean_the_one_case_without_a_number(holder: Office) -> None:
    _import(case_workbook({"行政行为名称": "行政处罚决定"}), holder)

    summary = _import(case_workbook(NUMBERED, NUMBERED | {"案号": "商政复〔2023〕10号"}), holder)

    assert (summary.added, summary.recognised) == (1, 1)


def test_acts_of_different_numbers_are_different_cases(holder: Office) -> None:
    _import(case_workbook({"行政行为名称": "答复", "行政行为文号": "1号"}), holder)

    assert _import(case_workbook({"行政行为名称": "答复", "行政行为文号": "2号"}), holder).added == 1
    assert _import(case_workbook({"行政行为名称": "答复", "行政行为文号": "2号"}), holder).recognised == 1


def test_another_offices_cases_are_not_ones_own(holder: Office) -> None:
    _import(case_workbook(NUMBERED), holder)
    other = found_office(name="阜阳市人民政府", number_prefix="阜政复")

    assert _import(case_workbook(NUMBERED), other).added == 1


def test_a_known_lawsuit_names_the_headings_in_which_a_defendants_row_differs(holder: Office) -> None:
    _import(lawsuit_workbook({}, {"被告": "商丘市人民政府", "被告身份": "复议机关"}), holder)

    summary = _import(lawsuit_workbook({}, {"被告": "商丘市人民政府", "被告身份": "原机关"}), holder)

    (difference,) = summary.ledgers[0].different
    assert difference.headings == ("被告身份",)


def test_a_known_lawsuit_with_a_defendant_more_differs_in_the_defendant(holder: Office) -> None:
    _import(lawsuit_workbook({}), holder)

    summary = _import(lawsuit_workbook({}, {"被告": "商丘市人民政府"}), holder)

    assert "被告" in summary.ledgers[0].different[0].headings


# ── The summary ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_new_organs_regions_and_courts_are_listed_once(holder: Office) -> None:
    content = workbook(
        {
            "复议": rows_of(CASE | NUMBERED | {"所属地区": "睢县", "共同被申请人": "睢县财政局"}),
            "应诉": rows_of(LAWSUIT | {"受理法院": "商丘中院", "所属地区": "睢县"}),
        }
    )

    first, again = _import(content, holder), _import(content, holder)

    assert (first.new_organs, first.new_regions, first.new_courts) == (
        ("睢县公安局", "睢县财政局"),
        ("睢县",),
        ("商丘中院",),
    )
    assert (again.new_organs, again.new_regions, again.new_courts) == ((), (), ())


def test_lawsuits_find_their_reconsideration_case_in_whatever_order_they_come(holder: Office) -> None:
    _import(lawsuit_workbook({"关联复议案号": "商政复〔2023〕9号", "审级": "一审"}), holder)
    assert db.session.scalars(select(LitigationCase)).one().reconsideration is None

    summary = _import(case_workbook(NUMBERED), holder)

    assert summary.linked == 1
    case = db.session.scalars(select(LitigationCase)).one().reconsideration
    assert case is not None
    assert case.number == "商政复〔2023〕9号"


def test_columns_and_sheets_that_were_not_read_are_listed(holder: Office) -> None:
    content = workbook({"复议": rows_of(CASE | {"主管领导": "张三"}), "说明": [["怎么填"]]})

    summary = _import(content, holder)

    assert summary.unknown_columns == (("复议", "主管领导"),)
    assert summary.sheets_not_read == (("说明", "没有台账的列名"),)
    text = "\n".join(summary.lines())
    assert "“复议”未识别的列，没有读取：主管领导" in text
    assert "“说明”没有台账的列名" in text


def test_a_footnote_below_the_ledger_is_noted(holder: Office) -> None:
    headings, row = rows_of(CASE | {"序号": 1})

    summary = _import(workbook({"复议": [headings, row, [None, None, None, "填表人：张三"]]}), holder)

    assert [str(note) for note in summary.notes] == ["只在未识别的列里有文字，没有读取：“复议”第3行"]


def test_notes_name_their_rows(holder: Office) -> None:
    rows = [{"受理日期": "2032-03-06", "申请人": f"王{number}"} for number in range(7)]

    (note,) = _import(case_workbook(*rows), holder).notes

    assert len(note.places) == 7
    assert str(note).startswith("受理日期晚于今天（2024-06-30），请核对年份：“复议台账”第2行、")
    assert str(note).endswith("等7行")


def test_one_ledger_only_where_asked(holder: Office) -> None:
    content = workbook({"复议": rows_of(CASE), "应诉": rows_of(LAWSUIT)})

    summary = _import(content, holder, ledger=Ledger.LITIGATION)

    assert [part.ledger for part in summary.ledgers] == [Ledger.LITIGATION]
    assert list(queries.every_case(holder.id)) == []


def test_progress_counts_every_case_once(holder: Office) -> None:
    seen: list[tuple[int, int]] = []

    _import(
        case_workbook(NUMBERED, {"申请人": "李明"}), holder, progress=lambda done, total: seen.append((done, total))
    )

    assert seen == [(1, 2), (2, 2)]


def test_an_empty_ledger_is_imported_as_nothing(holder: Office) -> None:
    summary = _import(workbook({"复议": [list(CASE)]}), holder)

    assert (summary.added, summary.faults, summary.ledgers[0].rows) == (0, (), 0)
