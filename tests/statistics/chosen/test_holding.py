"""Whose choices hold, and from when."""

from dataclasses import dataclass
from datetime import date

import pytest

from caseapp.statistics.chosen.holding import aims_held, chosen_by, in_force, lineage
from caseapp.statistics.indicators import INDICATORS
from caseapp.statistics.sheet import AimKind

# A city over two counties, one of them with a town; a second city.
PARENTS = {1: None, 2: 1, 3: 1, 4: 2, 5: None}


@dataclass(frozen=True)
class Choice:
    office_id: int
    indicator: str
    variant: str
    since_on: date
    beside: str | None = None
    decimals: int = 1


@dataclass(frozen=True)
class Kept:
    office_id: int
    indicator: str
    kind: AimKind
    title: str
    value: str
    source: str | None = None


@pytest.mark.parametrize(
    ("offices", "expected"),
    [
        ((4,), (4, 2, 1)),
        ((1, 2, 3, 4), (1,)),  # a city with all below it speaks as the city
        ((2, 4), (2, 1)),
        ((2, 3), (1,)),  # of two counties, what their city chose
        ((4, 3), (1,)),
        ((1, 2, 3, 4, 5), ()),  # two cities have nobody above both
        ((), ()),
    ],
)
def test_offices_follow_the_one_at_their_head_and_those_above_it(
    offices: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    assert expected == lineage(offices, PARENTS)


def test_offices_that_stand_above_each_other_in_a_ring_end_somewhere() -> None:
    assert lineage((1,), {1: 2, 2: 1}) == (1, 2)


CITY, COUNTY = 1, 2
OF_CITY = Choice(CITY, "correction_rate", "accepted", date(2023, 1, 1))
LATER = Choice(CITY, "correction_rate", "due", date(2024, 1, 1))
OF_COUNTY = Choice(COUNTY, "correction_rate", "concluded", date(2024, 7, 1), beside="accepted", decimals=2)
NO_LONGER = Choice(COUNTY, "correction_rate", "of_an_older_program", date(2024, 8, 1))


@pytest.mark.parametrize(
    ("on", "variant"),
    [
        (date(2022, 12, 31), None),  # nobody had chosen
        (date(2023, 1, 1), "accepted"),
        (date(2023, 12, 31), "accepted"),
        (date(2024, 1, 1), "due"),  # the later of the city's
        (date(2024, 6, 30), "due"),
        (date(2024, 7, 1), "concluded"),  # the county's own
        (date(2024, 8, 31), "concluded"),  # a variant that is none holds nowhere
    ],
)
def test_the_nearest_offices_newest_choice_holds(on: date, variant: str | None) -> None:
    held = in_force((NO_LONGER, OF_COUNTY, LATER, OF_CITY), (COUNTY, CITY), on).get("correction_rate")

    assert variant == (held and held.variant)


def test_a_choice_of_an_office_that_is_not_asked_for_holds_nowhere() -> None:
    assert in_force((OF_COUNTY,), (CITY,), date(2024, 12, 31)) == {}


def test_a_choice_changes_variant_and_decimals_and_nothing_else() -> None:
    indicators, beside = chosen_by({"correction_rate": OF_COUNTY})

    assert (indicators["correction_rate"].variant, indicators["correction_rate"].decimals) == ("concluded", 2)
    assert (beside["correction_rate"].variant, beside["correction_rate"].decimals) == ("accepted", 2)
    assert {code: each for code, each in indicators.items() if code != "correction_rate"} == {
        code: each for code, each in INDICATORS.items() if code != "correction_rate"
    }
    assert list(indicators) == list(INDICATORS)


def test_an_office_without_a_target_of_its_own_has_that_of_the_office_above() -> None:
    average = Kept(CITY, "appearance_rate", AimKind.REFERENCE, "全省平均", "84", "通报")
    target = Kept(CITY, "appearance_rate", AimKind.TARGET, "目标", "90")
    own = Kept(COUNTY, "appearance_rate", AimKind.TARGET, "目标", "100")

    held = aims_held((average, target, own), (COUNTY, CITY))["appearance_rate"]

    assert [(aim.title, str(aim.value)) for aim in held] == [("目标", "100"), ("全省平均", "84")]
