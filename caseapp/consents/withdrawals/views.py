"""The page on which a case is taken out of its register, for both registers."""

from typing import Any, Final

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import WRITERS, allow
from caseapp.consents.withdrawals import actions
from caseapp.consents.withdrawals.forms import WithdrawalForm
from caseapp.consents.withdrawals.hindrance import refusal_while_needed
from caseapp.consents.withdrawals.queries import lawsuits_on
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refused
from caseapp.litigation.guard import lawsuit_to_edit
from caseapp.litigation.models import LitigationCase
from caseapp.litigation.views import REGISTER as LAWSUITS
from caseapp.reconsideration.guard import case_to_edit
from caseapp.reconsideration.life import words_of_number_left
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reconsideration.views import REGISTER as CASES
from caseapp.timeline.correcting.views import waiting_correction
from caseapp.timeline.queries import counted
from caseapp.timeline.views import Register, act_of, is_sent

Page = str | Response | tuple[str, int]

_INDEX: Final = {Ledger.RECONSIDERATION: "reconsideration.index", Ledger.LITIGATION: "litigation.index"}


@allow(*WRITERS)
def withdraw_case(case_id: int) -> Page:
    """Take a reconsideration case out of the register, with a reason."""
    case = case_to_edit(case_id)
    return _withdraw_page(CASES, case, number_left=words_of_number_left(case))


@allow(*WRITERS)
def withdraw_lawsuit(lawsuit_id: int) -> Page:
    """The same for a lawsuit."""
    return _withdraw_page(LAWSUITS, lawsuit_to_edit(lawsuit_id))


def _withdraw_page(
    register: Register[Any], case: ReconsiderationCase | LitigationCase, *, number_left: str | None = None
) -> Page:
    form = WithdrawalForm(data={"version": case.version})
    back = register.address(case.id)
    if form.is_submitted() and is_sent(register, case, form):
        return redirect(back)
    heading, lawsuits = register.heading(case), lawsuits_on(case)
    needed = tuple(each.court_number for each in lawsuits)
    waiting = waiting_correction(register, case)

    def page() -> str:
        return render_template(
            "consents/withdraw.html",
            form=form,
            case_heading=heading,
            back=back,
            lawsuits=lawsuits,
            waiting=waiting,
            counted=counted(register.life.ledger, case),
            number_left=number_left,
        )

    if waiting is not None or refusal_while_needed(needed) is not None:
        return page(), 409
    if not form.validate_on_submit():
        return page(), 422 if form.is_submitted() else 200
    if form.version.data != case.version:
        form.version.raw_data = [str(case.version)]
        form.form_errors.append("案件在您打开本页之后又有改动，没有撤销；请返回案件核对，确要撤销的请再提交一次。")
        return page(), 409
    try:
        proposal = actions.withdraw_case(register.life, case, act_of(form, why=form.why.data), needed_by=needed)
    except Refused as refused:
        form.take(refused)
        return page(), 422
    if proposal is not None:
        flash("撤销登记已提出，待另一人同意后生效；案件仍在台账中。", "success")
        return redirect(back)
    flash(f"已撤销登记：{heading}。案件已移出台账，历史记录仍保留。", "success")
    return redirect(url_for(_INDEX[register.life.ledger]))
