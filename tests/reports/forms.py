"""Forms made by hand for the printers: 表1 of 2015 (47 columns, 46 rows) and a working table. No database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from caseapp.law.ledgers import Ledger
from caseapp.organs.scope import Scope
from caseapp.statistics.periods import parse_period
from caseapp.statistics.returns.definition import Counted, Definition, FormColumn, FormRow, Identity, Kind
from caseapp.statistics.returns.filled import Cell, FilledForm, FilledRow, FormCheck
from caseapp.statistics.rounding import percent
from caseapp.statistics.sheet import EVERY
from caseapp.statistics.tables.models import Unit

_FIELDS = (
    "公安 国家安全 劳动和社会保障 司法行政 民政 土地 地矿 环保 农业 水利 林业 城乡规划 房屋征补（拆迁） 不动产登记 "
    "工商 安监 商务 物价 能源 交通运输 信息产业 邮政 烟草专卖 税务 人民银行 证监 保监 银监 外汇 财政 统计 审计 海关 "
    "质检 食品安全 卫生计生 教育 文化 专利 商标 版权 旅游 新闻出版广电 发展改革 科技 其他"
)
FIELDS = tuple(_FIELDS.split())
_LEVELS = "乡镇政府 县级政府的部门 县级政府 市（地）级政府的部门 市（地）级政府 省级政府的部门 省级政府 国务院部门 其他"
_AUTHORITIES = "县级政府的部门 县级政府 市（地）级政府的部门 市（地）级政府 省级政府的部门 省级政府 国务院部门 国务院"
_MATTERS = "行政处罚 行政强制 行政征收 行政许可 行政确权 行政确认 信息公开 举报投诉处理 行政不作为 其他"
_PATHS = (
    *((title,) for title in ("上期结转", "本期新收", "受理", "申请人总数")),
    *(("被申请人", title) for title in _LEVELS.split()),
    *(("复议机关", title) for title in _AUTHORITIES.split()),
    *(("申请复议事项", title) for title in _MATTERS.split()),
    *(("已审结", title) for title in ("总计", "驳回", "维持", "确认违法", "撤销", "变更", "责令履行")),
    *(("已审结", "终止", title) for title in ("调解（和解）", "其他")),
    ("已审结", "其他"),
    ("未审结",),
    ("对规范性文件附带审查",),
    ("行政赔偿", "件数"),
    ("行政赔偿", "数额"),
    ("行政复议意见书", "制发数"),
    ("行政复议意见书", "落实数"),
)


def _code(number: int) -> str:
    return f"c{number}"


def _codes(first: int, last: int) -> tuple[str, ...]:
    return tuple(_code(number) for number in range(first, last + 1))


def _column(number: int, path: tuple[str, ...]) -> FormColumn:
    is_money = path[-1] == "数额"
    counted = Counted("accepted", {"matter": (str(number),)})
    kind, unit = (Kind.YUAN, "元") if is_money else (Kind.COUNT, "件")
    return FormColumn(_code(number), str(number), path, counted, kind=kind, unit=unit)


TABLE_1 = Definition(
    code="reconsideration-2015",
    title="行政复议案件统计报表",
    edition="2015年版",
    ledger=Ledger.RECONSIDERATION,
    unit=Unit.CASE,
    rows_by="field",
    row_heading="行政管理类别",
    columns=tuple(_column(number, path) for number, path in enumerate(_PATHS, 1)),
    rows=tuple(FormRow(f"f{number}", title, (str(number),)) for number, title in enumerate(FIELDS)),
    identities=(
        Identity("3＝5至13之和", ("c3",), _codes(5, 13)),
        Identity("3＝14至21之和", ("c3",), _codes(14, 21)),
        Identity("3＝22至31之和", ("c3",), _codes(22, 31)),
        Identity("32＝33至41之和", ("c32",), _codes(33, 41)),
        Identity("1＋3＝32＋42", ("c1", "c3"), ("c32", "c42")),
    ),
    number="国法复统字1号",
    maker="国务院法制办公室",
    approver="国家统计局",
    approval="国统制〔2015〕88号",
    valid_until="2017年8月",
    foot=("单位负责人", "填表人", "电话", "填表时间"),
    is_official=True,
)


def filled(
    definition: Definition,
    rows: Iterable[tuple[str, Sequence[int]]],
    total: Sequence[int] | None = None,
    *,
    office: str = "商丘市人民政府",
    period: str = "2023",
) -> FilledForm:
    """The form with these counts by row title, fen for amounts; the total added up unless it is given.

    Rates have no number of their own: they are divided from the columns that count their parts.
    """
    counted = [(title, list(counts)) for title, counts in rows]
    columns = [column for column in definition.columns if column.over is None]
    summed = [sum(counts[at] for _, counts in counted) for at in range(len(columns))]
    lines = [
        *(FilledRow(str(at), title, _cells(definition, counts)) for at, (title, counts) in enumerate(counted)),
        FilledRow(EVERY, definition.total_title, _cells(definition, total or summed)),
    ]
    checks = [check for line in lines for check in _checks(definition, line)]
    return FilledForm(definition, office, Scope((1,), office), parse_period(period), tuple(lines), tuple(checks))


def _cells(definition: Definition, counts: Sequence[int]) -> tuple[Cell, ...]:
    left, cells = list(counts), dict[str, Cell]()
    for column in definition.columns:
        if column.over is None:
            count = left.pop(0)
            value = Decimal(count) / 100 if column.kind is Kind.YUAN else Decimal(count)
            cells[column.code] = Cell(count, None, value)
        else:
            part, whole = (_count_of(definition, cells, each) for each in (column.counted, column.over))
            cells[column.code] = Cell(part, whole, percent(part, whole, column.decimals))
    return tuple(cells.values())


def _count_of(definition: Definition, cells: Mapping[str, Cell], counted: Counted) -> int:
    code = next(column.code for column in definition.columns if column.over is None and column.counted == counted)
    return cells[code].numerator


def _checks(definition: Definition, row: FilledRow) -> Iterable[FormCheck]:
    at = {column.code: place for place, column in enumerate(definition.columns)}
    for identity in definition.identities:
        left, right = (sum(row.cells[at[code]].numerator for code in side) for side in (identity.left, identity.right))
        yield FormCheck(identity.title, row.title, left, right)


def table_1(seed: int = 1, *, most: int = 60, amounts: int = 900_000_00, period: str = "2023") -> FilledForm:
    """表1 with figures in every row that fulfil its identities; `most` cases a field, `amounts` in fen."""
    random = Random(seed)  # noqa: S311 -- figures for a test
    return filled(TABLE_1, [(title, _counts(random, most, amounts)) for title in FIELDS], period=period)


def empty_table_1() -> FilledForm:
    """表1 of a month without a case."""
    return filled(TABLE_1, [(title, [0] * 47) for title in FIELDS], period="2024-02")


def _counts(random: Random, most: int, amounts: int) -> list[int]:
    carried, accepted = random.randint(0, most // 5), random.randint(0, most)
    concluded = random.randint(0, carried + accepted)
    return [
        carried,
        accepted + random.randint(0, most // 3),
        accepted,
        accepted + random.randint(0, most),
        *_parted(random, accepted, 9),
        *_parted(random, accepted, 8),
        *_parted(random, accepted, 10),
        concluded,
        *_parted(random, concluded, 9),
        carried + accepted - concluded,
        *(random.randint(0, 2) for _ in range(2)),
        random.randint(0, amounts // 100) * 100,
        2,
        1,
    ]


def _parted(random: Random, whole: int, parts: int) -> list[int]:
    cuts = sorted(random.randint(0, whole) for _ in range(parts - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, whole], strict=True)]


HANDLERS = Definition(
    code="handlers",
    title="承办人办案情况表",
    edition="",
    ledger=Ledger.RECONSIDERATION,
    unit=Unit.CASE,
    rows_by="handler",
    row_heading="承办人",
    columns=(
        FormColumn("new", "", ("新收",), Counted("accepted")),
        FormColumn("carried", "", ("上期结转",), Counted("carried_over")),
        FormColumn("due", "", ("应结",), Counted("due")),
        FormColumn("done", "", ("已结", "件数"), Counted("concluded")),
        replace(
            FormColumn("rate", "", ("已结", "结案率"), Counted("concluded"), Counted("due")),
            kind=Kind.RATE,
            unit="%",
            decimals=1,
        ),
    ),
    note="结案率＝已结÷应结。",
)


def handlers(count: int = 12, *, name: str = "承办人") -> FilledForm:
    """The working table of so many handlers."""
    rows = [(f"{name}{number}", [number, 1, number + 1, number // 2]) for number in range(1, count + 1)]
    return filled(HANDLERS, rows)
