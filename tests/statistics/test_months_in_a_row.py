"""What a month leaves open is what the next one begins with, month after month, in both calendars."""

from itertools import pairwise

import pytest
from flask import Flask
from hypothesis import given, settings

from caseapp.litigation.facts import LawsuitFacts
from caseapp.organs.scope import Scope
from caseapp.reconsideration.facts import CaseFacts
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.tally import Counts, Question, count
from tests.statistics.ledgers import ledgers
from tests.statistics.test_recount import entered

BALANCES = (
    (("carried_over", "accepted"), ("concluded", "pending")),
    (("lit_carried_over", "lit_new"), ("lit_concluded", "lit_pending")),
)
ASKED = [CASE_SETS[code] for sides in BALANCES for side in sides for code in side]


def _in_a_row(first: Period, number: int) -> list[Period]:
    months = [first]
    while len(months) < number:
        months.append(months[-1].next())
    return months


@pytest.mark.parametrize("first", ["2022-11", "2022-11-11..2022-12-10"], ids=["calendar", "statistical"])
@settings(max_examples=4)
@given(ledger=ledgers())
def test_36_months_hang_together(
    app: Flask, office: int, first: str, ledger: tuple[list[CaseFacts], list[LawsuitFacts]]
) -> None:
    months = _in_a_row(parse_period(first), 36)
    with entered(app, office, *ledger):
        counted: list[Counts] = [count(ASKED, Question(Scope((office,), "试"), month)) for month in months]

    assert sum(each["accepted"] for each in counted) == sum(facts.accepted_on is not None for facts in ledger[0])
    for each in counted:
        for left, right in BALANCES:
            assert sum(each[code] for code in left) == sum(each[code] for code in right)
    for now, following in pairwise(counted):
        assert (now["pending"], now["lit_pending"]) == (following["carried_over"], following["lit_carried_over"])
