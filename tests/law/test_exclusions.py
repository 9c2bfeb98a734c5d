"""Which recorded stretches of time are left out of the time to decide."""

from datetime import date

import pytest

from caseapp.law.clocks import Edition, Exclusion, Span, counted_exclusions, edition_on
from caseapp.law.codes import ExclusionKind
from caseapp.law.editions import Act, act_on
from caseapp.law.refusal import Refusal

START, END = date(2024, 3, 1), date(2024, 3, 11)


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2023, 12, 31), Edition.ARL17),  # the last day of the old Act
        (date(2024, 1, 1), Edition.ARL23),  # the Act of 2023 is in force
        (date(2026, 6, 30), Edition.ARL23),  # the last day of the Regulation of 2007
        (date(2026, 7, 1), Edition.ARL23_IR26),  # the Regulation of 2026: no other Act
    ],
)
def test_the_edition_turns_with_the_act_and_with_the_regulation(day: date, edition: Edition) -> None:
    assert edition_on(day) is edition
    assert act_on(day) is edition.act


def test_the_act_of_2023_governs_under_either_regulation() -> None:
    assert [edition.act for edition in Edition] == [Act.ARL17, Act.ARL23, Act.ARL23]


@pytest.mark.parametrize(
    ("kind", "edition", "basis", "is_counted"),
    [
        (ExclusionKind.STAY, Edition.ARL17, "", True),  # IR07 41
        (ExclusionKind.STAY, Edition.ARL23, "", True),  # ARL23 39
        (ExclusionKind.CORRECTION, Edition.ARL17, "", True),  # IR07 29
        (ExclusionKind.JURISDICTION, Edition.ARL17, "", True),  # IR07 30
        (ExclusionKind.INSPECTION, Edition.ARL17, "", True),  # IR07 34
        (ExclusionKind.APPRAISAL, Edition.ARL17, "", True),  # IR07 37
        (ExclusionKind.APPRAISAL, Edition.ARL23, "", False),  # the Act of 2023 does not say so
        (ExclusionKind.APPRAISAL, Edition.ARL23, "实施条例第三十七条", True),  # the office names the text that does
        (ExclusionKind.APPRAISAL, Edition.ARL23, "  ", False),  # blanks are no text
        (ExclusionKind.STAY, Edition.ARL23_IR26, "", True),  # ARL23 39, whatever the Regulation
        (ExclusionKind.APPRAISAL, Edition.ARL23_IR26, "", False),  # not guessed
        (ExclusionKind.APPRAISAL, Edition.ARL23_IR26, "实施条例（2026年修订）", True),
        (ExclusionKind.OTHER, Edition.ARL17, "", False),  # nothing says so
        (ExclusionKind.OTHER, Edition.ARL17, "特别法第一条", True),
    ],
)
def test_a_stretch_counts_by_edition_or_by_its_basis(
    kind: ExclusionKind, edition: Edition, basis: str, is_counted: bool
) -> None:
    counted = counted_exclusions([Exclusion(kind, START, END, basis)], edition)

    assert counted == ((Span(START, END),) if is_counted else ())


@pytest.mark.parametrize(
    ("end", "closed_on", "expected"),
    [
        (None, None, None),  # still running
        (None, date(2024, 5, 1), date(2024, 5, 1)),  # 中止满六十日终止: never lifted, over with the case
        (END, date(2024, 5, 1), END),  # lifted before the case was closed
        (None, date(2024, 2, 1), START),  # wrong dates: no time rather than a negative one
    ],
)
def test_a_stretch_never_lifted_ends_when_the_case_is_closed(
    end: date | None, closed_on: date | None, expected: date | None
) -> None:
    (span,) = counted_exclusions([Exclusion(ExclusionKind.STAY, START, end)], Edition.ARL23, closed_on=closed_on)

    assert span == Span(START, expected)


def test_a_stretch_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(Refusal, match="2024-03-01早于开始日期2024-03-11") as caught:
        Span(END, START)

    assert caught.value.field == "end"
