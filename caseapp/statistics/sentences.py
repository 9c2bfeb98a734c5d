"""The sheet in sentences, in the order and the wording of published reports (statistics.md 4).

A rate stands beside what it is a rate of. Nothing is said about an empty denominator: the clause is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Final

from caseapp.statistics.rounding import percent
from caseapp.statistics.sheet import Breakdown, Row, Sheet

_NAMED: Final = 5  # 前五位, where a table has more groups than a sentence can hold
_PLACES: Final = ("首位", "前两位", "前三位", "前四位", "前五位")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence.

    `figure_code` names the indicator or case set behind a number, so that a page can link it; `by` and `key` narrow it
    to a row of a breakdown, as in `sets.members`.
    """

    text: str
    figure_code: str | None = None
    by: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading and what is said under it."""

    title: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The sentences as plain text, for paper."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Clause:
    """Part of a sentence. {code} is a figure with its unit, {code:change} its change against the same period last year,
    {code:numerator} and {code:denominator} the cases that a rate is made of.

    With `of`, it is said only where that figure is not nought; `otherwise` is then said in its stead.
    """

    template: str
    of: str | None = None
    otherwise: str = ""


_Sentence = tuple[_Clause, ...]

_GENERAL: Final[tuple[_Sentence, ...]] = (
    (
        _Clause(
            "{received:lead}新收行政复议申请{received}{received:change}",
            "received",
            "{received:lead}未收到行政复议申请",
        ),
        _Clause("依法受理{accepted}{accepted:change}", "accepted"),
        _Clause("受理率{acceptance_rate}", "received"),
        _Clause("未予受理{not_accepted}", "not_accepted"),
    ),
    (_Clause("新收申请涉及申请人{applicants}{applicants:change}", "received"),),
    (
        _Clause("应结{due}（含上期结转{carried_over}）", "due", "无应结案件"),
        _Clause("已审结{concluded}{concluded:change}", "due"),
        _Clause("审结率{conclusion_rate}", "due"),
        _Clause("未审结{pending}", "due"),
    ),
    (
        _Clause("按时办结{on_time}", "concluded"),
        _Clause("按时办结率{on_time_rate}{on_time_rate:change}", "concluded"),
        _Clause("平均审理{average_days}", "concluded"),
    ),
)
_RESULTS: Final[tuple[_Sentence, ...]] = (
    (
        _Clause(
            "纠错（包括撤销、变更、确认违法、责令履行）{corrected}，占已审结案件数的{correction_rate}{correction_rate:change}",
            "concluded",
        ),
        _Clause("综合纠错{comprehensive_correction_rate:numerator}", "concluded"),
        _Clause("综合纠错率{comprehensive_correction_rate}{comprehensive_correction_rate:change}", "concluded"),
    ),
)
_AGREEMENT: Final[tuple[_Sentence, ...]] = (
    (
        _Clause("调解和解结案{mediation_rate:numerator}", "concluded"),
        _Clause("其中调解{mediated}、和解{settled}", "mediation_rate"),
        _Clause("调解和解率{mediation_rate}{mediation_rate:change}", "concluded"),
    ),
)
_QUALITY: Final[tuple[_Sentence, ...]] = (
    (
        _Clause("受理涉企案件{enterprise_cases}{enterprise_cases:change}", "enterprise_cases"),
        _Clause("听证审理{hearings}{hearings:change}", "hearings"),
        _Clause("制发行政复议意见书{opinions}{opinions:change}", "opinions"),
    ),
    (
        _Clause("已审结案件中，当事人不服提起行政诉讼{sued_after}", "concluded"),
        _Clause("复议后被诉率{sued_after_rate}{sued_after_rate:change}", "concluded"),
    ),
)
_LITIGATION: Final[tuple[_Sentence, ...]] = (
    (
        _Clause("新收行政应诉案件{lit_new}{lit_new:change}", "lit_new", "无新收行政应诉案件"),
        _Clause("上期结转{lit_carried_over}", "lit_carried_over"),
        _Clause("已审结{lit_concluded}{lit_concluded:change}", "lit_concluded", "无审结案件"),
        _Clause("未审结{lit_pending}", "lit_pending"),
    ),
    (
        _Clause("审结案件中，胜诉{lit_won}，胜诉率{lit_win_rate}", "lit_concluded"),
        _Clause("败诉{lit_lost}，败诉率{lit_loss_rate}{lit_loss_rate:change}", "lit_concluded"),
        _Clause("撤诉{lit_withdrawn}", "lit_withdrawn"),
    ),
    (
        _Clause(
            "新收行政复议申请是新收一审行政应诉案件（{recon_litigation_ratio:denominator}）的{recon_litigation_ratio}",
            "received",
        ),
    ),
)
_APPEARANCE: Final[tuple[_Sentence, ...]] = (
    (
        _Clause("法院开庭审理行政案件{lit_heard}{lit_heard:change}", "lit_heard", "无开庭审理的行政案件"),
        _Clause("其中{lit_appeared}行政机关负责人出庭应诉", "lit_heard"),
        _Clause("出庭率{appearance_rate}{appearance_rate:change}", "lit_heard"),
    ),
    (
        _Clause("正职负责人出庭应诉{lit_chief_appeared}", "lit_heard"),
        _Clause("正职负责人出庭率{chief_appearance_rate}{chief_appearance_rate:change}", "lit_heard"),
        _Clause("无正当理由未出庭{lit_absent_without_reason}", "lit_absent_without_reason"),
    ),
)


def sentences(sheet: Sheet) -> tuple[Paragraph, ...]:
    """The report's paragraphs in their order; one with nothing to say is left out."""
    paragraphs = (
        Paragraph("总体情况", _say(_GENERAL, sheet)),
        Paragraph(
            "被申请人构成",
            (
                *_composed(sheet, "受理的案件中，", "level", of="accepted", every=True),
                *_composed(sheet, "受理的案件中，", "organ", of="accepted"),
            ),
        ),
        Paragraph("申请复议事项", _composed(sheet, "受理的案件中，", "matter", of="accepted")),
        Paragraph("行政管理类别", _composed(sheet, "受理的案件中，", "field", of="accepted")),
        Paragraph(
            "审理结果",
            (*_composed(sheet, "审结的案件中，", "outcome", of="concluded", every=True), *_say(_RESULTS, sheet)),
        ),
        Paragraph("调解和解", _say(_AGREEMENT, sheet)),
        Paragraph("规范执法与复议监督", _say(_QUALITY, sheet)),
        Paragraph("行政应诉", _say(_LITIGATION, sheet)),
        Paragraph("负责人出庭应诉", _say(_APPEARANCE, sheet)),
    )
    return tuple(paragraph for paragraph in paragraphs if paragraph.runs)


def _say(said: Iterable[_Sentence], sheet: Sheet) -> tuple[Run, ...]:
    runs: list[Run] = []
    for sentence in said:
        clauses = [filled for clause in sentence if (filled := _fill(_chosen(clause, sheet), sheet))]
        for at, filled in enumerate(clauses):
            runs += [*filled, Run("，" if at + 1 < len(clauses) else "。")]
    return tuple(runs)


def _chosen(clause: _Clause, sheet: Sheet) -> str:
    if clause.of is None or sheet.figures[clause.of].now.numerator:
        return clause.template
    return clause.otherwise


def _fill(template: str, sheet: Sheet) -> list[Run]:
    """The template's runs; none at all where it speaks of a rate that has no denominator."""
    runs = []
    for text, code, how, _ in Formatter().parse(template):
        if text:
            runs.append(Run(text))
        if code is None:
            continue
        if sheet.figures[code].now.value is None:
            return []
        runs += _figure_runs(sheet, code, how or "")
    return runs


def _figure_runs(sheet: Sheet, code: str, how: str) -> Iterator[Run]:
    figure = sheet.figures[code]
    if how == "lead":
        yield Run(f"{sheet.period.title}，{sheet.office}")
    elif how == "numerator":
        yield Run(f"{figure.now.numerator}件", figure.indicator.numerator)
    elif how == "denominator":
        yield Run(f"{figure.now.denominator}件", figure.indicator.denominator)
    elif how == "change":
        if change := figure.change_text(prose=True):
            yield Run(f"，{change}")
    else:
        yield Run(figure.text_with_unit, code)


def _composed(sheet: Sheet, lead: str, code: str, *, of: str, every: bool = False) -> tuple[Run, ...]:
    """X类N件，占P%；Y类N件，占P%: the groups of a breakdown that have any, with their share of `of`.

    Of many groups those that lead are named, at most five. Groups with as many cases are named together or not at all,
    so that nothing is said where none leads.
    """
    breakdown = sheet.breakdowns[code]
    rows = [row for row in breakdown.by_size(of) if row.counts[of]]
    named = rows if every or len(rows) <= _NAMED else _leading(rows, of)
    if all(row.key is None for row in named):  # none leads, or the ledger does not fill in this column
        return ()
    place = f"居{_PLACES[len(named) - 1]}的是" if len(named) < len(rows) else ""
    runs = [Run(f"{lead}{breakdown.title}分，{place}")]
    for at, row in enumerate(named):
        runs += [Run("；")] if at else []
        runs += _share(breakdown, row, of)
    return (*runs, Run("。"))


def _leading(rows: Sequence[Row], of: str) -> Sequence[Row]:
    """Of rows sorted by size the first five, without those that are no larger than the sixth."""
    return [row for row in rows[:_NAMED] if row.counts[of] > rows[_NAMED].counts[of]]


def _share(breakdown: Breakdown, row: Row, of: str) -> list[Run]:
    share = percent(row.counts[of], breakdown.total.counts[of], 1)
    number = Run(f"{row.counts[of]}{breakdown.unit}", of, breakdown.code, row.key)
    return [Run(row.label), number, Run(f"，占{share}%")]
