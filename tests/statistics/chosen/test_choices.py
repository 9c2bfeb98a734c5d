"""What an office chooses, and what its sheets make of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.history.moments import Then
from caseapp.history.queries import last_change
from caseapp.issuing.frozen import freeze, frozen_json, read_frozen
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.law.holidays import shipped_calendar
from caseapp.law.refusal import Refused
from caseapp.litigation.actions import record_lawsuit
from caseapp.litigation.facts import DefendantFacts
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.organs.queries import scope_of
from caseapp.reconsideration.actions import record_case
from caseapp.statistics.chosen.actions import choose_indicator, set_aim, withdraw_choice
from caseapp.statistics.chosen.models import IndicatorChoice
from caseapp.statistics.chosen.queries import variants_read
from caseapp.statistics.indicators import INDICATORS, VARIANTS
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.queries import build_sheet, build_sheet_then
from caseapp.statistics.sheet import AimKind, Figure
from caseapp.statistics.tally import Question
from tests.cases import case_facts, lawsuit_facts
from tests.people import SignIn, make_person, open_session, post

YEAR = parse_period("2023")


@pytest.fixture
def holder(app: Flask, office: int) -> Iterator[Office]:
    """The office with two cases of 2023, one corrected, one open; nothing entered is kept."""
    with app.app_context():
        found = db.session.get_one(Office, office)
        record_case(office=found, facts=case_facts(ending=ReconsiderationEnding.REVOKE), calendar=shipped_calendar())
        still_open = case_facts(
            number="商政复〔2023〕2号", ending=None, closed_on=None, served_on=None, is_sued=None, hearings=()
        )
        record_case(office=found, facts=still_open, calendar=shipped_calendar())
        db.session.flush()
        yield found
        db.session.rollback()


def choose(office: Office, indicator: str = "correction_rate", **changes: Any) -> IndicatorChoice:
    plain: dict[str, Any] = {"variant": "accepted", "beside": None, "decimals": 2, "since_on": date(2023, 1, 1)}
    return choose_indicator(office=office, indicator=indicator, **plain | changes)


def rate(office: Office, period: Period = YEAR, indicator: str = "correction_rate") -> Figure:
    return build_sheet(scope_of(office.id), period).figures[indicator]


def test_a_sheet_prints_the_variant_and_the_decimals_that_the_office_chose(holder: Office) -> None:
    assert rate(holder).text == "100"

    choose(holder, beside="concluded")
    figure = rate(holder)

    assert (figure.text, figure.now.numerator, figure.now.denominator) == ("50.00", 1, 2)
    assert figure.indicator.variant_title == "按受理"
    assert figure.beside is not None
    assert (figure.beside.text, figure.beside.indicator.variant_title) == ("100", "按审结")


def test_a_choice_holds_for_periods_that_end_on_its_first_day_or_later(holder: Office) -> None:
    choose(holder, since_on=date(2023, 12, 31))

    assert rate(holder).indicator.variant == "accepted"
    assert rate(holder, parse_period("2023-11")).indicator.variant == "concluded"
    # and last year's figure is defined as this year's is
    assert rate(holder, parse_period("2024")).last_year.denominator == 2


def test_a_choice_made_again_from_the_same_day_takes_the_place_of_the_first(holder: Office) -> None:
    choose(holder)
    choose(holder, variant="due", decimals=0)

    assert (rate(holder).indicator.variant, rate(holder).text) == ("due", "50")


def test_an_office_below_follows_the_one_above_until_it_chooses(holder: Office) -> None:
    below = found_office(name="睢县人民政府", number_prefix="睢政复", parent=holder)
    choose(holder)
    assert rate(below).indicator.variant == "accepted"

    own = choose(below, variant="due")
    assert (rate(below).indicator.variant, rate(holder).indicator.variant) == ("due", "accepted")

    withdraw_choice(own)
    assert rate(below).indicator.variant == "accepted"


def test_offices_with_nobody_above_them_all_have_the_first_variants(holder: Office) -> None:
    found_office(name="另一市人民政府", number_prefix="另政复")
    choose(holder)

    together = build_sheet(scope_of(None), YEAR).figures

    assert {code: figure.indicator for code, figure in together.items()} == dict(INDICATORS)


def test_every_variant_reads_in_the_sheet_as_it_does_side_by_side(holder: Office) -> None:
    record_lawsuit(
        office=holder,
        facts=lawsuit_facts(
            defendants=(DefendantFacts(organ="睢县公安局", ending=LitigationEnding.REVOKE),), hearings=()
        ),
        calendar=shipped_calendar(),
    )
    beside = variants_read(Question(scope_of(holder.id), YEAR))
    assert [len(each) for each in beside] == [len(VARIANTS[each[0].indicator.code]) for each in beside]
    for at in range(max(map(len, beside))):
        chosen = [variants[at].indicator for variants in beside if at < len(variants)]
        for each in chosen:
            choose(holder, each.code, variant=each.variant, decimals=each.decimals)
        figures = build_sheet(scope_of(holder.id), YEAR).figures
        assert [(each, figures[each.code].now) for each in chosen] == [
            (variants[at].indicator, variants[at].read) for variants in beside if at < len(variants)
        ]
        assert {each.code: figures[each.code].indicator for each in chosen} == {each.code: each for each in chosen}


def test_the_rates_of_a_breakdown_follow_the_choice_where_its_rows_can_be_counted_so(holder: Office) -> None:
    choose(holder)
    choose(holder, "lit_loss_rate", variant="handled", decimals=1)
    choose(holder, "appearance_rate", variant="sessions")
    breakdowns = build_sheet(scope_of(holder.id), YEAR).breakdowns

    by_organ = {column.code: column for column in breakdowns["organ"].columns}
    assert (by_organ["correction_rate"].title, by_organ["correction_rate"].decimals) == ("纠错率（按受理）(%)", 2)
    assert breakdowns["organ"].total.cell(by_organ["correction_rate"]) == "50.00"
    # what the rate is made of stands beside it
    titles = [column.title for column in breakdowns["lit_organ"].columns]
    assert titles[2:6] == ["败诉", "一审败诉", "办理一审应诉案件", "败诉率（办理一审）(%)"]
    # a month has no cases open at its start, a defendant no hearings of its own: there the first variant stays
    assert "败诉率（各审级审结）(%)" in [column.title for column in breakdowns["lit_month"].columns]
    assert "出庭率（按开庭案件）(%)" in titles
    assert "出庭率（按庭次）(%)" in [column.title for column in breakdowns["lit_instance"].columns]


def test_what_was_chosen_is_read_as_of_then_and_kept_with_an_issued_report(app: Flask, office: int) -> None:
    with app.app_context():
        holder = db.session.get_one(Office, office)
        choose(holder, beside="concluded")
        set_aim(
            office=holder, indicator="correction_rate", kind=AimKind.REFERENCE, title="全省平均", value="１２.５％",
            source="省司法厅通报", since_on=date(2023, 1, 1), until_on=None,
        )  # fmt: skip
        db.session.commit()
        change = last_change()
        assert change is not None
        then = Then(change.at, change.id)
        choose(holder, variant="due")
        db.session.commit()

        sheet = build_sheet_then(office, YEAR, then)
        assert sheet.figures["correction_rate"].indicator.variant == "accepted"
        assert build_sheet(scope_of(office), YEAR).figures["correction_rate"].indicator.variant == "due"

        frozen = freeze(
            replace(sheet, wording={"general": "【期间】"}), number="1号", issued_on=YEAR.end, then=then, seal="0" * 64
        )
        kept = read_frozen(frozen_json(frozen))

    assert kept == frozen
    figure = kept.figures["correction_rate"]
    assert figure.beside is not None
    assert (figure.beside.indicator.variant, str(figure.aims[0].value)) == ("concluded", "12.5")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"variant": "no_such"}, "variant"),
        ({"variant": None}, "variant"),
        ({"variant": ""}, "variant"),
        ({"beside": "accepted"}, "beside"),  # the same twice
        ({"beside": "no_such"}, "beside"),
        ({"decimals": 5}, "decimals"),
        ({"decimals": -1}, "decimals"),
        ({"decimals": None}, "decimals"),
        ({"since_on": None}, "since_on"),
    ],
)
def test_a_choice_that_is_none_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        choose(Office(id=1), **changes)

    assert [each.field for each in refused.value.refusals] == [field]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"indicator": "no_such"}, "indicator"),
        ({"kind": None}, "kind"),
        ({"title": None}, "title"),
        ({"value": None}, "value"),
        ({"value": "高"}, "value"),
        ({"value": "NaN"}, "value"),
        ({"value": "1e9"}, "value"),
        ({"value": "-1"}, "value"),
        ({"value": "-0"}, "value"),
        ({"value": "100.1"}, "value"),
        ({"value": "12.34567"}, "value"),
        ({"kind": AimKind.REFERENCE}, "source"),
        ({"since_on": None}, "since_on"),
        ({"until_on": date(2023, 1, 1)}, "until_on"),
    ],
)
def test_an_aim_that_is_none_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    plain: dict[str, Any] = {
        "indicator": "appearance_rate",
        "kind": AimKind.TARGET,
        "title": "目标",
        "value": "100",
        "source": None,
        "since_on": date(2023, 1, 1),
        "until_on": None,
    }
    with pytest.raises(Refused) as refused:
        set_aim(office=Office(id=1), **plain | changes)

    assert [each.field for each in refused.value.refusals] == [field]


def test_an_aim_holds_in_periods_that_end_within_its_time(holder: Office) -> None:
    set_aim(
        office=holder, indicator="received", kind=AimKind.TARGET, title="目标", value="3", source=None,
        since_on=date(2023, 12, 31), until_on=date(2024, 12, 31),
    )  # fmt: skip

    held = {text: rate(holder, parse_period(text), "received").aims for text in ("2023-11", "2023", "2024-11", "2024")}
    assert {text: len(aims) for text, aims in held.items()} == {"2023-11": 0, "2023": 1, "2024-11": 1, "2024": 0}


# ── Pages ─────────────────────────────────────────────────────────────────────────────────────────────────────────

AVERAGE = {
    "indicator": "correction_rate",
    "kind": "reference",
    "title": "全省平均",
    "value": "12.5",
    "since_on": "2023-01-01",
}


def test_a_head_chooses_and_the_sheet_says_so(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.HEAD)
    page = client.get("/statistics/choices/correction_rate")
    assert "纠错案件数÷应结案件数" in page.text

    refused = post(client, "/statistics/choices/correction_rate", variant="no_such", decimals="9", since_on="")
    assert refused.status_code == 422
    assert "纠错率没有这种口径" in refused.text
    assert "小数位数请填0至4的整数" in refused.text
    chosen = {"variant": "accepted", "beside": "concluded", "decimals": "2", "since_on": "2023-01-01"}
    assert post(client, "/statistics/choices/correction_rate", **chosen).status_code == 302
    assert post(client, "/statistics/aims/new", **AVERAGE).status_code == 422
    assert post(client, "/statistics/aims/new", **AVERAGE, source="省司法厅通报").status_code == 302

    sheet = client.get("/statistics/2023/").text
    assert "按受理：纠错案件数÷本期受理案件数。" in sheet
    assert "并列：按审结" in sheet
    assert "全省平均12.5%（省司法厅通报），低12.5个百分点" in sheet
    assert "历年对比" in sheet
    assert "历年对比" not in client.get("/statistics/2023-03/").text
    definitions = client.get("/statistics/2023/definitions").text
    assert "一审判决结案" in definitions
    listed = client.get("/statistics/choices/").text
    assert listed.count("本机构") >= 1

    assert post(client, "/statistics/choices/1/withdraw").status_code == 302
    assert post(client, "/statistics/aims/1/withdraw").status_code == 302
    assert "按受理：" not in client.get("/statistics/2023/").text


@pytest.mark.parametrize("role", [Role.CLERK, Role.AUDITOR])
def test_others_read_and_change_nothing(client: FlaskClient, sign_in: SignIn, ledger: int, role: Role) -> None:
    sign_in(client, role)

    assert "可选的口径" in client.get("/statistics/choices/").text
    assert client.get("/statistics/choices/correction_rate").status_code == 403
    assert post(client, "/statistics/choices/correction_rate", variant="accepted").status_code == 403
    assert post(client, "/statistics/aims/new", **AVERAGE, source="通报").status_code == 403


def test_a_head_does_not_choose_for_another_office(app: Flask, client: FlaskClient, ledger: int) -> None:
    with app.app_context():
        above = db.session.get_one(Office, ledger)
        below = found_office(name="睢县人民政府", number_prefix="睢政复", parent=above)
        choice = choose(below)
        db.session.commit()
        below_id, choice_id = below.id, choice.id
    head = make_person(app, Role.HEAD, username="suixian", office_id=below_id)
    of_city = make_person(app, Role.HEAD, username="shi", office_id=ledger)

    open_session(client, of_city)
    assert client.get(f"/statistics/choices/correction_rate?office={below_id}").status_code == 403
    assert post(client, f"/statistics/choices/{choice_id}/withdraw").status_code == 403
    open_session(client, head)
    assert client.get(f"/statistics/choices/?office={ledger}").status_code == 404
    assert post(client, f"/statistics/choices/{choice_id}/withdraw").status_code == 302
