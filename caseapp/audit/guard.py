"""What the person of this request asks of the changes, and whose they see."""

from dataclasses import dataclass

from flask import request

from caseapp.accounts.guard import current_person
from caseapp.audit.asked import Question, Search
from caseapp.audit.forms import SearchForm
from caseapp.audit.planning import Seen, plan_of
from caseapp.audit.searching.finding import Plan
from caseapp.issued.queries import issued_reports
from caseapp.law.refusal import Refusal
from caseapp.organs.guard import current_scope


@dataclass(frozen=True)
class Asked:
    """What is asked, as the address says it: the question, the form and its value, and whose changes are seen."""

    question: Question
    form: SearchForm
    search: Search
    seen: Seen
    issued_after: int | None

    @property
    def plan(self) -> Plan | None:
        """What is looked for; None where the question is not asked in full yet."""
        if self.question is Question.WITHDRAWN or (self.question is Question.ISSUED and self.issued_after is None):
            return None
        try:
            return plan_of(self.question, self.search, self.seen, issued_after=self.issued_after)
        except Refusal as refusal:
            self.form[refusal.field].errors = [refusal.message]
            return None


def seen_here() -> Seen:
    """Everything for a person of the whole house, else the cases of their office and those below it."""
    return Seen(current_scope().office_ids, current_person().office_id is None)


def asked_here() -> Asked:
    """What the address asks; what cannot be read narrows nothing, and the form says why."""
    seen = seen_here()
    text = request.args.get("question", "")
    question = Question(text) if text in list(Question) else Question.ALL
    form = SearchForm(request.args)
    reports = issued_reports(seen.office_ids) if question is Question.ISSUED else ()
    form.offer_reports(reports)
    search = form.readable(Search)
    chosen = next((each.change for each in reports if each.id == search.report_id), None)
    return Asked(question, form, search, seen, chosen)
