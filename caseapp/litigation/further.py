"""Which further case may follow a lawsuit in its chain of instances, and what it takes over. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from caseapp.law.coded import Coded
from caseapp.law.codes import Instance
from caseapp.law.endings import LitigationEnding
from caseapp.law.refusal import Refusal
from caseapp.litigation.facts import DefendantFacts, LawsuitFacts


class Further(Coded, table_title="后续案件"):
    """A case that follows another: `instance` is its own, `article` the law's."""

    instance: Instance
    article: str

    def __init__(self, key: str, label: str, also: tuple[str, ...], instance: Instance, article: str) -> None:
        self.instance = instance
        self.article = article

    SECOND = "second", "登记二审", (), Instance.SECOND, "行政诉讼法第八十五条"
    REMAND = "remand", "登记发回重审后的一审", (), Instance.FIRST, "行政诉讼法第八十九条"
    RETRIAL = "retrial", "登记再审", (), Instance.RETRIAL, "行政诉讼法第九十条至第九十三条"


# What follows a case of which instance. What is not written here is refused.
PAIRS = (
    (Instance.FIRST, Further.SECOND),
    (Instance.RETRIAL, Further.SECOND),
    (Instance.SECOND, Further.REMAND),
    (Instance.RETRIAL, Further.REMAND),
    (Instance.FIRST, Further.RETRIAL),
    (Instance.SECOND, Further.RETRIAL),
    (Instance.RETRIAL, Further.RETRIAL),
)
_SENT_BACK = frozenset({LitigationEnding.REMAND, LitigationEnding.REVOKE_RULING, LitigationEnding.RETRIAL_REMAND})


def further_refusal(facts: LawsuitFacts, further: Further, known: Iterable[LawsuitFacts] = ()) -> Refusal | None:
    """Why no such case follows this lawsuit (yet); None when one may. `known`: those that follow it already."""
    if (facts.instance, further) not in PAIRS:
        return Refusal("instance", f"{facts.instance.label}案件之后不能{further.label}（{further.article}）。")
    for each in known:
        if each.instance is further.instance:
            return Refusal("instance", f"本案的{each.instance.label}案件{each.court_number}已经登记，请打开该案办理。")
    missing = _what_is_missing(facts, further)
    return Refusal("instance", f"不能{further.label}：{missing}（{further.article}）。") if missing else None


def _what_is_missing(facts: LawsuitFacts, further: Further) -> str:
    if facts.decided_on is None:
        return "本案尚未裁判"
    if further is Further.SECOND and not facts.is_appealed:
        return "本案没有登记上诉，请先办理“登记上诉”"
    if further is Further.REMAND and not _SENT_BACK & {each.ending for each in facts.defendants}:
        return "本案的裁判结果不是发回重审或者指令审理"
    if further is Further.RETRIAL and facts.effective_on is None:
        return "本案裁判尚未登记生效，请先办理“登记裁判生效”"
    return ""


def follows(instance: Instance, facts: LawsuitFacts) -> bool:
    """Whether a case of this instance can come after a lawsuit with these facts, as far as they say."""
    is_sent_back = bool(_SENT_BACK & {each.ending for each in facts.defendants})
    return any(
        further.instance is instance and (further is not Further.REMAND or is_sent_back)
        for below, further in PAIRS
        if below is facts.instance
    )


def carried_over(facts: LawsuitFacts, further: Further) -> LawsuitFacts:
    """What is known of the further case before its own papers are read: the parties and what the suit is about.

    The parties keep their order; what the court below found, its number and its days stay with it. `court_number` and
    `served_on` are those of the case below, to be replaced.
    """
    return LawsuitFacts(
        court_number=facts.court_number,
        served_on=facts.served_on,
        instance=further.instance,
        earlier_number=facts.court_number,
        plaintiffs=facts.plaintiffs,
        defendants=tuple(_as_party(each) for each in facts.defendants),
        **{name: getattr(facts, name) for name in _CARRIED},
    )


_CARRIED = (
    "origin",
    "reconsideration_number",
    "plaintiff_kind",
    "matter",
    "field",
    "cause",
    "is_norm_review_requested",
    "handler",
)


def _as_party(facts: DefendantFacts) -> DefendantFacts:
    blank = DefendantFacts(organ=facts.organ)
    return replace(blank, level=facts.level, region=facts.region, role=facts.role, form=facts.form)
