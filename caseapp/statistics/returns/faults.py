"""What is wrong with a definition file: each fault with its line and what to do. Pure."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any, Final

from caseapp.statistics.returns.lines import Path, lines_of

_AT: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_ENDLESS: Final = re.compile(r"[0-9_]{1000,}")
_FULL_WIDTH: Final = "“”‘’，＝：［］｛｝【】＃"
_ADVICE: Final = {  # how tomllib begins its message
    "Cannot overwrite a value": "同一个键写了两次，请删去一处。",
    "Cannot declare": "同一个表头写了两次，请删去一处。",
    "Unclosed array": "方括号没有配对，请检查 [ 和 ]。",
    "Unterminated string": "引号没有配对，请检查英文引号。",
    "Expected '='": "键的后面要有等号，写成 键 = 值。",
    "Invalid value": "等号后面的值写法不对：文字要加英文引号，日期写 2015-01-01，是与否写 true 或 false。",
    "Invalid date": "没有这一天，日期写 2015-01-01。",
    "Exceeds the limit": "数字太长，请核对。",
}
_USUAL_ADVICE: Final = "写法不对：一行一个“键 = 值”，文字加英文引号，列表用方括号，各项之间用英文逗号。"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: the line, counted from 1, and a sentence that says what to do."""

    line: int
    message: str

    @property
    def text(self) -> str:
        """第41行：…"""
        return f"第{self.line}行：{self.message}"


class FaultyDefinitionError(ValueError):
    """A definition that cannot be used; `faults` from the top of the file."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("；".join(fault.text for fault in self.faults))


class Notes:
    """The faults found so far in one file."""

    def __init__(self, text: str) -> None:
        self.faults: list[Fault] = []
        self._lines = lines_of(text)

    def add(self, path: Path, message: str) -> None:
        """A fault at this key, or at the nearest table around it that is written down."""
        while path not in self._lines:
            path = path[:-1]
        self.faults.append(Fault(self._lines[path], message))

    def refuse_if_any(self) -> None:
        """Raises FaultyDefinitionError where a fault was found."""
        if self.faults:
            raise FaultyDefinitionError(self.faults)


def parsed(text: str) -> dict[str, Any]:
    """The file as TOML reads it. Raises FaultyDefinitionError for what is not TOML."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # no TOML, a number of thousands of digits, thousands of brackets
        raise FaultyDefinitionError([_syntax_fault(text, str(error))]) from None


def _syntax_fault(text: str, told: str) -> Fault:
    lines = text.splitlines() or [""]
    number = _line_meant(told, text, len(lines))
    written = lines[number - 1].partition("#")[0]
    if wide := [mark for mark in _FULL_WIDTH if mark in _outside_quotes(written)]:
        return Fault(number, f"这一行有全角标点 {' '.join(wide)}，请改成半角（英文）标点。")
    advice = next((words for begins, words in _ADVICE.items() if told.startswith(begins)), _USUAL_ADVICE)
    return Fault(number, advice)


def _line_meant(told: str, text: str, last: int) -> int:
    """The line that tomllib names; that of a number it cannot read; else the last."""
    if place := _AT.search(told):
        return min(int(place[1]), last)
    endless = _ENDLESS.search(text)
    return text.count("\n", 0, endless.start()) + 1 if endless and "digits" in told else last


def _outside_quotes(written: str) -> str:
    return re.sub(r'"[^"]*"', "", written)
