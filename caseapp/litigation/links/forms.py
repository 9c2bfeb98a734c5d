"""The form that ties a lawsuit to other cases: those found to choose from, or a number to type."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from caseapp.inputs.forms import CodeSelectField, LineField
from caseapp.law.codes import Origin
from caseapp.litigation.links.candidates import Candidate
from caseapp.litigation.sections import TITLES
from caseapp.litigation.steps.answering import LinkCases
from caseapp.timeline.forms import StepForm
from caseapp.timeline.steps import Step

_NONE = "都不是"
_LONGEST_NUMBER = 100


def candidate_field(label: str, *, candidates: Iterable[Candidate] = (), **more: Any) -> Any:
    """A choice among cases by number; none of them is None."""
    known = {"coerce": lambda value: value or None, "validators": [Length(max=_LONGEST_NUMBER)]}
    return RadioField(label, choices=choices_of(candidates), **known | more)


def choices_of(candidates: Iterable[Candidate]) -> list[SelectChoice]:
    """Each candidate in its words, and none of them."""
    return [*(SelectChoice(each.number, each.words) for each in candidates), SelectChoice("", _NONE)]


def link_form(
    cases: Sequence[Candidate], lawsuits: Sequence[Candidate], *, case: str | None, lawsuit: str | None
) -> type[StepForm]:
    """The form of the step. `case` and `lawsuit` are the numbers that stand now, offered even if no ledger has them."""
    origins = {each.number: each.origin for each in cases}

    class LinkForm(StepForm):
        """Choices first, then a number that was not found."""

        step = LinkCases

        reconsideration_number = candidate_field(
            TITLES["reconsideration_number"],
            candidates=_with_known(cases, case),
            description="按案号和当事人找到的案件。",
        )
        other_reconsideration_number = LineField(
            "另填复议案号", max_length=_LONGEST_NUMBER, description="台账中还没有的，填案号。"
        )
        earlier_number = candidate_field(
            TITLES["earlier_number"],
            candidates=_with_known(lawsuits, lawsuit),
            description="按案号和当事人找到的案件；二审、再审和发回重审后的一审填写。",
        )
        other_earlier_number = LineField(
            "另填原审案号", max_length=_LONGEST_NUMBER, description="台账中还没有的，填案号。"
        )
        origin = CodeSelectField(
            TITLES["origin"],
            Origin,
            description="不填的，另选了复议案件时按其结果确定（行政诉讼法第二十六条），否则不变。",
        )

        def answer(self) -> Step[Any]:
            """A number typed goes before one chosen; the origin follows from another case chosen."""
            number = self.other_reconsideration_number.data or self.reconsideration_number.data
            earlier = self.other_earlier_number.data or self.earlier_number.data
            return LinkCases(
                reconsideration_number=number,
                earlier_number=earlier,
                origin=self.origin.data or (origins.get(number) if number != case else None),
            )

        @property
        def asked(self) -> list[Any]:
            """Each choice with the number beside it."""
            return [
                self.reconsideration_number,
                self.other_reconsideration_number,
                self.earlier_number,
                self.other_earlier_number,
                self.origin,
            ]

    return LinkForm


def _with_known(candidates: Sequence[Candidate], number: str | None) -> list[Candidate]:
    if number is None or any(each.number == number for each in candidates):
        return list(candidates)
    return [Candidate(number, f"{number}（台账中没有）"), *candidates]
