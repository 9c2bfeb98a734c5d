"""What the two offices published of themselves: the figures that the demonstration ledger must give."""

from dataclasses import dataclass

SHANGQIU = "商丘市人民政府"
FUYANG = "阜阳市人民政府"
# Of which no figure was published: it is there for the counties below it.
ANQING = "安庆市人民政府"

_SHANGQIU_2023 = "商丘市政府公开发布的2023年度法治政府建设情况"
_FUYANG_2020 = "阜阳市政府公开发布的2020年度法治政府建设情况"


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One published figure: of which office and period, under which indicator code, as printed, and where."""

    office: str
    period: str
    indicator: str
    text: str
    source: str


def _published(office: str, period: str, source: str, figures: dict[str, str]) -> tuple[PublishedFigure, ...]:
    return tuple(PublishedFigure(office, period, code, text, source) for code, text in figures.items())


PUBLISHED: tuple[PublishedFigure, ...] = (
    *_published(
        SHANGQIU,
        "2023",
        _SHANGQIU_2023,
        {
            "received": "231",
            "accepted": "163",
            "carried_over": "19",
            "due": "182",
            "concluded": "140",
            "pending": "42",
            "corrected": "19",
            "correction_rate": "13.6",
            "lit_new": "52",
            "lit_win_rate": "94.00",
        },
    ),
    *_published(
        FUYANG,
        "2020",
        _FUYANG_2020,
        {
            "accepted": "151",
            "on_time_rate": "100",
            "lit_heard": "1061",
            "lit_appeared": "636",
            "appearance_rate": "59.94",
        },
    ),
)
