"""A row of the 复议台账 and the facts of a case: one made from the other."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from caseapp.law.coded import plain
from caseapp.law.codes import Disposal, ExclusionKind
from caseapp.reconsideration.facts import (
    ApplicantFacts,
    CaseFacts,
    CorrectionFacts,
    ExclusionFacts,
    HearingFacts,
    NormReviewFacts,
)
from caseapp.reconsideration.numbers import canonical
from caseapp.spreadsheets.case_columns import CASE_LAYOUT
from caseapp.spreadsheets.cells import Cell, CellError, text_of
from caseapp.spreadsheets.child_rows import Child, child_cells, members_in_step
from caseapp.spreadsheets.lines import Line, count_of
from caseapp.spreadsheets.lists import Part, and_others, joined

# Facts of the case itself that are more than their cell: read and written by a function of their own.
_MADE = frozenset({"respondent", "co_respondents", "applicant_count", "ending", "disposal", "opinion_issued_on"})
_PLAIN = [column for column in CASE_LAYOUT.of_group("") if column.fact not in _MADE]
_DISPOSALS = frozenset(plain(word) for disposal in Disposal for word in disposal.words)

ACCEPTED_ON_DISPOSAL = "处理结果为受理而没有受理日期，以处理日期为受理日期"
CLOSED_AS_DISPOSED = "未受理的案件在结案栏填写了结果或日期，按来件处理登记，以结案日期为处理日期"
OPINION_ON_CLOSING = "意见书没有制发日期，以结案日期为制发日期"
COMPENSATED = "填写了赔偿数额而行政赔偿为空，按有行政赔偿登记"
HEAD_WITHOUT_HEARING = "没有听证而负责人是否参加听证填“否”，按没有听证登记"


def facts_in(line: Line) -> CaseFacts | None:
    """The facts in a row; None when a fact without which there is no case is missing or cannot be read.

    What is wrong with the row stands in `line.faults`, what was concluded rather than read in `line.notes`.
    """
    known: dict[str, Any] = {column.fact: line.read(column.fact) for column in _PLAIN}
    if known["number"]:
        known["number"] = canonical(known["number"])
    known |= _applicants(line) | _respondents(line) | _disposal(line, known)
    known["corrections"] = _corrections(line)
    known["exclusions"] = _exclusions(line)
    known["hearings"] = _hearings(line)
    known["norm_reviews"] = _norm_reviews(line)
    known["opinion_issued_on"] = _opinion(line, known)
    if known["compensation_fen"] and known["is_compensated"] is None:
        known["is_compensated"] = True
        line.notes.append(COMPENSATED)
    for fact in ("received_on", "applicants.name", "respondent"):
        if not line.has(fact) and not any(fault.heading == line.table.headings.get(fact) for fault in line.faults):
            heading = line.column(fact).heading
            line.refuse(fact, f"{heading}为空，请填写；如果这一行不是案件（合计、说明），请删去整行。")
    if known["received_on"] is None or not known["applicants"] or known["respondent"] is None:
        return None
    return CaseFacts(**{fact: value for fact, value in known.items() if value is not None})


def cells_of(facts: CaseFacts) -> dict[str, Cell]:
    """The row of a case: a cell for each fact that it has."""
    cells: dict[str, Cell] = {column.fact: column.kind.cell(getattr(facts, column.fact)) for column in _PLAIN}
    for made in ("applicant_count", "ending", "disposal", "opinion_issued_on"):
        cells[made] = CASE_LAYOUT[made].kind.cell(getattr(facts, made))
    cells["respondent"] = joined([facts.respondent])
    cells["co_respondents"] = joined(facts.co_respondents)
    cells["applicants.name"] = joined(applicant.name for applicant in facts.applicants)
    cells["opinion_issued_on.was_issued"] = "是" if facts.opinion_issued_on else "否"
    stays = [row for row in facts.exclusions if row.kind is ExclusionKind.STAY]
    others = [row for row in facts.exclusions if row.kind is not ExclusionKind.STAY]
    cells |= child_cells(CASE_LAYOUT, "applicants", facts.applicants, but=("name",))
    cells |= child_cells(CASE_LAYOUT, "corrections", facts.corrections)
    cells |= child_cells(CASE_LAYOUT, "exclusions.stay", stays)
    cells |= child_cells(CASE_LAYOUT, "exclusions.other", others)
    cells |= child_cells(CASE_LAYOUT, "hearings", facts.hearings, but=("were_held", "number"))
    cells["norm_reviews.title"] = joined(row.title for row in facts.norm_reviews)
    cells |= child_cells(CASE_LAYOUT, "norm_reviews", facts.norm_reviews, but=("title",))
    cells["hearings.were_held"] = "是" if facts.hearings else "否"
    if len(facts.hearings) > 1:
        cells["hearings.number"] = len(facts.hearings)
    return {fact: cell for fact, cell in cells.items() if cell not in (None, "")}


# ── Parties ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _applicants(line: Line) -> dict[str, Any]:
    names, others = _names(line)
    if not names:
        return {"applicants": (), "applicant_count": None}
    members = members_in_step(line, "applicants", len(names), with_="applicants.name", but=("name",))
    applicants = tuple(ApplicantFacts(name=name, **member) for name, member in zip(names, members, strict=True))
    count = line.read("applicant_count")
    if count is not None and others is not None and count != others:
        line.refuse("applicant_count", f"申请人写“等{others}人”，人数却是{count}，请核对这两栏。")
    return {"applicants": applicants, "applicant_count": count or others or len(names)}


def _names(line: Line) -> tuple[list[str], int | None]:
    """The applicants' names, and the number of people where the last is written 王伟等3人."""
    names: list[str] = []
    others = None
    for part in line.parts("applicants.name"):
        name = _name(line, part)
        if name is None:
            continue
        more = None if isinstance(part, Part) and part.is_quoted else and_others(name)
        if more is not None:
            name, others = more
        names.append(name)
    return names, others


def _name(line: Line, part: Part | Cell) -> str | None:
    kind = line.column("applicants.name").kind
    try:
        name: str | None = kind.read_part(part) if isinstance(part, Part) else text_of(part)
    except CellError as error:
        line.refuse("applicants.name", str(error))
        return None
    return name


def _respondents(line: Line) -> dict[str, Any]:
    first, *more = line.several("respondent") or [None]
    return {"respondent": first, "co_respondents": (*more, *line.several("co_respondents"))}


# ── What became of the application ────────────────────────────────────────────────────────────────────────────────


def _disposal(line: Line, known: Mapping[str, Any]) -> dict[str, Any]:
    """Disposal and ending, and the dates that follow from the way in which offices keep them."""
    disposal, disposed_on, accepted_on = line.read("disposal"), known["disposed_on"], known["accepted_on"]
    instead = _closed_unaccepted(line, disposal, known)
    if instead is not None:
        line.notes.append(CLOSED_AS_DISPOSED)
        day = disposed_on or known["closed_on"]
        return {"disposal": instead, "disposed_on": day, "ending": None, "closed_on": None}
    if disposal is None and accepted_on is not None and not line.has("disposal"):
        disposal = Disposal.ACCEPTED
    if disposal is Disposal.ACCEPTED:
        disposed_on = disposed_on or accepted_on
        if not line.has("accepted_on") and disposed_on is not None:
            accepted_on = disposed_on
            line.notes.append(ACCEPTED_ON_DISPOSAL)
    return {
        "disposal": disposal,
        "disposed_on": disposed_on,
        "accepted_on": accepted_on,
        "ending": line.read("ending"),
    }


def _closed_unaccepted(line: Line, disposal: Disposal | None, known: Mapping[str, Any]) -> Disposal | None:
    """What became of an application never accepted, where the columns of the decision say it: 结案方式 不予受理."""
    if line.has("accepted_on") or (line.has("disposal") and disposal in (None, Disposal.ACCEPTED)):
        return None
    if not line.has("ending"):
        is_same_day = known["closed_on"] is not None and known["disposed_on"] in (None, known["closed_on"])
        return disposal if is_same_day else None
    text = line.value_shown("ending")
    word = Disposal.find(text) if plain(text) in _DISPOSALS else Disposal.ACCEPTED
    return word if word is not Disposal.ACCEPTED and disposal in (None, word) else None


# ── Rounds, stretches of time, hearings ───────────────────────────────────────────────────────────────────────────


def _corrections(line: Line) -> tuple[CorrectionFacts, ...]:
    dates = ("corrections.notified_on", "corrections.supplied_on", "corrections.notice_received_on")
    longest = max(dates, key=lambda fact: count_of(line, fact))
    count = count_of(line, longest) or int(bool(line.read("corrections.is_lapsed")))
    members = members_in_step(line, "corrections", count, with_=longest, may_lack_last=True)
    return tuple(CorrectionFacts(**_filled(member)) for member in members)


def _exclusions(line: Line) -> tuple[ExclusionFacts, ...]:
    return (*_stays(line), *_other_time(line))


def _stays(line: Line) -> list[ExclusionFacts]:
    starts = line.several("exclusions.stay.start_on")
    if _is_left_over(line, "exclusions.stay", "start_on", len(starts)):
        return []
    members = members_in_step(
        line, "exclusions.stay", len(starts), with_="exclusions.stay.start_on", but=("start_on",), may_lack_last=True
    )
    return [
        ExclusionFacts(kind=ExclusionKind.STAY, start_on=start, **member)
        for start, member in zip(starts, members, strict=True)
    ]


def _other_time(line: Line) -> list[ExclusionFacts]:
    kinds = line.several("exclusions.other.kind")
    if _is_left_over(line, "exclusions.other", "kind", len(kinds)):
        return []
    members = members_in_step(
        line, "exclusions.other", len(kinds), with_="exclusions.other.kind", but=("kind",), may_lack_last=True
    )
    if any(member["start_on"] is None for member in members):
        line.refuse("exclusions.other.start_on", "填写了其他扣除事由，请填写扣除起始日期。")
        return []
    return [ExclusionFacts(kind=kind, **member) for kind, member in zip(kinds, members, strict=True)]


def _is_left_over(line: Line, group: str, first: str, count: int) -> bool:
    """Refuse what stands in the columns of a group that has no first value to stand beside."""
    if count or line.has(f"{group}.{first}"):
        return False
    heading = line.column(f"{group}.{first}").heading
    for column in CASE_LAYOUT.of_group(group):
        if line.has(column.fact):
            line.refuse(column.fact, f"填写了{column.heading}，请填写{heading}。")
    return True


def _hearings(line: Line) -> tuple[HearingFacts, ...]:
    were_held, number = line.read("hearings.were_held"), line.read("hearings.number")
    details = [column.fact for column in CASE_LAYOUT.of_group("hearings") if line.has(column.fact)]
    details = [fact for fact in details if fact not in ("hearings.were_held", "hearings.number")]
    count = max(count_of(line, "hearings.held_on"), number or 0, int(bool(were_held)))
    if count and were_held is False:
        line.refuse("hearings.were_held", "是否听证填“否”，却填写了听证日期或次数，请核对。")
        return ()
    if not count:
        _refuse_details_without_hearing(line, details)
        return ()
    members = members_in_step(line, "hearings", count, with_="hearings.held_on", but=("were_held", "number"))
    return tuple(HearingFacts(**member) for member in members)


def _refuse_details_without_hearing(line: Line, details: Sequence[str]) -> None:
    for fact in details:
        if fact == "hearings.head_attended" and line.read(fact) is False:
            line.notes.append(HEAD_WITHOUT_HEARING)
        elif fact != "hearings.held_on":
            line.refuse(fact, f"填写了{line.column(fact).heading}，请把是否听证填为“是”或填写听证日期。")


def _norm_reviews(line: Line) -> tuple[NormReviewFacts, ...]:
    titles = line.several("norm_reviews.title")
    if _is_left_over(line, "norm_reviews", "title", len(titles)):
        return ()
    members = members_in_step(line, "norm_reviews", len(titles), with_="norm_reviews.title", but=("title",))
    if any(member["found_on"] is None for member in members):
        line.refuse("norm_reviews.found_on", "填写了附带审查文件，请填写收到审查请求日期。")
        return ()
    return tuple(NormReviewFacts(title=title, **member) for title, member in zip(titles, members, strict=True))


def _filled(member: Child) -> Child:
    return {name: value for name, value in member.items() if value is not None}


# ── What followed ─────────────────────────────────────────────────────────────────────────────────────────────────


def _opinion(line: Line, known: Mapping[str, Any]) -> date | None:
    """The day of the opinion paper; the day of closing where the ledger only says that there was one."""
    issued_on: date | None = line.read("opinion_issued_on")
    was_issued = line.read("opinion_issued_on.was_issued")
    if issued_on is not None and was_issued is False:
        line.refuse("opinion_issued_on.was_issued", f"意见书填“否”，意见书制发日期却是{issued_on}，请核对。")
    if issued_on is not None or not was_issued or line.has("opinion_issued_on"):
        return issued_on
    closed_on: date | None = known["closed_on"]
    if closed_on is not None:
        line.notes.append(OPINION_ON_CLOSING)
    elif not line.has("closed_on"):
        line.refuse("opinion_issued_on.was_issued", "意见书填“是”却没有结案日期，请填写意见书制发日期或结案日期。")
    return closed_on
