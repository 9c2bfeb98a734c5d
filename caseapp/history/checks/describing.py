"""Changes, versions and rows as verification names them: number, who, when, which table, row and case. Plain."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from caseapp.history.checks import queries
from caseapp.history.checks.queries import Line
from caseapp.history.models import REMEMBERED, Remembered
from caseapp.history.origins import Origin
from caseapp.history.queries import Touched
from caseapp.law.today import SHANGHAI

_LONGEST: Final = 60  # characters of a value
_ROWS: Final = 6  # written out of one change
_MOMENTS: Final = ("since", "until")
_NUMBERS: Final = ("number", "court_number")  # by what a register's case is called


def change_named(line: Line) -> str:
    """第 12 号变动（2024-03-31 10:00:00，王芳，/reconsideration/1/correct）."""
    at = _civil(line.moment) if line.moment else f"时刻{quoted(line.at)}"
    origin = Origin(str(line.origin)).label if line.origin in set(Origin) else quoted(line.origin)
    parts = [at, str(line.person) if line.person else origin, *([str(line.place)] if line.place else [])]
    return f"第 {line.number} 号变动（{'，'.join(printable(part) for part in parts)}）"


def _civil(moment: datetime) -> str:
    try:
        return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
    except OverflowError:  # the last hours of the year 9999
        return str(moment)


def change_numbered(connection: Any, number: object) -> str:
    """The same by its number."""
    line = queries.line_of(connection, number)
    return change_named(line) if line else f"第 {printable(str(number))} 号变动（无此变动）"


def row_named(connection: Any, each: Remembered, key: object, values: Mapping[str, object] | None = None) -> str:
    """复议案件 id 3（商政复〔2024〕3号）; a row of another table with the case that it belongs to."""
    known = values or queries.newest_version(connection, each, key) or queries.row_now(connection, each, key) or {}
    case = _case_named(connection, each, known)
    return f"{each.title} {each.key} {printable(str(key))}{f'（{case}）' if case else ''}"


def _case_named(connection: Any, each: Remembered, values: Mapping[str, object]) -> str | None:
    if each.case is None or values.get(each.case) is None:
        return None
    if each.case == each.key:
        return _case_number(values)
    above = _named_table(each, each.case)
    if above is None:
        return None
    holder = queries.newest_version(connection, above, values[each.case]) or {}
    if each.through is not None:
        return _case_named(connection, above, holder)
    number = _case_number(holder)
    return f"{above.title} {number or f'id {printable(str(values[each.case]))}'}"


def _named_table(each: Remembered, column: str) -> Remembered | None:
    """The table of which a column names a row."""
    return next((REMEMBERED.get(key.column.table.name) for key in each.table.columns[column].foreign_keys), None)


def _case_number(values: Mapping[str, object]) -> str | None:
    return next((printable(str(values[name])) for name in _NUMBERS if values.get(name)), None)


def rows_described(connection: Any, number: int, among: tuple[Remembered, ...]) -> str:
    """What a change touched, as it stands now; of many rows the first, and how many of each table."""
    found = queries.first_rows_of(connection, number, among, _ROWS + 1)
    if not found:
        return "没有留下任何一行"
    made = {(row.table, row.key) for row in found if row.values is not None}
    told = [
        touched_described(connection, row)
        for row in found[:_ROWS]
        if row.values is not None or (row.table, row.key) not in made
    ]
    return "；".join(told) + (f"；……{counted(connection, number, among)}" if len(found) > _ROWS else "")


def counted(connection: Any, number: int, among: tuple[Remembered, ...]) -> str:
    """How many versions of each table's rows a change made and ended."""
    counts = ((each, *queries.count_rows_of(connection, number, each)) for each in among)
    told = [f"{each.title}写入 {made} 行、终止 {ended} 行" for each, made, ended in counts if made or ended]
    return f"共计{'，'.join(told)}"


def touched_described(connection: Any, row: Touched) -> str:
    """复议案件 id 3（…）handler 由“王芳”改为“某人”; a row added or deleted as such."""
    each = REMEMBERED[row.table]
    before = queries.version_before(connection, each, row.key, row.change)
    if row.values is None:
        return f"删除{row_named(connection, each, row.key, before)}"
    if before is None or before["until"] != row.change:
        return f"新增{row_named(connection, each, row.key, row.values)}{_filled_in(each, row.values)}"
    return f"{row_named(connection, each, row.key, row.values)} {changed(before, row.values, '由', '改为')}"


def _filled_in(each: Remembered, values: Mapping[str, object]) -> str:
    names = [name for name in values if values[name] is not None and name != each.key]
    told = [f"{name} {quoted(values[name])}" for name in names[:_ROWS]]
    return f"：{'，'.join(told)}{'……' if len(names) > _ROWS else ''}" if told else ""


def changed(before: Mapping[str, object], after: Mapping[str, object], of: str, to: str) -> str:
    """Each column that differs, from what to what; no more than a few of them."""
    names = differing_columns(before, after)
    told = [f"{name} {of}{quoted(before.get(name))}{to}{quoted(after.get(name))}" for name in names[:_ROWS]]
    return "，".join(told) + (f" 等 {len(names)} 项" if len(names) > _ROWS else "") if told else "各列未变"


def differing_columns(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    """The columns in which two versions of a row are not the same."""
    return [name for name in one if name in other and name not in _MOMENTS and not same(one[name], other[name])]


def same(one: object, other: object) -> bool:
    """Whether a database would hand over the same: 1 is not true, and not 1.0."""
    return type(one) is type(other) and one == other


def quoted(value: object) -> str:
    """“王芳”, 空."""
    if value is None:
        return "空"
    if isinstance(value, bytes | memoryview):
        value = f"0x{bytes(value).hex()}"
    text = value.isoformat() if isinstance(value, date | datetime) else str(value)
    return f"“{printable(text if len(text) <= _LONGEST else text[:_LONGEST] + '…')}”"


def printable(text: str) -> str:
    """Without what a terminal would obey or cannot show."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign) & 0xFF:02x}" for sign in text)
