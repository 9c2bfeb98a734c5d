"""Pages of corrections that wait for a second person's consent, for both registers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, WRITERS, allow, current_person
from caseapp.consents import actions, queries
from caseapp.consents.forms import DecisionForm, DropForm
from caseapp.consents.withdrawals.queries import lawsuits_on
from caseapp.consents.withdrawals.views import withdraw_case, withdraw_lawsuit
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refused
from caseapp.litigation.views import REGISTER as LAWSUITS
from caseapp.organs.guard import current_scope, may_write, refuse_unless_writing
from caseapp.paging import page_asked
from caseapp.reconsideration.views import REGISTER as CASES
from caseapp.timeline.changes import said
from caseapp.timeline.entries import Decision
from caseapp.timeline.models import ProposedCorrection
from caseapp.timeline.queries import counted
from caseapp.timeline.views import Register, act_of, circumstances

blueprint = Blueprint("consents", __name__)
for _address, _view in (
    ("/reconsideration/<int:case_id>/withdraw", withdraw_case),
    ("/litigation/<int:lawsuit_id>/withdraw", withdraw_lawsuit),
):
    blueprint.add_url_rule(_address, view_func=_view, methods=["GET", "POST"])

Page = str | Response | tuple[str, int]

_REGISTERS: Final[Mapping[Ledger, Register[Any]]] = {Ledger.RECONSIDERATION: CASES, Ledger.LITIGATION: LAWSUITS}


@dataclass(frozen=True, slots=True)
class _Line:
    """A correction in a list: what case, and what of it would change."""

    proposal: ProposedCorrection
    case: str
    what: str


@dataclass(frozen=True, slots=True)
class _Fact:
    """One fact to be changed: as it was when that was asked, as it is now, and as it would be."""

    name: str
    title: str
    was: Any
    is_now: Any
    wanted: Any

    @property
    def has_moved(self) -> bool:
        """Whether somebody changed it meanwhile."""
        return bool(self.was != self.is_now)


@blueprint.get("/consents/")
@allow(*READERS)
def index() -> str:
    """The corrections that wait, and those that are decided, of all offices the person sees."""
    scope = current_scope()
    decided = queries.decided_page(scope, page_asked(request.args.get("page")))
    return render_template(
        "consents/index.html", waiting=_lines(queries.waiting_in(scope)), decided=_lines(decided.rows), page=decided
    )


def _lines(proposals: Iterable[ProposedCorrection]) -> list[_Line]:
    shown = list(proposals)
    names = queries.case_names((each.ledger, each.case_id) for each in shown)
    return [_Line(each, names[each.ledger, each.case_id], _what(each)) for each in shown]


def _what(proposal: ProposedCorrection) -> str:
    register = _REGISTERS[proposal.ledger]
    if proposal.is_withdrawal:
        return "撤销登记"
    names = said(proposal.after, register.kind_of_facts)
    return "、".join(register.titles.get(name, name) for name in names)


@blueprint.get("/consents/<int:proposal_id>")
@allow(*READERS)
def show(proposal_id: int) -> str:
    """One correction: what it would change, who asked for it and why, and what became of it."""
    proposal = queries.proposal_in(current_scope(), proposal_id)
    return _page(proposal, queries.case_of(proposal), _form_for(proposal))


@blueprint.post("/consents/<int:proposal_id>")
@allow(*WRITERS)
def decide(proposal_id: int) -> Page:
    """Consent or refuse as a second person of the office, or take back what one asked oneself."""
    proposal = queries.proposal_in(current_scope(), proposal_id, hold=True)
    refuse_unless_writing(proposal.office_id)
    case, form = queries.case_of(proposal, hold=True), _form_for(proposal)
    if proposal.decision is not None and proposal.decided_account_id == current_person().id:  # a double click
        return redirect(url_for("consents.show", proposal_id=proposal.id))
    if not form.validate_on_submit():
        return _page(proposal, case, form), 422
    if proposal.is_withdrawal and case is not None and form.version.data != case.version:
        form.version.raw_data = [str(case.version)]
        form.form_errors.append("案件在您打开本页之后又有改动，没有撤销；请打开案件核对，确要同意的请再提交一次。")
        return _page(proposal, case, form), 409
    try:
        _act_on(proposal, case, form)
    except Refused as refused:
        form.take(refused)
        return _page(proposal, case, form), 422
    flash(_done(proposal), "success")
    if case is None or (proposal.is_withdrawal and proposal.decision is Decision.CONSENTED):
        return redirect(url_for("consents.show", proposal_id=proposal.id))
    return redirect(_REGISTERS[proposal.ledger].address(proposal.case_id))


def _done(proposal: ProposedCorrection) -> str:
    if proposal.decision is Decision.CONSENTED:
        withdrawn = "已同意，案件已撤销登记，历史记录仍保留。"
        return withdrawn if proposal.is_withdrawal else "已同意，更正已经生效。"
    said_so = "已撤回" if proposal.decision is Decision.DROPPED else "已登记为不同意"
    return f"{said_so}，案件内容没有改变。"


def _act_on(proposal: ProposedCorrection, case: queries.Case | None, form: DecisionForm | DropForm) -> None:
    person, now = current_person(), circumstances()
    if isinstance(form, DropForm):
        actions.drop_correction(proposal, by=person, act=act_of())
        return
    act = act_of(why=form.remark.data)
    if form.decision.data is Decision.REFUSED:
        actions.refuse_correction(proposal, by=person, act=act)
        return
    needed = _needed_by(case) if proposal.is_withdrawal else ()
    life = _REGISTERS[proposal.ledger].life
    actions.consent_to(proposal, life, case, needed_by=needed, by=person, act=act, now=now)


def _form_for(proposal: ProposedCorrection) -> DecisionForm | DropForm:
    case = queries.case_of(proposal)
    known = {"version": case.version if case is not None else None}
    if proposal.asked_account_id == current_person().id:
        return DropForm(data=known)
    return DecisionForm(data=known)


def _needed_by(case: queries.Case | None) -> tuple[str, ...]:
    return tuple(each.court_number for each in lawsuits_on(case)) if case is not None else ()


def _page(proposal: ProposedCorrection, case: queries.Case | None, form: DecisionForm | DropForm) -> str:
    register = _REGISTERS[proposal.ledger]
    (name,) = queries.case_names([(proposal.ledger, proposal.case_id)]).values()
    facts = _facts(register, proposal, case)
    return render_template(
        "consents/show.html",
        proposal=proposal,
        words=actions.words_of(proposal),
        case_name=name,
        case_address=register.address(proposal.case_id) if case else None,
        past_address=register.address(proposal.case_id),
        facts=facts,
        has_moved=proposal.decision is None and any(fact.has_moved for fact in facts),
        form=form,
        is_own=isinstance(form, DropForm),
        in_full=may_write(proposal.office_id),
        can_decide=proposal.decision is None and may_write(proposal.office_id),
        counted=counted(proposal.ledger, case) if case is not None else None,
        needed_by=lawsuits_on(case) if proposal.is_withdrawal and case is not None else (),
    )


def _facts(register: Register[Any], proposal: ProposedCorrection, case: queries.Case | None) -> list[_Fact]:
    """What would change, or was to change; of a decided one only the two sides that were asked for."""
    kind = register.kind_of_facts
    was, wanted = said(proposal.before, kind), said(proposal.after, kind)
    stands = register.life.facts_of(case) if case is not None and proposal.decision is None else None
    return [
        _Fact(
            name,
            register.titles.get(name, name),
            was[name],
            getattr(stands, name) if stands is not None else was[name],
            wanted[name],
        )
        for name in wanted
    ]
