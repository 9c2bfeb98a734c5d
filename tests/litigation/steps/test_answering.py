"""Steps of the defendant's answer: who, what it is tied to, defence and evidence."""

from datetime import date

import pytest

from caseapp.law.codes import Instance, Origin
from caseapp.litigation.steps.answering import AssignHandler, FileDefence, GrantEvidenceDelay, LinkCases
from tests.litigation.suits import NOW, TODAY, refused, served, taken


def test_a_handler_is_assigned() -> None:
    assert taken(AssignHandler(handler="李明"), served()).handler == "李明"


def test_defence_and_evidence_may_come_on_two_days_and_a_blank_takes_nothing_away() -> None:
    first = taken(FileDefence(defence_filed_on=date(2023, 5, 12)), served())
    both = taken(FileDefence(evidence_filed_on=date(2023, 5, 22)), first)

    assert (both.defence_filed_on, both.evidence_filed_on) == (date(2023, 5, 12), date(2023, 5, 22))


@pytest.mark.parametrize(
    ("step", "field", "says"),
    [
        (FileDefence(), "defence_filed_on", "请填写"),
        (FileDefence(defence_filed_on=date(2023, 5, 7)), "defence_filed_on", "早于收到应诉通知日期2023-05-08"),
        (FileDefence(evidence_filed_on=date(2023, 5, 7)), "evidence_filed_on", "早于收到应诉通知日期2023-05-08"),
        (FileDefence(evidence_filed_on=date(2023, 8, 16)), "evidence_filed_on", "在今天之后"),
        (FileDefence(defence_filed_on=date(2023, 8, 16)), "defence_filed_on", "在今天之后"),
        (GrantEvidenceDelay(evidence_delay_ended_on=date(2023, 5, 7)), "evidence_delay_ended_on", "早于"),
        (GrantEvidenceDelay(evidence_delay_ended_on=date(2023, 8, 16)), "evidence_delay_ended_on", "在今天之后"),
        (LinkCases(earlier_number="(2023)豫14行初52号"), "earlier_number", "与本案案号相同"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(step: FileDefence, field: str, says: str) -> None:
    (refusal,) = refused(step, served())

    assert refusal.field == field
    assert says in refusal.message


def test_papers_filed_late_are_recorded_all_the_same() -> None:
    assert taken(FileDefence(evidence_filed_on=TODAY), served()).evidence_filed_on == TODAY


@pytest.mark.parametrize(
    ("facts", "known"),
    [
        (served(), {"defence_filed_on": TODAY, "evidence_filed_on": TODAY}),
        (
            served(defence_filed_on=date(2023, 5, 12)),
            {"defence_filed_on": date(2023, 5, 12), "evidence_filed_on": TODAY},
        ),
        # An appeal is answered; evidence was filed below.
        (served(instance=Instance.SECOND), {"defence_filed_on": TODAY, "evidence_filed_on": None}),
    ],
)
def test_the_form_begins_with_what_is_known(facts: object, known: dict[str, date | None]) -> None:
    assert FileDefence.suggested(facts, NOW) == known


def test_a_delay_of_evidence_runs_from_the_day_its_cause_ended() -> None:
    facts = taken(GrantEvidenceDelay(evidence_delay_ended_on=date(2023, 6, 1)), served())

    assert facts.evidence_delay_ended_on == date(2023, 6, 1)


def test_links_are_kept_as_the_registers_write_them_and_a_blank_unties() -> None:
    tied = taken(
        LinkCases(reconsideration_number="商政复[2023]1号", earlier_number="(2022)豫14行初9号", origin=Origin.CHANGED),
        served(),
    )
    assert (tied.reconsideration_number, tied.earlier_number) == ("商政复〔2023〕1号", "（2022）豫14行初9号")
    assert tied.origin is Origin.CHANGED

    untied = taken(LinkCases(), tied)
    assert (untied.reconsideration_number, untied.earlier_number) == (None, None)
    assert untied.origin is Origin.CHANGED
