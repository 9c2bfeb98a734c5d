"""The parts of an .xlsx as they are walked: which sheet each is, how far it reaches, what has lost its value."""

import re
from array import array
from collections.abc import Iterable, Iterator
from posixpath import join, normpath

from caseapp.spreadsheets.worksheets import UNCOMPUTED, BadCell, BadCells, error_message

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class Book:
    """Which part of an .xlsx is which sheet; and whether its writer says that no formula has been computed yet."""

    def __init__(self) -> None:
        self.is_to_be_computed = False
        self._sheets: list[tuple[str, str]] = []
        self._targets: dict[str, str] = {}

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """An element of xl/workbook.xml."""
        if name == "calcPr":
            self.is_to_be_computed = attributes.get("fullCalcOnLoad") in ("1", "true")
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self._sheets.append((attributes.get("name", ""), relation))

    def relation(self, name: str, attributes: dict[str, str]) -> None:
        """An element of xl/_rels/workbook.xml.rels."""
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            self._targets[attributes.get("Id", "")] = path

    def parts(self) -> Iterator[tuple[str, str]]:
        """(sheet, part) in the order of the workbook."""
        for name, relation in self._sheets:
            yield name, self._targets.get(relation, "")


class Texts:
    """The lengths of xl/sharedStrings.xml: each text is kept there once, however many cells it stands in."""

    def __init__(self) -> None:
        self._lengths = array("L")

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "si":
            self._lengths.append(0)

    def text(self, text: str) -> None:
        """Characters between elements."""
        if self._lengths:
            self._lengths[-1] += len(text)

    def length_of(self, shared: Iterable[int]) -> int:
        """Characters of all the cells that show these texts."""
        return sum(self._lengths[number] for number in shared if number < len(self._lengths))


class Grid:
    """A worksheet as it is walked: how far it reaches, how much text, and the cells without a value of their own.

    `characters` counts what stands in the sheet itself, `shared` holds the numbers of the texts kept elsewhere.
    """

    def __init__(self) -> None:
        self.rows = self.columns = self.characters = 0
        self.shared = array("L")
        self._bad: BadCells = {}
        self._nought: BadCells = {}
        self._row = self._column = -1
        self._type = ""
        self._formula: list[str] | None = None
        self._value: list[str] = []
        self._catching: list[str] | None = None

    def bad_cells(self, is_to_be_computed: bool) -> BadCells:
        """The cells whose value is lost. Programs that write formulas without computing them leave nothing or 0."""
        return self._bad | (self._nought if is_to_be_computed else {})

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
        elif name == "f":
            self._formula = self._catching = []
        elif name in ("v", "t"):
            self._catching = self._value

    def text(self, text: str) -> None:
        """Characters between elements."""
        if self._catching is not None:
            self._catching.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "c":
            self._end_cell()
        elif name in ("f", "v", "t"):
            self._catching = None

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = _REFERENCE.fullmatch(attributes.get("r", ""))
        if reference:
            self._column = _column_number(reference[1]) - 1
            self._row = int(reference[2]) - 1
        else:
            self._column += 1
        self._type = attributes.get("t", "n")
        self._formula = self._catching = None
        self._value = []

    def _end_cell(self) -> None:
        value = "".join(self._value)
        if self._type == "s" and value.isascii() and value.isdigit() and len(value) < 10:
            self.shared.append(int(value))
        else:
            self.characters += len(value)
        if self._formula is not None:
            self._end_formula("=" + "".join(self._formula), value)
        if self._type == "e":
            self._bad[self._row, self._column] = BadCell(value, error_message(value))
        if value or self._formula is not None:
            self.rows = max(self.rows, self._row + 1)
            self.columns = max(self.columns, self._column + 1)

    def _end_formula(self, formula: str, value: str) -> None:
        # A text formula may have given nothing (=""), which is a result; a number that is not there is none.
        if not value and self._type != "str":
            self._bad[self._row, self._column] = BadCell(formula[:40], UNCOMPUTED)
        elif value == "0":
            self._nought[self._row, self._column] = BadCell(formula[:40], UNCOMPUTED)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
