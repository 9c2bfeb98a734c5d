"""The pages of a step, the same for both registers: shown with what is known, refused with the article, taken once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from flask import current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import current_person
from caseapp.calendar.queries import current_calendar
from caseapp.law.readings import Readings, reading_from
from caseapp.law.refusal import Refused
from caseapp.law.today import today_in_shanghai
from caseapp.sections import Difference, Section, differences
from caseapp.timeline.actions import Act, last_standing, undo_refusal
from caseapp.timeline.entries import TITLES
from caseapp.timeline.forms import ActForm, ReasonForm, StepForm, form_of
from caseapp.timeline.life import Life
from caseapp.timeline.queries import case_of_form, counted, proposal_of_form
from caseapp.timeline.steps import Circumstances, Step

F = TypeVar("F")
Page = str | Response | tuple[str, int]


@dataclass(frozen=True)
class Register(Generic[F]):
    """What the pages of steps need to know of a register.

    `life` writes facts of a kind; `shown` is the endpoint of the case's page and `case_variable` the name in its
    address; `names` gives the lists of suggestions; `noted` what is said after a step (the number given, say).
    """

    life: Life[F]
    kind_of_facts: type[F]
    sections: Sequence[Section]
    titles: Mapping[str, str]
    shown: str
    case_variable: str
    names: Callable[[], Mapping[str, object]]
    heading: Callable[[Any], str]
    noted: Callable[[Any, Step[F]], str] = field(default=lambda _case, step: f"已登记：{step.title}。")

    def address(self, case_id: int) -> str:
        """Where the case's page is."""
        variable: dict[str, Any] = {self.case_variable: case_id}
        return url_for(self.shown, **variable)


def circumstances() -> Circumstances:
    """Today, the calendar in force and the office's readings of the law, asked once a request."""
    return Circumstances(today_in_shanghai(), current_calendar(), readings())


def readings() -> Readings:
    """How the law is read here where its text leaves a question open (settings, [LAW])."""
    return reading_from(current_app.config["LAW"])


def act_of(form: ActForm | None = None, *, why: str | None = None) -> Act:
    """The person of this request, now, with this form."""
    key = form.form_key.data if form is not None else None
    return Act(by=current_person(), at=datetime.now(UTC), form_key=key or None, why=why)


def step_page(register: Register[F], case: Any, step: type[Step[F]], kind: type[StepForm] | None = None) -> Page:
    """Show a step's form, or take the step and go back to the case.

    A form sent twice is one step. If somebody else changed the case meanwhile, both versions are shown and nothing is
    written until the person sends the form once more. `kind`: a form of its own, where that made of the step's fields
    does not do.
    """
    kind = kind or form_of(step)
    facts, now = register.life.facts_of(case), circumstances()
    form = kind(data={"version": case.version})
    if form.is_submitted() and is_sent(register, case, form):
        return _shown(register, case)
    refusal = register.life.transitions.refusal(register.life.stage_of(facts), step, facts, now)
    if refusal is None and not form.is_submitted():
        form = kind(data={"version": case.version, **step.suggested(facts, now)})
    if refusal is not None:
        differing = _both_versions(register, form, facts, now) if form.is_submitted() else None
        form.form_errors.append(refusal.message)
        return _page(register, case, form, can_be_taken=False, differing=differing), 409
    if not form.validate_on_submit():
        return _page(register, case, form), 422 if form.is_submitted() else 200
    answer = form.answer()
    if form.version.data != case.version:
        differing = _both_versions(register, form, facts, now)
        form.version.raw_data = [str(case.version)]
        return _page(register, case, form, differing=differing), 409
    try:
        register.life.take(case, answer, act_of(form, why=form.why.data), now)
    except Refused as refused:
        form.take(refused)
        return _page(register, case, form), 422
    flash(register.noted(case, answer), "success")
    return _shown(register, case)


def undo_page(register: Register[F], case: Any) -> Page:
    """Take back the last step: by the person who took it, with a reason."""
    facts, entry = register.life.facts_of(case), last_standing(case.entries)
    form = ReasonForm(data={"version": case.version})
    if form.is_submitted() and is_sent(register, case, form):
        return _shown(register, case)
    refusal = register.life.undo_hindrance(case) or undo_refusal(entry, facts, current_person())
    if refusal is not None:
        form.form_errors.append(refusal.message)
        return _undo_form(register, case, form, entry, can_be_taken=False), 409
    if not form.validate_on_submit():
        return _undo_form(register, case, form, entry), 422 if form.is_submitted() else 200
    if form.version.data != case.version:
        form.version.raw_data = [str(case.version)]
        form.form_errors.append(
            "案件在您打开本页之后又有改动，没有撤回；下面是现在的最后一步，确要撤回的请再提交一次。"
        )
        return _undo_form(register, case, form, entry), 409
    try:
        register.life.take_back(case, entry, act_of(form, why=form.why.data), circumstances())
    except Refused as refused:
        form.take(refused)
        return _undo_form(register, case, form, entry), 422
    flash("已撤回上一步，撤回记录留在办案经过中。", "success")
    return _shown(register, case)


def is_undo_offered(register: Register[Any], case: Any) -> bool:
    """Whether the person can take back the last step of the case."""
    refusal = undo_refusal(last_standing(case.entries), register.life.facts_of(case), current_person())
    return refusal is None and register.life.undo_hindrance(case) is None


def step_title(register: Register[Any], key: str) -> str:
    """A step's words by its key, also of lines that no step leaves."""
    step = register.life.transitions.steps.get(key)
    return step.title if step is not None else TITLES.get(key, key)


def is_sent(register: Register[Any], case: Any, form: ActForm) -> bool:
    """Whether the form was already sent in this case: a double click. One of another case is none of it."""
    key, person = form.form_key.data, current_person()
    asked = proposal_of_form(key, by=person)
    if asked is not None:
        return (asked.ledger, asked.case_id) == (register.life.ledger, case.id)
    return bool(case_of_form(register.life.entries, key, by=person) == case.id)


def _both_versions(register: Register[F], form: Any, facts: F, now: Circumstances) -> tuple[Difference, ...]:
    """What the ledger says now and what the form would make of it."""
    mine = form.answer().applied_to(facts, now) if form.validate() else facts
    return differences(facts, mine, register.sections)


def _shown(register: Register[Any], case: Any) -> Response:
    return redirect(register.address(case.id))


def _page(register: Register[Any], case: Any, form: Any, *, can_be_taken: bool = True, **more: Any) -> str:
    return render_template(
        "timeline/step.html",
        form=form,
        step=form.step,
        case_heading=register.heading(case),
        back=register.address(case.id),
        titles=register.titles,
        names=register.names(),
        can_be_taken=can_be_taken,
        rows=frozenset(each.name for each in fields(form.step) if form[each.name].type == "RowsField"),
        **more,
    )


def _undo_form(register: Register[Any], case: Any, form: ReasonForm, entry: Any, *, can_be_taken: bool = True) -> str:
    return render_template(
        "timeline/undo.html",
        form=form,
        entry=entry,
        entry_title=step_title(register, entry.step) if entry is not None else "",
        case_heading=register.heading(case),
        back=register.address(case.id),
        can_be_taken=can_be_taken,
        counted=counted(register.life.ledger, case),
    )
