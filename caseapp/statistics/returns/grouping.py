"""How a form groups: which keys of a dimension a column or a row counts, read from the words of its file. Pure."""

from difflib import get_close_matches
from typing import Final

from caseapp.law.coded import Coded, UnknownCodeError
from caseapp.law.codes import Instance
from caseapp.law.endings import Outcome, ReconsiderationEnding
from caseapp.law.ledgers import Ledger
from caseapp.statistics.groups import ApplicantBand, Done, Entered
from caseapp.statistics.models import Dimension
from caseapp.statistics.returns.definition import FormRow
from caseapp.statistics.returns.tables import Table
from caseapp.statistics.sets import DIMENSIONS
from caseapp.statistics.sheet import BLANK

Keys = tuple[str | None, ...]

LONGEST_TITLE: Final = 60
_MOST_ROWS = 300
_LISTED = 8  # names in one sentence
# What a case was made from is always known; one that is closed has an ending, by a rule of its table.
_NEVER_BLANK = (Done, Entered, ApplicantBand, Outcome, ReconsiderationEnding, Instance)


def every_key(dimension: Dimension) -> Keys:
    """The keys of a code table in its order, then 未填写; of any other dimension none: nobody knows them all."""
    names = dimension.names
    if names is None or not issubclass(names, Coded):
        return ()
    return (*(str(each.value) for each in names), None)


def needed_keys(dimension: Dimension) -> Keys:
    """The keys among which every entry has one: all of its code table, and 未填写 where nothing forbids that."""
    return tuple(key for key in every_key(dimension) if key is not None or dimension.names not in _NEVER_BLANK)


def key_label(dimension: Dimension, key: str | None) -> str:
    """What a key is called, where its dimension is a code table; else the key itself."""
    if key is None:
        return BLANK
    names = dimension.names
    return names(key).label if names is not None and issubclass(names, Coded) else key


def dimension_named(written: Table, at: str, code: str, ledger: Ledger) -> Dimension | None:
    """The dimension of that code; None, and a fault noted at the key `at`, where the ledger has none of it."""
    found = DIMENSIONS.get(code)
    if found is not None and found.ledger is ledger:
        return found
    if code:
        known = {each.code: each.title for each in DIMENSIONS.values() if each.ledger is ledger}
        near = get_close_matches(code, known, n=3, cutoff=0.5) or list(known)
        listed = "、".join(f"{each}（{known[each]}）" for each in near)
        written.fault(at, f"没有“{code[:40]}”这个分类，可以写：{listed}。")
    return None


def keys_read(written: Table, at: str, dimension: Dimension) -> Keys:
    """The keys that the words of a list stand for, each as it is called or by its code."""
    if dimension.column is None:
        written.fault(at, "不能挑选月份；要分月的，让报表的行按月份（rows_by），不写 rows。")
        return ()
    keys = []
    for word in written.texts(at):
        try:
            keys.append(_key(word, dimension))
        except UnknownCodeError as error:
            written.fault(at, str(error))
        except ValueError:
            written.fault(at, f"{dimension.title}要写编号（数字），“{word[:40]}”不是。")
    return tuple(keys)


def _key(word: str, dimension: Dimension) -> str | None:
    if word == BLANK:
        return None
    names = dimension.names
    if names is not None and issubclass(names, Coded):
        return str(names.find(word).value)
    dimension.read(word)
    return word


def rows_read(file: Table, rows_by: Dimension | None) -> tuple[FormRow, ...]:
    """The rows that the form always prints, none where it has one for each group."""
    written = list(file.tables("rows", _MOST_ROWS))
    if rows_by is None or not written:
        return ()
    faults_before = len(file.notes.faults)
    named = [_named(each, rows_by) for each in written]
    _note_overlaps(written, named, rows_by)
    rest = _rest(written, named, rows_by)
    if len(file.notes.faults) == faults_before:  # else what is left out may just be written wrong
        _note_left_out(written, named, rest, rows_by)
    return tuple(
        FormRow(str(at), each.text("title", longest=LONGEST_TITLE), rest if keys is None else keys)
        for at, (each, keys) in enumerate(zip(written, named, strict=True), 1)
    )


def _named(written: Table, rows_by: Dimension) -> Keys | None:
    """The keys that a row names; None for the one that collects the rest."""
    written.allow("title", "keys", "rest")
    if written.flag("rest"):
        return None
    return keys_read(written, "keys", rows_by)


def _note_overlaps(written: list[Table], named: list[Keys | None], rows_by: Dimension) -> None:
    seen: set[str | None] = set()
    for each, keys in zip(written, named, strict=True):
        for key in dict.fromkeys(key for key in keys or () if key in seen):
            each.fault("keys", f"“{key_label(rows_by, key)}”已经计入前面的一行，一类只能计入一行。")
        seen.update(keys or ())


def _rest(written: list[Table], named: list[Keys | None], rows_by: Dimension) -> Keys:
    taken = {key for keys in named for key in keys or ()}
    rest = tuple(key for key in every_key(rows_by) if key not in taken)
    resting = [each for each, keys in zip(written, named, strict=True) if keys is None]
    for each in resting[1:]:
        each.fault("rest", "已经有一行收集其余各类（rest），只能有一行。")
    if resting and not rest:
        resting[0].fault(
            "rest", "没有其余各类可以收集（rest）；按机关、地区等名册分行的，不写 rows，有案件的各占一行。"
        )
    return rest


def _note_left_out(written: list[Table], named: list[Keys | None], rest: Keys, rows_by: Dimension) -> None:
    left_out = [key_label(rows_by, key) for key in rest if key in needed_keys(rows_by)]
    if left_out and None not in named:
        listed = "、".join(left_out[:_LISTED]) + ("等" if len(left_out) > _LISTED else "")
        written[-1].fault(None, f"没有一行计入：{listed}。请加到某一行，或者让一行写 rest = true，收集其余各类。")
