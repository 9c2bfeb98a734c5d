"""Writes of the register: what goes in comes out, what is derived follows, links find their cases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from caseapp.db import db
from caseapp.law.codes import Instance, Level, Rank
from caseapp.law.holidays import shipped_calendar
from caseapp.law.refusal import Refused
from caseapp.litigation.actions import (
    facts_of,
    link_lawsuits,
    record_lawsuit,
    revise_lawsuit,
    with_defendants_known,
)
from caseapp.litigation.facts import AppearanceFacts, HearingFacts, LawsuitFacts, PlaintiffFacts
from caseapp.litigation.models import LitigationCase
from caseapp.litigation.queries import instances_of
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import record_case
from tests.cases import case_facts, lawsuit_facts

_FIRST, _OTHER = lawsuit_facts().defendants
_OPEN_FACTS = {
    "hearings": (),
    "decided_on": None,
    "defendants": (replace(_FIRST, ending=None), replace(_OTHER, ending=None)),
}


@pytest.fixture
def holder(app: Flask, office: int) -> Iterator[Office]:
    """The office, in a context of the application."""
    with app.app_context():
        yield db.session.get_one(Office, office)


def _recorded(holder: Office, facts: LawsuitFacts) -> LitigationCase:
    lawsuit = record_lawsuit(office=holder, facts=facts, calendar=shipped_calendar())
    db.session.commit()
    db.session.expire_all()
    return lawsuit


def _hearing(on: date, *came: AppearanceFacts, is_open: bool = True) -> HearingFacts:
    return HearingFacts(held_on=on, is_open=is_open, appearances=came)


def _came(organ: str, rank: Rank) -> AppearanceFacts:
    return AppearanceFacts(organ=organ, appeared=True, person="陈刚", rank=rank)


FULL = lawsuit_facts(
    plaintiffs=(PlaintiffFacts(name="王伟"), PlaintiffFacts(name="李秀英", address="睢县")),
    hearings=(
        _hearing(date(2023, 6, 1), _came(_OTHER.organ, Rank.DEPUTY), is_open=False),
        _hearing(
            date(2023, 6, 15), _came(_FIRST.organ, Rank.DEPUTY), AppearanceFacts(organ=_OTHER.organ, appeared=False)
        ),
        _hearing(date(2023, 7, 1), _came(_FIRST.organ, Rank.CHIEF)),
    ),
)


@pytest.mark.parametrize("facts", [lawsuit_facts(), FULL, lawsuit_facts(**_OPEN_FACTS)], ids=["plain", "full", "open"])
def test_what_is_recorded_is_what_is_known(holder: Office, facts: LawsuitFacts) -> None:
    assert facts_of(_recorded(holder, facts)) == facts


def test_a_revised_lawsuit_says_what_it_is_told_and_nothing_else(holder: Office) -> None:
    lawsuit = _recorded(holder, FULL)

    revise_lawsuit(lawsuit, facts=lawsuit_facts(defendants=(_OTHER, _FIRST), hearings=()), calendar=shipped_calendar())
    db.session.commit()
    db.session.expire_all()

    assert facts_of(lawsuit) == lawsuit_facts(defendants=(_OTHER, _FIRST), hearings=())


def test_a_lawsuit_told_the_same_again_gets_no_new_version(holder: Office) -> None:
    lawsuit = _recorded(holder, FULL)
    version = lawsuit.version

    revise_lawsuit(lawsuit, facts=FULL, calendar=shipped_calendar())
    db.session.commit()

    assert lawsuit.version == version


@pytest.mark.parametrize(
    "changed",
    [
        replace(FULL, remarks="改"),
        replace(FULL, plaintiffs=FULL.plaintiffs[:1]),
        replace(FULL, defendants=(replace(_FIRST, amount_fen=100), _OTHER)),
        replace(FULL, hearings=(*FULL.hearings[:2], _hearing(date(2023, 7, 1), _came(_FIRST.organ, Rank.DEPUTY)))),
    ],
    ids=["column", "plaintiff", "defendant", "appearance"],
)
def test_every_change_gets_a_new_version_rows_of_the_lawsuit_included(holder: Office, changed: LawsuitFacts) -> None:
    lawsuit = _recorded(holder, FULL)
    version = lawsuit.version

    revise_lawsuit(lawsuit, facts=changed, calendar=shipped_calendar())
    db.session.commit()

    assert lawsuit.version > version


def test_the_first_open_hearing_and_the_first_appearances_are_kept(holder: Office) -> None:
    lawsuit = _recorded(holder, FULL)
    first, other = lawsuit.defendants

    assert lawsuit.heard_on == date(2023, 6, 15)  # the one of 06-01 was not open
    assert (first.appeared_on, first.chief_appeared_on) == (date(2023, 6, 15), date(2023, 7, 1))
    assert (other.appeared_on, other.chief_appeared_on) == (date(2023, 6, 1), None)


def test_contradictions_are_refused_and_nothing_is_written(holder: Office) -> None:
    with pytest.raises(Refused):
        record_lawsuit(office=holder, facts=lawsuit_facts(decided_on=date(2023, 1, 1)), calendar=shipped_calendar())

    assert db.session.query(LitigationCase).count() == 0


def test_a_court_number_stands_once_at_each_instance(holder: Office) -> None:
    _recorded(holder, lawsuit_facts())
    _recorded(holder, lawsuit_facts(instance=Instance.RETRIAL, **_OPEN_FACTS))

    with pytest.raises(Refused, match="已有另一案件"):
        record_lawsuit(
            office=holder, facts=lawsuit_facts(court_number="(2023)豫14行初52号"), calendar=shipped_calendar()
        )


def test_a_lawsuit_is_tied_to_the_case_it_follows_and_the_case_it_appeals_from(holder: Office) -> None:
    record_case(office=holder, facts=case_facts(), calendar=shipped_calendar())
    first = _recorded(holder, lawsuit_facts())
    second = _recorded(
        holder,
        lawsuit_facts(
            court_number="（2023）豫行终8号",
            instance=Instance.SECOND,
            earlier_number="(2023)豫14行初52号",
            served_on=date(2023, 9, 1),
            docketed_on=None,
            **_OPEN_FACTS,
        ),
    )

    assert first.reconsideration is not None
    assert first.reconsideration.number == "商政复〔2023〕1号"
    assert second.appeals_from_id == first.id
    assert instances_of(first) == instances_of(second) == [first, second]


def test_links_are_found_later_when_the_ledgers_come_in_the_other_order(holder: Office) -> None:
    lawsuit = _recorded(holder, lawsuit_facts())
    assert lawsuit.reconsideration_id is None
    record_case(office=holder, facts=case_facts(), calendar=shipped_calendar())

    assert link_lawsuits(holder) == 1
    assert lawsuit.reconsideration is not None


def test_a_lawsuit_that_names_itself_as_the_earlier_case_is_no_endless_chain(holder: Office) -> None:
    lawsuit = _recorded(holder, lawsuit_facts(earlier_number="（2023）豫14行初52号"))
    revise_lawsuit(
        lawsuit, facts=lawsuit_facts(earlier_number="（2023）豫14行初52号", remarks="改"), calendar=shipped_calendar()
    )
    db.session.commit()

    assert instances_of(lawsuit) == [lawsuit]


def test_what_is_known_of_a_defendant_is_taken_over_where_the_clerk_left_it_blank(app: Flask, ledger: int) -> None:
    blank = tuple(replace(defendant, level=None, region=None) for defendant in lawsuit_facts().defendants)
    with app.app_context():
        facts = with_defendants_known(lawsuit_facts(defendants=blank))

    assert [(defendant.level, defendant.region) for defendant in facts.defendants] == [
        (Level.COUNTY_DEPARTMENT, "睢县"),
        (Level.CITY, None),
    ]
