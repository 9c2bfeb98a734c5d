"""Facts left blank by which the figures are broken down: their cases stand in the row 未填写."""

from functools import partial
from typing import Final

from sqlalchemy import and_

from caseapp.litigation.models import Defendant, LitigationCase
from caseapp.litigation.sections import ROW_TITLES as LAWSUIT_ROWS
from caseapp.litigation.sections import TITLES as LAWSUIT_TITLES
from caseapp.quality.models import MEND, Condition, Group, Kind, Predicate, Register, lawsuit_with
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reconsideration.sections import TITLES as CASE_TITLES
from caseapp.timeline.steps import Circumstances

_WHY: Final = "按{0}的分组中，这些案件落在“未填写”一行，{0}各行都偏少。"
_WHY_PROCEDURE: Final = "没有审理程序的按普通程序计算审理期限，实际适用简易程序的，按时办结率偏高。"


def _blank(register: Register, column: str, _now: Circumstances) -> Predicate:
    return register.__table__.c[column].is_(None)


def _blank_once_accepted(column: str, _now: Circumstances) -> Predicate:
    return and_(ReconsiderationCase.accepted_on.is_not(None), ReconsiderationCase.__table__.c[column].is_(None))


def _blank_of_a_defendant(column: str, _now: Circumstances) -> Predicate:
    return lawsuit_with(Defendant, Defendant.__table__.c[column].is_(None))


def _kind(register: Register, code: str, noun: str, title: str, where: Condition, why: str = _WHY) -> Kind:
    advice = MEND.format(f"补填{noun}")
    return Kind(code, f"{title}未填写", register, Group.FIGURES, why.format(noun), advice, where)


def _of_case(code: str, named: str, column: str | None = None) -> Kind:
    noun, where = CASE_TITLES[named], partial(_blank, ReconsiderationCase, column or named)
    return _kind(ReconsiderationCase, code, noun, f"复议案件的{noun}", where)


def _of_accepted_case(code: str, named: str, why: str = _WHY) -> Kind:
    noun, where = CASE_TITLES[named], partial(_blank_once_accepted, named)
    return _kind(ReconsiderationCase, code, noun, f"已受理案件的{noun}", where, why)


def _of_lawsuit(code: str, named: str, column: str | None = None) -> Kind:
    noun, where = LAWSUIT_TITLES[named], partial(_blank, LitigationCase, column or named)
    return _kind(LitigationCase, code, noun, f"应诉案件的{noun}", where)


def _of_defendant(code: str, named: str, column: str | None = None) -> Kind:
    noun, where = LAWSUIT_ROWS["defendants"][named], partial(_blank_of_a_defendant, column or named)
    return _kind(LitigationCase, code, noun, f"被告的{noun}", where)


BLANK_KINDS: Final = (
    _of_case("level_blank", "respondent_level"),
    _of_case("region_blank", "region", "region_id"),
    _of_case("matter_blank", "matter"),
    _of_case("field_blank", "field"),
    _of_case("channel_blank", "channel"),
    _of_case("applicant_kind_blank", "applicant_kind"),
    _of_accepted_case("handler_blank", "handler"),
    _of_accepted_case("procedure_blank", "procedure", _WHY_PROCEDURE),
    _of_defendant("lit_level_blank", "level"),
    _of_defendant("lit_region_blank", "region", "region_id"),
    _of_defendant("lit_role_blank", "role"),
    _of_lawsuit("lit_matter_blank", "matter"),
    _of_lawsuit("lit_field_blank", "field"),
    _of_lawsuit("lit_origin_blank", "origin"),
    _of_lawsuit("lit_court_blank", "court", "court_id"),
    _of_lawsuit("lit_handler_blank", "handler"),
)
