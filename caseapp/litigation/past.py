"""A lawsuit's past: what its rows are called when their changes are told, and the lawsuit as it stood."""

from typing import Any, Final

from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts, PlaintiffFacts
from caseapp.litigation.models import LitigationCase
from caseapp.litigation.sections import ROW_TITLES, SECTIONS, TITLES
from caseapp.litigation.transitions import TRANSITIONS
from caseapp.rows import columns_of
from caseapp.timeline.past.rebuilding import PastCase, Rebuilt, entries_then
from caseapp.timeline.past.words import ENTRY_FIELDS, RowWords, Words, case_fields, step_values

CASE: Final = LitigationCase.__tablename__
ENTRIES: Final = "litigation_entry"

_ROWS: Final = ("plaintiffs", "defendants", "hearings")
_BY_NUMBER: Final = {"organ": "organ_id", "region": "region_id"}

WORDS: Final[Words] = {
    CASE: RowWords(
        "",
        {
            **case_fields(SECTIONS, TITLES, by_number={"court": "court_id"}, but=_ROWS),
            "reconsideration_id": "所关联的复议案件",
            "appeals_from_id": "所关联的原审案件",
        },
        derived={"heard_on": TITLES["heard_on"], "version": "修改次数"},
    ),
    "plaintiff": RowWords("原告", ROW_TITLES["plaintiffs"], ("name",), derived={"position": "次序"}),
    "defendant": RowWords(
        "被告",
        {_BY_NUMBER.get(name, name): title for name, title in ROW_TITLES["defendants"].items()},
        ("organ_id",),
        derived={"position": "次序", "appeared_on": "负责人首次出庭日期", "chief_appeared_on": "正职首次出庭日期"},
    ),
    "hearing": RowWords(
        "开庭",
        {name: title for name, title in ROW_TITLES["hearings"].items() if name != "appearances"},
        ("held_on",),
    ),
    "appearance": RowWords(
        "出庭",
        {"hearing_id": "开庭日期", "defendant_id": "被告机关"}
        | {name: title for name, title in ROW_TITLES["appearances"].items() if name != "organ"},
        ("hearing_id", "defendant_id"),
    ),
    ENTRIES: RowWords("办案经过", ENTRY_FIELDS, ("step",), values={"step": step_values(TRANSITIONS)}, is_log=True),
}

_COLUMNS: Final = columns_of(LawsuitFacts, but=(*_ROWS, "court"))
_DEFENDANT_COLUMNS: Final = columns_of(DefendantFacts, but=("organ", "region"))
_HEARING_COLUMNS: Final = columns_of(HearingFacts, but=("appearances",))
_APPEARANCE_COLUMNS: Final = columns_of(AppearanceFacts, but=("organ",))


def lawsuit_then(lawsuit_id: int, change: int) -> PastCase[LawsuitFacts] | None:
    """The lawsuit as it stood after a change, with the names that organs, regions, courts and offices bore then.

    None: the register did not hold it then.
    """
    found = Rebuilt.of(CASE, WORDS, lawsuit_id, change)
    if found is None:
        return None
    defendants = found.rows("defendant", by="position")
    facts = LawsuitFacts(
        **{name: found.value(name) for name in _COLUMNS},
        court=found.value("court_id"),
        plaintiffs=found.facts("plaintiff", PlaintiffFacts, by="position"),
        defendants=tuple(_defendant(row) for row in defendants),
        hearings=_hearings(found, [row["organ_id"] or "" for row in defendants]),
    )
    return found.case(facts, entries_then(ENTRIES, lawsuit_id, change))


def _defendant(row: Any) -> DefendantFacts:
    return DefendantFacts(
        **{name: row[name] for name in _DEFENDANT_COLUMNS}, organ=row["organ_id"] or "", region=row["region_id"]
    )


def _hearings(found: Rebuilt, organs: list[str]) -> tuple[HearingFacts, ...]:
    """By their day; who came in the order of the defendants. A hearing day stands once in a case."""
    order = {organ: at for at, organ in enumerate(organs)}
    came = sorted(found.rows("appearance"), key=lambda row: order.get(row["defendant_id"], len(order)))
    return tuple(
        HearingFacts(
            **{name: row[name] for name in _HEARING_COLUMNS},
            appearances=tuple(
                AppearanceFacts(**{name: each[name] for name in _APPEARANCE_COLUMNS}, organ=each["defendant_id"] or "")
                for each in came
                if each["hearing_id"] == row["held_on"]
            ),
        )
        for row in sorted(found.rows("hearing"), key=lambda row: str(row["held_on"] or ""))
    )
