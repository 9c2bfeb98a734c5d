"""Pages on which the changes of the ledger are searched and opened."""

from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, allow
from caseapp.audit import queries, telling
from caseapp.audit.asked import Question
from caseapp.audit.guard import Asked, asked_here, seen_here
from caseapp.audit.planning import Seen
from caseapp.audit.queries import Case
from caseapp.audit.searching import queries as searching
from caseapp.audit.searching.finding import PAGE, find
from caseapp.audit.words import OTHERS
from caseapp.law.ledgers import Ledger
from caseapp.organs.guard import may_write
from caseapp.paging import page_asked
from caseapp.timeline.past.changes import lost, origin_of, who_of
from caseapp.timeline.past.lines import to_the_second
from caseapp.timeline.past.queries import LAST, headings

blueprint = Blueprint("audit", __name__, url_prefix="/audit")

Page = str | Response | tuple[str, int]

_BETWEEN = "-"


@blueprint.get("/")
@allow(*READERS)
def index() -> Page:
    """Every change, newest first, narrowed as the address says; or the cases withdrawn."""
    asked = asked_here()
    if asked.question is Question.WITHDRAWN:
        return _withdrawn(asked)
    plan = asked.plan
    found = find(plan, before=_before()) if plan else None
    is_counted = plan is not None and not plan.dear and _before() is None
    return render_template(
        "audit/index.html",
        **_of_form(asked),
        found=found,
        lines=telling.lines(found.numbers, asked.seen) if found else (),
        total=searching.count(plan.stretch, plan.plain) if plan and is_counted else None,
        reached=headings([found.before]).get(found.before) if found and found.is_broken_off and found.before else None,
        case_address=_case_address,
        to_the_second=to_the_second,
        export_query=urlencode([(name, value) for name, value in request.args.items(multi=True) if name != "before"]),
    )


def _withdrawn(asked: Asked) -> str:
    page = page_asked(request.args.get("page"))
    stretch = searching.Stretch(1, LAST)
    rows = searching.withdrawn_cases(asked.seen.office_ids, stretch, limit=PAGE + 1, offset=(page - 1) * PAGE)
    return render_template(
        "audit/withdrawn.html",
        **_of_form(asked),
        rows=rows[:PAGE],
        page=page,
        has_more=len(rows) > PAGE,
        headings=headings([row.change for row in rows]),
        offices=queries.office_names({row.office_id for row in rows}),
        who_of=who_of,
        to_the_second=to_the_second,
        case_address=_case_address,
    )


def _of_form(asked: Asked) -> dict[str, object]:
    seen = asked.seen
    return {
        "question": asked.question,
        "questions": list(Question),
        "form": asked.form,
        "names": {"people": queries.people_known(None if seen.is_whole_house else seen.office_ids)},
    }


@blueprint.get("/changes/<int:change_id>")
@allow(*READERS)
def change(change_id: int) -> Page:
    """One change: who, when, from where and why, its seal, and every row that it touched from what to what."""
    seen = seen_here()
    known = headings([change_id, change_id - 1])
    if change_id not in known and not queries.stands(change_id):
        abort(404)
    cases = queries.cases_touched(change_id, after=_after(), size=telling.CASES_SHOWN + 1)
    shown = cases[: telling.CASES_SHOWN]
    told = telling.cases_told([(*case, change_id) for case in shown], seen, may_write)
    line = telling.lines([change_id], seen)[0]
    if not seen.is_whole_house and not _is_theirs(change_id, seen):
        abort(404)
    heading = known.get(change_id) or lost(change_id)
    return render_template(
        "audit/change.html",
        heading=heading,
        line=line,
        who=who_of(heading),
        origin=origin_of(heading),
        when=to_the_second(heading.at),
        before=known.get(change_id - 1),
        told=told,
        further=_as_text(shown[-1]) if len(cases) > len(shown) else None,
        is_first_page=_after() is None,
        others=_others(change_id) if seen.is_whole_house and _after() is None else (),
        rows_shown=telling.ROWS_SHOWN,
        case_address=_case_address,
        has_next=seen.is_whole_house and bool(headings([change_id + 1])),
        has_previous=seen.is_whole_house and change_id - 1 in known,
    )


def _is_theirs(change_id: int, seen: Seen) -> bool:
    stretch = searching.Stretch(change_id, change_id)
    return bool(searching.numbers(stretch, [searching.touches_cases_of(seen.office_ids)], limit=1))


def _others(change_id: int) -> list[tuple[str, int, list[object]]]:
    """(what, how many rows, the first of them) of what belongs to no case."""
    return [
        (OTHERS[table].title, number, list(telling.rows_told(change_id, table=table, limit=telling.ROWS_SHOWN)))
        for table, number in queries.rows_of_no_case(change_id).items()
    ]


def _case_address(ledger: Ledger, case: int, as_of: str | None = None) -> str:
    """The page of a case in its register."""
    if ledger is Ledger.RECONSIDERATION:
        return url_for("reconsideration.show", case_id=case, as_of=as_of)
    return url_for("litigation.show", lawsuit_id=case, as_of=as_of)


def _before() -> int | None:
    """Before which change the page begins."""
    number = page_asked(request.args.get("before"))
    return number if number > 1 else None


def _after() -> Case | None:
    """Behind which case the page begins: reconsideration-12."""
    ledger, _, case = request.args.get("after", "").partition(_BETWEEN)
    known = [each for each in Ledger if each.value == ledger]
    return (known[0], page_asked(case)) if known and page_asked(case) <= LAST else None


def _as_text(case: Case) -> str:
    return f"{case[0].value}{_BETWEEN}{case[1]}"
