"""The page that corrects a case, the same for both registers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from flask import flash, redirect, render_template

from caseapp.law.refusal import Refused
from caseapp.sections import differences
from caseapp.timeline.history import Change, changes_of
from caseapp.timeline.models import ProposedCorrection
from caseapp.timeline.queries import counted, waiting_proposal
from caseapp.timeline.views import Page, Register, act_of, circumstances, is_sent

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A correction of a case that waits for consent, with what it would change."""

    proposal: ProposedCorrection
    changes: tuple[Change, ...]


def waiting_correction(register: Register[Any], case: Any) -> Waiting | None:
    """The correction of the case that waits for consent."""
    proposal = waiting_proposal(register.life.ledger, case.id)
    if proposal is None:
        return None
    return Waiting(proposal, changes_of(proposal, register.kind_of_facts, register.titles))


def correct_page(register: Register[F], case: Any, form: Any, page: Callable[..., str]) -> Page:
    """Correct a case by the form of all its facts, shown by `page(form)`, and go back to the case.

    A form sent twice is one correction. If somebody else changed the case meanwhile, both versions are shown
    (`page(form, differing=…)`) and nothing is written until the person sends the form once more. `page` is also told
    the reports that count the case. While a correction waits for consent the form is not shown.
    """
    if not form.is_submitted() and (waiting := waiting_correction(register, case)) is not None:
        return _waiting_page(register, case, waiting), 409
    page = partial(page, counted=counted(register.life.ledger, case))
    if not form.validate_on_submit():
        return page(form), 422 if form.is_submitted() else 200
    if is_sent(register, case, form):
        return redirect(register.address(case.id))
    facts = form.facts()
    if form.version.data != case.version:
        differing = differences(register.life.facts_of(case), facts, register.sections)
        form.version.raw_data = [str(case.version)]
        return page(form, differing=differing), 409
    try:
        proposal = register.life.correct(case, facts, act_of(form, why=form.why.data), circumstances())
    except Refused as refused:
        form.take(refused)
        return page(form), 422
    flash("已保存。" if proposal is None else "更正已提出，待另一人同意后生效；案件内容没有改变。", "success")
    return redirect(register.address(case.id))


def _waiting_page(register: Register[Any], case: Any, waiting: Waiting) -> str:
    return render_template(
        "timeline/waiting.html",
        waiting=waiting,
        case_heading=register.heading(case),
        back=register.address(case.id),
    )
