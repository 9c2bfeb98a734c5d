"""Pages of the figures: the sheet of a period, and the cases behind each figure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter, ValidationError
from werkzeug.wrappers import Response

from caseapp.accounts.guard import READERS, allow, current_person
from caseapp.accounts.models import Role
from caseapp.history.guard import then_asked
from caseapp.history.moments import HOW_TO_WRITE_A_MOMENT, MomentError, Then
from caseapp.issued.queries import versions_issued
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.law.today import today_in_shanghai
from caseapp.litigation import queries as litigation
from caseapp.litigation.filters import DEFAULT_SORT as NEWEST_LAWSUITS
from caseapp.organs.guard import current_scope, may_write, office_asked, office_meant, scope_asked, topic_asked
from caseapp.organs.models import Office
from caseapp.organs.queries import offices_in
from caseapp.organs.scope import Topic, TopicKind
from caseapp.organs.topics.queries import topic_named, topic_of, topic_suggestions
from caseapp.paging import page_asked
from caseapp.quality import queries as quality
from caseapp.quality.sets import KINDS
from caseapp.quality.span import Days
from caseapp.reconsideration import queries as reconsideration
from caseapp.reconsideration.filters import DEFAULT_SORT as NEWEST_CASES
from caseapp.statistics.against import against
from caseapp.statistics.guard import question_asked, sheet_asked
from caseapp.statistics.indicators import HEADLINES, INDICATORS, LITIGATION_INDICATORS, RECONSIDERATION_INDICATORS
from caseapp.statistics.labels.queries import group_title
from caseapp.statistics.models import CaseSet
from caseapp.statistics.periods import Period, PeriodError, parse_period
from caseapp.statistics.placing.models import Predicate
from caseapp.statistics.sentences import sentences
from caseapp.statistics.sets import case_set, members, unit_of
from caseapp.statistics.sheet import Sheet
from caseapp.statistics.tables.models import Unit
from caseapp.statistics.tally import Question, count
from caseapp.statistics.usual import usual_kinds, year_of
from caseapp.statistics.years import course, is_a_year, years_counted
from caseapp.timeline.views import circumstances

blueprint = Blueprint("statistics", __name__, url_prefix="/statistics")


class PeriodConverter(BaseConverter):
    """`<period:period>` in an address: a Period; any text that is none is a page that does not exist."""

    def to_python(self, value: str) -> Period:
        """The period written in the address."""
        try:
            return parse_period(value)
        except PeriodError as error:
            raise ValidationError from error

    def to_url(self, value: Period) -> str:
        """As the period is typed."""
        return value.text


@blueprint.record_once
def _know_periods(state: BlueprintSetupState) -> None:
    state.app.url_map.converters["period"] = PeriodConverter


@blueprint.errorhandler(MomentError)
def _no_moment(error: MomentError) -> tuple[str, int]:
    """Explain beside its field why the ledger cannot be asked as of the moment, with all that was typed."""
    period = (request.view_args or {}).get("period")
    typed = period.text if period else request.args.get("period", "")
    topic = topic_of(request.args.get("topic", ""), on=today_in_shanghai())
    choices = _choices(topic=topic)
    return render_template("statistics/choose.html", typed=typed, moment_message=str(error), **choices), 422


@blueprint.get("/")
@allow(*READERS)
def index() -> Response | tuple[str, int]:
    """Go to the sheet of the period, topic and moment typed, or of this year; what is none of them is explained."""
    typed = request.args.get("period", "").strip() or this_year().text
    wrong: dict[str, str] = {}
    try:
        period = parse_period(typed)
    except PeriodError as error:
        wrong["message"] = str(error)
    try:
        topic = _topic_typed()
    except Refusal as refused:
        wrong["topic_message"] = refused.message
    if wrong:
        return render_template("statistics/choose.html", typed=typed, **wrong, **_choices()), 422
    office, then = office_asked(), then_asked()
    return redirect(
        url_for(
            "statistics.sheet",
            period=period,
            office=office,
            topic=topic and topic.text,
            as_of=then and then.text,
        )
    )


@blueprint.get("/<period:period>/")
@allow(*READERS)
def sheet(period: Period) -> str:
    """Every figure of a period, each a link to its cases."""
    made = sheet_asked(period)
    return render_template(
        "statistics/sheet.html",
        sheet=made,
        period=period,
        paragraphs=sentences(made),
        headlines=HEADLINES,
        registers=(("行政复议", RECONSIDERATION_INDICATORS), ("行政应诉", LITIGATION_INDICATORS)),
        is_a_year=is_a_year(period),
        years=years_counted(made),
        against=against,
        cautions=made.cautions(today_in_shanghai()),
        course=course,
        **_findings(period, made),
        **_issue(period, made),
        **_choices(made.as_of, made.scope.topic),
    )


@blueprint.get("/<period:period>/cases/<set_code>")
@allow(*READERS)
def cases(period: Period, set_code: str) -> str:
    """The cases that a figure counts: by the same predicate, and therefore as many as the figure says."""
    by, key = request.args.get("by"), request.args.get("key")
    asked, then = question_asked(period)
    scope = asked.scope
    try:
        wanted = case_set(set_code)
        where = members(wanted, scope, period, by, key, tables=asked.tables, last_day=asked.last_day)
        unit, group = unit_of(wanted, by, asked.scope.topic_kind), group_title(by, key, period, asked.tables)
    except ValueError:  # UnknownSetError, or a key that no group has
        abort(404)
    return render_template(
        "statistics/cases.html",
        case_set=wanted,
        period=period,
        scope=scope,
        group=group,
        then=then,
        as_of=then and then.text,
        topic=scope.topic and scope.topic.text,
        is_by_defendant=unit is Unit.DEFENDANT,
        amount=None if wanted.amount is None or by else count([wanted], asked)[wanted.code],
        indicator=INDICATORS.get(set_code),
        office=office_asked(),
        many_offices=len(scope.office_ids) > 1,
        **listed(wanted, where, replace(asked, unit=unit), then),
    )


def _issue(period: Period, made: Sheet) -> dict[str, object]:
    """The newest report issued on what is shown, and the office for which the person may issue one; none on a topic."""
    offices = made.scope.office_ids
    if made.scope.topic is not None:
        return {"issued": None, "can_issue_for": None}
    office = office_meant() or (offices[0] if len(offices) == 1 else None)
    if office is None:
        return {"issued": None, "can_issue_for": None}
    is_head = current_person().role is Role.HEAD and may_write(office)
    is_over = period.last_day < today_in_shanghai()
    issued = next(iter(versions_issued(office, period.start, period.last_day)), None)
    return {"issued": issued, "can_issue_for": office if is_head and is_over and made.as_of is None else None}


def _findings(period: Period, made: Sheet) -> dict[str, object]:
    """What should be mended before the period's report is issued, among the cases that figure in it: in the ledger of
    today alone, and where no topic narrows it, for then nothing is issued."""
    if made.as_of is not None or made.scope.topic is not None:
        return {"has_findings": False}
    days = Days(since=period.start, until=period.last_day)
    counted = quality.counts(scope_asked(), circumstances(), span=days.span)
    found = [kind for kind in KINDS.values() if counted[kind.code]]
    return {"has_findings": True, "days": days, "counted": counted, "found": found}


def listed(wanted: CaseSet, where: Predicate, asked: Question, then: Then | None) -> dict[str, Any]:
    """What the register's own list shows, of today or as it stood then."""
    today = then.day if then else today_in_shanghai()
    number = page_asked(request.args.get("page"))
    if wanted.ledger is Ledger.RECONSIDERATION:
        sort = request.args.get("sort", NEWEST_CASES)
        cases = reconsideration.STANDING
        if then:
            cases = reconsideration.entities_then(then.change, cases=asked.tables.cases)
        page: Any = reconsideration.page_where(
            where, today=today, sort=sort, page=number, entities=cases, named_on=asked.period.last_day
        )
        return {"table": "reconsideration/_table.html", "page": page, "sort": sort}
    sort = request.args.get("sort", NEWEST_LAWSUITS)
    lawsuits = litigation.STANDING
    if then:
        tables = asked.tables
        lawsuits = litigation.entities_then(then.change, lawsuits=tables.lawsuits, defendants=tables.defendants)
    page = litigation.page_where(
        where,
        today=today,
        sort=sort,
        page=number,
        by_defendant=asked.unit is Unit.DEFENDANT,
        entities=lawsuits,
        named_on=asked.period.last_day,
    )
    return {"table": "litigation/_table.html", "page": page, "sort": sort}


def _topic_typed() -> Topic | None:
    """The topic chosen by kind and name, or named by an address. Raises Refusal where the name means nothing."""
    kind = next((each for each in TopicKind if each.value == request.args.get("topic_kind")), None)
    name = request.args.get("topic_name", "").strip()
    return topic_named(kind, name) if kind or name else topic_asked(today_in_shanghai())


def _is_statistical(offices: Sequence[Office]) -> bool:
    """Whether periods of the statistical year are offered: by the office meant, else by all of those that are seen."""
    meant = office_meant()
    asked = [each.has_statistical_year for each in offices if meant in (None, each.id)]
    return bool(asked) and all(asked)


def this_year() -> Period:
    """The year that is shown where no period is asked for, by the year that the offices count by."""
    return year_of(today_in_shanghai(), is_statistical=_is_statistical(offices_in(current_scope())))


def _choices(then: Then | None = None, topic: Topic | None = None) -> dict[str, object]:
    """What the chooser offers and shows; moment and topic as typed where they are none."""
    offices = offices_in(current_scope())
    return {
        "offices": offices,
        "offices_seen": {str(each.id): each.id for each in offices},
        "office": office_asked(),
        "usual": usual_kinds(today_in_shanghai(), is_statistical=_is_statistical(offices)),
        "topic": topic and topic.text,
        "topic_kinds": TopicKind,
        "topic_kind": topic.kind.value if topic else request.args.get("topic_kind", ""),
        "topic_name": topic.title if topic else request.args.get("topic_name", "").strip(),
        "topic_suggestions": topic_suggestions(),
        "then": then,
        "as_of": then and then.text,
        "typed_moment": then.text.replace("T", " ") if then else request.args.get("as_of", "").strip(),
        "moment_hint": HOW_TO_WRITE_A_MOMENT,
    }
