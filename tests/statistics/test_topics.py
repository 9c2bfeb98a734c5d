"""专题: a sheet of one organ, one region or one field is the sheet of the ledger cut down to it."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.history.moments import Then
from caseapp.history.queries import last_change
from caseapp.law.codes import Level
from caseapp.law.fields import Field
from caseapp.law.ledgers import Ledger
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts
from caseapp.organs.actions import ensure_organ
from caseapp.organs.models import Region
from caseapp.organs.queries import organ_named, remembered
from caseapp.organs.scope import Scope, Topic, TopicKind
from caseapp.reconsideration.facts import CaseFacts
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.queries import build_sheet
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import Sheet
from caseapp.statistics.tables.models import Unit
from caseapp.statistics.tally import Counts, Question, count
from tests.people import SignIn
from tests.statistics.ledgers import ORGANS, ledgers
from tests.statistics.recount import Courts, recount_cases
from tests.statistics.test_recount import entered, length_of

_LAWSUITS = [each for each in CASE_SETS.values() if each.ledger is Ledger.LITIGATION]

periods = st.sampled_from(("2024", "2024-Q1", "S2024", "2023-12")).map(parse_period)
topics = st.sampled_from(
    (
        *((TopicKind.ORGAN, name) for name in ORGANS[:2]),
        (TopicKind.REGION, "甲县"),
        (TopicKind.FIELD, Field.POLICE.value),
    )
)


def _is_on(kind: TopicKind, name: str, facts: CaseFacts | DefendantFacts) -> bool:
    if kind is TopicKind.REGION:
        return facts.region == name
    if isinstance(facts, DefendantFacts):
        return facts.organ == name
    return facts.field == name if kind is TopicKind.FIELD else facts.respondent == name


def _is_sued_on(kind: TopicKind, name: str, lawsuit: LawsuitFacts) -> bool:
    if kind is TopicKind.FIELD:
        return lawsuit.field == name
    return any(_is_on(kind, name, defendant) for defendant in lawsuit.defendants)


def _topic(kind: TopicKind, name: str) -> Topic | None:
    if kind is TopicKind.FIELD:
        return Topic(kind, name, Field(name).label)
    row = organ_named(name) if kind is TopicKind.ORGAN else remembered(Region, name)
    return None if row is None else Topic(kind, str(row.id), name)


@settings(max_examples=12)
@given(ledger=ledgers(), period=periods, chosen=topics)
def test_every_figure_of_a_topic_is_that_of_the_ledger_cut_down_to_it(
    app: Flask,
    office: int,
    ledger: tuple[list[CaseFacts], list[LawsuitFacts]],
    period: Period,
    chosen: tuple[TopicKind, str],
) -> None:
    with entered(app, office, *ledger) as cases:
        topic = _topic(*chosen)
        if topic is None:
            return
        scope = replace(Scope((office,), "试"), topic=topic)
        sheet = build_sheet(scope, period)
        asked = Question(scope, period)
        found, in_defendants = count(CASE_SETS.values(), asked), count(_LAWSUITS, replace(asked, unit=Unit.DEFENDANT))
        lengths = {each.code: length_of(each.code, scope, period) for each in CASE_SETS.values() if not each.amount}

    courts = Courts(ledger[1])  # a finding is followed down through all lawsuits; those on the topic are counted
    on_topic = [entry for entry in cases if _is_on(*chosen, entry.facts)]
    sued = [lawsuit for lawsuit in ledger[1] if _is_sued_on(*chosen, lawsuit)]
    by_defendant = Counter(
        code
        for lawsuit in sued
        for defendant in lawsuit.defendants
        if chosen[0] is TopicKind.FIELD or _is_on(*chosen, defendant)
        for code in courts.defendant_codes(lawsuit, defendant, period)
    )
    by_lawsuit = Counter(code for lawsuit in sued for code in courts.lawsuit_codes(lawsuit, period))
    # An organ counts by its own ending and its own appearance, whatever became of those sued with it.
    expected = recount_cases(on_topic, period) + (by_lawsuit if chosen[0] is TopicKind.FIELD else by_defendant)
    assert found == {code: expected[code] for code in CASE_SETS}
    assert lengths == {code: expected[code] for code in lengths}
    assert in_defendants == {each.code: by_defendant[each.code] for each in _LAWSUITS}

    _agrees_with_itself(sheet, found, is_by_defendant=chosen[0] is not TopicKind.FIELD)


def _agrees_with_itself(sheet: Sheet, found: Counts, *, is_by_defendant: bool) -> None:
    for figure in sheet.figures.values():
        assert figure.now.numerator == found[figure.indicator.numerator]
    for breakdown in sheet.breakdowns.values():
        if breakdown.code.startswith("lit_") and is_by_defendant:  # the headline is the row of the organ itself
            assert breakdown.total.counts == {code: found[code] for code in breakdown.total.counts}
        for code, total in breakdown.total.counts.items():
            assert total == sum(row.counts[code] for row in breakdown.rows), (breakdown.code, code)
    assert [check for check in sheet.checks if not check.holds] == []


def _figure_links(page: str) -> set[str]:
    return {unescape(link) for link in re.findall(r'href="(/(?:statistics|reports)/2023[^"]*)"', page)}


def test_a_topic_is_chosen_by_its_name_and_kept_in_every_link(
    client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    sign_in(client, Role.HEAD)
    answer = client.get("/statistics/", query_string={"period": "2023", "topic_name": "睢县公安局"})
    assert re.fullmatch(r"/statistics/2023/\?topic=organ-\d+", answer.location)
    topic = answer.location.rpartition("=")[2]

    page = client.get(answer.location).text

    assert "专题：被申请人或被告 睢县公安局" in page
    assert "/issuing/new" not in page  # a topic is printed and not issued
    assert 'id="findings"' not in page
    links = _figure_links(page)
    assert len(links) > 100
    assert {link for link in links if f"topic={topic}" not in link} == {"/statistics/2023/"}  # back to all cases
    listed = client.get(f"/statistics/2023/cases/received?topic={topic}").text
    assert "专题：被申请人或被告 睢县公安局" in listed
    assert "共 <b>1</b> 件" in listed
    assert client.get(f"/reports/2023.pdf?topic={topic}").mimetype == "application/pdf"


def test_what_is_not_on_the_topic_is_not_counted(app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int) -> None:
    with app.app_context():
        other = ensure_organ("民权县公安局", level=Level.COUNTY_DEPARTMENT).id
        db.session.commit()
    sign_in(client, Role.AUDITOR)

    assert "没有这样的案件" in client.get(f"/statistics/2023/cases/received?topic=organ-{other}").text
    assert "共 <b>1</b> 件" in client.get("/statistics/2023/cases/received?topic=field-police").text


@pytest.mark.parametrize(
    "query",
    [
        {"topic_kind": "region", "topic_name": "睢县"},
        {"topic_kind": "", "topic_name": " 睢县 "},
        {"topic_kind": "field", "topic_name": "公安行政"},  # another word for 公安
        {"topic_kind": "organ", "topic_name": "睢县公安局"},
    ],
)
def test_a_topic_typed_leads_to_its_sheet(
    client: FlaskClient, sign_in: SignIn, ledger: int, query: dict[str, str]
) -> None:
    sign_in(client, Role.AUDITOR)
    answer = client.get("/statistics/", query_string={"period": "S2023", **query})

    assert answer.location.startswith("/statistics/S2023/?topic=")
    assert client.get(answer.location).status_code == 200


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"topic_name": "睢县公安"}, "没有名为“睢县公安”的机关、地区、类别，最接近的是：睢县公安局"),
        ({"topic_kind": "region", "topic_name": "火星"}, "没有名为“火星”的地区，请核对后填写全称。"),
        ({"topic_kind": "organ", "topic_name": ""}, "请填写专题的机关名称"),
        ({"topic_name": "很" * 300}, "没有名为"),
    ],
)
def test_a_name_that_means_nothing_is_explained_beside_its_field(
    client: FlaskClient, sign_in: SignIn, ledger: int, query: dict[str, str], told: str
) -> None:
    sign_in(client, Role.AUDITOR)
    answer = client.get("/statistics/", query_string={"period": "2023", **query})

    assert answer.status_code == 422
    assert re.search(rf'<p class="field-error" id="topic-error">[^<]*{told}', answer.text)
    assert 'name="period" value="2023"' in answer.text


@pytest.mark.parametrize(
    "text", ["x", "organ-0", "organ-99", "organ-x", "organ-01", "organ-٣", f"organ-{2**31}", "field-nothing", "region-"]
)
@pytest.mark.parametrize("address", ["/statistics/2023/", "/statistics/2023/cases/received", "/reports/2023.pdf"])
def test_a_topic_that_names_nothing_is_no_page(
    client: FlaskClient, sign_in: SignIn, ledger: int, text: str, address: str
) -> None:
    sign_in(client, Role.AUDITOR)

    assert client.get(address, query_string={"topic": text}).status_code == 404


def test_a_topic_is_kept_where_a_moment_is_wrong_and_asked_as_of_then(
    app: Flask, client: FlaskClient, sign_in: SignIn, ledger: int
) -> None:
    with app.app_context():
        db.session.commit()
        last = last_change()
        assert last is not None
        then = Then(max(datetime.now(UTC), last.at), last.id)
        known = ensure_organ("睢县公安局").id
        later = ensure_organ("后来的机关").id
        db.session.commit()
    sign_in(client, Role.HEAD)

    wrong = client.get(f"/statistics/2023/?topic=organ-{known}&as_of=x")
    assert wrong.status_code == 422
    assert 'name="topic_name" value="睢县公安局"' in wrong.text
    past = client.get(f"/statistics/2023/?topic=organ-{known}&as_of={then.text}")
    assert "专题：被申请人或被告 睢县公安局" in past.text
    unknown = client.get(f"/statistics/2023/?topic=organ-{later}&as_of={then.text}")
    assert unknown.status_code == 422
    assert "的台账还没有这个机关" in unknown.text
