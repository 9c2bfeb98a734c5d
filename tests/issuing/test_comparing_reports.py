"""An issued report against the ledger of today, and two reports side by side: every contradiction has its change."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import text

from caseapp.db import db
from caseapp.history.origins import Origin
from caseapp.issuing.comparing.telling import CaseTold, told
from caseapp.issuing.comparison import Comparison
from caseapp.issuing.explained import Beside, Relation, beside, column_now, columns_of, report_now
from caseapp.law.endings import ReconsiderationEnding
from caseapp.organs.actions import found_office
from caseapp.reconsideration.models import ReconsiderationCase
from tests.issuing.reports import TODAY, by, enter_case, issued, kept, newest, now_of, revise_case


def accounts_of(comparison: Comparison) -> list[CaseTold]:
    return told(comparison.narrowed(comparison.cases()), comparison.interval)


def moved(comparison: Comparison) -> dict[str, tuple[str, str]]:
    return {each.indicator.code: (each.was.text, each.is_now.text) for each in comparison.moved}


def together(one: int, other: int) -> Beside:
    found = beside(kept(one), kept(other))
    assert found is not None
    assert found.comparison.not_as_kept == ()
    return found


def test_a_report_of_which_nothing_moved_stands(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context():
        comparison = now_of(report)

        assert comparison.stands
        assert comparison.headline == f"{len(comparison.figures)}项指标全部不变。"
        assert comparison.not_as_kept == ()
        assert accounts_of(comparison) == []


def test_a_column_beside_the_reports_own_period_is_compared_too(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2024")
    with app.app_context():
        by("王芳", "决定书录错")
        change = revise_case(1, ending=ReconsiderationEnding.REVOKE)
        known, asked = kept(report), {"today": TODAY, "now": datetime.now(UTC)}
        last_year = column_now(known, Relation.LAST_YEAR, **asked)

        assert columns_of(known.frozen) == (Relation.LAST_YEAR,)
        assert now_of(report).stands
        assert moved(last_year)["corrected"] == ("0", "1")
        assert moved(column_now(known, Relation.LAST_YEAR, **asked, is_glance=True)) == moved(last_year)
        assert [
            each.cause.change.number for case in accounts_of(last_year) for each in case.accounts if each.cause
        ] == [change]


def test_a_figure_that_moved_leads_to_the_case_the_person_the_reason_and_the_fields(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context():
        by("王芳", "决定书录错")
        change = revise_case(1, ending=ReconsiderationEnding.REVOKE)
        comparison = now_of(report)

        assert moved(comparison) == {
            "upheld": ("1", "0"),
            "revoked": ("0", "1"),
            "corrected": ("0", "1"),
            "correction_rate": ("0", "100"),
            "comprehensive_correction_rate": ("0", "100"),
            "uphold_rate": ("100", "0"),
            "resolution_rate": ("0", "100"),
        }
        assert (
            comparison.headline == f"{len(comparison.figures)}项指标中{len(comparison.figures) - 7}项不变，7项有变动。"
        )
        (case,) = accounts_of(comparison)
        assert (case.name.text, case.name.stood_at_start, case.name.stands_at_end) == ("商政复〔2023〕1号", True, True)
        (account,) = case.accounts
        assert [effect.text for effect in account.effects] == [
            "退出“维持”",
            "进入“撤销”",
            "进入“纠错”",
            "进入“综合纠错”",
            "进入“纠错、调解、和解”",
        ]
        assert account.cause is not None
        told_of = account.cause.change
        assert (told_of.number, told_of.who, told_of.why, told_of.origin) == (change, "王芳", "决定书录错", "页面")
        (row,) = told_of.told
        assert [(each.title, each.was, each.is_now) for each in row.fields] == [("结案方式", "维持", "撤销")]


def test_what_another_program_did_is_called_so(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE reconsideration_case SET is_enterprise_related = true WHERE id = 1"))
    with app.app_context():
        comparison = now_of(report)

        assert moved(comparison) == {"enterprise_cases": ("0", "1")}
        ((account,),) = (case.accounts for case in accounts_of(comparison))
        assert account.cause is not None
        assert account.cause.is_outside
        assert account.cause.change.who == Origin.OUTSIDE.label


def test_a_withdrawn_case_keeps_its_name_and_has_no_page_of_today(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context():
        by("李明", "重复登记")
        db.session.execute(text("UPDATE litigation_case SET reconsideration_id = NULL"))
        db.session.delete(db.session.get_one(ReconsiderationCase, 1))
        db.session.commit()
        (case,) = accounts_of(now_of(report))

        assert (case.name.text, case.name.stood_at_start, case.name.stands_at_end) == ("商政复〔2023〕1号", True, False)
        assert [account.cause and account.cause.change.why for account in case.accounts] == ["重复登记"]


def test_cases_that_change_places_are_told_although_the_figure_reads_the_same(app: Flask, ledger: int) -> None:
    with app.app_context():
        other = enter_case(ledger, 2, date(2023, 5, 8), date(2023, 6, 5), ending=ReconsiderationEnding.REVOKE)
    report = issued(app, ledger, "2023")
    with app.app_context():
        by("王芳")
        revise_case(1, ending=ReconsiderationEnding.REVOKE)
        revise_case(other, ending=ReconsiderationEnding.UPHOLD)
        comparison = now_of(report)

        assert moved(comparison) == {}
        assert not comparison.stands
        swapped = {each.indicator.code for each in comparison.swapped}
        assert {"upheld", "revoked", "corrected", "correction_rate"} <= swapped
        assert "所计案件有进有出" in comparison.headline
        assert {case.case_id for case in accounts_of(comparison)} == {1, other}


def test_an_edit_past_the_history_is_found_and_said_to_have_no_change(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context(), db.engine.begin() as connection:
        table = "reconsideration_case"
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"DROP TRIGGER history_{table}_update"))
        else:
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        connection.execute(text("UPDATE reconsideration_case SET is_enterprise_related = true WHERE id = 1"))
    with app.app_context():
        ((account,),) = (case.accounts for case in accounts_of(now_of(report)))

        assert account.cause is None
        assert "绕过变动记录" in account.remark


def test_a_list_of_cases_that_was_tampered_with_is_not_what_the_history_says(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE issued_set SET members = '[]', number = 0 WHERE set_code = 'upheld'"))
    with app.app_context():
        comparison = now_of(report)

        assert [each.indicator.code for each in comparison.not_as_kept] == ["upheld", "uphold_rate"]
        ((account,),) = (case.accounts for case in accounts_of(comparison))
        assert account.cause is None
        assert "报告所存与台账历史不符" in account.remark


def test_a_glance_tells_the_same_figures(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context():
        by("王芳")
        revise_case(1, closed_on=date(2023, 4, 25), served_on=date(2023, 4, 26))
        comparison = now_of(report)
        interval = comparison.interval
        glance = report_now(kept(report), today=TODAY, now=interval.end.at, is_glance=True)

        assert moved(glance) == moved(comparison) == {"average_days": ("45.0", "50.0")}
        assert [each.is_now for each in glance.figures] == [each.is_now for each in comparison.figures]


# ── Two reports side by side ──────────────────────────────────────────────────────────────────────────────────────


def test_march_in_the_first_quarter_is_recounted_and_the_late_entry_named(app: Flask, ledger: int) -> None:
    march = issued(app, ledger, "2023-03")
    with app.app_context():
        by("王芳", "补登三月收到的申请")
        late = enter_case(ledger, 2, date(2023, 3, 20), date(2023, 3, 29))
        entered = newest()
    quarter = issued(app, ledger, "2023-Q1")
    with app.app_context():
        by("李明")
        revise_case(late, closed_on=date(2023, 4, 3), served_on=date(2023, 4, 3))  # after both: of no concern here
        found = together(quarter, march)

        assert (found.relation, found.first.report.id, found.second.report.id) == (Relation.WITHIN, march, quarter)
        assert found.title == "部分与整体：2023年3月在2023年第一季度之内"
        assert moved(found.comparison)["received"] == ("1", "2")
        assert moved(found.comparison)["concluded"] == ("0", "1")
        (case,) = accounts_of(found.comparison)
        assert case.case_id == late
        assert {account.cause and account.cause.change.number for account in case.accounts} == {entered}
        assert not any(found.exceeds(each.indicator.code) for each in found.comparison.figures)


def test_a_part_greater_than_the_whole_is_said_to_be_so(app: Flask, ledger: int) -> None:
    march = issued(app, ledger, "2023-03")
    with app.app_context():
        by("王芳", "申请日期录错")
        moved_on = revise_case(1, received_on=date(2022, 12, 30))
    quarter = issued(app, ledger, "2023-Q1")
    with app.app_context():
        found = together(march, quarter)

        assert {each.indicator.code for each in found.comparison.figures if found.exceeds(each.indicator.code)} == {
            "received",
            "applicants",
        }
        ((account,),) = (case.accounts for case in accounts_of(found.comparison))
        assert account.cause is not None
        assert account.cause.change.number == moved_on


@pytest.mark.parametrize(
    ("first", "second", "relation", "column"),
    [("2023-03", "2024-03", Relation.LAST_YEAR, "上年同期"), ("2023-03", "2023-04", Relation.PREVIOUS, "上期")],
)
def test_a_column_against_the_report_of_its_own_period(
    app: Flask, ledger: int, first: str, second: str, relation: Relation, column: str
) -> None:
    before = issued(app, ledger, first)
    with app.app_context():
        by("王芳", "补登")
        late = enter_case(ledger, 2, date(2023, 3, 20), date(2023, 3, 29))
        entered = newest()
    after = issued(app, ledger, second)
    with app.app_context():
        found = together(before, after)

        assert found.relation is relation
        assert found.comparison.later.words == f"{found.second.report.number}“{column}”栏所载"
        printed = found.second.frozen.figures["received"]
        column_read = printed.last_year if relation is Relation.LAST_YEAR else printed.previous
        assert moved(found.comparison)["received"] == ("1", column_read.text) == ("1", "2")
        (case,) = accounts_of(found.comparison)
        assert case.case_id == late
        assert {account.cause and account.cause.change.number for account in case.accounts} == {entered}


def test_a_corrected_version_beside_the_first(app: Flask, ledger: int) -> None:
    first = issued(app, ledger, "2023")
    with app.app_context():
        by("王芳", "决定书录错")
        change = revise_case(1, ending=ReconsiderationEnding.CHANGE)
    second = issued(app, ledger, "2023", replaces=first, why="改正结案方式")
    with app.app_context():
        by("李明")
        revise_case(1, ending=ReconsiderationEnding.UPHOLD)  # since then: neither report knows of it
        found = together(second, first)

        assert found.title == "2023年：原报告与更正版"
        assert moved(found.comparison)["changed"] == ("0", "1")
        ((account,),) = (case.accounts for case in accounts_of(found.comparison))
        assert account.cause is not None
        assert account.cause.change.number == change


def test_a_month_corrected_after_its_quarter_was_issued(app: Flask, ledger: int) -> None:
    first = issued(app, ledger, "2023-03")
    quarter = issued(app, ledger, "2023-Q1")
    with app.app_context():
        by("王芳", "补登")
        enter_case(ledger, 2, date(2023, 3, 20), date(2023, 3, 29))
        entered = newest()
    corrected = issued(app, ledger, "2023-03", replaces=first, why="补登一件")
    with app.app_context():
        found = together(corrected, quarter)

        assert found.comparison.later.words.startswith(found.first.report.number)
        assert moved(found.comparison)["received"] == ("1", "2")
        assert found.exceeds("received")
        ((account, *_),) = (case.accounts for case in accounts_of(found.comparison))
        assert account.cause is not None
        assert account.cause.change.number == entered


def test_what_cannot_be_compared_is_not(app: Flask, ledger: int) -> None:
    with app.app_context():
        other = found_office(name="睢县人民政府", number_prefix="睢政复").id
        db.session.commit()
    one, apart = issued(app, ledger, "2023-03"), issued(app, ledger, "2023-06")
    with app.app_context():
        assert beside(kept(one), kept(apart)) is None
        assert beside(kept(one), kept(one)) is None
    elsewhere = issued(app, other, "2023-03")
    with app.app_context():
        assert beside(kept(one), kept(elsewhere)) is None
