"""A workbook calculated anew from its formulas, exactly: what an office program would make of it."""

import io
import re
from collections.abc import Iterator
from fractions import Fraction

import openpyxl

Result = Fraction | str | bool
_TOKENS = re.compile(r"\s*(?:(?P<text>\"[^\"]*\")|(?P<ref>(?:'[^']+'!)?[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?)"
                     r"|(?P<name>[A-Z]+)(?=\()|(?P<number>\d+(?:\.\d+)?)|(?P<sign>[-+*/=(),]))")  # fmt: skip


class Recalculated:
    """The cells of a workbook by sheet and place; formulas are worked out, their kept results are not looked at."""

    def __init__(self, workbook: bytes) -> None:
        self._book = openpyxl.load_workbook(io.BytesIO(workbook))
        self._kept = openpyxl.load_workbook(io.BytesIO(workbook), data_only=True)

    def formulas(self) -> Iterator[tuple[str, str, str]]:
        """(sheet, place, formula) of every cell that has one."""
        for sheet in self._book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        yield sheet.title, cell.coordinate, str(cell.value)

    def kept(self, sheet: str, place: str) -> Result:
        """What the file says the cell shows, for readers that do not calculate."""
        return _value(self._kept[sheet][place].value)

    def value(self, sheet: str, place: str) -> Result:
        """What the cell gives."""
        cell = self._book[sheet][place]
        return _Formula(self, sheet, cell.value[1:]).result() if cell.data_type == "f" else _value(cell.value)

    def values(self, sheet: str, area: str) -> list[Result]:
        """The values of a range."""
        return [self.value(sheet, cell.coordinate) for row in self._book[sheet][area] for cell in row]


def _value(value: object) -> Result:
    if value is None:
        return Fraction(0)
    return value if isinstance(value, str) else Fraction(str(value))


class _Formula:
    """One formula of our kind: + - * / =, SUM, ROUND, IF, OR."""

    def __init__(self, book: Recalculated, sheet: str, text: str) -> None:
        self._book, self._sheet = book, sheet
        matches = list(_TOKENS.finditer(text))
        assert "".join(match.group().strip() for match in matches) == text, text
        self._tokens = [(match.lastgroup or "", match.group(match.lastgroup or 0)) for match in matches]

    def result(self) -> Result:
        value = self._compared()
        assert not self._tokens
        return value

    def _compared(self) -> Result:
        left = self._added()
        if self._takes("="):
            return left == self._added()
        return left

    def _added(self) -> Result:
        left = self._multiplied()
        while self._next() in ("+", "-"):
            sign = self._tokens.pop(0)[1]
            right = self._multiplied()
            left = _number(left) + _number(right) if sign == "+" else _number(left) - _number(right)
        return left

    def _multiplied(self) -> Result:
        left = self._single()
        while self._next() in ("*", "/"):
            sign = self._tokens.pop(0)[1]
            right = self._single()
            left = _number(left) * _number(right) if sign == "*" else _number(left) / _number(right)
        return left

    def _single(self) -> Result:
        kind, text = self._tokens.pop(0)
        if text == "(":
            inner = self._compared()
            assert self._takes(")")
            return inner
        if kind == "name":
            return self._function(text)
        if kind == "ref":
            return self._referred(text)[0]
        return text.strip('"') if kind == "text" else Fraction(text)

    def _function(self, name: str) -> Result:
        assert self._takes("(")
        if name == "SUM":
            total = Fraction(0)
            while not self._takes(")"):
                total += sum((_number(each) for each in self._referred(self._tokens.pop(0)[1])), Fraction(0))
                self._takes(",")
            return total
        if name == "IF":
            return self._chosen()
        arguments = [self._compared()]
        while self._takes(","):
            arguments.append(self._compared())
        assert self._takes(")")
        if name == "OR":
            return any(arguments)
        assert name == "ROUND", name
        return _rounded(_number(arguments[0]), int(_number(arguments[1])))

    def _chosen(self) -> Result:
        """Only the branch that holds is worked out, as Excel does: the other may divide by nought."""
        condition = self._compared()
        assert self._takes(",")
        if condition:
            value = self._compared()
            self._skip()
        else:
            self._skip_branch()
            value = self._compared()
        assert self._takes(")")
        return value

    def _skip(self) -> None:
        assert self._takes(",")
        self._skip_branch(until=")")

    def _skip_branch(self, until: str = ",") -> None:
        depth = 0
        while self._tokens and not (depth == 0 and self._next() == until):
            depth += {"(": 1, ")": -1}.get(self._next(), 0)
            self._tokens.pop(0)
        if until == ",":
            assert self._takes(",")

    def _referred(self, text: str) -> list[Result]:
        sheet, _, area = text.rpartition("!")
        name = sheet.strip("'") or self._sheet
        return self._book.values(name, area) if ":" in area else [self._book.value(name, area)]

    def _next(self) -> str:
        return self._tokens[0][1] if self._tokens else ""

    def _takes(self, sign: str) -> bool:
        if self._next() != sign:
            return False
        self._tokens.pop(0)
        return True


def _number(value: Result) -> Fraction:
    assert isinstance(value, Fraction), value
    return value


def _rounded(value: Fraction, decimals: int) -> Fraction:
    """Half away from nought, as Excel's ROUND."""
    scaled = abs(value) * 10**decimals
    whole = Fraction(int(scaled + Fraction(1, 2)), 10**decimals)
    return -whole if value < 0 else whole
