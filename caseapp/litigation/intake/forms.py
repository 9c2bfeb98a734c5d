"""The form by which a notice of suit is entered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from wtforms import StringField
from wtforms.widgets import HiddenInput

from caseapp.forms import RowForm, RowsField
from caseapp.law.refusal import Refusal, Refused
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts
from caseapp.litigation.forms import DefendantRow, LawsuitForm
from caseapp.litigation.links.candidates import Candidate
from caseapp.litigation.links.forms import candidate_field, choices_of
from caseapp.litigation.sections import TITLES
from caseapp.timeline.forms import ActForm

_PLAIN = (
    *("court_number", "instance", "court", "served_on", "docketed_on", "procedure", "cause", "matter", "field"),
    *("is_norm_review_requested", "handler", "origin", "reconsideration_number", "earlier_number", "remarks"),
)


class PartyRow(RowForm):
    """One defendant as the notice names it."""

    organ = DefendantRow.organ
    role = DefendantRow.role
    level = DefendantRow.level
    region = DefendantRow.region

    def facts(self) -> Any:
        """The defendant; how the court finds is to come."""
        return DefendantFacts(**{name: self[name].data for name in ("organ", "role", "level", "region")})


class NoticeForm(ActForm):
    """A notice of suit as it comes in: who sues whom, where, and what the suit follows.

    `are_links_asked` says that the cases found by the parties were shown, and `…_choice` is what the person chose.
    """

    office_id = LawsuitForm.office_id
    court_number = LawsuitForm.court_number
    instance = LawsuitForm.instance
    court = LawsuitForm.court
    served_on = LawsuitForm.served_on
    docketed_on = LawsuitForm.docketed_on
    procedure = LawsuitForm.procedure
    plaintiffs = LawsuitForm.plaintiffs
    defendants = RowsField(PartyRow, TITLES["defendants"], needed="请填写被告。")
    cause = LawsuitForm.cause
    matter = LawsuitForm.matter
    field = LawsuitForm.field
    is_norm_review_requested = LawsuitForm.is_norm_review_requested
    handler = LawsuitForm.handler
    origin = LawsuitForm.origin
    reconsideration_number = LawsuitForm.reconsideration_number
    earlier_number = LawsuitForm.earlier_number
    remarks = LawsuitForm.remarks

    are_links_asked = StringField(widget=HiddenInput())
    reconsideration_choice = candidate_field(TITLES["reconsideration_number"], validate_choice=False)
    earlier_choice = candidate_field(TITLES["earlier_number"], validate_choice=False)

    def facts(self) -> LawsuitFacts:
        """The lawsuit as the notice describes it, with the cases chosen; the kind of plaintiffs follows from theirs."""
        plaintiffs = tuple(row.facts() for row in self.plaintiffs.filled)
        kinds = {plaintiff.kind for plaintiff in plaintiffs}
        typed = LawsuitFacts(
            **{name: self[name].data for name in _PLAIN},
            plaintiffs=plaintiffs,
            defendants=tuple(row.facts() for row in self.defendants.filled),
            plaintiff_kind=kinds.pop() if len(kinds) == 1 else None,
        )
        return replace(
            typed,
            reconsideration_number=typed.reconsideration_number or self.reconsideration_choice.data,
            earlier_number=typed.earlier_number or self.earlier_choice.data,
        )

    def ask_links(self, cases: Sequence[Candidate], lawsuits: Sequence[Candidate]) -> None:
        """Let the person choose among these; of a single one found it is supposed that it is the one."""
        self.are_links_asked.data, self.are_links_asked.raw_data = "yes", ["yes"]
        for field, found in ((self.reconsideration_choice, cases), (self.earlier_choice, lawsuits)):
            field.choices = choices_of(found)
            field.data = found[0].number if len(found) == 1 else None

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field; a form that goes back to be mended asks anew, for the parties may be mended too."""
        is_valid: bool = super().validate(extra_validators)
        if not is_valid:
            self._forget_choices()
        return is_valid

    def take(self, refused: Refusal | Refused) -> None:
        """Show each refusal at its field; the same."""
        super().take(refused)
        self._forget_choices()

    def _forget_choices(self) -> None:
        self.are_links_asked.data, self.are_links_asked.raw_data = "", [""]


def further_form(facts: LawsuitFacts, **known: Any) -> NoticeForm:
    """The form of a further instance, with all that is known from the one below; the court is left open."""
    values = {name: getattr(facts, name) for name in (*_PLAIN, "plaintiffs", "defendants")}
    return NoticeForm(data=values | {"court_number": None, "court": None} | known)
