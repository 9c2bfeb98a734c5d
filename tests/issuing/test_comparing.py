"""Each edit of a case since a figure was issued leads to exactly the change that made it, and to the person."""

from dataclasses import replace
from datetime import date

from flask import Flask
from sqlalchemy import text

from caseapp.db import db
from caseapp.history.models import Change
from caseapp.history.origins import Origin
from caseapp.issuing.comparing.causes.queries import explained
from caseapp.issuing.comparing.queries import standing_after
from caseapp.issuing.comparing.standing import Flip, Interval, Part, SetDifference, Why
from caseapp.issuing.comparison import Side, differences
from caseapp.law.codes import Instance, Rank
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding, Result
from caseapp.law.holidays import shipped_calendar
from caseapp.litigation import actions as litigation
from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.models import LitigationCase
from caseapp.organs.actions import found_office, revise_office
from caseapp.organs.models import Office
from caseapp.reconsideration import actions as reconsideration
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.statistics.periods import parse_period
from caseapp.statistics.sets import CASE_SETS
from tests.cases import case_facts, lawsuit_facts
from tests.issuing.reports import by, newest, revise_case, revise_suit

YEAR = parse_period("2023")
LATER = date(2024, 1, 10)


def between(office: int, start: int, end: int | None = None) -> Interval:
    sides = (standing_after(change, office) for change in (start, end or newest()))
    return Interval(office, YEAR, *(replace(side, last_day=LATER) for side in sides))


def told(interval: Interval) -> dict[str, SetDifference]:
    """The sets that differ, explained, by code."""
    sides = (Side("", standing) for standing in (interval.start, interval.end))
    found = [each for each in differences(CASE_SETS, *sides, interval) if each.parts]
    return {each.code: each for each in explained(found, interval)}


def only(difference: SetDifference) -> tuple[Part, Flip]:
    (part,) = difference.parts
    assert part.last is not None
    return part, part.last


def person_of(change: int | None) -> tuple[Origin, str | None, str | None]:
    line = db.session.get_one(Change, change)
    return line.origin, line.person, line.why


def test_nothing_differs_where_nothing_was_changed(app: Flask, ledger: int) -> None:
    with app.app_context():
        assert told(between(ledger, newest())) == {}


def test_a_corrected_ending_moves_the_columns_it_left_and_came_to(app: Flask, ledger: int) -> None:
    with app.app_context():
        start = newest()
        by("王芳", "承办人看错了决定书")
        revise_case(1, ending=ReconsiderationEnding.REVOKE)
        corrected = newest()
        by("李明", "补登记电话")
        revise_case(1, remarks="与数字无关")

        found = told(between(ledger, start))

        left, came = {"upheld", "upheld_or_rejected"}, {"revoked", "corrected", "comprehensively_corrected"}
        came |= {"corrected_or_terminated", "corrected_or_given_way", "resolved", "resolved_or_withdrawn"}
        assert set(found) == left | came
        for code in came:
            part, flip = only(found[code])
            assert (part.was, part.is_now) == (None, 1)
            assert flip == Flip(Why.CHANGE, None, 1, corrected, (1,))
        assert found["upheld"].left == found["upheld"].parts
        assert only(found["upheld"])[1].change == corrected
        assert person_of(corrected) == (Origin.PAGE, "王芳", "承办人看错了决定书")


def test_of_several_changes_the_last_that_moved_the_figure_is_named(app: Flask, ledger: int) -> None:
    with app.app_context():
        start = newest()
        numbers = []
        for ending in (ReconsiderationEnding.REVOKE, ReconsiderationEnding.UPHOLD, ReconsiderationEnding.CHANGE):
            by(f"第{len(numbers) + 1}人")
            revise_case(1, ending=ending)
            numbers.append(newest())
        by("第4人")
        revise_case(1, handler="另一人")

        part, flip = only(told(between(ledger, start))["corrected"])

        assert flip.change == numbers[-1]
        assert [each.change for each in part.flips] == numbers


def test_a_moved_date_changes_an_amount(app: Flask, ledger: int) -> None:
    with app.app_context():
        start = newest()
        by("王芳")
        revise_case(1, closed_on=date(2023, 4, 25), served_on=date(2023, 4, 26))

        found = told(between(ledger, start))

        assert set(found) == {"days", "days_of_receipt"}
        assert found["days"].changed == found["days"].parts
        part, flip = only(found["days"])
        assert (part.was, part.is_now, flip.change) == (45, 50, newest())


def test_a_case_taken_out_of_the_register_leaves_every_figure(app: Flask, ledger: int) -> None:
    with app.app_context():
        start = newest()
        by("王芳", "重复登记")
        db.session.execute(text("UPDATE litigation_case SET reconsideration_id = NULL"))
        db.session.delete(db.session.get_one(ReconsiderationCase, 1))
        db.session.commit()

        found = told(between(ledger, start))

        assert {"received", "accepted", "due", "concluded", "upheld", "days", "applicants", "hearings"} <= set(found)
        for each in found.values():
            assert only(each)[1].change == newest()
            assert each.left == each.parts


def test_a_lawsuit_that_appears_since_leads_to_the_recorded_appearance(app: Flask, ledger: int) -> None:
    with app.app_context():
        suit = db.session.get_one(LitigationCase, 1)
        (hearing,) = litigation.facts_of(suit).hearings
        nobody = replace(
            hearing,
            appearances=tuple(
                replace(each, appeared=None, rank=None, absence_reason=None) for each in hearing.appearances
            ),
        )
        by("王芳")
        revise_suit(1, hearings=(nobody,))
        start = newest()
        by("李明", "补登出庭")
        came = replace(
            nobody, appearances=(replace(nobody.appearances[0], appeared=True, rank=Rank.DEPUTY), nobody.appearances[1])
        )
        revise_suit(1, hearings=(came,))

        found = told(between(ledger, start))

        assert set(found) == {"lit_appeared", "lit_sessions_attended"}
        assert only(found["lit_appeared"])[1] == Flip(Why.CHANGE, None, 1, newest(), (1,))


def test_a_finding_two_instances_below_is_the_change_named(app: Flask, ledger: int) -> None:
    with app.app_context():
        holder = db.session.get_one(Office, ledger)
        above = [
            litigation.record_lawsuit(office=holder, facts=facts, calendar=shipped_calendar())
            for facts in (
                _upheld("（2023）豫行终9号", Instance.SECOND, "（2023）豫14行初52号"),
                _upheld("（2023）豫行再2号", Instance.RETRIAL, "（2023）豫行终9号"),
            )
        ]
        db.session.commit()
        start = newest()
        first = db.session.get_one(LitigationCase, 1)
        lost = tuple(replace(each, ending=LitigationEnding.REVOKE) for each in litigation.facts_of(first).defendants)
        by("王芳", "一审判决录错")
        revise_suit(1, defendants=lost)

        found = told(between(ledger, start))

        assert {part.case_id: part.last for part in found["lit_lost"].parts} == {
            case_id: Flip(Why.CHANGE, None, 1, newest(), (1,)) for case_id in (1, *(each.id for each in above))
        }


def _upheld(court_number: str, instance: Instance, earlier_number: str) -> LawsuitFacts:
    """A lawsuit that leaves the judgment below as it is."""
    ending = next(each for each in LitigationEnding.with_result(Result.FOLLOWS) if instance in each.instances)
    return lawsuit_facts(
        court_number=court_number,
        instance=instance,
        earlier_number=earlier_number,
        defendants=tuple(replace(each, ending=ending) for each in lawsuit_facts().defendants),
    )


def test_an_office_that_moves_below_another_brings_its_cases(app: Flask, ledger: int) -> None:
    with app.app_context():
        county = found_office(name="睢县人民政府", number_prefix="睢政复")
        reconsideration.record_case(
            office=county, facts=case_facts(number="睢政复〔2023〕1号"), calendar=shipped_calendar()
        )
        db.session.commit()
        start = newest()
        by("管理员甲", "机构隶属调整")
        revise_office(
            county,
            number_prefix="睢政复",
            parent=db.session.get_one(Office, ledger),
            corrections_need_consent=False,
        )
        db.session.commit()
        moved = newest()
        revise_case(2, remarks="此后又改")

        found = told(between(ledger, start))

        assert only(found["received"]) == (Part(2, None, 1, (flip := Flip(Why.CHANGE, None, 1, moved),)), flip)


def test_an_edit_outside_the_application_is_named_as_one(app: Flask, ledger: int) -> None:
    with app.app_context():
        start = newest()
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE reconsideration_case SET received_on = '2022-12-30' WHERE id = 1"))
    with app.app_context():
        found = told(between(ledger, start))

        part, flip = only(found["received"])
        assert part in found["received"].left
        assert person_of(flip.change) == (Origin.OUTSIDE, None, None)
