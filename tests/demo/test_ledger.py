"""The generated ledgers, recounted from their plain facts: no database, no case set, nothing of the statistics."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

import pytest

from caseapp.demo.ledger import Ledger, generate
from caseapp.demo.plan import OfficePlan
from caseapp.demo.planned import PLANS
from caseapp.demo.published import ANQING, FUYANG, PUBLISHED, SHANGQIU
from caseapp.law.clocks import DecisionTerms, Exclusion, counted_exclusions, decision_due, edition_on
from caseapp.law.codes import Instance, Procedure, Rank
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding, Result
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.faults import faults as lawsuit_faults
from caseapp.reconsideration.facts import CaseFacts
from caseapp.reconsideration.faults import faults as case_faults

TODAY = date(2026, 11, 20)
YEARS = [(plan, year) for plan in PLANS for year in plan.years]
_FURTHER = ("investigated_on", "files_read_on", "deliberated_on", "suggestion_issued_on", "is_petitioned")
every_office = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.prefix)
every_year = pytest.mark.parametrize(("plan", "year"), YEARS, ids=lambda value: getattr(value, "prefix", value))


def plan_of(office: str) -> OfficePlan:
    return next(plan for plan in PLANS if plan.office == office)


@cache
def _generated(office: str) -> Ledger:
    return generate(plan_of(office), calendar=shipped_calendar(), today=TODAY)


def ledger_of(plan: OfficePlan) -> Ledger:
    return _generated(plan.office)


def in_year(days: Iterable[date | None], year: int) -> int:
    return sum(day is not None and day.year == year for day in days)


def first_heard_on(lawsuit: LawsuitFacts) -> date | None:
    return min((hearing.held_on for hearing in lawsuit.hearings if hearing.is_open), default=None)


def came(lawsuit: LawsuitFacts, until: date, rank: Rank | None = None) -> bool:
    return any(
        appearance.appeared and (rank is None or appearance.rank is rank)
        for hearing in lawsuit.hearings
        if hearing.held_on <= until
        for appearance in hearing.appearances
    )


def was_on_time(case: CaseFacts) -> bool:
    assert case.accepted_on is not None
    assert case.closed_on is not None
    edition = edition_on(case.accepted_on)
    stays = [Exclusion(row.kind, row.start_on, row.end_on, row.basis or "") for row in case.exclusions]
    spans = counted_exclusions(stays, edition, closed_on=case.closed_on)
    terms = DecisionTerms(case.accepted_on, case.procedure or Procedure.ORDINARY, case.extension_days, spans)
    due = decision_due(terms, shipped_calendar()).on
    return due is not None and case.closed_on <= due


def results(ledger: Ledger) -> dict[str, set[Result]]:
    """What each lawsuit's defendants met with, read through the instances below."""
    by_number = {lawsuit.court_number: lawsuit for lawsuit in ledger.lawsuits}

    def of(lawsuit: LawsuitFacts) -> set[Result]:
        endings = {defendant.content or defendant.ending for defendant in lawsuit.defendants}
        met = {ending.result for ending in endings if ending is not None}
        if Result.FOLLOWS not in met:
            return met
        assert lawsuit.earlier_number is not None
        return of(by_number[lawsuit.earlier_number])

    return {number: of(lawsuit) for number, lawsuit in by_number.items()}


def test_shangqiu_2023_is_what_the_city_published() -> None:
    cases = ledger_of(plan_of(SHANGQIU)).cases
    accepted = [case for case in cases if case.accepted_on]
    start, end = date(2023, 1, 1), date(2024, 1, 1)
    concluded = [case for case in accepted if case.closed_on and case.closed_on.year == 2023]
    corrected = [
        case
        for case in concluded
        if case.ending and case.ending.outcome.label in ("撤销", "确认违法", "责令履行", "变更")
    ]
    before = [case for case in accepted if case.accepted_on and case.accepted_on < start]

    assert in_year((case.received_on for case in cases), 2023) == 231
    assert in_year((case.accepted_on for case in accepted), 2023) == 163
    assert sum(case.closed_on is None or case.closed_on >= start for case in before) == 19
    assert len(concluded) == 140
    assert len(corrected) == 19
    assert {case.ending.outcome.label for case in corrected if case.ending} == {"撤销", "确认违法", "责令履行"}
    still_open = [case for case in accepted if case.closed_on is None or case.closed_on >= end]
    assert sum(case.accepted_on is not None and case.accepted_on < end for case in still_open) == 42


def test_52_lawsuits_were_brought_against_the_city_government_in_2023_and_94_percent_won() -> None:
    ledger = ledger_of(plan_of(SHANGQIU))
    found = results(ledger)
    new = [lawsuit for lawsuit in ledger.lawsuits if lawsuit.served_on.year == 2023]
    decided = [lawsuit for lawsuit in ledger.lawsuits if lawsuit.decided_on and lawsuit.decided_on.year == 2023]
    won = [
        each
        for each in decided
        if Result.WON in found[each.court_number] and Result.LOST not in found[each.court_number]
    ]

    assert len(new) == 52
    assert all(SHANGQIU in [defendant.organ for defendant in lawsuit.defendants] for lawsuit in ledger.lawsuits)
    assert (len(won), len(decided)) == (47, 50)


def test_fuyang_2020_is_what_the_city_published() -> None:
    ledger = ledger_of(plan_of(FUYANG))
    heard = [lawsuit for lawsuit in ledger.lawsuits if (day := first_heard_on(lawsuit)) and day.year == 2020]
    concluded = [case for case in ledger.cases if case.closed_on and case.closed_on.year == 2020]

    assert len(heard) == 1061
    assert sum(came(lawsuit, date(2020, 12, 31)) for lawsuit in heard) == 636
    assert in_year((case.accepted_on for case in ledger.cases), 2020) == 151
    assert all(was_on_time(case) for case in concluded)


def test_the_correction_rate_of_fuyang_falls_from_year_to_year() -> None:
    cases = ledger_of(plan_of(FUYANG)).cases
    rates = []
    for year in (2018, 2019, 2020):
        endings = [case.ending for case in cases if case.ending and case.closed_on and case.closed_on.year == year]
        rates.append(sum(ending.correction.value == "direct" for ending in endings) / len(endings))

    assert rates == sorted(rates, reverse=True)
    assert len(set(rates)) == 3


@every_year
def test_every_planned_count_of_applications_comes_out(plan: OfficePlan, year: int) -> None:
    ledger, counts = ledger_of(plan), plan.reconsideration[year - plan.first_year]
    concluded = [case for case in ledger.cases if case.closed_on and case.closed_on.year == year]

    assert in_year((case.received_on for case in ledger.cases), year) == counts.received
    assert in_year((case.accepted_on for case in ledger.cases), year) == counts.accepted
    assert Counter(case.ending for case in concluded) == dict(counts.endings)
    assert sum(not was_on_time(case) for case in concluded) == counts.late


@every_year
def test_every_planned_count_of_lawsuits_comes_out(plan: OfficePlan, year: int) -> None:
    ledger, counts = ledger_of(plan), plan.litigation[year - plan.first_year]
    found = results(ledger)
    new = [lawsuit for lawsuit in ledger.lawsuits if lawsuit.served_on.year == year]
    heard = [lawsuit for lawsuit in ledger.lawsuits if (day := first_heard_on(lawsuit)) and day.year == year]
    decided = [lawsuit for lawsuit in ledger.lawsuits if lawsuit.decided_on and lawsuit.decided_on.year == year]
    last_day = date(year, 12, 31)

    assert len(new) == counts.new
    assert Counter(lawsuit.instance for lawsuit in new)[Instance.SECOND] == counts.second
    assert len(heard) == counts.heard
    assert sum(came(lawsuit, last_day) for lawsuit in heard) == counts.appeared
    assert sum(came(lawsuit, last_day, Rank.CHIEF) for lawsuit in heard) == counts.chief_appeared
    assert len(decided) == counts.concluded
    assert sum(Result.LOST in found[lawsuit.court_number] for lawsuit in decided) == counts.lost


@every_office
def test_nothing_in_it_contradicts_itself(plan: OfficePlan) -> None:
    ledger = ledger_of(plan)

    assert [fault.message for case in ledger.cases for fault in case_faults(case)] == []
    assert [fault.message for lawsuit in ledger.lawsuits for fault in lawsuit_faults(lawsuit)] == []


@pytest.mark.parametrize(
    ("plan", "year"),
    [(plan, year) for plan, year in YEARS if plan.office in (SHANGQIU, FUYANG)],  # the others are too small for that
    ids=lambda value: getattr(value, "prefix", value),
)
def test_no_month_is_empty(plan: OfficePlan, year: int) -> None:
    ledger = ledger_of(plan)
    events = {
        "received": [case.received_on for case in ledger.cases],
        "accepted": [case.accepted_on for case in ledger.cases],
        "closed": [case.closed_on for case in ledger.cases],
        "served": [lawsuit.served_on for lawsuit in ledger.lawsuits],
        "heard": [first_heard_on(lawsuit) for lawsuit in ledger.lawsuits],
        "decided": [lawsuit.decided_on for lawsuit in ledger.lawsuits],
    }
    for event, days in events.items():
        months = {day.month for day in days if day and day.year == year}
        assert months == set(range(1, 13)), event


@every_office
def test_numbers_are_given_in_the_order_of_acceptance_and_without_gaps(plan: OfficePlan) -> None:
    accepted = sorted(
        (case.accepted_on, int(case.number.split("〕")[0].split("〔")[1]), int(case.number.split("〕")[1][:-1]))
        for case in ledger_of(plan).cases
        if case.number and case.accepted_on
    )
    for year in plan.years:
        serials = [serial for _, of_year, serial in accepted if of_year == year]
        assert serials == sorted(serials)
        assert set(serials) == set(range(1, len(serials) + 1))


@every_office
def test_cases_and_lawsuits_that_name_each_other_agree(plan: OfficePlan) -> None:
    ledger = ledger_of(plan)
    by_number = {case.number: case for case in ledger.cases if case.number}
    followed = {lawsuit.reconsideration_number for lawsuit in ledger.lawsuits if lawsuit.reconsideration_number}
    numbers = {lawsuit.court_number for lawsuit in ledger.lawsuits}

    assert followed == {number for number, case in by_number.items() if case.is_sued}
    assert all(lawsuit.earlier_number in numbers for lawsuit in ledger.lawsuits if lawsuit.earlier_number)
    assert len(numbers) == len(ledger.lawsuits)
    for lawsuit in ledger.lawsuits:
        if lawsuit.reconsideration_number and lawsuit.instance is Instance.FIRST:
            case = by_number[lawsuit.reconsideration_number]
            assert case.served_on is not None
            assert lawsuit.served_on > case.served_on
            assert [each.name for each in lawsuit.plaintiffs] == [each.name for each in case.applicants]


def test_the_further_facts_of_cases_occur_and_only_where_they_can() -> None:
    for plan in PLANS:
        cases = ledger_of(plan).cases
        reviewed = [case for case in cases if case.closed_on]
        done = {name: [case for case in cases if getattr(case, name)] for name in _FURTHER}

        assert all(done.values()) or plan.parent, plan.office  # a county's ledger is small
        assert all(case.accepted_on for name in _FURTHER for case in done[name])
        assert all(case.intake_handler for case in cases if case.disposal)
        for case in reviewed:
            assert case.accepted_on is not None
            days = [case.investigated_on, case.files_read_on, case.deliberated_on]
            assert all(case.accepted_on < day < case.closed_on for day in days if day and case.closed_on)


def test_the_counties_stand_below_a_city_whose_figures_nobody_published() -> None:
    below = {plan.parent for plan in PLANS if plan.parent}

    assert below == {ANQING}
    assert not below & {figure.office for figure in PUBLISHED}
    for plan in PLANS:
        regions = {case.region for case in ledger_of(plan).cases}
        assert plan.parent is None or regions == {plan.city}


def test_every_way_to_end_a_case_occurs() -> None:
    cases = [case for plan in PLANS for case in ledger_of(plan).cases]
    lawsuits = [lawsuit for plan in PLANS for lawsuit in ledger_of(plan).lawsuits]
    met = {defendant.ending for lawsuit in lawsuits for defendant in lawsuit.defendants}

    assert {case.ending for case in cases} >= set(ReconsiderationEnding)
    assert {LitigationEnding.REVERSE, LitigationEnding.REMAND, LitigationEnding.RETRIAL_REFUSED} <= met


@every_office
def test_the_same_day_and_seed_give_the_same_ledger(plan: OfficePlan) -> None:
    assert generate(plan, calendar=shipped_calendar(), today=TODAY) == ledger_of(plan)


@pytest.mark.parametrize("seed", range(5))
def test_other_seeds_give_other_cases_and_the_same_counts(seed: int) -> None:
    plan = plan_of(SHANGQIU)
    ledger = generate(plan, calendar=shipped_calendar(), today=TODAY, seed=seed)

    assert ledger != ledger_of(plan)
    assert in_year((case.received_on for case in ledger.cases), 2023) == 231
    assert in_year((case.closed_on for case in ledger.cases), 2023) == 140


def test_the_weeks_before_today_hold_open_cases() -> None:
    recent = [case for case in ledger_of(plan_of(SHANGQIU)).cases if case.received_on.year == TODAY.year]

    assert any(case.disposal is None for case in recent)
    assert any(case.accepted_on and not case.closed_on for case in recent)
    assert all(case.received_on <= TODAY for case in recent)


def test_it_is_made_in_years_for_which_no_holidays_are_known_yet() -> None:
    ledger = generate(plan_of(SHANGQIU), calendar=shipped_calendar(), today=date(2031, 1, 15))

    assert any(case.received_on.year == 2031 for case in ledger.cases)


def test_nobody_in_it_bears_a_document_number_that_could_be_real() -> None:
    documents = {each.document_number for case in ledger_of(plan_of(FUYANG)).cases for each in case.applicants}
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

    for document in documents - {None}:
        assert document is not None
        check = sum(int(digit) * weight for digit, weight in zip(document[:17], weights, strict=True)) % 11
        assert document[17] != "10X98765432"[check]
