"""At which line of a TOML text each table and key stands, so that a fault can name it. Pure.

The text has been read by tomllib before: only what is well formed is scanned, and nothing is judged here.
"""

from typing import Final

Path = tuple[str | int, ...]

_SPACE: Final = " \t\r"
_ENDS_A_VALUE: Final = ",]}#\n"
_LONG_QUOTES: Final = ('"""', "'''")


def lines_of(text: str) -> dict[Path, int]:
    """The line, counted from 1, of every table, key and array item: ("columns", 3, "set") -> 41."""
    scanner = _Scanner(text)
    scanner.scan()
    return scanner.lines


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {(): 1}
        self.lengths: dict[Path, int] = {}  # of the arrays of tables met so far

    def scan(self) -> None:
        table: Path = ()
        while self._skip_to_something():
            if self.text.startswith("[[", self.at):
                table = self._table_of_array()
            elif self.text[self.at] == "[":
                table = self._table()
            else:
                self._pair(table)

    def _skip_to_something(self) -> bool:
        """Past spaces, line ends and comments; whether anything is left."""
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                self._skip_until("\n")
            elif self.text[self.at] in _SPACE or self.text[self.at] == "\n":
                self.at += 1
            else:
                return True
        return False

    def _skip_until(self, ends: str) -> None:
        while self.at < len(self.text) and self.text[self.at] not in ends:
            self.at += 1

    def _line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1

    def _note(self, path: Path) -> None:
        self.lines.setdefault(path, self._line())

    def _table_of_array(self) -> Path:
        line = self._line()
        self.at += 2
        name = self._within(self._keys())
        self.at += 2
        number = self.lengths.get(name, 0)
        self.lengths[name] = number + 1
        self.lines.setdefault(name, line)
        self.lines[(*name, number)] = line
        return (*name, number)

    def _table(self) -> Path:
        line = self._line()
        self.at += 1
        path = self._within(self._keys())
        self.at += 1
        self.lines.setdefault(path, line)
        return path

    def _within(self, keys: list[str]) -> Path:
        """The path that a heading names: below an array of tables it means the last of them."""
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        return (*path, keys[-1])

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = (*table, *self._keys())
        for end in range(len(table) + 1, len(path) + 1):
            self.lines.setdefault(path[:end], line)
        self.at += 1  # =
        self._value(path)

    def _keys(self) -> list[str]:
        """The keys of a dotted name; it ends before = or ]."""
        keys = []
        while True:
            self._skip_spaces()
            if self.text[self.at] in "\"'":
                start = self.at
                self._string()
                keys.append(self.text[start + 1 : self.at - 1])
            else:
                start = self.at
                self._skip_until(_SPACE + ".=]")
                keys.append(self.text[start : self.at])
            self._skip_spaces()
            if self.text[self.at] != ".":
                return keys
            self.at += 1

    def _skip_spaces(self) -> None:
        while self.text[self.at] in _SPACE:
            self.at += 1

    def _value(self, path: Path) -> None:
        self._skip_spaces()
        match self.text[self.at]:
            case '"' | "'":
                self._string()
            case "[":
                self._array(path)
            case "{":
                self._inline_table(path)
            case _:
                self._skip_until(_ENDS_A_VALUE)

    def _array(self, path: Path) -> None:
        self.at += 1
        number = 0
        while self._skip_to_something() and self.text[self.at] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self._note((*path, number))
            self._value((*path, number))
            number += 1
        self.at += 1

    def _inline_table(self, path: Path) -> None:
        self.at += 1
        while self._skip_to_something() and self.text[self.at] != "}":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self._pair(path)
        self.at += 1

    def _string(self) -> None:
        quote = self.text[self.at]
        end = self.text[self.at : self.at + 3]
        end = end if end in _LONG_QUOTES else quote
        self.at += len(end)
        while not self.text.startswith(end, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += len(end)
        while len(end) == 3 and self.text.startswith(quote, self.at):  # up to two quotes may stand before the end
            self.at += 1
