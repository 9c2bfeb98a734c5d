"""What stands around the figures of a form, in words: head, notes, identities. Page, paper and workbook say the same.

Plain values.
"""

from collections.abc import Iterator

from caseapp.shown import long_day
from caseapp.statistics.periods import Period
from caseapp.statistics.returns.definition import Counted, Definition, FormColumn
from caseapp.statistics.returns.filled import FilledForm, FormCheck, unit_text
from caseapp.statistics.returns.grouping import key_label
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS
from caseapp.statistics.tables.models import Unit


def period_words(period: Period) -> str:
    """The period as the head of a form names it: 2023年1月至2023年12月; by days where it has no whole months."""
    if period.start.day == 1 and period.end.day == 1:
        first, last = period.start, period.last_day
        return f"{first.year}年{first.month}月至{last.year}年{last.month}月"
    return f"{long_day(period.start)}至{long_day(period.last_day)}"


def period_line(form: FilledForm) -> str:
    """The period, and behind it what the form is about where it is a 专题."""
    topic = form.scope.topic
    return f"{period_words(form.period)}　专题：{topic.in_words}" if topic else period_words(form.period)


def particulars(definition: Definition) -> Iterator[tuple[str, str]]:
    """What stands at the upper right, by name and value: 表号, 制表机关 …; of a working table also its unit."""
    named = (
        ("表号", definition.number),
        ("制表机关", definition.maker),
        ("批准机关", definition.approver),
        ("批准文号", definition.approval),
        ("有效期至", definition.valid_until),
    )
    yield from ((name, value) for name, value in named if value)
    if not definition.is_official and any(column.unit == "件" for column in definition.columns):
        yield "计量单位", "件次" if definition.unit is Unit.DEFENDANT else "件"


def titles_with_unit(column: FormColumn) -> tuple[str, ...]:
    """A column's headings, the last with its unit where that is not 件: 数额（元）."""
    *above, title = column.titles
    return (*above, title if title.endswith((f"（{column.unit}）", f"({column.unit})")) else title + unit_text(column))


def notes(form: FilledForm) -> Iterator[str]:
    """What stands below the table: the form's own note, how its rates are made, then its identities."""
    yield from (line for line in form.definition.note.splitlines() if line.strip())
    rates = [_rate(column) for column in form.definition.columns if column.over is not None]
    if rates:
        yield f"比率和平均数的分子÷分母：{'；'.join(rates)}。"
    yield from _identities(form)


def _rate(column: FormColumn) -> str:
    over = "" if column.over is None else _counted(column.over)
    return f"{'·'.join(column.titles)}＝{_counted(column.counted)}÷{over}"


def _counted(counted: Counted) -> str:
    """What is counted, in words: 纠错（听证：有）."""
    told = [
        f"{DIMENSIONS[code].title}：{'、'.join(key_label(DIMENSIONS[code], key) for key in keys)}"
        for code, keys in counted.only.items()
    ]
    title = CASE_SETS[counted.set_code].title
    if counted.different:
        title = f"{title}的{DIMENSIONS[counted.different].title}数"
    return f"{title}（{'，'.join(told)}）" if told else title


def _identities(form: FilledForm) -> Iterator[str]:
    """The identities that fail, by row, those that hold, and what is to be said beside one."""
    failing: dict[str, list[str]] = {}
    for check in form.failing:
        failing.setdefault(check.title, []).append(_failure(check))
    for title, rows in failing.items():
        yield f"表内关系不符，请核对：{title}——{'、'.join(rows)}。"
    holding = [title for title in dict.fromkeys(check.title for check in form.checks) if title not in failing]
    if holding:
        yield f"表内关系相符：{'；'.join(holding)}。"
    for check in form.checks:
        if check.holds and check.note and check.row == form.definition.total_title:
            yield f"说明：{check.title}，其中{check.note}。"


def _failure(check: FormCheck) -> str:
    note = f"；{check.note}" if check.note else ""
    return f"{check.row}（左边{check.left}，右边{check.right}{note}）"
