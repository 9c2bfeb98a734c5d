"""The issue of a report: one count of one ledger, kept with its definitions, its cases, its seal and its paper."""

import json
from datetime import date, datetime
from hashlib import sha256

from caseapp.accounts.models import Role
from caseapp.accounts.people import Person
from caseapp.db import db
from caseapp.history.actions import explain, seal_up_to
from caseapp.history.moments import Then
from caseapp.history.queries import head, last_change, ledger_after
from caseapp.issued.models import IssuedReport, IssuedSet
from caseapp.issued.queries import last_serial, put_counted_cases, versions_issued
from caseapp.issuing.frozen import Frozen, files_of, freeze, frozen_json
from caseapp.issuing.queries import Members, members_then
from caseapp.law.refusal import Refusal
from caseapp.law.today import today_in_shanghai
from caseapp.organs.models import Office
from caseapp.organs.queries import hold_office
from caseapp.reports.attachments import with_attachments
from caseapp.reports.contents import report_on
from caseapp.reports.imprint import Imprint
from caseapp.reports.pdf.printing import render_report
from caseapp.reports.typefaces import CARRIED, Typefaces
from caseapp.statistics.periods import Period
from caseapp.statistics.queries import build_sheet_then
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import Sheet


def issue_report(
    *,
    office: Office,
    period: Period,
    by: Person,
    now: datetime,
    why: str | None = None,
    replaces: IssuedReport | None = None,
    typefaces: Typefaces = CARRIED,
) -> IssuedReport:
    """Issue an office's report on a period: number it, and keep figures, definitions, cases, ledger and PDF for good.

    What is counted is the ledger after its last change, sealed first where another program left it open. `replaces`
    makes it a 更正版 of that report, for the reason `why`; on a first version `why` is a remark. `now` is an aware
    moment. To be called inside `db.writing()`: the numbers follow one another, and nobody changes the ledger meanwhile.

    Raises Refusal where the person is no head of this office, where the period is not over or has been issued already,
    where a newer version stands in the place of `replaces`, where its reason is missing (field `why`), and where the
    figures contradict one another.
    """
    today, why = today_in_shanghai(now), (why or "").strip() or None
    held = hold_office(office.id)
    refuse_unless_issuable(held, period, by=by, today=today, replaces=replaces)
    if replaces is not None and why is None:
        raise Refusal("why", f"请写明更正理由：更正版要说明为什么替代{replaces.number}，理由印在标题之下。")
    then, seal = _ledger(now)
    sheet = build_sheet_then(held.id, period, then)
    refuse_unless_balanced(sheet)
    serial = last_serial(held.id, today.year) + 1
    frozen = freeze(
        sheet,
        number=f"{held.number_prefix}统〔{today.year}〕{serial}号",
        issued_on=today,
        then=then,
        seal=seal,
        replaces=replaces.number if replaces else None,
        why=why,
    )
    report = _kept(frozen, typefaces)
    report.office_id, report.number_serial = held.id, serial
    report.issued_at, report.account_id, report.person = now, by.id, by.name
    report.replaces_id = replaces.id if replaces else None
    explain(f"签发{frozen.number}" if why is None else f"签发{frozen.number}：{why}")
    db.session.add(report)
    db.session.flush()
    _keep_cases(report, members_then(sheet.scope, period, then))
    return report


def may_issue(office_id: int, by: Person) -> bool:
    """Whether the person issues the reports of this office: its head, or a head of the whole house."""
    return by.role is Role.HEAD and by.office_id in (None, office_id)


def refuse_unless_issuable(
    office: Office, period: Period, *, by: Person, today: date, replaces: IssuedReport | None = None
) -> None:
    """Raises Refusal where this person cannot issue this period today, whatever its figures."""
    if not may_issue(office.id, by):
        raise Refusal("", f"{office.name}的报告由本机构的负责人签发，{by.name}（{by.role.label}）不能签发。")
    if period.last_day >= today:
        raise Refusal("", f"{period.title}还没有结束，最后一日过后才能签发；现在可以打印草稿。")
    newest = next(iter(versions_issued(office.id, period.start, period.last_day)), None)
    if replaces is None and newest is not None:
        raise Refusal(
            "", f"{period.title}的报告已经签发（{newest.number}），不能再签发一次；数字有变动的，请签发更正版。"
        )
    if replaces is not None and (newest is None or newest.id != replaces.id):
        raise Refusal("", _why_not_in_place_of(replaces, newest, period))


def _why_not_in_place_of(replaces: IssuedReport, newest: IssuedReport | None, period: Period) -> str:
    if newest is None:
        return f"{replaces.number}不是本机构{period.title}的报告，不能由这份报告替代。"
    return f"{replaces.number}不是{period.title}报告的最新版本（{newest.number}），请在最新版本上签发更正版。"


def refuse_unless_balanced(sheet: Sheet) -> None:
    """Raises Refusal where a check of the sheet does not hold."""
    failing = [check for check in sheet.checks if not check.holds]
    if failing:
        named = "；".join(
            f"{check.title}（{check.equation}）" + (f"，涉及{'、'.join(check.cases)}" if check.cases else "")
            for check in failing
        )
        raise Refusal("", f"勾稽不符，没有签发：{named}。请先核对更正，再签发。")


def _ledger(now: datetime) -> tuple[Then, str]:
    """The ledger as it stands, and the seal of its last change.

    Its moment is that of issue, so that hearings up to now count as held; where clocks disagree, that of the change.
    """
    last = last_change()
    if last is None:
        raise Refusal("", "台账还没有任何变动记录，没有可以签发的内容。")
    seal_up_to(db.session.connection(), last.id)
    sealed = head()
    if sealed is None or sealed[0] != last.id:
        raise RuntimeError(f"change {last.id} is not sealed")
    return Then(max(now, ledger_after(last.id).at), last.id), sealed[1]


def _kept(frozen: Frozen, typefaces: Typefaces) -> IssuedReport:
    """The row of the report, with its figures and its paper."""
    imprint = Imprint(frozen.number, frozen.then, frozen.seal, frozen.replaces, frozen.why)
    paper = report_on(frozen.sheet, printed_on=frozen.issued_on, imprint=imprint)
    pdf = with_attachments(render_report(paper, typefaces=typefaces), files_of(frozen))
    return IssuedReport(
        number=frozen.number,
        number_year=frozen.issued_on.year,
        office=frozen.sheet.office,
        period=frozen.period.text,
        first_on=frozen.period.start,
        last_on=frozen.period.last_day,
        title=paper.title,
        issued_on=frozen.issued_on,
        change=frozen.then.change,
        ledger_at=frozen.then.at,
        seal=frozen.seal,
        sheet=frozen_json(frozen),
        pdf=pdf,
        pdf_sha256=sha256(pdf).hexdigest(),
        why=frozen.why,
    )


def _keep_cases(report: IssuedReport, members: dict[str, Members]) -> None:
    """Keep the cases of every set, and for each case that this report counts it."""
    for code, cases in members.items():
        total = sum(amount for _, amount in cases)
        kept = json.dumps(cases, separators=(",", ":"))
        db.session.add(IssuedSet(report_id=report.id, set_code=code, number=total, members=kept))
    counted = {(CASE_SETS[code].ledger, case_id) for code, cases in members.items() for case_id, _ in cases}
    put_counted_cases(report.id, sorted(counted))
    db.session.flush()
