"""Ledgers as offices really keep them: the facts of random cases, and rows that tell them in every way of writing."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from caseapp.law.codes import (
    AbsenceReason,
    Channel,
    Coded,
    DefendantForm,
    DefendantRole,
    Disposal,
    ExclusionKind,
    Field,
    Instance,
    Level,
    Matter,
    Origin,
    PartyKind,
    Procedure,
    Rank,
    RefusalReason,
)
from caseapp.law.endings import LitigationEnding, ReconsiderationEnding
from caseapp.litigation.facts import AppearanceFacts, DefendantFacts, LawsuitFacts, PlaintiffFacts
from caseapp.litigation.facts import HearingFacts as CourtHearingFacts
from caseapp.reconsideration.facts import ApplicantFacts, CaseFacts, CorrectionFacts, ExclusionFacts, HearingFacts
from caseapp.spreadsheets.columns import Column, Layout

Row = dict[str, Any]
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NAMES = (
    "王伟",
    "李明",
    "张三",
    "阿依古丽·买买提",
    "商丘某公司（法定代表人：赵一、钱二）",
    "䶮堃",
    "𬭎工",
    "ABC Co., Ltd.",
)
_ORGANS = ("睢县公安局", "睢县人民政府", "商丘市自然资源和规划局", "永城市市场监督管理局", "城关镇人民政府")
_REGIONS = ("睢县", "永城市", "市直", None)


class Office:
    """A hand that writes the same thing in another way each time."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 -- a repeatable throw of dice, no secret

    def maybe(self, likelihood: float = 0.5) -> bool:
        """A throw of the dice."""
        return self.random.random() < likelihood

    def one_of(self, things: Any) -> Any:
        """One of several things."""
        return self.random.choice(list(things))

    def day(self, day: date) -> Any:
        """A day in a cell of its own: Excel's, a number, or typed."""
        if self.maybe(0.3):
            return day
        if self.maybe(0.1):
            return int(day.strftime("%Y%m%d"))
        return self.typed(day)

    def typed(self, day: date) -> str:
        """A day as text."""
        year, month, of_month = day.year, day.month, day.day
        text = self.one_of(
            (
                day.isoformat(),
                f"{year}-{month}-{of_month}",
                f"{year}/{month}/{of_month}",
                f"{year}/{month:02}/{of_month:02}",
                f"{year}.{month}.{of_month}",
                f"{year}年{month}月{of_month}日",
                f"{year}年{month:02}月{of_month:02}日",
                day.strftime("%Y%m%d"),
                f"{day.isoformat()} 00:00:00",
            )
        )
        if self.maybe(0.2):
            text = text.translate(_WIDE)
        return self.one_of(("{}", "{}", " {}", "{} ", "　{}")).format(text)

    def days(self, days: list[date | None]) -> Any:
        """Several days in one cell, in step; one alone as a cell of its own."""
        if len(days) == 1:
            return self.day(days[0]) if days[0] else None
        return self.joined(["" if day is None else self.typed(day) for day in days])

    def joined(self, parts: list[str]) -> str:
        """Several things in one cell."""
        return str(self.one_of(("；", ";", "、", "\n", "； "))).join(parts)

    def yes(self, value: bool | None) -> Any:
        """是 or 否 in any way; blank when not known."""
        if value is None:
            return None
        return self.one_of(
            ("是", "有", "√", "✓", "Y", "1", 1, True) if value else ("否", "无", "×", "N", "0", 0, False)
        )

    def word(self, code: Coded | None) -> str | None:
        """A term by any of its words."""
        return None if code is None else str(self.one_of(code.words))

    def row(self, layout: Layout, cells: Row) -> Row:
        """The cells under headings, blanks written as offices write them."""
        return {
            fact: (self.one_of((None, None, "", " ", "/", "—")) if cell is None else cell)
            for fact, cell in cells.items()
            if fact in layout.by_fact
        }

    def heading(self, column: Column) -> str:
        """A heading by any of its names, with spaces, line breaks or a star."""
        name = str(self.one_of((column.heading, *column.also)))
        return str(self.one_of((name, name, f"{name[:2]}\n{name[2:]}", f" {name} ", f"*{name}")))


# ── 复议台账 ──────────────────────────────────────────────────────────────────────────────────────────────────────


def untidy_case(office: Office, serial: int) -> tuple[CaseFacts, Row]:
    """A case, and a row of the customary columns that tells it."""
    received_on = date(2022, 1, 1) + timedelta(days=office.random.randrange(1000))
    names = office.random.sample(_NAMES, office.random.randint(1, 3))
    others = office.random.randint(1, 9) if office.maybe(0.1) else 0
    respondents = office.random.sample(_ORGANS, 2 if office.maybe(0.1) else 1)
    facts = CaseFacts(
        received_on=received_on,
        applicants=tuple(ApplicantFacts(name=name) for name in names),
        applicant_count=len(names) + others,
        respondent=respondents[0],
        co_respondents=tuple(respondents[1:]),
        channel=office.one_of(Channel),
        applicant_kind=office.one_of(PartyKind),
        respondent_level=office.one_of(Level),
        region=office.one_of(_REGIONS),
        field=office.one_of(Field),
        matter=office.one_of(Matter),
        act_name=f"第{serial}号行政行为",
        is_enterprise_related=office.maybe(),
        is_precondition=office.maybe(),
        is_norm_review_requested=office.maybe(),
    )
    if office.maybe(0.9):
        facts = _accepted(office, facts, serial) if office.maybe(0.8) else _not_accepted(office, facts)
    names_cell = office.joined(names)
    if others and office.maybe():
        return facts, _case_row(office, facts) | {
            "applicants.name": f"{names_cell}等{facts.applicant_count}人",
            "applicant_count": None,
        }
    return facts, _case_row(office, facts) | {"applicants.name": names_cell}


def _not_accepted(office: Office, facts: CaseFacts) -> CaseFacts:
    return replace(
        facts,
        disposal=office.one_of(disposal for disposal in Disposal if disposal is not Disposal.ACCEPTED),
        disposed_on=facts.received_on + timedelta(days=office.random.randrange(10)),
        refusal_reason=office.one_of(RefusalReason),
    )


def _accepted(office: Office, facts: CaseFacts, serial: int) -> CaseFacts:
    accepted_on = facts.received_on + timedelta(days=office.random.randrange(10))
    is_simple = accepted_on.year >= 2024 and office.maybe(0.3)
    corrections = []
    if office.maybe(0.2):
        supplied_on = facts.received_on + timedelta(days=3) if office.maybe(0.7) else None
        corrections.append(CorrectionFacts(notified_on=facts.received_on + timedelta(days=1), supplied_on=supplied_on))
    facts = replace(
        facts,
        number=f"商政复〔{accepted_on.year}〕{serial}号",
        disposal=Disposal.ACCEPTED,
        disposed_on=accepted_on,
        accepted_on=accepted_on,
        corrections=tuple(corrections),
        procedure=Procedure.SIMPLIFIED if is_simple else Procedure.ORDINARY,
        extension_days=30 if not is_simple and office.maybe(0.1) else 0,
        handler=office.one_of(("李明", "赵六")),
    )
    is_closed = office.maybe(0.8)
    start, stays = accepted_on + timedelta(days=5), []
    for _ in range(office.one_of((0, 0, 0, 1, 2))):
        end = start + timedelta(days=office.random.randint(1, 20))
        stays.append(ExclusionFacts(kind=ExclusionKind.STAY, start_on=start, end_on=end))
        start = end + timedelta(days=3)
    if stays and not is_closed and office.maybe():
        stays[-1] = replace(stays[-1], end_on=None)
    facts = replace(facts, exclusions=tuple(stays))
    if office.maybe(0.2):
        facts = replace(facts, hearings=(HearingFacts(head_attended=office.one_of((True, False, None))),))
    return _closed(office, facts, start) if is_closed else facts


def _closed(office: Office, facts: CaseFacts, earliest: date) -> CaseFacts:
    closed_on = earliest + timedelta(days=office.random.randrange(60))
    is_compensated = office.maybe(0.1)
    return replace(
        facts,
        ending=office.one_of(ReconsiderationEnding),
        closed_on=closed_on,
        served_on=closed_on + timedelta(days=3) if office.maybe(0.8) else None,
        is_compensated=is_compensated,
        compensation_fen=office.random.randrange(10**7) if is_compensated else None,
        opinion_issued_on=closed_on if office.maybe(0.1) else None,
        is_sued=office.one_of((True, False, None)),
        remarks=office.one_of((None, "备注一、备注二；\n备注三")),
    )


def _case_row(office: Office, facts: CaseFacts) -> Row:
    row = _given_as_they_stand(office, facts, ("number", "region", "act_name", "handler", "remarks"))
    for fact in ("channel", "applicant_kind", "respondent_level", "field", "matter", "procedure", "refusal_reason"):
        row[fact] = office.word(getattr(facts, fact))
    for fact in ("is_enterprise_related", "is_precondition", "is_norm_review_requested", "is_sued", "is_compensated"):
        row[fact] = office.yes(getattr(facts, fact))
    row |= _disposal_cells(office, facts)
    row |= {
        "received_on": office.day(facts.received_on),
        "applicant_count": facts.applicant_count if office.maybe() else f"{facts.applicant_count}人",
        "respondent": office.joined([facts.respondent, *facts.co_respondents]),
        "closed_on": office.day(facts.closed_on) if facts.closed_on else row_closed(office, facts),
        "ending": office.word(facts.ending) if facts.ending else row_ending(office, facts, row),
        "served_on": office.day(facts.served_on) if facts.served_on else None,
        "extension_days": office.one_of((facts.extension_days, f"{facts.extension_days}日")),
        "compensation_fen": None if facts.compensation_fen is None else facts.compensation_fen / 100,
        "opinion_issued_on.was_issued": office.yes(facts.opinion_issued_on is not None),
        "hearings.were_held": office.yes(bool(facts.hearings)),
        "hearings.head_attended": office.yes(facts.hearings[0].head_attended) if facts.hearings else None,
    }
    for fact, days in _series(facts).items():
        row[fact] = office.days(days) if any(days) else None
    return row


def row_closed(office: Office, facts: CaseFacts) -> Any:
    """Some offices write the day of a refusal under 结案日期 too."""
    told_twice = facts.disposal not in (None, Disposal.ACCEPTED) and office.maybe(0.2)
    return office.day(facts.disposed_on) if told_twice and facts.disposed_on else None


def row_ending(office: Office, facts: CaseFacts, row: Row) -> Any:
    """Some offices write a refusal under 结案方式 too."""
    told_twice = facts.disposal not in (None, Disposal.ACCEPTED) and row.get("disposal") and office.maybe(0.2)
    return office.word(facts.disposal) if told_twice else None


def _disposal_cells(office: Office, facts: CaseFacts) -> Row:
    accepted = facts.disposal is Disposal.ACCEPTED
    told = not accepted or office.maybe(0.6)
    return {
        "disposal": office.word(facts.disposal) if told else None,
        "disposed_on": office.day(facts.disposed_on) if facts.disposed_on and told else None,
        "accepted_on": office.day(facts.accepted_on) if facts.accepted_on else None,
    }


def _series(facts: CaseFacts) -> dict[str, list[date | None]]:
    return {
        "corrections.notified_on": [row.notified_on for row in facts.corrections],
        "corrections.supplied_on": [row.supplied_on for row in facts.corrections],
        "exclusions.stay.start_on": [row.start_on for row in facts.exclusions],
        "exclusions.stay.end_on": [row.end_on for row in facts.exclusions],
    }


def _given_as_they_stand(office: Office, facts: Any, names: tuple[str, ...]) -> Row:
    return {name: f" {text}　" if (text := getattr(facts, name)) and office.maybe(0.2) else text for name in names}


# ── 应诉台账 ──────────────────────────────────────────────────────────────────────────────────────────────────────


def untidy_lawsuit(office: Office, serial: int) -> tuple[LawsuitFacts, list[Row]]:
    """A lawsuit, and the rows of the customary columns that tell it."""
    served_on = date(2022, 1, 1) + timedelta(days=office.random.randrange(1000))
    instance = office.one_of((Instance.FIRST, Instance.FIRST, Instance.SECOND, Instance.RETRIAL))
    decided_on = served_on + timedelta(days=office.random.randint(60, 200)) if office.maybe(0.8) else None
    organs = office.random.sample(_ORGANS, office.one_of((1, 1, 2)))
    days = sorted({served_on + timedelta(days=office.random.randrange(60)) for _ in range(office.one_of((0, 1, 1, 2)))})
    facts = LawsuitFacts(
        court_number=f"（{served_on.year}）豫14行{instance.label}{serial}号",
        served_on=served_on,
        instance=instance,
        docketed_on=served_on - timedelta(days=4),
        decided_on=decided_on,
        court=office.one_of(("商丘市中级人民法院", "睢县人民法院")),
        plaintiffs=tuple(
            PlaintiffFacts(name=name) for name in office.random.sample(_NAMES, office.random.randint(1, 2))
        ),
        plaintiff_kind=office.one_of(PartyKind),
        origin=office.one_of(Origin),
        field=office.one_of(Field),
        cause="行政处罚",
        reconsideration_number=office.one_of((None, f"商政复〔2023〕{serial}号")),
        defendants=tuple(_defendant(office, organ, instance, decided_on is not None) for organ in organs),
        hearings=tuple(_hearing(office, day, organs) for day in days),
        is_must_appear=office.one_of((True, False, None)),
        is_appealed=office.one_of((True, False, None)),
        has_judicial_suggestion=office.maybe(0.1),
    )
    return facts, _lawsuit_rows(office, facts)


def _defendant(office: Office, organ: str, instance: Instance, is_decided: bool) -> DefendantFacts:
    endings = [
        ending
        for ending in LitigationEnding
        if instance in ending.instances and LitigationEnding.find_at(ending.label, instance) is ending
    ]
    ending = office.one_of(endings) if is_decided else None
    return DefendantFacts(
        organ=organ,
        level=office.one_of(Level),
        region=office.one_of(_REGIONS),
        role=office.one_of(DefendantRole),
        form=office.one_of(DefendantForm),
        ending=ending,
        content=office.one_of(LitigationEnding.contents()) if ending and ending.needs_content else None,
        amount_fen=office.random.randrange(10**6) if office.maybe(0.1) else None,
    )


def _hearing(office: Office, day: date, organs: list[str]) -> CourtHearingFacts:
    return CourtHearingFacts(
        held_on=day,
        is_open=office.maybe(0.9),
        appearances=tuple(_appearance(office, organ) for organ in organs),
    )


def _appearance(office: Office, organ: str) -> AppearanceFacts:
    if office.maybe(0.3):
        return AppearanceFacts(organ=organ, appeared=False, absence_reason=office.one_of((None, *AbsenceReason)))
    return AppearanceFacts(organ=organ, appeared=True, person="陈刚", post="党委书记、局长", rank=office.one_of(Rank))


def _lawsuit_rows(office: Office, facts: LawsuitFacts) -> list[Row]:
    def of_case() -> Row:
        row = _given_as_they_stand(office, facts, ("court_number", "court", "cause", "reconsideration_number"))
        row |= {fact: office.word(getattr(facts, fact)) for fact in ("instance", "plaintiff_kind", "origin", "field")}
        row |= {fact: office.yes(getattr(facts, fact)) for fact in ("is_must_appear", "is_appealed")}
        row |= {
            "served_on": office.day(facts.served_on),
            "docketed_on": office.day(facts.docketed_on) if facts.docketed_on else None,
            "decided_on": office.day(facts.decided_on) if facts.decided_on else None,
            "has_judicial_suggestion": office.yes(facts.has_judicial_suggestion),
            "plaintiffs.name": office.joined([plaintiff.name for plaintiff in facts.plaintiffs]),
            "hearings.held_on": office.days([hearing.held_on for hearing in facts.hearings])
            if facts.hearings
            else None,
            "hearings.is_open": office.joined(["是" if hearing.is_open else "否" for hearing in facts.hearings]),
        }
        return row

    rows = []
    for at, defendant in enumerate(facts.defendants):
        row = of_case()
        if at and office.maybe(0.5):  # blank: as above
            row = {fact: cell if fact == "court_number" else None for fact, cell in row.items()}
        rows.append(row | _defendant_cells(office, facts, defendant))
    return rows


def _defendant_cells(office: Office, facts: LawsuitFacts, defendant: DefendantFacts) -> Row:
    came = [hearing.appearances for hearing in facts.hearings]
    own = [appearance for appearances in came for appearance in appearances if appearance.organ == defendant.organ]
    cells: Row = {
        "defendants.organ": defendant.organ,
        "defendants.region": defendant.region,
        "defendants.level": office.word(defendant.level),
        "defendants.role": office.word(defendant.role),
        "defendants.form": office.word(defendant.form),
        "defendants.amount_fen": None if defendant.amount_fen is None else defendant.amount_fen / 100,
    }
    if defendant.ending is not None:
        word = office.one_of(
            word
            for word in defendant.ending.words
            if LitigationEnding.find_at(word, facts.instance) is defendant.ending
        )
        cells["defendants.ending"] = word
        if defendant.content is not None:
            cells |= {"defendants.form_of_decision": word, "defendants.ending": office.word(defendant.content)}
    group = "hearings.appearances"
    for name in ("appeared", "person", "post", "rank", "absence_reason"):
        values = [getattr(appearance, name) for appearance in own]
        cells[f"{group}.{name}"] = _in_step(office, name, values)
    return cells


def _in_step(office: Office, name: str, values: list[Any]) -> Any:
    if all(value is None for value in values):
        return None
    if name == "appeared":
        return "；".join("是" if value else "否" for value in values)
    words = ["" if value is None else str(getattr(value, "label", value)) for value in values]
    return words[0] if len(words) == 1 else "；".join(words)
