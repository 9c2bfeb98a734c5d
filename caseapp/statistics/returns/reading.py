"""A definition file (TOML) read into a `Definition`, or the list of its faults, each with its line. Pure."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from caseapp.law.coded import UnknownCodeError
from caseapp.law.ledgers import Ledger
from caseapp.statistics.models import CaseSet
from caseapp.statistics.returns.definition import Counted, Definition, FormColumn, Identity, Kind
from caseapp.statistics.returns.faults import Fault, FaultyDefinitionError, Notes, parsed
from caseapp.statistics.returns.grouping import LONGEST_TITLE, Keys, dimension_named, keys_read, rows_read
from caseapp.statistics.returns.soundness import note_unsound
from caseapp.statistics.returns.tables import Table
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.tables.models import Unit

LONGEST_FILE: Final = 200_000  # characters
_UNITS: Final = {"件": Unit.CASE, "件次": Unit.DEFENDANT}
_CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAKEN: Final = ("upload",)  # addresses of other pages
_COLUMN_CODE: Final = re.compile(r"[^\s./?#]{1,20}")
_USUAL_UNIT: Final = {Kind.COUNT: "件", Kind.YUAN: "元", Kind.RATE: "%", Kind.AVERAGE: "天"}
_USUAL_DECIMALS: Final = {Kind.COUNT: 0, Kind.YUAN: 2, Kind.RATE: 1, Kind.AVERAGE: 1}
_MOST_COLUMNS, _MOST_IDENTITIES = 120, 60
_DEEPEST, _LONGEST_NOTE = 4, 4_000


def read_definition(text: str) -> Definition:
    """The definition that the file describes. Raises FaultyDefinitionError with everything that is wrong in it."""
    if len(text) > LONGEST_FILE:
        raise FaultyDefinitionError([Fault(1, f"文件太大，最多{LONGEST_FILE // 10_000}万字。")])
    text = text.removeprefix("\ufeff")
    values = parsed(text)
    notes = Notes(text)
    definition = _definition(Table(values, notes))
    notes.refuse_if_any()
    note_unsound(definition, notes)
    notes.refuse_if_any()
    return definition


def _definition(file: Table) -> Definition:
    file.allow(
        *("code", "form", "title", "edition", "register", "unit", "official", "valid_from", "valid_to"),
        *("number", "maker", "approver", "approval", "valid_until", "foot", "note"),
        *("rows_by", "row_heading", "total", "columns", "rows", "identities"),
    )
    ledger = _ledger(file)
    rows_by = dimension_named(file, "rows_by", file.text("rows_by"), ledger)
    columns = tuple(_column(each, at, ledger) for at, each in enumerate(file.tables("columns", _MOST_COLUMNS), 1))
    if not columns:
        file.fault("columns" if "columns" in file.values else None, "报表没有一栏，请写 columns。")
    return Definition(
        code=_edition_code(file),
        form=_plain_code(file, "form"),
        title=file.text("title", longest=60),
        edition=file.text("edition", longest=60),
        ledger=ledger,
        unit=_UNITS[file.one_of("unit", _UNITS, "件")],
        rows_by=rows_by.code if rows_by else "",
        row_heading=file.text("row_heading", rows_by.title if rows_by else "", longest=40),
        columns=columns,
        rows=rows_read(file, rows_by),
        total_title=file.text("total", "合计", longest=20),
        identities=tuple(_identity(each, columns) for each in file.tables("identities", _MOST_IDENTITIES)),
        number=file.text("number", ""),
        maker=file.text("maker", ""),
        approver=file.text("approver", ""),
        approval=file.text("approval", ""),
        valid_until=file.text("valid_until", ""),
        foot=file.texts("foot", needed=False),
        note=file.text("note", "", longest=_LONGEST_NOTE),
        is_official=file.flag("official"),
        valid_from=file.day("valid_from"),
        valid_to=file.day("valid_to"),
    )


def _edition_code(file: Table) -> str:
    code = _plain_code(file, "code")
    if code and code == file.values.get("form"):
        file.fault("code", "code（这一版的代号）不能与 form（各版共同的代号）相同，可以在后面加上年份。")
    return code


def _plain_code(file: Table, key: str) -> str:
    code = file.text(key, longest=60)
    if code and (not _CODE.fullmatch(code) or code in _TAKEN):
        file.fault(key, f"{key} 只能用小写字母、数字和连字符，如 reconsideration-2024；不能写：{'、'.join(_TAKEN)}。")
    return code


def _ledger(file: Table) -> Ledger:
    text = file.text("register")
    try:
        return Ledger.find(text) if text else Ledger.RECONSIDERATION
    except UnknownCodeError:
        file.fault("register", "register 写“复议”或者“应诉”。")
        return Ledger.RECONSIDERATION


def _column(written: Table, at: int, ledger: Ledger) -> FormColumn:
    written.allow("code", "number", "titles", "set", "only", "different", "over", "kind", "unit", "decimals")
    number = written.text("number", "", longest=20)
    code = written.text("code", number or str(at), longest=20)
    if not _COLUMN_CODE.fullmatch(code):
        written.fault("code" if "code" in written.values else "number", "栏的代号不能有空格、点、斜杠、问号和井号。")
    has_over = "over" in written.values
    kind = Kind(written.one_of("kind", [each.value for each in Kind], "rate" if has_over else "count"))
    if has_over != (kind in (Kind.RATE, Kind.AVERAGE)):
        written.fault("kind" if not has_over else "over", "kind 是 rate 或 average 的栏要写 over（分母），别的栏不写。")
    return FormColumn(
        code=code,
        number=number,
        titles=_titles(written),
        counted=_counted(written, ledger),
        over=_counted(_allowed(written.table("over")), ledger) if has_over else None,
        kind=kind,
        unit=written.text("unit", _USUAL_UNIT[kind], longest=10),
        decimals=written.number("decimals", _USUAL_DECIMALS[kind], most=4),
    )


def _allowed(over: Table) -> Table:
    over.allow("set", "only", "different")
    return over


def _titles(written: Table) -> tuple[str, ...]:
    titles = written.texts("titles")
    if "titles" in written.values and not (
        0 < len(titles) <= _DEEPEST and all(0 < len(each) <= LONGEST_TITLE for each in titles)
    ):
        written.fault("titles", f"titles 从上到下写各层表头，一至{_DEEPEST}层，每层一至{LONGEST_TITLE}字。")
    return titles


def _counted(written: Table, ledger: Ledger) -> Counted:
    found = _case_set(written, ledger)
    only = dict(_only(written.table("only"), ledger))
    different = written.text("different", "") or None
    if different is not None:
        dimension_named(written, "different", different, ledger)
    return Counted(found.code if found else "", only, different)


def _case_set(written: Table, ledger: Ledger) -> CaseSet | None:
    text = written.text("set")
    known = {each.code: each for each in CASE_SETS.values() if each.ledger is ledger}
    by_title = {each.title: each for each in known.values()}
    found = known.get(text) or by_title.get(text)
    if found is None and text:
        near = get_close_matches(text, [*known, *by_title], n=3, cutoff=0.5)
        meant = f"，最接近的是：{'、'.join(near)}" if near else f"。{ledger.label}可以统计的有：{'、'.join(known)}"
        written.fault("set", f"没有“{text[:40]}”这个统计集合{meant}。")
    return found


def _only(written: Table, ledger: Ledger) -> Iterator[tuple[str, Keys]]:
    for code in written.values:
        dimension = dimension_named(written, code, code, ledger)
        if dimension is not None:
            yield code, keys_read(written, code, dimension)


def _identity(written: Table, columns: tuple[FormColumn, ...]) -> Identity:
    written.allow("title", "left", "right", "next_period", "incomplete")
    codes = [column.code for column in columns]
    return Identity(
        written.text("title"),
        _columns_named(written, "left", codes),
        _columns_named(written, "right", codes),
        is_of_next_period=written.flag("next_period"),
        is_complete=not written.flag("incomplete"),
    )


def _columns_named(written: Table, key: str, codes: list[str]) -> tuple[str, ...]:
    """Codes of columns; 5..13 is all from 5 to 13 in their order."""
    named: list[str] = []
    for text in written.texts(key):
        first, dots, last = (part.strip() for part in text.partition(".."))
        if missing := [code for code in (first, last if dots else first) if code not in codes]:
            written.fault(key, f"没有第{missing[0]}栏。")
            continue
        named += codes[codes.index(first) : codes.index(last if dots else first) + 1]
    if not named and key in written.values and isinstance(written.values[key], list) and not written.values[key]:
        written.fault(key, f"{key} 至少写一栏。")
    return tuple(named)
