"""The report of a period with pandas and matplotlib: the tables read whole, grouped, drawn page by page.

    python -m tests.benchmarks.paper_by_pandas DATABASE-URL PERIOD FILE.pdf

Says of each breakdown what paper_by_orm.py says. Needs pandas and matplotlib, which the product does not install.
"""

import sys
from pathlib import Path
from typing import Any, Final

from sqlalchemy import create_engine

from caseapp.law.endings import Correction, ReconsiderationEnding
from caseapp.reports.typefaces import SERIF
from caseapp.statistics.periods import Period, parse_period

_DATES: Final = ["received_on", "accepted_on", "closed_on", "due_on"]
_CORRECTED: Final = [each.value for each in ReconsiderationEnding if each.correction is Correction.DIRECT]
_GROUPS: Final = ("organ", "region", "respondent_level", "matter", "field", "ending", "channel", "month")
_ROWS_A_PAGE: Final = 45


def _in(column: Any, period: Period) -> Any:
    return (column >= str(period.start)) & (column < str(period.end))


def _headlines(cases: Any, suits: Any, period: Period) -> dict[str, int]:
    start, end = str(period.start), str(period.end)
    concluded = cases[_in(cases.closed_on, period) & cases.accepted_on.notna()]
    open_at = {
        edge: ((cases.accepted_on < edge) & (cases.closed_on.isna() | (cases.closed_on >= edge))).sum()
        for edge in (start, end)
    }
    heard = suits[_in(suits.heard_on, period)]
    return {
        "新收": int(_in(cases.received_on, period).sum()),
        "受理": int(_in(cases.accepted_on, period).sum()),
        "上期结转": int(open_at[start]),
        "审结": len(concluded),
        "未审结": int(open_at[end]),
        "纠错": int(concluded.ending.isin(_CORRECTED).sum()),
        "按时办结": int((concluded.closed_on <= concluded.due_on).sum()),
        "新收应诉": int(suits[_in(suits.served_on, period)].id.nunique()),
        "审结应诉": int(suits[_in(suits.decided_on, period)].id.nunique()),
        "开庭": int(heard.id.nunique()),
        "出庭": int(heard[heard.appeared_on < end].id.nunique()),
    }


def _breakdown(cases: Any, period: Period, by: str) -> Any:
    import pandas

    concluded = _in(cases.closed_on, period) & cases.accepted_on.notna()
    flags = pandas.DataFrame(
        {
            by: cases[by].fillna("—"),
            "新收": _in(cases.received_on, period),
            "受理": _in(cases.accepted_on, period),
            "审结": concluded,
            "纠错": concluded & cases.ending.isin(_CORRECTED),
        }
    )
    found = flags.groupby(by).sum().sort_values("受理", ascending=False)
    return found[found.sum(axis=1) > 0]


def report(url: str, period: Period, file: Path) -> None:
    """Read, group, draw."""
    import matplotlib

    matplotlib.use("pdf")
    import pandas
    from matplotlib import font_manager
    from matplotlib import pyplot as plt
    from matplotlib.backends.backend_pdf import PdfPages

    font_manager.fontManager.addfont(str(SERIF))
    plt.rcParams["font.family"] = font_manager.FontProperties(fname=str(SERIF)).get_name()
    plt.rcParams["pdf.fonttype"] = 42
    engine = create_engine(url)
    cases = pandas.read_sql(
        "SELECT c.*, o.name AS organ, r.name AS region FROM reconsideration_case c"
        " JOIN organ o ON o.id = c.respondent_id LEFT JOIN region r ON r.id = c.region_id",
        engine,
    )
    suits = pandas.read_sql(
        "SELECT l.*, d.appeared_on FROM litigation_case l JOIN defendant d ON d.case_id = l.id", engine
    )
    for column in _DATES:
        cases[column] = cases[column].astype("string")
    cases["month"] = cases.received_on.str[:7]
    three = [_headlines(cases, suits, each) for each in (period, period.previous(), period.last_year())]
    with PdfPages(file) as pages:
        _draw(plt, pages, "主要指标", [[code, *(str(each[code]) for each in three)] for code in three[0]])
        for by in _GROUPS:
            for each in (period, period.last_year()):
                found = _breakdown(cases, each, by)
                rows = [[str(name), *map(str, row)] for name, row in zip(found.index, found.to_numpy(), strict=True)]
                for at in range(0, len(rows), _ROWS_A_PAGE):
                    _draw(plt, pages, f"{each.title}{by}", rows[at : at + _ROWS_A_PAGE])
            _chart(plt, pages, found)


def _draw(plt: Any, pages: Any, title: str, rows: list[list[str]]) -> None:
    figure, axes = plt.subplots(figsize=(8.27, 11.69))
    axes.axis("off")
    axes.set_title(title)
    axes.table(cellText=rows, loc="center")
    pages.savefig(figure)
    plt.close(figure)


def _chart(plt: Any, pages: Any, found: Any) -> None:
    figure, axes = plt.subplots(figsize=(8.27, 4))
    found["受理"].head(15).plot.bar(ax=axes)
    pages.savefig(figure)
    plt.close(figure)


if __name__ == "__main__":
    report(sys.argv[1], parse_period(sys.argv[2]), Path(sys.argv[3]))
