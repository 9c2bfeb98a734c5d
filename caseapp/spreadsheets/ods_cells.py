"""The sheets of an .ods as they are walked: how far they reach, and which cells have lost their value."""

from caseapp.spreadsheets.worksheets import UNCOMPUTED, BadCell, BadCells, error_message


class Tables:
    """The sheets of an .ods as they are walked. A cell or row written once may stand for many."""

    def __init__(self) -> None:
        self.sizes: dict[str, tuple[int, int]] = {}
        self.characters = 0  # of all cells, as often as each stands
        self.bad_cells: dict[str, BadCells] = {}
        self._name = ""
        self._row = self._column = self._row_repeat = self._cell_repeat = 0
        self._attributes: dict[str, str] = {}
        self._text: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items() if not key.startswith("calcext")}
        if name == "table":
            self._name, self._row = plain.get("name", ""), 0
            self.sizes[self._name], self.bad_cells[self._name] = (0, 0), {}
        elif name == "table-row":
            self._column, self._row_repeat = 0, int(plain.get("number-rows-repeated", 1))
        elif name in ("table-cell", "covered-table-cell"):
            self._attributes = plain | {"error": attributes.get("calcext:value-type", "")}
            self._cell_repeat, self._text = int(plain.get("number-columns-repeated", 1)), []

    def text(self, text: str) -> None:
        """Characters between elements."""
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "table-row":
            self._row += self._row_repeat
        elif name in ("table-cell", "covered-table-cell"):
            self._end_cell()

    def _end_cell(self) -> None:
        text = "".join(self._text or ()).strip()
        self._text = None
        self.characters += len(text) * self._cell_repeat * self._row_repeat
        has_value = bool(text) or "value-type" in self._attributes
        formula = self._attributes.get("formula")
        if self._attributes["error"] == "error":
            self.bad_cells[self._name][self._row, self._column] = BadCell(text, error_message(text))
        elif formula is not None and not has_value:
            self.bad_cells[self._name][self._row, self._column] = BadCell(formula[:40], UNCOMPUTED)
        self._column += self._cell_repeat
        if has_value or formula is not None:
            rows, columns = self.sizes[self._name]
            self.sizes[self._name] = max(rows, self._row + self._row_repeat), max(columns, self._column)
