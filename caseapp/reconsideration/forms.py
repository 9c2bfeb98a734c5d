"""The forms of the register of reconsideration cases: one case with all its rows, and what narrows the list."""

from dataclasses import fields
from typing import Any

from wtforms import BooleanField, SelectField
from wtforms.fields import SelectChoice

from caseapp.forms import RowForm, RowsField, facts_in
from caseapp.inputs.forms import (
    CodeSelectField,
    DayField,
    LineField,
    OfficeSelectField,
    Required,
    TextField,
    WholeNumberField,
    YesNoSelectField,
    YuanField,
)
from caseapp.law.clocks import EXTENSION_LIMIT
from caseapp.law.codes import (
    Channel,
    Disposal,
    ExclusionKind,
    Field,
    Level,
    Matter,
    NormHandling,
    PartyKind,
    Procedure,
    RefusalReason,
    StayGround,
)
from caseapp.law.endings import ReconsiderationEnding
from caseapp.lists.forms import FilterForm
from caseapp.reconsideration.facts import (
    ApplicantFacts,
    CaseFacts,
    CorrectionFacts,
    ExclusionFacts,
    HearingFacts,
    NormReviewFacts,
)
from caseapp.reconsideration.filters import DATES, Lacking
from caseapp.reconsideration.sections import ROW_TITLES, TITLES
from caseapp.reconsideration.status import Status
from caseapp.timeline.forms import ActForm

_APPLICANT, _CORRECTION = ROW_TITLES["applicants"], ROW_TITLES["corrections"]
_EXCLUSION, _HEARING, _NORM = ROW_TITLES["exclusions"], ROW_TITLES["hearings"], ROW_TITLES["norm_reviews"]
_MOST_APPLICANTS = 1_000_000
_NEW_NAME = "没有登记过的名称保存后自动加入名录。"


def field_group(field: Field) -> str | None:
    """Fields no longer used stand apart: they are for old ledgers."""
    return None if field.is_current else "以往的类别"


class ApplicantRow(RowForm):
    """One applicant."""

    kind_of_facts = ApplicantFacts

    name = LineField(_APPLICANT["name"], max_length=200, validators=[Required("请填写姓名或名称。")])
    kind = CodeSelectField(_APPLICANT["kind"], PartyKind)
    document_number = LineField(_APPLICANT["document_number"], max_length=50)
    telephone = LineField(_APPLICANT["telephone"], max_length=50)
    address = LineField(_APPLICANT["address"], max_length=300)
    agent = LineField(_APPLICANT["agent"], max_length=200)


class CoRespondentRow(RowForm):
    """One respondent beside the first."""

    organ = LineField("机关名称", max_length=200, render_kw={"list": "organs"})

    def facts(self) -> Any:
        """Its name."""
        return self.organ.data


class CorrectionRow(RowForm):
    """One round of 补正."""

    kind_of_facts = CorrectionFacts

    notified_on = DayField(_CORRECTION["notified_on"])
    notice_received_on = DayField(_CORRECTION["notice_received_on"])
    supply_by_on = DayField(_CORRECTION["supply_by_on"], description="通知书载明的，或者准予延长至的日期。")
    supplied_on = DayField(_CORRECTION["supplied_on"])
    is_lapsed = BooleanField(_CORRECTION["is_lapsed"])


class ExclusionRow(RowForm):
    """One stretch of time that does not count."""

    kind_of_facts = ExclusionFacts

    kind = CodeSelectField(_EXCLUSION["kind"], ExclusionKind, validators=[Required("请选择事由。")])
    start_on = DayField(_EXCLUSION["start_on"], [Required("请填写开始日期。")])
    end_on = DayField(_EXCLUSION["end_on"], description="恢复之日；尚未恢复的不填。")
    ground = CodeSelectField(_EXCLUSION["ground"], StayGround)
    basis = LineField(
        _EXCLUSION["basis"], max_length=200, description="中止以外的事由，2024年起受理的须写明依据才扣除。"
    )


class HearingRow(RowForm):
    """One 听证."""

    kind_of_facts = HearingFacts

    held_on = DayField(_HEARING["held_on"])
    notified_on = DayField(_HEARING["notified_on"])
    head_attended = YesNoSelectField(_HEARING["head_attended"])
    head_name = LineField(_HEARING["head_name"], max_length=50)
    head_post = LineField(_HEARING["head_post"], max_length=100)
    absence_reason = LineField(_HEARING["absence_reason"], max_length=300)
    substitute = LineField(_HEARING["substitute"], max_length=100)


class NormReviewRow(RowForm):
    """One 规范性文件 examined beside the act."""

    kind_of_facts = NormReviewFacts

    title = LineField(_NORM["title"], max_length=300, validators=[Required("请填写规范性文件名称。")])
    found_on = DayField(_NORM["found_on"], [Required("请填写收到请求或发现问题的日期。")])
    handling = CodeSelectField(_NORM["handling"], NormHandling)
    notified_on = DayField(_NORM["notified_on"])
    notice_received_on = DayField(_NORM["notice_received_on"])
    answered_on = DayField(_NORM["answered_on"])
    transferred_on = DayField(_NORM["transferred_on"])
    transfer_received_on = DayField(_NORM["transfer_received_on"])
    concluded_on = DayField(_NORM["concluded_on"])
    is_lawful = YesNoSelectField(_NORM["is_lawful"])


class CaseForm(ActForm):
    """Everything about one case, in the order of the papers (sections.SECTIONS).

    `is_another` says that a case just like one already entered is really another; `why` is the reason of a correction.
    """

    office_id = OfficeSelectField("登记机构")
    is_another = BooleanField("这是另一件案件，仍要登记")
    why = LineField("更正理由", max_length=500, description="改动已经登记的内容时填写；只是补填空白的，可以不填。")

    received_on = DayField(TITLES["received_on"], [Required("请填写收到申请日期。")])
    channel = CodeSelectField(TITLES["channel"], Channel)
    posted_on = DayField(TITLES["posted_on"], description="邮寄的，信封邮戳日期。")
    applicant_kind = CodeSelectField(TITLES["applicant_kind"], PartyKind)
    applicant_count = WholeNumberField(
        TITLES["applicant_count"], largest=_MOST_APPLICANTS, description="不填时按所列申请人计。"
    )
    applicants = RowsField(ApplicantRow, TITLES["applicants"], needed="请填写申请人姓名或名称。")

    respondent = LineField(
        TITLES["respondent"],
        max_length=200,
        validators=[Required("请填写被申请人。")],
        description=_NEW_NAME,
        render_kw={"list": "organs"},
    )
    respondent_level = CodeSelectField(TITLES["respondent_level"], Level)
    region = LineField(TITLES["region"], max_length=100, render_kw={"list": "regions"})
    co_respondents = RowsField(CoRespondentRow, TITLES["co_respondents"])
    act_name = LineField(TITLES["act_name"], max_length=500)
    act_number = LineField(TITLES["act_number"], max_length=200)
    act_on = DayField(TITLES["act_on"])
    act_known_on = DayField(TITLES["act_known_on"])
    is_uninformed = BooleanField(TITLES["is_uninformed"])
    matter = CodeSelectField(TITLES["matter"], Matter)
    field = CodeSelectField(TITLES["field"], Field, group=field_group)
    is_enterprise_related = BooleanField(TITLES["is_enterprise_related"])
    is_precondition = BooleanField(TITLES["is_precondition"])
    is_norm_review_requested = BooleanField(TITLES["is_norm_review_requested"])
    is_group_case = BooleanField(TITLES["is_group_case"])

    corrections = RowsField(CorrectionRow, TITLES["corrections"])
    disposal = CodeSelectField(TITLES["disposal"], Disposal)
    disposed_on = DayField(TITLES["disposed_on"], description="受理的可以不填，按受理日期计。")
    accepted_on = DayField(TITLES["accepted_on"])
    is_deemed_accepted = BooleanField(TITLES["is_deemed_accepted"])
    number = LineField(TITLES["number"], max_length=100, description="受理后编，例如 商政复〔2024〕12号。")
    refusal_reason = CodeSelectField(TITLES["refusal_reason"], RefusalReason)
    forwarded_to = LineField(TITLES["forwarded_to"], max_length=200)
    intake_handler = LineField(TITLES["intake_handler"], max_length=50, render_kw={"list": "handlers"})

    handler = LineField(TITLES["handler"], max_length=50, render_kw={"list": "handlers"})
    second_handler = LineField(TITLES["second_handler"], max_length=50, render_kw={"list": "handlers"})
    procedure = CodeSelectField(TITLES["procedure"], Procedure)
    converted_on = DayField(TITLES["converted_on"])
    copy_sent_on = DayField(TITLES["copy_sent_on"])
    copy_received_on = DayField(TITLES["copy_received_on"])
    reply_received_on = DayField(TITLES["reply_received_on"])
    is_reply_missing = BooleanField(TITLES["is_reply_missing"])
    views_heard_on = DayField(TITLES["views_heard_on"])
    exclusions = RowsField(ExclusionRow, TITLES["exclusions"])
    extension_days = WholeNumberField(
        TITLES["extension_days"], largest=10_000, description=f"最多{EXTENSION_LIMIT}日，简易程序不得延长。"
    )
    extended_on = DayField(TITLES["extended_on"])
    extension_approver = LineField(TITLES["extension_approver"], max_length=50)
    extension_reason = LineField(TITLES["extension_reason"], max_length=500)
    hearings = RowsField(HearingRow, TITLES["hearings"])
    norm_reviews = RowsField(NormReviewRow, TITLES["norm_reviews"])
    committee_consulted_on = DayField(TITLES["committee_consulted_on"])
    committee_opinion = TextField(TITLES["committee_opinion"])
    investigated_on = DayField(TITLES["investigated_on"])
    files_read_on = DayField(TITLES["files_read_on"], description="申请人、第三人查阅、复制案卷材料的日期。")
    deliberated_on = DayField(TITLES["deliberated_on"], description="案件审理会集体讨论的日期。")

    ending = CodeSelectField(TITLES["ending"], ReconsiderationEnding)
    closed_on = DayField(TITLES["closed_on"])
    decision_number = LineField(TITLES["decision_number"], max_length=100)
    is_without_reply = BooleanField(TITLES["is_without_reply"])
    is_compensated = BooleanField(TITLES["is_compensated"])
    compensation_fen = YuanField(TITLES["compensation_fen"])
    served_on = DayField(TITLES["served_on"])
    respondent_served_on = DayField(TITLES["respondent_served_on"])

    redo_due_on = DayField(TITLES["redo_due_on"])
    redone_on = DayField(TITLES["redone_on"])
    perform_due_on = DayField(TITLES["perform_due_on"])
    performed_on = DayField(TITLES["performed_on"])
    opinion_issued_on = DayField(TITLES["opinion_issued_on"])
    opinion_received_on = DayField(TITLES["opinion_received_on"])
    opinion_answered_on = DayField(TITLES["opinion_answered_on"])
    suggestion_issued_on = DayField(TITLES["suggestion_issued_on"])
    is_sued = YesNoSelectField(TITLES["is_sued"])
    sued_on = DayField(TITLES["sued_on"])
    is_petitioned = YesNoSelectField(TITLES["is_petitioned"])
    filed_on = DayField(TITLES["filed_on"])
    remarks = TextField(TITLES["remarks"])

    def facts(self) -> CaseFacts:
        """The case that the form describes. What was left blank follows from the rest: the number of applicants from
        their names, and that the application was accepted, and when that was decided, from the day of acceptance.
        """
        count = self.applicant_count.data
        disposal = self.disposal.data or (Disposal.ACCEPTED if self.accepted_on.data else None)
        follows = self.accepted_on.data if disposal is Disposal.ACCEPTED else None
        return facts_in(
            self,
            CaseFacts,
            disposal=disposal,
            disposed_on=self.disposed_on.data or follows,
            applicant_count=max(1, len(self.applicants.filled)) if count is None else count,
            extension_days=self.extension_days.data or 0,
        )


class ReceiveForm(ActForm):
    """An application as it comes in: who complains of what, and how it reached the office."""

    office_id = CaseForm.office_id
    is_another = CaseForm.is_another
    received_on = CaseForm.received_on
    channel = CaseForm.channel
    posted_on = CaseForm.posted_on
    applicants = CaseForm.applicants
    applicant_count = CaseForm.applicant_count
    respondent = CaseForm.respondent
    co_respondents = CaseForm.co_respondents
    act_name = CaseForm.act_name
    act_number = CaseForm.act_number
    act_on = CaseForm.act_on
    act_known_on = CaseForm.act_known_on
    is_uninformed = CaseForm.is_uninformed
    matter = CaseForm.matter
    field = CaseForm.field
    is_enterprise_related = CaseForm.is_enterprise_related
    is_precondition = CaseForm.is_precondition
    is_norm_review_requested = CaseForm.is_norm_review_requested
    is_group_case = CaseForm.is_group_case
    handler = CaseForm.handler
    remarks = CaseForm.remarks

    def facts(self) -> CaseFacts:
        """The application; the number and the kind of applicants follow from those named."""
        names = ("received_on", "channel", "posted_on", "respondent", "handler", "remarks")
        act = ("act_name", "act_number", "act_on", "act_known_on", "is_uninformed", "matter", "field")
        flags = ("is_enterprise_related", "is_precondition", "is_norm_review_requested", "is_group_case")
        applicants = tuple(row.facts() for row in self.applicants.filled)
        kinds = {applicant.kind for applicant in applicants}
        return CaseFacts(
            **{name: self[name].data for name in (*names, *act, *flags)},
            applicants=applicants,
            applicant_count=self.applicant_count.data or max(1, len(applicants)),
            applicant_kind=kinds.pop() if len(kinds) == 1 else None,
            co_respondents=tuple(row.facts() for row in self.co_respondents.filled),
        )


def case_form(facts: CaseFacts, version: int) -> CaseForm:
    """The form of a case already entered; what was posted takes the place of what the ledger says."""
    values = {fact.name: getattr(facts, fact.name) for fact in fields(facts)}
    values["co_respondents"] = [{"organ": name} for name in facts.co_respondents]
    return CaseForm(data=values | {"version": version})


class CaseFilterForm(FilterForm):
    """What narrows the list; read from the address. Its fields are those of `CaseFilters`."""

    text = LineField("案号、当事人、行政行为", max_length=100)
    status = CodeSelectField("状态", Status, blank="全部")
    date_of = SelectField("日期", choices=[SelectChoice(name, TITLES[name]) for name in DATES], default=DATES[0])
    since = DayField("从")
    until = DayField("到")
    respondent = LineField("被申请人", max_length=200, render_kw={"list": "organs"})
    region = LineField("地区", max_length=100, render_kw={"list": "regions"})
    matter = CodeSelectField("复议事项", Matter, blank="全部")
    field = CodeSelectField("管理类别", Field, blank="全部", group=field_group)
    ending = CodeSelectField("结案方式", ReconsiderationEnding, blank="全部")
    handler = LineField("承办人", max_length=50, render_kw={"list": "handlers"})
    lacking = CodeSelectField("缺项", Lacking, blank="全部")
    office_id = OfficeSelectField("机构")
