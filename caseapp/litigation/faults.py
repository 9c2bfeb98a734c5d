"""Which facts of a lawsuit can stand together. Pure: facts in, refusals out."""

from collections.abc import Iterator

from caseapp.law.codes import Instance
from caseapp.law.refusal import Refusal
from caseapp.litigation.facts import DefendantFacts, HearingFacts, LawsuitFacts


def faults(facts: LawsuitFacts) -> list[Refusal]:
    """Everything in the facts that cannot be true together, each by the field at fault; empty when all is well."""
    return [
        *_party_faults(facts),
        *_date_faults(facts),
        *_ending_faults(facts),
        *_hearing_faults(facts),
    ]


def _party_faults(facts: LawsuitFacts) -> Iterator[Refusal]:
    if not facts.court_number.strip():
        yield Refusal("court_number", "请填写法院案号。")
    if not facts.plaintiffs or any(not plaintiff.name.strip() for plaintiff in facts.plaintiffs):
        yield Refusal("plaintiffs", "请填写原告姓名或名称。")
    if not facts.defendants or any(not defendant.organ.strip() for defendant in facts.defendants):
        yield Refusal("defendants", "请填写被告。")
    organs = [defendant.organ for defendant in facts.defendants]
    for organ in sorted({organ for organ in organs if organs.count(organ) > 1}):
        yield Refusal("defendants", f"被告“{organ}”在同一案件中列了两次，请删去重复的。")
    for defendant in facts.defendants:
        if defendant.amount_fen is not None and defendant.amount_fen < 0:
            yield Refusal("defendants", f"被告“{defendant.organ}”的赔偿数额不能为负数，请改正。")


def _date_faults(facts: LawsuitFacts) -> Iterator[Refusal]:
    if facts.decided_on is not None and facts.decided_on < facts.served_on:
        yield Refusal(
            "decided_on",
            f"裁判日期{facts.decided_on}早于收到应诉通知日期{facts.served_on}，请核对这两个日期。",
        )
    if facts.decided_on is not None and facts.docketed_on is not None and facts.decided_on < facts.docketed_on:
        yield Refusal("decided_on", f"裁判日期{facts.decided_on}早于立案日期{facts.docketed_on}，请核对这两个日期。")


def _ending_faults(facts: LawsuitFacts) -> Iterator[Refusal]:
    for defendant in facts.defendants:
        if defendant.ending is not None and facts.decided_on is None:
            yield Refusal("decided_on", f"裁判结果为“{defendant.ending.label}”，请填写裁判日期。")
        if defendant.ending is None and facts.decided_on is not None:
            yield Refusal("defendants", f"裁判日期为{facts.decided_on}，请填写被告“{defendant.organ}”的裁判结果。")
        yield from _content_faults(facts, defendant)


def _content_faults(facts: LawsuitFacts, defendant: DefendantFacts) -> Iterator[Refusal]:
    ending = defendant.ending
    if ending is not None and facts.instance is Instance.FIRST and Instance.FIRST not in ending.instances:
        yield Refusal("defendants", f"{facts.instance.label}案件不会以“{ending.label}”结案，请核对审级与裁判结果。")
    if defendant.content is not None and (ending is None or not ending.needs_content):
        yield Refusal("defendants", "只有改判才填写改判内容，请核对裁判结果。")


def _hearing_faults(facts: LawsuitFacts) -> Iterator[Refusal]:
    days = [hearing.held_on for hearing in facts.hearings]
    for day in sorted({day for day in days if days.count(day) > 1}):
        yield Refusal("hearings", f"开庭日期{day}写了两次，同一天只记一次开庭，请删去重复的。")
    for hearing in facts.hearings:
        if facts.decided_on is not None and hearing.held_on > facts.decided_on:
            yield Refusal("hearings", f"开庭日期{hearing.held_on}晚于裁判日期{facts.decided_on}，请核对这两个日期。")
        yield from _appearance_faults(facts, hearing)


def _appearance_faults(facts: LawsuitFacts, hearing: HearingFacts) -> Iterator[Refusal]:
    organs = {defendant.organ for defendant in facts.defendants}
    for appearance in hearing.appearances:
        if appearance.organ not in organs:
            yield Refusal("hearings", f"“{appearance.organ}”不是本案被告，请核对出庭情况。")
        elif appearance.appeared and appearance.absence_reason is not None:
            yield Refusal("hearings", f"“{appearance.organ}”负责人已出庭，请删去未出庭原因或改为未出庭。")
