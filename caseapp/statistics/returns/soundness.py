"""Whether a definition that could be read can also be counted and printed: what is not sound is noted. Pure."""

from collections.abc import Iterator
from itertools import pairwise

from caseapp.law.ledgers import Ledger
from caseapp.statistics.models import CaseSet
from caseapp.statistics.placing.models import During
from caseapp.statistics.returns.definition import Counted, Definition, FormColumn, Identity, Kind
from caseapp.statistics.returns.faults import Notes
from caseapp.statistics.returns.grouping import key_label
from caseapp.statistics.returns.lines import Path
from caseapp.statistics.returns.parting import Parting, partings
from caseapp.statistics.sets import CASE_SETS, DIMENSIONS
from caseapp.statistics.tables.models import Unit

Found = Iterator[tuple[Path, str]]


def note_unsound(definition: Definition, notes: Notes) -> None:
    """Note every fault of the whole: each names the line of the column, row or identity."""
    for check in (_dates, _unit, _codes, _heads, _columns, _rows_by_month, _identities):
        for path, message in check(definition):
            notes.add(path, message)


def _dates(definition: Definition) -> Found:
    since, until = definition.valid_from, definition.valid_to
    if since is not None and until is not None and until <= since:
        yield ("valid_to",), f"停用日期（{until}）不晚于启用日期（{since}），请核对。"


def _unit(definition: Definition) -> Found:
    if definition.unit is Unit.DEFENDANT and definition.ledger is Ledger.RECONSIDERATION:
        yield ("unit",), "复议报表按件统计，unit 要写“件”；“件次”（一名被告一件次）只用于应诉报表。"
    rows_by = DIMENSIONS[definition.rows_by]
    if definition.unit is Unit.CASE and rows_by.unit is Unit.DEFENDANT:
        yield ("rows_by",), f"按{rows_by.title}分行要按件次统计，unit 要写“件次”。"


def _codes(definition: Definition) -> Found:
    seen: dict[str, int] = {}
    for at, column in enumerate(definition.columns):
        if column.code in seen:
            yield ("columns", at), f"栏的代号“{column.code}”已经用过（第{seen[column.code] + 1}个栏），请改成不同的。"
        seen.setdefault(column.code, at)


def _heads(definition: Definition) -> Found:
    paths = [column.titles for column in definition.columns]
    for at, path in enumerate(paths):
        if path in paths[:at]:
            yield ("columns", at), f"两栏的表头都是“{'·'.join(path)}”，请写成不同的。"
    for head in dict.fromkeys(path[:deep] for path in paths for deep in range(1, len(path))):
        below = [at for at, path in enumerate(paths) if path[: len(head)] == head and path != head]
        if head in paths:
            yield ("columns", below[0]), f"“{'·'.join(head)}”既是一栏，又是合并的表头，请改其中一处。"
        torn = [at for before, at in pairwise(below) if at != before + 1]
        if torn:
            yield ("columns", torn[0]), f"表头“{'·'.join(head)}”被别的栏隔开了，同一表头下的栏要写在一起。"


def _columns(definition: Definition) -> Found:
    for at, column in enumerate(definition.columns):
        for counted in filter(None, (column.counted, column.over)):
            for message in _countable(counted, CASE_SETS[counted.set_code], definition):
                yield ("columns", at), message
        is_in_fen = column.counted.set_code.endswith("_fen")
        if is_in_fen != (column.kind is Kind.YUAN):
            yield ("columns", at), '金额要写 kind = "yuan"，只有金额可以这样写。'


def _countable(counted: Counted, case_set: CaseSet, definition: Definition) -> Iterator[str]:
    if definition.unit is Unit.DEFENDANT and case_set.amount is not None:
        yield f"“{case_set.title}”不是案件数，不能按件次统计。"
    for code in (*counted.only, *([counted.different] if counted.different else ())):
        dimension = DIMENSIONS[code]
        if dimension.unit is Unit.DEFENDANT and definition.unit is Unit.CASE:
            yield f"“{dimension.title}”按被告区分，unit 要写“件次”。"
    if counted.different is not None and DIMENSIONS[counted.different].column is None:
        yield "different 不能写月份。"


def _rows_by_month(definition: Definition) -> Found:
    if DIMENSIONS[definition.rows_by].column is not None:
        return
    for at, column in enumerate(definition.columns):
        for counted in filter(None, (column.counted, column.over)):
            case_set = CASE_SETS[counted.set_code]
            if len(case_set.placements) > 1 or not isinstance(case_set.placements[0], During):
                yield ("columns", at), f"“{case_set.title}”没有唯一的日期，不能按月份分行。"
            if counted.different is not None:
                yield ("columns", at), "按月份分行的报表不能写 different。"


def _identities(definition: Definition) -> Found:
    for at, identity in enumerate(definition.identities):
        path = ("identities", at)
        columns = {code: definition.column(code) for code in (*identity.left, *identity.right)}
        for code, column in columns.items():
            if column.kind in (Kind.RATE, Kind.AVERAGE) or column.counted.different is not None:
                yield path, f"第{code}栏是比率、平均数或人数，不能相加，请从等式中去掉。"
        for each in _partings(definition, identity):
            for message in _faults_of(each, is_complete=identity.is_complete):
                yield path, message


def _partings(definition: Definition, identity: Identity) -> Iterator[Parting]:
    for side in (identity.left, identity.right):
        columns: list[FormColumn] = [definition.column(code) for code in side]
        yield from partings(columns)


def _faults_of(parting: Parting, *, is_complete: bool) -> Iterator[str]:
    dimension, keys = parting.dimension, parting.keys
    for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
        yield f"{dimension.title}“{key_label(dimension, key)}”计入了不止一栏，等式会重复计算。"
    if is_complete and parting.lacking:
        listed = "、".join(key_label(dimension, key) for key in parting.lacking)
        yield (
            f"没有一栏计入{dimension.title}：{listed}。请加到某一栏的 only 里；"
            "报表本来就没有这样的栏的，在等式里写 incomplete = true。"
        )
