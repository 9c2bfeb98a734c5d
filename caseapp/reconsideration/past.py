"""A reconsideration case's past: what its rows are called when their changes are told, and the case as it stood."""

from collections.abc import Mapping
from typing import Any, Final

from caseapp.reconsideration.facts import (
    ApplicantFacts,
    CaseFacts,
    CorrectionFacts,
    ExclusionFacts,
    HearingFacts,
    NormReviewFacts,
)
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reconsideration.sections import ROW_TITLES, SECTIONS, TITLES
from caseapp.reconsideration.transitions import TRANSITIONS
from caseapp.rows import columns_of
from caseapp.timeline.past.rebuilding import PastCase, Rebuilt, entries_then
from caseapp.timeline.past.words import ENTRY_FIELDS, RowWords, Words, case_fields, step_values

CASE: Final = ReconsiderationCase.__tablename__
ENTRIES: Final = "reconsideration_entry"

# Facts that are rows of their own, by their table.
_ROWS: Final[Mapping[str, tuple[str, type[Any]]]] = {
    "corrections": ("correction_round", CorrectionFacts),
    "exclusions": ("exclusion", ExclusionFacts),
    "hearings": ("reconsideration_hearing", HearingFacts),
    "norm_reviews": ("norm_review", NormReviewFacts),
}
_BY_NUMBER: Final = {"respondent": "respondent_id", "region": "region_id"}

WORDS: Final[Words] = {
    CASE: RowWords(
        "",
        case_fields(SECTIONS, TITLES, by_number=_BY_NUMBER, but=(*_ROWS, "applicants", "co_respondents")),
        derived={
            "review_due_on": TITLES["review_due_on"],
            "due_on": TITLES["due_on"],
            "is_due_provisional": "到期日暂定",
            "number_prefix": "案号前缀",
            "number_year": "案号年份",
            "number_serial": "案号序号",
            "version": "修改次数",
        },
    ),
    "applicant": RowWords("申请人", ROW_TITLES["applicants"], ("name",), derived={"position": "次序"}),
    "co_respondent": RowWords("共同被申请人", {"organ_id": "机关名称"}, ("organ_id",), derived={"position": "次序"}),
    "correction_round": RowWords("补正", ROW_TITLES["corrections"], ("notified_on",)),
    "exclusion": RowWords("不计入期限", ROW_TITLES["exclusions"], ("kind", "start_on")),
    "reconsideration_hearing": RowWords("听证", ROW_TITLES["hearings"], ("held_on",)),
    "norm_review": RowWords("附带审查", ROW_TITLES["norm_reviews"], ("title",)),
    ENTRIES: RowWords("办案经过", ENTRY_FIELDS, ("step",), values={"step": step_values(TRANSITIONS)}, is_log=True),
}

_COLUMNS: Final = columns_of(CaseFacts, but=(*_ROWS, "applicants", "co_respondents", "respondent", "region"))


def case_then(case_id: int, change: int) -> PastCase[CaseFacts] | None:
    """The case as it stood after a change, with the names that organs, regions and offices bore then.

    None: the register did not hold it then.
    """
    found = Rebuilt.of(CASE, WORDS, case_id, change)
    if found is None:
        return None
    rows: dict[str, Any] = {fact: found.facts(table, kind) for fact, (table, kind) in _ROWS.items()}
    facts = CaseFacts(
        **{name: found.value(name) for name in _COLUMNS},
        **rows,
        respondent=found.value("respondent_id") or "",
        region=found.value("region_id"),
        co_respondents=tuple(row["organ_id"] or "" for row in found.rows("co_respondent", by="position")),
        applicants=found.facts("applicant", ApplicantFacts, by="position"),
    )
    return found.case(facts, entries_then(ENTRIES, case_id, change))
