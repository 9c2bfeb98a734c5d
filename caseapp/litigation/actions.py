"""Writes of the register of litigation cases. They check, change the rows and never commit."""

from collections.abc import Callable
from dataclasses import asdict, replace

from caseapp.db import db, touch
from caseapp.deadlines.actions import keep_deadlines
from caseapp.law.codes import DefendantForm, Rank
from caseapp.law.refusal import Refusal, Refused
from caseapp.law.workdays import Calendar
from caseapp.litigation import queries
from caseapp.litigation.clocks import running_clocks
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts, PlaintiffFacts
from caseapp.litigation.faults import faults
from caseapp.litigation.models import Appearance, Defendant, Hearing, LitigationCase, Plaintiff
from caseapp.litigation.numbers import canonical
from caseapp.organs.actions import ensure_court, ensure_organ, ensure_region
from caseapp.organs.models import Office
from caseapp.organs.queries import place_of, present_name
from caseapp.reconsideration.numbers import canonical as canonical_reconsideration
from caseapp.reconsideration.queries import case_numbered
from caseapp.rows import as_facts, columns_of, copy_columns
from caseapp.search import bigrams
from caseapp.timeline.queries import unused_id

# Facts that are columns of the same name; the others are rows of their own, or names of rows elsewhere.
_COLUMNS = columns_of(
    LawsuitFacts,
    but=("court_number", "earlier_number", "reconsideration_number", "court", "plaintiffs", "defendants", "hearings"),
)
_DEFENDANT_COLUMNS = columns_of(DefendantFacts, but=("organ", "region"))
_APPEARANCE_COLUMNS = columns_of(AppearanceFacts, but=("organ",))
_HEARING_COLUMNS = columns_of(HearingFacts, but=("appearances",))


def record_lawsuit(*, office: Office, facts: LawsuitFacts, calendar: Calendar) -> LitigationCase:
    """Enter a new lawsuit of the office at one instance. Raises Refused with every contradiction in the facts."""
    lawsuit = LitigationCase(id=unused_id(LitigationCase), office_id=office.id)
    _write(lawsuit, facts=facts, calendar=calendar)
    db.session.add(lawsuit)
    if lawsuit.id is not None:
        db.session.flush()  # those that follow go on from its id
    return lawsuit


def with_defendants_known(facts: LawsuitFacts) -> LawsuitFacts:
    """The facts with each defendant's level, region and form of today where a clerk left them blank.

    For what is typed about a new lawsuit; a ledger's row stays as it is written. The form follows from how many there
    are (ALL17 26(2)).
    """
    form = DefendantForm.SOLE if len(facts.defendants) == 1 else DefendantForm.JOINT
    return replace(facts, defendants=tuple(_with_place(defendant, form) for defendant in facts.defendants))


def _with_place(facts: DefendantFacts, form: DefendantForm) -> DefendantFacts:
    level, region = place_of(facts.organ)
    return replace(facts, level=facts.level or level, region=facts.region or region, form=facts.form or form)


def revise_lawsuit(lawsuit: LitigationCase, *, facts: LawsuitFacts, calendar: Calendar) -> None:
    """Make the lawsuit say what the facts say, all of them. Raises Refused with every contradiction in the facts.

    Any change gives the lawsuit a new version, also one of its rows alone: a form opened before is then stale.
    """
    before = facts_of(lawsuit)
    _write(lawsuit, facts=facts, calendar=calendar)
    if facts_of(lawsuit) != before:
        touch(lawsuit, "remarks")


def link_lawsuits(office: Office) -> int:
    """Tie lawsuits to the earlier and the reconsideration cases that they name; says how many found theirs.

    Ledgers come in any order: a second instance before the first, a lawsuit before the reconsideration case.
    """
    db.session.flush()
    waiting = queries.unlinked_lawsuits(office.id)
    for lawsuit in waiting:
        _link(lawsuit)
    db.session.flush()
    return len(waiting) - len(queries.unlinked_lawsuits(office.id))


def in_present_names(facts: LawsuitFacts, today: Callable[[str], str] = present_name) -> LawsuitFacts:
    """The facts with each organ under the name that it has `today`, where they call it by a former one."""
    if all(today(each.organ) == each.organ for each in facts.defendants):
        return facts
    hearings = (
        replace(hearing, appearances=tuple(replace(each, organ=today(each.organ)) for each in hearing.appearances))
        for hearing in facts.hearings
    )
    defendants = tuple(replace(each, organ=today(each.organ)) for each in facts.defendants)
    return replace(facts, defendants=defendants, hearings=tuple(hearings))


def _write(lawsuit: LitigationCase, *, facts: LawsuitFacts, calendar: Calendar) -> None:
    facts = in_present_names(facts)
    refusals = faults(facts)
    number = canonical(facts.court_number)
    with db.session.no_autoflush:
        other = queries.lawsuit_numbered(lawsuit.office_id, number, facts.instance)
    if other is not None and other.id != lawsuit.id:
        refusals.append(
            Refusal("court_number", f"法院案号{number}（{facts.instance.label}）已有另一案件，请核对案号。")
        )
    if refusals:
        raise Refused(refusals)
    copy_columns(lawsuit, facts, _COLUMNS)
    lawsuit.court_number = number
    lawsuit.court = ensure_court(facts.court)
    _write_links(lawsuit, facts)
    _write_parties(lawsuit, facts)
    _write_hearings(lawsuit, facts)
    settle(lawsuit, facts=facts, calendar=calendar)


def _write_links(lawsuit: LitigationCase, facts: LawsuitFacts) -> None:
    earlier = canonical(facts.earlier_number) if facts.earlier_number else None
    reconsideration = canonical_reconsideration(facts.reconsideration_number) if facts.reconsideration_number else None
    if lawsuit.earlier_number != earlier:
        lawsuit.earlier_number, lawsuit.appeals_from = earlier, None
    if lawsuit.reconsideration_number != reconsideration:
        lawsuit.reconsideration_number, lawsuit.reconsideration = reconsideration, None
    _link(lawsuit)


def _link(lawsuit: LitigationCase) -> None:
    if lawsuit.earlier_number and lawsuit.appeals_from is None:
        earlier = queries.lawsuit_numbered(lawsuit.office_id, lawsuit.earlier_number)
        lawsuit.appeals_from = earlier if earlier is not lawsuit else None
    if lawsuit.reconsideration_number and lawsuit.reconsideration is None:
        lawsuit.reconsideration = case_numbered(lawsuit.office_id, lawsuit.reconsideration_number)


def _write_parties(lawsuit: LitigationCase, facts: LawsuitFacts) -> None:
    if _plaintiffs(lawsuit) != facts.plaintiffs:
        _clear(lawsuit.plaintiffs)
        lawsuit.plaintiffs += [Plaintiff(position=at, **asdict(row)) for at, row in enumerate(facts.plaintiffs, 1)]
    if _defendants(lawsuit) != facts.defendants:
        for hearing in lawsuit.hearings:  # appearances stand on defendants; _write_hearings puts them back
            hearing.appearances.clear()
        _clear(lawsuit.defendants)
        lawsuit.defendants += [_defendant(at, row) for at, row in enumerate(facts.defendants, 1)]


def _defendant(position: int, facts: DefendantFacts) -> Defendant:
    region = ensure_region(facts.region)
    organ = ensure_organ(facts.organ, level=facts.level, region=region)
    defendant = Defendant(position=position, organ=organ, region=region)
    copy_columns(defendant, facts, _DEFENDANT_COLUMNS)
    return defendant


def _write_hearings(lawsuit: LitigationCase, facts: LawsuitFacts) -> None:
    if _hearings(lawsuit) == facts.hearings:
        return
    for hearing in lawsuit.hearings:
        hearing.appearances.clear()
    _clear(lawsuit.hearings)
    by_organ = {defendant.organ.name: defendant for defendant in lawsuit.defendants}
    for row in facts.hearings:
        hearing = Hearing()
        copy_columns(hearing, row, _HEARING_COLUMNS)
        for came in row.appearances:
            appearance = Appearance(defendant=by_organ[came.organ])
            copy_columns(appearance, came, _APPEARANCE_COLUMNS)
            hearing.appearances.append(appearance)
        lawsuit.hearings.append(hearing)


def _clear(rows: list[Plaintiff] | list[Defendant] | list[Hearing]) -> None:
    """Rows that stand once in a case leave before their successors come."""
    if rows:
        rows.clear()
        db.session.flush()


def settle(lawsuit: LitigationCase, *, facts: LawsuitFacts, calendar: Calendar) -> None:
    """Recompute what is derived: first open hearing and appearances, the clocks that run, the words that find it.

    An official who came to one hearing of an instance has appeared for that instance (法释〔2020〕3号第七条). A hearing
    notified for a day to come is the first open hearing too: whether it was held is for those who know today.
    """
    lawsuit.heard_on = min((hearing.held_on for hearing in facts.hearings if hearing.is_open), default=None)
    for defendant in lawsuit.defendants:
        came = [
            (hearing.held_on, appearance.rank)
            for hearing in facts.hearings
            for appearance in hearing.appearances
            if appearance.appeared and appearance.organ == defendant.organ.name
        ]
        defendant.appeared_on = min((day for day, _ in came), default=None)
        defendant.chief_appeared_on = min((day for day, rank in came if rank is Rank.CHIEF), default=None)
    running = running_clocks(facts, calendar)
    keep_deadlines(lawsuit.deadlines, running, office_id=lawsuit.office_id, handlers=(facts.handler, None))
    parties = (*(row.name for row in facts.plaintiffs), *(row.organ for row in facts.defendants))
    lawsuit.search = bigrams(lawsuit.court_number, facts.cause, facts.court, *parties)


def facts_of(lawsuit: LitigationCase) -> LawsuitFacts:
    """What the register knows of the lawsuit, as the plain value that a form and spreadsheet rows also are."""
    return LawsuitFacts(
        **{column: getattr(lawsuit, column) for column in _COLUMNS},
        court_number=lawsuit.court_number,
        earlier_number=lawsuit.earlier_number,
        reconsideration_number=lawsuit.reconsideration_number,
        court=lawsuit.court.name if lawsuit.court else None,
        plaintiffs=_plaintiffs(lawsuit),
        defendants=_defendants(lawsuit),
        hearings=_hearings(lawsuit),
    )


def _plaintiffs(lawsuit: LitigationCase) -> tuple[PlaintiffFacts, ...]:
    return tuple(as_facts(row, PlaintiffFacts) for row in lawsuit.plaintiffs)


def _defendants(lawsuit: LitigationCase) -> tuple[DefendantFacts, ...]:
    return tuple(
        DefendantFacts(
            **{column: getattr(row, column) for column in _DEFENDANT_COLUMNS},
            organ=row.organ.name,
            region=row.region.name if row.region else None,
        )
        for row in lawsuit.defendants
    )


def _hearings(lawsuit: LitigationCase) -> tuple[HearingFacts, ...]:
    order = {defendant: at for at, defendant in enumerate(lawsuit.defendants)}
    return tuple(
        HearingFacts(
            **{column: getattr(row, column) for column in _HEARING_COLUMNS},
            appearances=tuple(
                AppearanceFacts(
                    **{column: getattr(came, column) for column in _APPEARANCE_COLUMNS},
                    organ=came.defendant.organ.name,
                )
                for came in sorted(row.appearances, key=lambda came: order[came.defendant])
            ),
        )
        for row in lawsuit.hearings
    )
