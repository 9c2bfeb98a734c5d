"""A table of a definition file, its keys taken one by one: what is missing or of the wrong kind is noted. Pure."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from caseapp.statistics.returns.faults import Notes
from caseapp.statistics.returns.lines import Path

_LONGEST = 200


class Table:
    """The keys below one path. What cannot be read is noted and answered with something empty of the right kind."""

    def __init__(self, values: dict[str, Any], notes: Notes, path: Path = ()) -> None:
        self.values = values
        self.path = path
        self.notes = notes

    def fault(self, key: str | None, message: str) -> None:
        """Note a fault at a key of this table, or at the table itself."""
        self.notes.add(self.path if key is None else (*self.path, key), message)

    def allow(self, *known: str) -> None:
        """Note each key that means nothing here, with the one that was probably meant."""
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, n=1, cutoff=0.6)
                meant = f"，是不是 {near[0]}" if near else f"，这里可以写：{'、'.join(known)}"
                self.fault(key, f"不认识“{key[:40]}”这个键{meant}。")

    def text(self, key: str, default: str | None = None, longest: int = _LONGEST) -> str:
        """A text; without `default` it must be there."""
        value = self.values.get(key, default)
        if value is None:
            self.fault(None, f"缺少 {key}。")
        elif not isinstance(value, str):
            self.fault(key, f"{key} 要写成加引号的文字。")
        elif len(value) > longest:
            self.fault(key, f"{key} 太长，最多{longest}字。")
        elif default is None and not value.strip():
            self.fault(key, f"{key} 不能是空的。")
        else:
            return value.strip()
        return ""

    def texts(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """A list of texts, perhaps empty."""
        value = self.values.get(key)
        if value is None:
            if needed:
                self.fault(None, f"缺少 {key}。")
            return ()
        if isinstance(value, list) and all(isinstance(each, str) and len(each) <= _LONGEST for each in value):
            return tuple(each.strip() for each in value)
        self.fault(key, f'{key} 要写成文字的列表，如 ["甲", "乙"]。')
        return ()

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        value = self.values.get(key, default)
        if isinstance(value, bool):
            return value
        self.fault(key, f"{key} 只能写 true 或 false。")
        return default

    def day(self, key: str) -> date | None:
        """A date, None where there is none."""
        value = self.values.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.fault(key, f"{key} 要写成不加引号的日期，如 2015-01-01。")
        return None

    def number(self, key: str, default: int, *, most: int) -> int:
        """A whole number from 0 to `most`."""
        value = self.values.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
            return value
        self.fault(key, f"{key} 要写成0至{most}的整数。")
        return default

    def one_of(self, key: str, choices: Collection[str], default: str) -> str:
        """One of a few words."""
        value = self.values.get(key, default)
        if isinstance(value, str) and value in choices:
            return value
        self.fault(key, f"{key} 只能写：{'、'.join(choices)}。")
        return default

    def table(self, key: str) -> "Table":
        """The table below this key; an empty one where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.fault(key, f"{key} 要写成 {{ 键 = 值 }}。")
            value = {}
        return Table(value, self.notes, (*self.path, key))

    def tables(self, key: str, most: int) -> Iterator["Table"]:
        """The tables of a list, at most so many."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.fault(key, f"{key} 要写成列表，每项是一个 {{ 键 = 值 }}。")
            return
        if len(value) > most:
            self.fault(key, f"{key} 太多，最多{most}项。")
            return
        for at, each in enumerate(value):
            yield Table(each, self.notes, (*self.path, key, at))
