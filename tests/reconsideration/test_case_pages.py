"""The pages of the register: what a clerk enters is kept, what is wrong is said, nothing typed is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.codes import Channel, Disposal, ExclusionKind, StayGround
from caseapp.law.holidays import shipped_calendar
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import facts_of, record_case, revise_case
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, CorrectionFacts, ExclusionFacts, HearingFacts
from caseapp.reconsideration.models import ReconsiderationCase
from tests.cases import case_facts
from tests.page_forms import form_values
from tests.people import SignIn, make_person, open_session

NEW, LIST = "/reconsideration/new", "/reconsideration/"
TYPED = {
    "received_on": "2024年1月5日",
    "applicants-0-name": "王伟",
    "applicants-0-telephone": "13800001234",
    "respondent": "睢县公安局",
    "region": "睢县",
    "act_name": "行政处罚决定",
}

FULL = case_facts(
    applicants=(
        ApplicantFacts(name="王伟", telephone="13800001234", document_number="411402198001011234"),
        ApplicantFacts(name="李秀英", agent="周律师"),
    ),
    applicant_count=30,
    co_respondents=("睢县人民政府",),
    corrections=(CorrectionFacts(notified_on=date(2023, 3, 2), supplied_on=date(2023, 3, 4), is_lapsed=True),),
    exclusions=(
        ExclusionFacts(
            kind=ExclusionKind.STAY,
            start_on=date(2023, 3, 10),
            end_on=date(2023, 3, 20),
            ground=StayGround.MEDIATION,
        ),
    ),
    hearings=(HearingFacts(held_on=date(2023, 3, 30), head_attended=False, absence_reason="公务"),),
    is_enterprise_related=True,
    is_compensated=True,
    compensation_fen=123456,
    remarks="第一行\n第二行",
)


@pytest.fixture
def clerk(client: FlaskClient, sign_in: SignIn) -> FlaskClient:
    """A clerk of the office at work."""
    sign_in(client, Role.CLERK)
    return client


@pytest.fixture
def recorded(app: Flask, office: int) -> Callable[[CaseFacts], int]:
    """Enter a case of the office; gives its id."""

    def record(facts: CaseFacts) -> int:
        with app.app_context():
            holder = db.session.get_one(Office, office)
            case = record_case(office=holder, facts=facts, calendar=shipped_calendar())
            db.session.commit()
            return case.id

    return record


def _only_case(app: Flask) -> CaseFacts:
    with app.app_context():
        return facts_of(db.session.scalars(select(ReconsiderationCase)).one())


def _count(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(ReconsiderationCase)) or 0


def _send(client: FlaskClient, address: str, **typed: str):  # type: ignore[no-untyped-def]  # test
    """Open the form, type over some of its fields, send it."""
    values = form_values(client.get(address).text)
    return client.post(address, data=values | typed)


def test_a_clerk_enters_a_case_and_sees_it(app: Flask, clerk: FlaskClient) -> None:
    answer = _send(clerk, NEW, **TYPED, channel="post", posted_on="20240103", applicant_count="３")

    assert answer.status_code == 302
    page = clerk.get(answer.location).text
    assert "已登记" in page
    facts = _only_case(app)
    assert (facts.received_on, facts.posted_on) == (date(2024, 1, 5), date(2024, 1, 3))
    assert (facts.channel, facts.applicant_count) == (Channel.POST, 3)
    assert facts.applicants == (ApplicantFacts(name="王伟", telephone="13800001234"),)
    assert (facts.respondent, facts.region) == ("睢县公安局", "睢县")


def test_a_form_sent_as_it_stands_changes_nothing(
    app: Flask, clerk: FlaskClient, recorded: Callable[[CaseFacts], int]
) -> None:
    case_id = recorded(FULL)

    answer = _send(clerk, f"/reconsideration/{case_id}/edit")

    assert answer.status_code == 302
    assert _only_case(app) == FULL
    with app.app_context():
        assert db.session.get_one(ReconsiderationCase, case_id).version == 1


def test_without_script_a_spare_row_of_each_kind_can_be_filled(
    app: Flask, clerk: FlaskClient, recorded: Callable[[CaseFacts], int]
) -> None:
    address = f"/reconsideration/{recorded(case_facts(hearings=()))}/edit"
    values = form_values(clerk.get(address).text, with_script=False)

    answer = clerk.post(
        address, data=values | {"hearings-0-held_on": "2023.3.30", "co_respondents-0-organ": "睢县人民政府"}
    )

    assert answer.status_code == 302
    facts = _only_case(app)
    assert facts.hearings == (HearingFacts(held_on=date(2023, 3, 30)),)
    assert facts.co_respondents == ("睢县人民政府",)


def test_rows_are_taken_away_by_leaving_them_out_or_blank(
    app: Flask, clerk: FlaskClient, recorded: Callable[[CaseFacts], int]
) -> None:
    address = f"/reconsideration/{recorded(FULL)}/edit"
    values = form_values(clerk.get(address).text)
    kept = {name: text for name, text in values.items() if not name.startswith(("hearings-", "applicants-0-"))}
    blank = {name: "" for name in kept if name.startswith("corrections-0-")}
    del kept["corrections-0-is_lapsed"], blank["corrections-0-is_lapsed"]

    refused = clerk.post(address, data=kept | blank)
    assert refused.status_code == 422
    assert "请写明更正理由" in refused.text
    assert _only_case(app) == FULL

    assert clerk.post(address, data=kept | blank | {"why": "登记有误"}).status_code == 302
    facts = _only_case(app)
    assert (facts.hearings, facts.corrections) == ((), ())
    assert [applicant.name for applicant in facts.applicants] == ["李秀英"]


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"received_on": "2024-02-30"}, "received_on", "2024年2月没有30日"),
        ({"received_on": "去年"}, "received_on", "看不懂这个日期"),
        ({"received_on": "  "}, "received_on", "请填写收到申请日期"),
        ({"respondent": ""}, "respondent", "请填写被申请人"),
        ({"applicants-0-name": ""}, "applicants-0-name", "请填写姓名或名称"),
        ({"channel": "pigeon"}, "channel", "选择"),
        ({"applicant_count": "两人"}, "applicant_count", "“两人”不是整数"),
        ({"applicant_count": "2000000"}, "applicant_count", "超出可登记的范围"),
        ({"extension_days": "-1"}, "extension_days", "0至30"),
        ({"compensation_fen": "一千"}, "compensation_fen", "不是金额"),
        ({"extension_days": "31"}, "extension_days", "0至30"),  # from the rules, not the form
        ({"closed_on": "2024-03-01"}, "closed_on", "没有受理日期"),
        ({"exclusions-0-start_on": "2024-1-9"}, "exclusions-0-kind", "请选择事由"),
        ({"act_name": "长" * 501}, "act_name", "500"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    app: Flask, clerk: FlaskClient, typed: dict[str, str], field: str, says: str
) -> None:
    answer = _send(clerk, NEW, **TYPED | typed)

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert says in answer.text
    after = form_values(answer.text)
    assert {name: after[name] for name in TYPED | typed if name != "channel"} == {
        name: text for name, text in (TYPED | typed).items() if name != "channel"
    }
    assert _count(app) == 0


def test_acceptance_is_said_once(app: Flask, clerk: FlaskClient) -> None:
    assert _send(clerk, NEW, **TYPED, accepted_on="2024-01-08").status_code == 302

    facts = _only_case(app)
    assert (facts.disposal, facts.disposed_on, facts.accepted_on) == (
        Disposal.ACCEPTED,
        date(2024, 1, 8),
        date(2024, 1, 8),
    )


def test_an_answer_that_is_no_number_is_refused_with_one_sentence(clerk: FlaskClient) -> None:
    assert "有 1 处需要改正" in _send(clerk, NEW, **TYPED, extension_days="三十").text


def test_everything_wrong_with_a_blank_form_is_said_at_once(clerk: FlaskClient) -> None:
    page = clerk.post(NEW, data=form_values(clerk.get(NEW).text)).text

    assert "有 3 处需要改正" in page
    for what in ("请填写收到申请日期", "请填写申请人姓名或名称", "请填写被申请人"):
        assert what in page


def test_the_same_paper_is_entered_once_unless_it_is_said_to_be_another(app: Flask, clerk: FlaskClient) -> None:
    first = _send(clerk, NEW, **TYPED)
    again = _send(clerk, NEW, **TYPED)

    assert again.status_code == 422
    assert f'href="{first.location}"' in again.text
    assert _count(app) == 1

    values = form_values(again.text)
    assert values["act_name"] == TYPED["act_name"]
    assert clerk.post(NEW, data=values | {"is_another": "y"}).status_code == 302
    assert _count(app) == 2


def test_a_change_made_meanwhile_is_shown_beside_ones_own_and_overwritten_only_knowingly(
    app: Flask, clerk: FlaskClient, recorded: Callable[[CaseFacts], int]
) -> None:
    case_id = recorded(FULL)
    address = f"/reconsideration/{case_id}/edit"
    opened = form_values(clerk.get(address).text)
    theirs = replace(FULL, applicants=(replace(FULL.applicants[0], telephone="13900005678"), FULL.applicants[1]))
    with app.app_context():  # a colleague changes no more than a row of the case
        revise_case(db.session.get_one(ReconsiderationCase, case_id), facts=theirs, calendar=shipped_calendar())
        db.session.commit()

    answer = clerk.post(address, data=opened | {"act_name": "我改的名称"})

    assert answer.status_code == 409
    assert "行政处罚决定" in answer.text  # what the ledger says
    assert "13900005678" in answer.text
    assert form_values(answer.text)["act_name"] == "我改的名称"
    assert _only_case(app) == theirs

    assert clerk.post(address, data=form_values(answer.text) | {"why": "以我为准"}).status_code == 302
    assert _only_case(app) == replace(FULL, act_name="我改的名称")


@pytest.mark.parametrize(
    ("role", "in_full"), [(Role.CLERK, True), (Role.HEAD, True), (Role.AUDITOR, False), (Role.ADMINISTRATOR, False)]
)
def test_personal_numbers_are_shown_in_full_to_those_who_keep_the_case_alone(
    client: FlaskClient, sign_in: SignIn, ledger: int, role: Role, in_full: bool
) -> None:
    sign_in(client, role)
    page = client.get("/reconsideration/1").text

    assert ("411402198001011234" in page, "13800001234" in page) == (in_full, in_full)
    assert ("411***********1234" in page) is not in_full
    assert ('href="/reconsideration/1/edit"' in page) is in_full


@pytest.mark.parametrize("role", list(Role))
def test_personal_numbers_stand_in_no_list(client: FlaskClient, sign_in: SignIn, ledger: int, role: Role) -> None:
    sign_in(client, role)
    page = client.get(LIST).text

    assert "王伟" in page
    assert "411402198001011234" not in page
    assert "13800001234" not in page


def test_a_case_of_another_office_does_not_exist_and_one_of_an_office_below_is_only_read(
    app: Flask, clerk: FlaskClient, office: int
) -> None:
    with app.app_context():
        city = db.session.get_one(Office, office)
        below = found_office(name="睢县人民政府", number_prefix="睢政复", parent=city)
        beside = found_office(name="周口市人民政府", number_prefix="周政复")
        ids = [
            record_case(office=holder, facts=case_facts(), calendar=shipped_calendar()) for holder in (below, beside)
        ]
        db.session.commit()
        county_case, foreign_case = (case.id for case in ids)
        county = make_person(app, Role.CLERK, username="county", office_id=below.id)

    assert clerk.get(f"/reconsideration/{county_case}").status_code == 200
    assert clerk.get(f"/reconsideration/{county_case}/edit").status_code == 403
    assert clerk.get(f"/reconsideration/{foreign_case}").status_code == 404
    assert clerk.get(f"/reconsideration/{foreign_case}/edit").status_code == 404
    open_session(clerk, county)
    assert clerk.get(f"/reconsideration/{county_case}/edit").status_code == 200


def test_a_case_shows_its_limits_and_what_is_missing_and_no_empty_facts(
    clerk: FlaskClient, recorded: Callable[[CaseFacts], int]
) -> None:
    open_facts = case_facts(ending=None, closed_on=None, served_on=None, is_sued=None, channel=None)
    page = clerk.get(f"/reconsideration/{recorded(open_facts)}").text

    assert "超期未结" in page
    assert "2023-05-05" in page
    assert "尚未填写：接收方式" in page
    assert "复议委员会咨询意见" not in page


def test_the_list_keeps_its_filters_in_the_address_and_in_words(clerk: FlaskClient, ledger: int) -> None:
    page = clerk.get(f"{LIST}?text=王伟&status=closed&since=2023-3-1&until=2023年3月31日&sort=-closed_on").text

    assert "商政复〔2023〕1号" in page
    assert "状态：已结" in page
    assert "收到申请日期：2023-03-01至2023-03-31" in page
    assert 'value="王伟"' in page
    assert 'aria-sort="descending"' in page


def test_a_filter_that_cannot_be_read_narrows_nothing_and_says_why(clerk: FlaskClient, ledger: int) -> None:
    page = clerk.get(f"{LIST}?since=2023-02-30&status=no&office_id=x&page=zz&sort=nonsense").text

    assert "商政复〔2023〕1号" in page
    assert "2023年2月没有30日" in page


def test_an_empty_list_says_what_to_do(clerk: FlaskClient) -> None:
    assert "登记第一件" in clerk.get(LIST).text
    assert "没有符合条件的案件" in clerk.get(f"{LIST}?text=zz").text


def test_an_auditor_is_offered_no_way_to_write(client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    sign_in(client, Role.AUDITOR)

    assert NEW not in client.get(LIST).text
    assert client.get(NEW).status_code == 403


def test_text_is_shown_as_text(clerk: FlaskClient, recorded: Callable[[CaseFacts], int]) -> None:
    nasty = '<script>alert("x")</script>'
    case_id = recorded(case_facts(act_name=nasty, applicants=(ApplicantFacts(name=nasty),)))

    for address in (LIST, f"/reconsideration/{case_id}", f"/reconsideration/{case_id}/edit"):
        assert "<script>alert" not in clerk.get(address).text


def test_signs_that_no_screen_shows_do_not_reach_the_ledger(app: Flask, clerk: FlaskClient) -> None:
    assert (
        _send(clerk, NEW, **TYPED | {"act_name": "行政\u200b处罚\x07𬭎\U00031350 ", "remarks": "一\r\n二"}).status_code
        == 302
    )
    assert (_only_case(app).act_name, _only_case(app).remarks) == ("行政处罚𬭎\U00031350", "一\n二")
