"""Organs that are renamed: what they were called, in figures and lists of the time, in forms and imports."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Role
from caseapp.db import db, writing
from caseapp.history.moments import Then
from caseapp.history.queries import last_change
from caseapp.law.codes import Level
from caseapp.law.holidays import shipped_calendar
from caseapp.law.refusal import Refusal
from caseapp.litigation.actions import facts_of as lawsuit_facts_of
from caseapp.litigation.actions import record_lawsuit
from caseapp.organs import queries
from caseapp.organs.actions import describe_organ, ensure_organ, found_office
from caseapp.organs.models import Office, Organ
from caseapp.organs.names.actions import correct_name, rename_organ, take_back_renaming
from caseapp.organs.names.queries import former_names, names_on, present_names_by_former
from caseapp.reconsideration.actions import in_present_names, record_case
from caseapp.spreadsheets.actions import import_ledger
from caseapp.spreadsheets.exports import ledger_workbook
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet, build_sheet_then
from tests.acts import BY_COMMAND
from tests.cases import case_facts, lawsuit_facts
from tests.people import SignIn, post

TODAY = date(2024, 6, 1)


def _renamed(name: str = "睢县公安局", to: str = "睢县公安分局", since: date = date(2023, 7, 1)) -> Organ:
    organ = queries.organ_named(name)
    assert organ is not None
    rename_organ(organ, name=to, since_on=since, today=TODAY)
    return organ


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2020, 1, 1), "睢县公安局"),
        (date(2023, 6, 30), "睢县公安局"),
        (date(2023, 7, 1), "睢县公安分局"),
        (date(2023, 12, 31), "睢县公安分局"),
        (date(2024, 1, 1), "商丘市公安局睢县分局"),
    ],
)
def test_an_organ_is_called_as_it_was_on_the_day(app: Flask, day: date, name: str) -> None:
    with app.app_context():
        organ = ensure_organ("睢县公安局")
        rename_organ(organ, name="睢县公安分局", since_on=date(2023, 7, 1), today=TODAY)
        rename_organ(organ, name="商丘市公安局睢县分局", since_on=date(2024, 1, 1), today=TODAY)

        assert names_on(day, [organ.id]) == {organ.id: name}
        assert [former.name for former in former_names(organ.id)] == ["睢县公安局", "睢县公安分局"]


def test_a_breakdown_names_its_rows_as_of_the_last_day_of_the_period(app: Flask, ledger: int) -> None:
    with app.app_context():
        _renamed()
        db.session.commit()

        def rows(period: str) -> list[str]:
            breakdowns = build_sheet(queries.scope_of(ledger), parse_period(period)).breakdowns
            return [row.label for code in ("organ", "lit_organ") for row in breakdowns[code].rows if row.counts]

        assert "睢县公安局" in rows("2023-H1")
        assert "睢县公安分局" not in rows("2023-H1")
        assert "睢县公安分局" in rows("2023")
        assert "睢县公安局" not in rows("2023")


def test_a_past_ledger_does_not_know_a_later_renaming(app: Flask, ledger: int) -> None:
    with app.app_context():
        db.session.commit()
        last = last_change()
        assert last is not None
        then = Then(max(datetime.now(UTC), last.at), last.id)
        _renamed()
        db.session.commit()

        def label() -> str:
            return build_sheet_then(ledger, parse_period("2023"), then).breakdowns["organ"].rows[0].label

        assert label() == "睢县公安局"
        assert build_sheet(queries.scope_of(ledger), parse_period("2023")).breakdowns["organ"].rows[0].label == (
            "睢县公安分局"
        )


def test_a_former_name_finds_the_organ_wherever_it_is_written(app: Flask, ledger: int) -> None:
    with app.app_context():
        organ = _renamed()

        assert ensure_organ("睢县公安局") is organ
        assert queries.organ_named("睢县公安局") is organ
        assert queries.present_name("睢县公安局") == "睢县公安分局"
        assert queries.present_name("没有的机关") == "没有的机关"
        assert present_names_by_former() == {"睢县公安局": "睢县公安分局"}
        assert db.session.scalars(queries.organ_ids_named("睢县公安局")).all() == [organ.id]
        assert db.session.scalars(queries.organ_ids_named("县公安局")).all() == [organ.id]  # a part of a former name


def test_a_case_entered_under_a_former_name_is_one_of_the_same_organ(app: Flask, ledger: int) -> None:
    with app.app_context():
        organ, office = _renamed(), db.session.get_one(Office, ledger)
        case = record_case(office=office, facts=case_facts(number="商政复〔2023〕7号"), calendar=shipped_calendar())
        suit = record_lawsuit(
            office=office, facts=lawsuit_facts(court_number="（2023）豫14行初77号"), calendar=shipped_calendar()
        )

        assert case.respondent is organ
        assert "睢县公安分局" in {each.organ.name for each in suit.defendants}
        came = {each.organ for hearing in lawsuit_facts_of(suit).hearings for each in hearing.appearances}
        assert "睢县公安局" not in came


@pytest.mark.parametrize(
    ("name", "since", "field", "told"),
    [
        ("", date(2024, 1, 1), "name", "请填写名称"),
        ("睢县公安局", date(2024, 1, 1), "name", "与现在的名称相同"),
        ("民权县公安局", date(2024, 1, 1), "name", "已有名为“民权县公安局”的机关"),
        ("梁园区公安局", date(2024, 1, 1), "may_be_former", "“梁园区公安局”是“梁园公安分局”的曾用名"),
        ("睢县公安分局", date(2024, 6, 2), "since_on", "还没有启用"),
    ],
)
def test_a_name_that_cannot_be_taken_is_refused(app: Flask, name: str, since: date, field: str, told: str) -> None:
    with app.app_context():
        organ = ensure_organ("睢县公安局")
        ensure_organ("民权县公安局")
        other = ensure_organ("梁园区公安局")
        rename_organ(other, name="梁园公安分局", since_on=date(2022, 1, 1), today=TODAY)

        with pytest.raises(Refusal, match=told) as refused:
            rename_organ(organ, name=name, since_on=since, today=TODAY)

        assert refused.value.field == field
        assert organ.name == "睢县公安局"


def test_a_former_name_of_another_is_taken_by_whoever_says_so(app: Flask) -> None:
    with app.app_context():
        one, other = ensure_organ("甲局"), ensure_organ("乙局")
        rename_organ(one, name="丙局", since_on=date(2022, 1, 1), today=TODAY)
        rename_organ(other, name="甲局", since_on=date(2023, 1, 1), today=TODAY, may_be_former=True)

        assert queries.organ_named("甲局") is other  # who bears it before who bore it
        assert present_names_by_former() == {"乙局": "甲局"}


def test_renamings_follow_one_another_in_time(app: Flask) -> None:
    with app.app_context():
        organ = ensure_organ("甲局")
        rename_organ(organ, name="乙局", since_on=date(2023, 1, 1), today=TODAY)

        with pytest.raises(Refusal, match="自2023年1月1日起使用") as refused:
            rename_organ(organ, name="丙局", since_on=date(2023, 1, 1), today=TODAY)
        assert refused.value.field == "since_on"

        rename_organ(organ, name="甲局", since_on=date(2024, 1, 1), today=TODAY)  # its own old name again
        assert names_on(date(2023, 6, 1), [organ.id]) == {organ.id: "乙局"}
        assert names_on(date(2022, 6, 1), [organ.id]) == names_on(date(2024, 6, 1), [organ.id]) == {organ.id: "甲局"}


def test_a_mistyped_name_is_mended_for_all_time_and_a_renaming_can_be_undone(app: Flask) -> None:
    with app.app_context():
        organ = ensure_organ("雎县公安局")
        correct_name(organ, name="睢县公安局")
        assert names_on(date(2000, 1, 1), [organ.id]) == {organ.id: "睢县公安局"}
        assert queries.organ_named("雎县公安局") is None

        with pytest.raises(Refusal, match="没有登记过更名"):
            take_back_renaming(organ)
        rename_organ(organ, name="睢县公安分局", since_on=date(2023, 1, 1), today=TODAY)
        take_back_renaming(organ)
        assert organ.name == "睢县公安局"
        assert not former_names(organ.id)


def test_the_office_of_an_organ_is_renamed_with_it_and_none_is_founded_under_a_former_name(app: Flask) -> None:
    with app.app_context():
        office = found_office(name="睢县人民政府", number_prefix="睢政复")
        rename_organ(office.organ, name="睢阳县人民政府", since_on=date(2023, 1, 1), today=TODAY)

        assert office.name == "睢阳县人民政府"
        with pytest.raises(Refusal, match="是“睢阳县人民政府”的曾用名"):
            found_office(name="睢县人民政府", number_prefix="睢政复")


def test_a_new_level_holds_for_cases_received_from_now_on(app: Flask, ledger: int) -> None:
    with app.app_context():
        organ = queries.organ_named("睢县公安局")
        assert organ is not None

        def levels() -> dict[str, int]:
            rows = build_sheet(queries.scope_of(ledger), parse_period("2023")).breakdowns["level"].rows
            return {row.label: row.counts["received"] for row in rows}

        before = levels()
        describe_organ(organ, short_name=None, level=Level.CITY_DEPARTMENT, region="睢县")
        assert levels() == before


def test_the_administrator_renames_an_organ_on_its_page(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.ADMINISTRATOR)
    with app.app_context():
        organ = queries.organ_named("睢县公安局")
        assert organ is not None
        address = f"/organs/{organ.id}"

    assert "只影响此后收到的案件" in client.get(address).text
    assert post(client, f"{address}/rename", name="睢县公安分局", since_on="").status_code == 422
    assert post(client, f"{address}/rename", name="睢县公安分局", since_on="2999-01-01").status_code == 422
    assert post(client, f"{address}/rename", name="睢县公安分局", since_on="2023-07-01").location == address
    assert "曾用名" in client.get(address).text
    assert "曾用名：睢县公安局" in client.get("/organs/").text
    assert "睢县公安局" in client.get("/statistics/2023-H1/cases/received").text
    assert "睢县公安分局" in client.get("/statistics/2023/cases/received").text
    assert "睢县公安局</td>" not in client.get("/statistics/2023/cases/received").text

    assert post(client, f"{address}/name", name="睢县公安 分局").location == address
    assert "睢县公安 分局" in client.get("/organs/").text
    assert post(client, f"{address}/rename/undo").location == address
    assert "曾用名：" not in client.get("/organs/").text
    assert post(client, f"{address}/name", name="商丘市人民政府").status_code == 422


def test_a_ledger_written_before_the_renaming_is_recognised(app: Flask, ledger: int) -> None:
    with app.app_context(), writing():
        office = db.session.get_one(Office, ledger)
        written = ledger_workbook(office=office)
        _renamed()
        db.session.flush()
        again = import_ledger(
            written, office=office, calendar=shipped_calendar(), today=TODAY, act=BY_COMMAND, dry_run=True
        )

    assert (again.added, again.recognised, again.differing, again.new_organs) == (0, 2, 0, ())


def test_facts_that_name_no_renamed_organ_are_left_as_they_are(app: Flask, ledger: int) -> None:
    with app.app_context():
        facts = case_facts()
        assert in_present_names(facts) is facts
        _renamed()
        assert in_present_names(facts) == replace(facts, respondent="睢县公安分局")
