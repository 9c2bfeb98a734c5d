"""Forms filled: what is said beside an identity, people counted once, the ledger as of a past moment."""

from datetime import date

from flask import Flask

from caseapp.db import db
from caseapp.history.moments import Then
from caseapp.history.queries import last_change
from caseapp.law.codes import Disposal, Level
from caseapp.law.holidays import shipped_calendar
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.scope import Scope
from caseapp.reconsideration.actions import record_case
from caseapp.statistics.periods import parse_period
from caseapp.statistics.returns.editions.carried import carried
from caseapp.statistics.returns.filled import Cell, FilledForm, FilledRow
from caseapp.statistics.returns.queries import fill
from caseapp.statistics.tables.models import tables_then
from tests.cases import case_facts

YEAR = parse_period("2023")


def _enter(holder: Office, **changes: object) -> None:
    record_case(office=holder, facts=case_facts(**changes), calendar=shipped_calendar())
    db.session.flush()


def _filled(holder: Office, code: str, period: str = "2023") -> FilledForm:
    return fill(carried()[code], Scope((holder.id,), holder.name), parse_period(period))


def _row(form: FilledForm, title: str) -> dict[str, Cell]:
    (row,) = [row for row in form.rows if row.title == title]
    return {column.code: cell for column, cell in zip(form.definition.columns, row.cells, strict=True)}


def test_what_has_no_level_stands_among_the_others_and_the_check_says_so(holder: Office) -> None:
    _enter(holder, respondent_level=None)

    form = _filled(holder, "reconsideration-2015")

    (check,) = [each for each in form.checks if each.title == "受理＝被申请人各栏之和" and each.row == "合计"]
    assert (check.left, check.right, check.note) == (1, 1, "被申请人级别未填写的1件计入“其他”")
    assert _row(form, "公安")["13"].numerator == 1


def test_an_organ_whose_level_has_no_column_fails_the_identity_and_is_named(holder: Office) -> None:
    _enter(holder)

    form = _filled(holder, "reconsideration-2010")

    assert [(check.title, check.row, check.left, check.right, check.note) for check in form.failing] == [
        ("受理＝复议机关各栏之和", row, 1, 0, "复议机关级别为“未填写”的1件没有对应的栏") for row in ("公安", "合计")
    ]


def test_a_form_without_cases_prints_its_rows_and_holds(holder: Office) -> None:
    form = _filled(holder, "reconsideration-2015")

    assert len(form.rows) == 47
    assert not any(cell.numerator for row in form.rows for cell in row.cells)
    assert form.failing == ()


def test_a_handler_of_two_regions_is_one_person_in_the_total(holder: Office) -> None:
    for serial, (region, handler) in enumerate(
        [("甲县", "李明"), ("甲县", "孙伟"), ("乙县", "李明"), ("乙县", None)], 1
    ):
        _enter(holder, number=f"商政复〔2023〕{serial}号", region=region, handler=handler)

    form = _filled(holder, "table-20-v1")

    means = {row.title: row.cells[1] for row in form.rows}
    assert {title: (cell.numerator, cell.denominator, cell.text) for title, cell in means.items()} == {
        "甲县": (2, 2, "1.0"),
        "乙县": (2, 1, "2.0"),
        "合计": (4, 2, "2.0"),
    }


def test_nothing_to_divide_by_prints_a_dash(holder: Office) -> None:
    form = _filled(holder, "table-21-v1")

    assert [cell.text for cell in form.rows[-1].cells] == ["0", "—", "—", "—", "0", "0"]


def test_amounts_are_printed_in_yuan_to_the_cent(holder: Office) -> None:
    _enter(holder, is_compensated=True, compensation_fen=123_456)

    cell = _row(_filled(holder, "reconsideration-2015"), "合计")["45"]

    assert (cell.numerator, cell.text) == (123_456, "1234.56")


def test_every_month_has_a_row_and_its_own_refusals(holder: Office) -> None:
    _enter(
        holder,
        number=None,
        disposal=Disposal.REFUSED,
        disposed_on=date(2023, 3, 31),
        accepted_on=None,
        procedure=None,
        hearings=(),
        ending=None,
        closed_on=None,
        served_on=None,
        is_sued=None,
    )

    form = _filled(holder, "table-7-v1", "2023-Q1")

    assert [(row.title, row.cells[0].text) for row in form.rows] == [
        ("2023年1月", "0"),
        ("2023年2月", "0"),
        ("2023年3月", "1"),
        ("合计", "1"),
    ]
    assert form.rows[2].cells[-1].numerator == 1  # no reason entered: 其他
    assert form.failing == ()


def test_what_is_open_at_the_end_is_carried_over_by_field(holder: Office) -> None:
    _enter(holder, ending=None, closed_on=None, served_on=None, is_sued=None)

    form = _filled(holder, "reconsideration-2015")

    carried_on = [check for check in form.checks if check.title == "本期未审结＝下期上期结转" and check.left]
    assert [(check.row, check.left, check.right) for check in carried_on] == [("公安", 1, 1), ("合计", 1, 1)]


def test_a_form_as_of_a_past_moment_counts_the_ledger_of_then(app: Flask, office: int) -> None:
    with app.app_context():
        holder = db.session.get_one(Office, office)
        _enter(holder)
        db.session.commit()
        change = last_change()
        assert change is not None
        then = Then(change.at, change.id)
        _enter(holder, number="商政复〔2023〕2号", handler="孙伟")
        db.session.commit()
        scope = Scope((office,), "")
        for code, before in {"reconsideration-2015": "1", "table-20-v1": "1", "handlers-v1": "1"}.items():
            definition = carried()[code]
            past = fill(definition, scope, YEAR, tables=tables_then(then.change), last_day=then.day)
            now = fill(definition, scope, YEAR)
            at = {"reconsideration-2015": 2}.get(code, 0)
            assert (code, _total(past).cells[at].text, _total(now).cells[at].text) == (code, before, "2")


def _total(form: FilledForm) -> FilledRow:
    return form.rows[-1]


def test_levels_of_every_office_find_their_column(app: Flask) -> None:
    with app.app_context():
        holder = found_office(name="某县人民政府", number_prefix="某政复", level=Level.COUNTY)
        _enter(holder)

        assert _row(_filled(holder, "reconsideration-2010"), "合计")["15"].numerator == 1
        db.session.rollback()
