"""The forms of the register of litigation cases: one lawsuit with all its rows, and what narrows the list."""

from dataclasses import asdict, fields
from typing import Any

from wtforms import BooleanField, IntegerField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import NumberRange, Optional

from caseapp.forms import RowForm, RowsField, facts_in
from caseapp.inputs.forms import (
    CodeSelectField,
    DayField,
    LineField,
    OfficeSelectField,
    Required,
    TextField,
    YesNoSelectField,
    YuanField,
)
from caseapp.law.codes import (
    AbsenceReason,
    DefendantForm,
    DefendantRole,
    Field,
    Instance,
    Level,
    Matter,
    Origin,
    PartyKind,
    Procedure,
    Rank,
)
from caseapp.law.endings import LitigationEnding
from caseapp.lists.forms import FilterForm
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, HearingFacts, LawsuitFacts, PlaintiffFacts
from caseapp.litigation.filters import DATES, Lacking
from caseapp.litigation.sections import ROW_TITLES, TITLES
from caseapp.litigation.status import Status
from caseapp.timeline.forms import ActForm

_PLAINTIFF, _DEFENDANT = ROW_TITLES["plaintiffs"], ROW_TITLES["defendants"]
_HEARING, _APPEARANCE = ROW_TITLES["hearings"], ROW_TITLES["appearances"]
_NEW_NAME = "没有登记过的名称保存后自动加入名录。"


def _field_group(field: Field) -> str | None:
    return None if field.is_current else "以往的类别"


def _ending_group(ending: LitigationEnding) -> str:
    return ending.instances[0].label if len(ending.instances) == 1 else "各审级"


class PlaintiffRow(RowForm):
    """One plaintiff."""

    kind_of_facts = PlaintiffFacts

    name = LineField(_PLAINTIFF["name"], max_length=200, validators=[Required("请填写姓名或名称。")])
    kind = CodeSelectField(_PLAINTIFF["kind"], PartyKind)
    document_number = LineField(_PLAINTIFF["document_number"], max_length=50)
    telephone = LineField(_PLAINTIFF["telephone"], max_length=50)
    address = LineField(_PLAINTIFF["address"], max_length=300)


class DefendantRow(RowForm):
    """One defendant and how the court found."""

    kind_of_facts = DefendantFacts

    organ = LineField(
        _DEFENDANT["organ"],
        max_length=200,
        validators=[Required("请填写机关名称。")],
        render_kw={"list": "organs"},
    )
    level = CodeSelectField(_DEFENDANT["level"], Level)
    region = LineField(_DEFENDANT["region"], max_length=100, render_kw={"list": "regions"})
    role = CodeSelectField(_DEFENDANT["role"], DefendantRole)
    form = CodeSelectField(_DEFENDANT["form"], DefendantForm)
    ending = CodeSelectField(_DEFENDANT["ending"], LitigationEnding, group=_ending_group)
    content = CodeSelectField(
        _DEFENDANT["content"], LitigationEnding, group=_ending_group, description="只有改判才填：改判成什么。"
    )
    amount_fen = YuanField(_DEFENDANT["amount_fen"])
    perform_due_on = DayField(_DEFENDANT["perform_due_on"])
    performed_on = DayField(_DEFENDANT["performed_on"])
    remarks = LineField(_DEFENDANT["remarks"], max_length=10_000)


class AppearanceRow(RowForm):
    """Who came for one defendant; a row that names no more than the organ records nothing."""

    kind_of_facts = AppearanceFacts
    not_counted = frozenset({"organ"})

    organ = LineField(
        _APPEARANCE["organ"], max_length=200, render_kw={"list": "organs"}, description="只有一名被告时可以不填。"
    )
    appeared = YesNoSelectField(_APPEARANCE["appeared"])
    person = LineField(_APPEARANCE["person"], max_length=100)
    post = LineField(_APPEARANCE["post"], max_length=100)
    rank = CodeSelectField(_APPEARANCE["rank"], Rank)
    absence_reason = CodeSelectField(_APPEARANCE["absence_reason"], AbsenceReason)
    has_absence_proof = YesNoSelectField(_APPEARANCE["has_absence_proof"])
    is_staff_sent = YesNoSelectField(_APPEARANCE["is_staff_sent"])
    is_lawyer_only = YesNoSelectField(_APPEARANCE["is_lawyer_only"])
    is_proof_filed = YesNoSelectField(_APPEARANCE["is_proof_filed"])
    spoke = YesNoSelectField(_APPEARANCE["spoke"])


class HearingRow(RowForm):
    """One sitting of the court, with who came for each defendant."""

    kind_of_facts = HearingFacts

    held_on = DayField(_HEARING["held_on"], [Required("请填写开庭日期。")])
    is_open = BooleanField(_HEARING["is_open"], default=True)
    summons_received_on = DayField(_HEARING["summons_received_on"])
    notice_received_on = DayField(_HEARING["notice_received_on"])
    appearances = RowsField(AppearanceRow, _HEARING["appearances"], min_entries=1)


class LawsuitForm(ActForm):
    """Everything about one lawsuit at one instance, in the order of the papers (sections.SECTIONS).

    `why` is the reason of a correction.
    """

    office_id = OfficeSelectField("登记机构")
    why = LineField("更正理由", max_length=500, description="改动已经登记的内容时填写；只是补填空白的，可以不填。")

    court_number = LineField(
        TITLES["court_number"],
        max_length=100,
        validators=[Required("请填写法院案号。")],
        description="例如（2024）豫14行初52号。",
    )
    instance = CodeSelectField(
        TITLES["instance"], Instance, default=Instance.FIRST, validators=[Required("请选择审级。")]
    )
    court = LineField(TITLES["court"], max_length=200, description=_NEW_NAME, render_kw={"list": "courts"})
    served_on = DayField(TITLES["served_on"], [Required("请填写收到应诉通知日期。")])
    docketed_on = DayField(TITLES["docketed_on"], description="法院立案之日。")
    procedure = CodeSelectField(TITLES["procedure"], Procedure)
    origin = CodeSelectField(TITLES["origin"], Origin)
    reconsideration_number = LineField(
        TITLES["reconsideration_number"], max_length=100, description="经过复议的，填复议案号，保存后自动关联。"
    )
    earlier_number = LineField(
        TITLES["earlier_number"], max_length=100, description="二审、再审的，填原审法院案号，保存后自动关联。"
    )

    plaintiffs = RowsField(PlaintiffRow, TITLES["plaintiffs"], needed="请填写原告姓名或名称。")
    plaintiff_kind = CodeSelectField(TITLES["plaintiff_kind"], PartyKind)
    defendants = RowsField(DefendantRow, TITLES["defendants"], needed="请填写被告。")
    cause = LineField(TITLES["cause"], max_length=500)
    matter = CodeSelectField(TITLES["matter"], Matter)
    field = CodeSelectField(TITLES["field"], Field, group=_field_group)
    is_norm_review_requested = BooleanField(TITLES["is_norm_review_requested"])

    handler = LineField(TITLES["handler"], max_length=50, render_kw={"list": "handlers"})
    defence_filed_on = DayField(TITLES["defence_filed_on"])
    evidence_filed_on = DayField(TITLES["evidence_filed_on"])
    evidence_delay_ended_on = DayField(TITLES["evidence_delay_ended_on"])
    is_must_appear = YesNoSelectField(TITLES["is_must_appear"])
    must_appear_ground = LineField(TITLES["must_appear_ground"], max_length=300)

    hearings = RowsField(HearingRow, TITLES["hearings"])

    decided_on = DayField(TITLES["decided_on"])
    decision_number = LineField(TITLES["decision_number"], max_length=100)
    decision_received_on = DayField(TITLES["decision_received_on"])
    effective_on = DayField(TITLES["effective_on"])
    is_appealed = YesNoSelectField(TITLES["is_appealed"])
    appealed_on = DayField(TITLES["appealed_on"])
    has_judicial_suggestion = BooleanField(TITLES["has_judicial_suggestion"])
    suggestion_received_on = DayField(TITLES["suggestion_received_on"])
    suggestion_answered_on = DayField(TITLES["suggestion_answered_on"])
    filed_on = DayField(TITLES["filed_on"])
    remarks = TextField(TITLES["remarks"])

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field; an appearance without an organ is the only defendant's."""
        is_valid: bool = super().validate(extra_validators)
        organs = [row.organ.data for row in self.defendants.filled]
        for hearing in self.hearings.filled:
            for appearance in hearing.appearances.filled:
                if appearance.organ.data is None and len(organs) == 1:
                    appearance.organ.data = organs[0]
                elif appearance.organ.data is None:
                    appearance.organ.errors = ["被告不止一名，请填写这是哪一名被告的出庭情况。"]
                    is_valid = False
        return is_valid

    def facts(self) -> LawsuitFacts:
        """The lawsuit that the form describes."""
        return facts_in(self, LawsuitFacts)


def lawsuit_form(facts: LawsuitFacts, version: int) -> LawsuitForm:
    """The form of a lawsuit already entered; what was posted takes the place of what the ledger says.

    Each hearing has a row for every defendant, so that a clerk only says who came.
    """
    values = {fact.name: getattr(facts, fact.name) for fact in fields(facts)}
    values["hearings"] = [_with_a_row_for_each(facts, asdict(hearing)) for hearing in facts.hearings]
    return LawsuitForm(data=values | {"version": version})


def _with_a_row_for_each(facts: LawsuitFacts, hearing: dict[str, Any]) -> dict[str, Any]:
    known = {appearance["organ"] for appearance in hearing["appearances"]}
    blank = [{"organ": defendant.organ} for defendant in facts.defendants if defendant.organ not in known]
    return hearing | {"appearances": [*hearing["appearances"], *blank]}


class LawsuitFilterForm(FilterForm):
    """What narrows the list; read from the address. Its fields are those of `LawsuitFilters`."""

    text = LineField("法院案号、当事人、案由", max_length=100)
    status = CodeSelectField("状态", Status, blank="全部")
    date_of = SelectField("日期", choices=[SelectChoice(name, TITLES[name]) for name in DATES], default=DATES[0])
    since = DayField("从")
    until = DayField("到")
    defendant = LineField("被告", max_length=200, render_kw={"list": "organs"})
    region = LineField("地区", max_length=100, render_kw={"list": "regions"})
    instance = CodeSelectField("审级", Instance, blank="全部")
    matter = CodeSelectField("行为种类", Matter, blank="全部")
    field = CodeSelectField("管理类别", Field, blank="全部", group=_field_group)
    ending = CodeSelectField("裁判结果", LitigationEnding, blank="全部", group=_ending_group)
    handler = LineField("承办人", max_length=50, render_kw={"list": "handlers"})
    lacking = CodeSelectField("缺项", Lacking, blank="全部")
    office_id = OfficeSelectField("机构")
    reconsideration_id = IntegerField("关联复议案件", validators=[Optional(), NumberRange(min=1, max=2**31 - 1)])
