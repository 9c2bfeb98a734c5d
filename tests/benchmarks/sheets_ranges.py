"""The ranges of both registers in SQL written by hand: by which dates entries are found, what each adds to a figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from caseapp.law.coded import Coded
from caseapp.law.codes import AbsenceReason
from caseapp.law.endings import Correction, LitigationEnding, Outcome, ReconsiderationEnding, Result

LASTING: Final = (4, 16, 64, 256, 1024)  # days: the classes of the indexes by duration


@dataclass(frozen=True)
class Range:
    """Entries found by a date, and what each adds to the figures that count them.

    `where` share no entry, each is found by an index; `scanned` says the same to who reads all. `once` is worked out
    once an entry and stands in the figures by its name.
    """

    source: str
    where: tuple[str, ...]
    figures: Mapping[str, str]
    once: Mapping[str, str] = field(default_factory=dict)
    scanned: str = ""

    @property
    def in_a_scan(self) -> str:
        return self.scanned or " OR ".join(f"({each})" for each in self.where)


def _in(column: str, values: Iterable[Coded]) -> str:
    return f"{column} IN ({', '.join(repr(each.value) for each in values)})"


def _when(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"


def _between(day: str, more: str = "") -> tuple[str, ...]:
    return (f"{day} >= :start AND {day} < :end{more}",)


def _days(is_sqlite: bool, later: str, earlier: str) -> str:
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)" if is_sqlite else f"({later} - {earlier})"


def _open(is_sqlite: bool, edge: str, began: str, ended: str) -> tuple[str, ...]:
    return f"{ended} IS NULL AND {began} < :{edge}", _lasting(is_sqlite, edge, began, ended)


def _lasting(is_sqlite: bool, edge: str, began: str, ended: str, more: str = "") -> str:
    """Begun before the edge and ended since: of each class those that began lately enough."""
    days = _days(is_sqlite, ended, began)
    shorter = " ".join(f"WHEN {days} < {most} THEN {at}" for at, most in enumerate(LASTING))
    of_class = f"(CASE {shorter} WHEN {days} IS NOT NULL THEN {len(LASTING)} END)"
    unindexed = "+" if is_sqlite else ""
    ranges = (
        f"{of_class} = {at} AND {began} < :{edge} AND {began} >= :{edge}_{most} AND {unindexed}{ended} >= :{edge}{more}"
        for at, most in enumerate((*LASTING, 0))
    )
    return " OR ".join(f"({each})" for each in ranges)


def _open_in_a_scan(edge: str, began: str, ended: str) -> str:
    return f"{began} < :{edge} AND ({ended} IS NULL OR {ended} >= :{edge})"


def _undecided(is_sqlite: bool, edge: str) -> Range:
    where = (
        f"disposal IS NULL AND received_on < :{edge}",
        _lasting(is_sqlite, edge, "received_on", "accepted_on"),
        _lasting(is_sqlite, edge, "received_on", "disposed_on", " AND disposal <> 'accepted'"),
    )
    scanned = (
        f"received_on < :{edge} AND (disposal IS NULL OR accepted_on >= :{edge}"
        f" OR disposal <> 'accepted' AND disposed_on >= :{edge})"
    )
    figure = "undecided_before" if edge == "start" else "undecided"
    return Range("reconsideration_case AS c", where, {figure: "1"}, scanned=scanned)


@cache
def reconsideration(is_sqlite: bool) -> tuple[Range, ...]:
    """The ranges of the register of cases."""
    cases = "reconsideration_case AS c"
    ending, outcomes = ReconsiderationEnding, {"other": "other_outcome"}
    agreed = (*ending.of(Outcome.MEDIATED), ending.TERM_SETTLED)
    direct = tuple(each for each in ending if each.correction is Correction.DIRECT)
    either = tuple(each for each in ending if each.correction in (Correction.DIRECT, Correction.INDIRECT))
    to_perform = (
        _in("ending", (ending.REVOKE_REDO, ending.ORDER_PERFORM, ending.AGREEMENT_ORDER, ending.AGREEMENT_COMP))
        + " OR is_compensated OR perform_due_on IS NOT NULL OR redo_due_on IS NOT NULL"
    )
    days = _days(is_sqlite, "closed_on", "accepted_on")
    concluded = {
        "concluded": "1",
        **{outcomes.get(each.value, each.value): _when(_in("ending", ending.of(each))) for each in Outcome},
        "settled": _when(_in("ending", (ending.TERM_SETTLED,))),
        "mediated_or_settled": _when(_in("ending", agreed)),
        "corrected": _when(_in("ending", direct)),
        "comprehensively_corrected": _when(_in("ending", either)),
        "resolved": _when(_in("ending", (*direct, *agreed))),
        "on_time": _when("closed_on <= due_on"),
        "within_60_days": _when(f"{days} <= 60"),
        "extended": _when("extension_days > 0"),
        "days": days,
        "compensated": _when("is_compensated"),
        "hearings": _when("EXISTS (SELECT 1 FROM reconsideration_hearing WHERE case_id = c.id)"),
        "to_perform": _when(to_perform),
        "performed": _when(f"({to_perform}) AND (performed_on < :end OR redone_on < :end)"),
        "sued_after": _when("is_sued"),
        "not_sued": _when("is_sued IS NOT TRUE"),
    }
    accepted = {
        "accepted": "1",
        "due": "1",
        "group_cases": _when("is_group_case"),
        "norm_reviews": _when("is_norm_review_requested"),
        "enterprise_cases": _when("is_enterprise_related"),
    }
    opinions = {"opinions": "1", "opinions_answered": _when("opinion_answered_on < :end")}
    at_edges = {"start": {"carried_over": "1", "due": "1"}, "end": {"pending": "1"}}
    return (
        Range(cases, _between("closed_on", " AND accepted_on IS NOT NULL"), concluded),
        Range(cases, _between("accepted_on"), accepted),
        Range(cases, _between("received_on"), {"received": "1", "applicants": "applicant_count"}),
        Range(cases, _between("disposed_on", " AND disposal <> 'accepted'"), {"not_accepted": "1"}),
        Range(cases, _between("opinion_issued_on"), opinions),
        Range(cases, _between("suggestion_issued_on"), {"suggestions": "1"}),
        *(
            Range(
                cases,
                _open(is_sqlite, edge, "accepted_on", "closed_on"),
                figures,
                scanned=_open_in_a_scan(edge, "accepted_on", "closed_on"),
            )
            for edge, figures in at_edges.items()
        ),
        _undecided(is_sqlite, "start"),
        _undecided(is_sqlite, "end"),
    )


def _finding(lawsuit: str, defendant: str, levels: int = 2) -> str:
    """3 lost, 2 won, 1 withdrawn; by the judgment below where that stands."""
    replaced = _in(f"{defendant}.ending", (each for each in LitigationEnding if each.needs_content))
    results = (
        f"WHEN {_in(f'{defendant}.ending', LitigationEnding.with_result(result))}"
        f" OR {replaced} AND {_in(f'{defendant}.content', LitigationEnding.with_result(result))} THEN {number}"
        for number, result in ((3, Result.LOST), (2, Result.WON), (1, Result.WITHDRAWN))
    )
    if levels == 0:
        return f"CASE {' '.join(results)} END"
    below, organ = f"l{levels}", f"d{levels}"
    found = (
        f"SELECT {_finding(below, organ, levels - 1)} FROM litigation_case AS {below} JOIN defendant AS {organ}"  # noqa: S608 -- our own names
        f" ON {organ}.case_id = {below}.id AND {organ}.organ_id = {defendant}.organ_id"
        f" WHERE {below}.id = {lawsuit}.appeals_from_id"
    )
    follows = _in(f"{defendant}.ending", LitigationEnding.with_result(Result.FOLLOWS))
    return f"CASE {' '.join(results)} WHEN {follows} THEN ({found}) END"


@cache
def litigation(is_sqlite: bool, in_defendants: bool) -> tuple[Range, ...]:
    """The ranges of the register of lawsuits, of which one entry is a lawsuit or a defendant."""
    reasons = _in("a.absence_reason", (AbsenceReason.NO_PROPER_REASON, AbsenceReason.UNEXPLAINED))
    if in_defendants:
        source = "litigation_case AS l JOIN defendant AS d ON d.case_id = l.id"
        finding = _finding("l", "d")
        came, chief = "d.appeared_on < :end", "d.chief_appeared_on < :end"
        absent = "h.id = a.hearing_id AND a.defendant_id = d.id"
    else:
        source = "litigation_case AS l"
        finding = f"(SELECT max({_finding('l', 'd')}) FROM defendant AS d WHERE d.case_id = l.id)"  # noqa: S608 -- ours
        came, chief = (
            f"EXISTS (SELECT 1 FROM defendant AS d WHERE d.case_id = l.id AND d.{column} < :end)"  # noqa: S608 -- ours
            for column in ("appeared_on", "chief_appeared_on")
        )
        absent = "h.case_id = l.id AND h.id = a.hearing_id"
    absent = f"EXISTS (SELECT 1 FROM hearing AS h, appearance AS a WHERE {absent} AND h.held_on < :end AND {reasons})"  # noqa: S608 -- ours
    served = {
        "lit_new": "1",
        "lit_new_first": _when("l.instance = 'first'"),
        "lit_new_second": _when("l.instance = 'second'"),
        "lit_joint": _when("l.origin = 'upheld'"),
    }
    decided = {
        "lit_concluded": "1",
        "lit_won": _when("finding = 2"),
        "lit_lost": _when("finding = 3"),
        "lit_withdrawn": _when("finding = 1"),
    }
    heard = {
        "lit_heard": "1",
        "lit_appeared": _when(came),
        "lit_chief_appeared": _when(chief),
        "lit_absent_without_reason": _when(f"NOT coalesce({came}, FALSE) AND {absent}"),
    }
    return (
        Range(source, _between("l.served_on"), served),
        Range(source, _between("l.decided_on"), decided, {"finding": finding}),
        Range(source, _between("l.heard_on"), heard),
        *(
            Range(
                source,
                _open(is_sqlite, edge, "l.served_on", "l.decided_on"),
                {figure: "1"},
                scanned=_open_in_a_scan(edge, "l.served_on", "l.decided_on"),
            )
            for edge, figure in (("start", "lit_carried_over"), ("end", "lit_pending"))
        ),
    )


def keys(is_sqlite: bool) -> dict[str, str]:
    """What the rows of each breakdown are; {day} is the date by which the entry is placed."""
    outcomes = " ".join(f"WHEN {_in('ending', ReconsiderationEnding.of(each))} THEN '{each.value}'" for each in Outcome)
    days = _days(is_sqlite, "closed_on", "accepted_on")
    bands = " ".join(f"WHEN {days} <= {most} THEN 'up_to_{most}'" for most in (15, 30, 45, 60, 90))
    month = "substr({day}, 1, 7)" if is_sqlite else "to_char({day}, 'YYYY-MM')"
    return {
        "organ": "respondent_id",
        "region": "region_id",
        "level": "respondent_level",
        "matter": "matter",
        "field": "field",
        "applicant_kind": "applicant_kind",
        "ending": "ending",
        "outcome": f"CASE {outcomes} END",
        "duration": f"CASE {bands} ELSE 'over_90' END",
        "month": month,
        "lit_organ": "d.organ_id",
        "lit_region": "d.region_id",
        "lit_level": "d.level",
        "lit_ending": "d.ending",
        "lit_origin": "l.origin",
        "lit_instance": "l.instance",
        "lit_month": month,
    }
