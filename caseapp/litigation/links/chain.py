"""One link of the chain of instances, as it stands on the page of every lawsuit in it. Pure."""

from dataclasses import dataclass
from datetime import date

from caseapp.law.codes import Instance
from caseapp.litigation.facts import LawsuitFacts


@dataclass(frozen=True, slots=True)
class Finding:
    """How the court found for one defendant, and who came for it; "" for what is not known or was not."""

    organ: str
    ending: str
    came: str


@dataclass(frozen=True, slots=True)
class Link:
    """One instance: which (重审一审 for one that was sent back), its number, its days, what became of it."""

    id: int
    court_number: str
    title: str
    served_on: date
    heard_on: date | None
    decided_on: date | None
    effective_on: date | None
    findings: tuple[Finding, ...]


def link_of(id: int, facts: LawsuitFacts, *, heard_on: date | None) -> Link:
    """The link of a lawsuit; `heard_on` is its first open hearing."""
    is_sent_back = facts.instance is Instance.FIRST and facts.earlier_number is not None
    return Link(
        id,
        facts.court_number,
        "重审一审" if is_sent_back else facts.instance.label,
        facts.served_on,
        heard_on,
        facts.decided_on,
        facts.effective_on,
        tuple(_finding(facts, at) for at in range(len(facts.defendants))),
    )


def _finding(facts: LawsuitFacts, at: int) -> Finding:
    defendant = facts.defendants[at]
    ending = defendant.ending.label if defendant.ending else ""
    if defendant.content is not None:
        ending = f"{ending}（{defendant.content.label}）"
    came = [
        each.person or "负责人"
        for hearing in facts.hearings
        for each in hearing.appearances
        if each.appeared and each.organ == defendant.organ
    ]
    absent = any(
        each.appeared is False and each.organ == defendant.organ
        for hearing in facts.hearings
        for each in hearing.appearances
    )
    who = f"{'、'.join(dict.fromkeys(came))}出庭" if came else "负责人未出庭" if absent else ""
    return Finding(defendant.organ, ending, who)
