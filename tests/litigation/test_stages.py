"""Where a lawsuit stands is told from its facts alone, and no day passing changes it."""

from datetime import date

import pytest

from caseapp.litigation.facts import LawsuitFacts
from caseapp.litigation.stages import Stage, stage_of
from tests.cases import lawsuit_facts
from tests.litigation.suits import served, summoned


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        (served(), Stage.PENDING),
        (summoned(date(2099, 1, 1)), Stage.PENDING),
        (lawsuit_facts(), Stage.DECIDED),
        (lawsuit_facts(is_appealed=False), Stage.DECIDED),  # known not to be appealed from, not yet in force
        (lawsuit_facts(is_appealed=True), Stage.APPEALED),
        (lawsuit_facts(effective_on=date(2023, 8, 8)), Stage.EFFECTIVE),
        (lawsuit_facts(is_appealed=True, effective_on=date(2023, 12, 1)), Stage.EFFECTIVE),  # the appeal failed
        (lawsuit_facts(effective_on=date(2023, 8, 8), filed_on=date(2023, 9, 1)), Stage.FILED),
    ],
)
def test_the_stage_follows_from_the_facts(facts: LawsuitFacts, stage: Stage) -> None:
    assert stage_of(facts) is stage
