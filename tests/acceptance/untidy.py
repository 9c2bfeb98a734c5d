"""Two ledgers as an office keeps them in Excel: every written form of a date, blanks, several hearings in a cell.

The truth behind each row is kept beside it, so that figures can be recounted without any of the product's own code.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from openpyxl import Workbook

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DIRECT = {"撤销", "变更", "确认违法", "责令履行", "撤销并责令重作"}
_ENDINGS = ("维持", "维持", "驳回行政复议请求", "驳回申请", "调解", "和解", "撤回申请", "其他", *sorted(_DIRECT))
_LOST = {"判决撤销", "撤销并重作", "确认违法", "责令履行"}
_COURT_ENDINGS = ("驳回诉讼请求", "驳回诉讼请求", "驳回起诉", "准许撤诉", *sorted(_LOST))
_ORGANS = ("睢县公安局", "民权县人民政府", "商丘市市场监督管理局", "永城市自然资源局", "城关镇人民政府")


def written(day: date, rng: Random) -> Any:
    """The day in one of the forms that ledgers hold."""
    return rng.choice(
        (
            day,
            datetime(day.year, day.month, day.day),  # noqa: DTZ001 -- an Excel date has no zone
            day.isoformat(),
            f"{day.year}/{day.month}/{day.day}",
            f"{day.year}.{day.month}.{day.day}",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day:%Y%m%d}",
            int(f"{day:%Y%m%d}"),
            f" {day.isoformat()} ",
            f"{day.year}年{day.month}月{day.day}日".translate(_FULL_WIDTH),
        )
    )


@dataclass
class Application:
    """The truth behind one row of the 复议台账."""

    received: date
    disposed: date
    accepted: date | None = None
    closed: date | None = None
    ending: str | None = None
    days_allowed: int = 60
    heads: int = 1
    heard: bool = False
    sued: bool = False
    enterprise: bool = False
    opinion: bool = False
    row: dict[str, Any] = field(default_factory=dict)

    @property
    def is_direct_correction(self) -> bool:
        """撤销、变更、确认违法、责令履行."""
        return self.ending in _DIRECT


@dataclass
class Suit:
    """The truth behind one lawsuit: a row for each defendant."""

    served: date
    decided: date | None
    hearings: list[date]
    lost: bool
    came: date | None  # the first hearing to which an official came
    chief_came: date | None
    rows: list[dict[str, Any]] = field(default_factory=list)


def applications(count: int, rng: Random) -> list[Application]:
    """Rows of 2022 to 2024: refused, suspended, extended, closed late, still open."""
    return [_application(serial, rng) for serial in range(1, count + 1)]


def _application(serial: int, rng: Random) -> Application:
    received = date(2022, 1, 1) + timedelta(days=rng.randrange(3 * 365))
    made = Application(received, received + timedelta(days=rng.randrange(6)), heads=rng.choice((1, 1, 1, 2, 12)))
    names = [f"申请人{serial}号", "李四"][: min(made.heads, 2)]
    row: dict[str, Any] = {
        "收件日期": written(received, rng),
        "申请人名称": rng.choice(("、", "；")).join(names),
        "人数": made.heads if made.heads > 2 or rng.random() < 0.5 else None,
        "被申请机关": rng.choice(_ORGANS),
        "行政管理类别": rng.choice(("公安", "自然资源", "市场监管", "环保", None)),
        "案件类型": rng.choice(("行政处罚", "信息公开", "行政不作为", "举报投诉处理")),
        "案件事由": f"第{serial}号行政行为",
        "审查日期": written(made.disposed, rng),
        "是否涉企": None,
    }
    made.row = row
    if rng.random() < 0.2:
        row["来件处理"] = rng.choice(("不予受理", "告知", "转送", "其他"))
        return made
    made.accepted = made.disposed
    made.enterprise = rng.random() < 0.2
    row |= {
        "来件处理": rng.choice(("受理", "受理", None)),
        "立案日期": written(made.accepted, rng),
        "案号": f"商政复{rng.choice(('〔2023〕', '[2023]', '（2023）', '【2023】'))}{serial}号",
        "是否涉企": rng.choice(("是", "√", "Y", 1, "有")) if made.enterprise else rng.choice(("否", "×", "N", 0, None)),
    }
    _review(made, rng)
    return made


def _review(made: Application, rng: Random) -> None:
    assert made.accepted is not None
    row = made.row
    if made.accepted.year >= 2024 and rng.random() < 0.2:
        made.days_allowed, row["适用程序"] = 30, "简易"
    elif rng.random() < 0.2:
        extension = rng.choice((10, 30))
        made.days_allowed, row["延期天数"] = made.days_allowed + extension, extension
    day = made.accepted + timedelta(days=rng.randrange(5, 20))
    stops, goes = [], []
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        length = rng.randrange(1, 30)
        stops.append(day)
        goes.append(day + timedelta(days=length))
        made.days_allowed += length
        day += timedelta(days=length + rng.randrange(1, 5))
    if stops:
        row["中止日期"], row["恢复日期"] = _joined(stops), _joined(goes)
    if rng.random() < 0.15:
        return  # still open
    made.closed = max(day, made.accepted + timedelta(days=rng.randrange(10, made.days_allowed + 12)))
    made.ending = rng.choice(_ENDINGS)
    made.heard, made.sued, made.opinion = (rng.random() < chance for chance in (0.2, 0.3, 0.1))
    row |= {
        "结案种类": made.ending,
        "决定日期": written(made.closed, rng),
        "是否听证": "是" if made.heard else None,
        "复议后起诉": "是" if made.sued else "否",
        "意见书": "有" if made.opinion else "无",
    }


def _joined(days: list[date]) -> str:
    return "；".join(day.isoformat() for day in days)


def suits(count: int, rng: Random) -> list[Suit]:
    """Lawsuits of 2022 to 2024, a fifth of them with a co-defendant on a row of its own."""
    return [_suit(serial, rng) for serial in range(1, count + 1)]


def _suit(serial: int, rng: Random) -> Suit:
    served = date(2022, 1, 1) + timedelta(days=rng.randrange(3 * 365))
    days = sorted({served + timedelta(days=rng.randrange(20, 120)) for _ in range(rng.choice((0, 1, 1, 2)))})
    decided = None if rng.random() < 0.15 else (days[-1] if days else served) + timedelta(days=rng.randrange(1, 90))
    made = Suit(served, decided, days, lost=False, came=None, chief_came=None)
    for organ in rng.sample(_ORGANS, rng.choice((1, 1, 1, 1, 2))):
        made.rows.append(_defendant(made, serial, organ, rng))
    return made


def _defendant(made: Suit, serial: int, organ: str, rng: Random) -> dict[str, Any]:
    row: dict[str, Any] = {
        "案号": f"（2023）豫14行初{serial}号",
        "审级": "一审",
        "法院": "商丘市中级人民法院",
        "收案日期": made.served.isoformat(),
        "原告": f"原告{serial}",
        "应诉机关": organ,
    }
    if made.decided is not None:
        ending = rng.choice(_COURT_ENDINGS)
        made.lost = made.lost or ending in _LOST
        row |= {"结案日期": made.decided.isoformat(), "结案方式": ending}
    if made.hearings:
        came = [rng.random() < 0.6 for _ in made.hearings]
        ranks = [rng.choice(("正职", "副职")) if there else "" for there in came]
        row |= {
            "开庭日期": _joined(made.hearings),
            "是否出庭": "；".join("是" if there else "否" for there in came),
            "出庭人员": "；".join("张三" if there else "" for there in came),
            "负责人类别": "；".join(ranks),
        }
        for day, there, rank in zip(made.hearings, came, ranks, strict=True):
            made.came = min(made.came or day, day) if there else made.came
            made.chief_came = min(made.chief_came or day, day) if rank == "正职" else made.chief_came
    return row


def workbook(title: str, rows: list[dict[str, Any]], file: Any, rng: Random) -> None:
    """The rows as a worksheet below a merged title, with blank rows strewn in."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headings))
    sheet.append([])
    sheet.append(headings)
    for row in rows:
        if rng.random() < 0.05:
            sheet.append([])
        sheet.append([row.get(heading) for heading in headings])
    book.save(file)
