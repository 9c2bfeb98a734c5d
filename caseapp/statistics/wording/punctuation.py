"""Clauses joined into sentences: what cannot be said is left out, and the signs between the rest stay right. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from caseapp.statistics.wording.runs import Run


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign between clauses, or a parenthesis."""

    sign: str


class Gone(Enum):
    """What stands in a clause for a figure that has no value."""

    GONE = "gone"


GONE: Final = Gone.GONE
Piece = Run | Mark | Gone

# Where two signs meet because what stood between them is left out, the stronger remains.
_STRENGTH: Final = {sign: at for at, signs in enumerate(("、", "，,", "；;", "：:", "。！？!?")) for sign in signs}
_ENDING: Final = 4
_PARENTHESES: Final = {"（": "）", "(": ")"}
MARKS: Final = frozenset({*_STRENGTH, *_PARENTHESES, *_PARENTHESES.values()})


@dataclass(slots=True)
class _Line:
    """Clauses between two parentheses, or of the whole paragraph: what is said so far, and the clause at work."""

    opened_by: str = ""
    said: list[Run] = field(default_factory=list)
    clause: list[Run] = field(default_factory=list)
    is_gone: bool = False
    mark: str = ""  # before the clause at work

    def end_clause(self, mark: str = "") -> None:
        if not self.is_gone and any(run.text.strip() for run in self.clause):
            if self.said and self.mark:
                self.said.append(Run(self.mark))
            self.said += self.clause
            self.mark = mark
        elif mark and (not self.mark or _STRENGTH[mark] > _STRENGTH[self.mark]):
            self.mark = mark
        self.clause, self.is_gone = [], False

    def ended(self) -> list[Run]:
        """All that is said; a comma after which nothing follows is none."""
        self.end_clause()
        if self.said and self.mark and _STRENGTH[self.mark] == _ENDING:
            self.said.append(Run(self.mark))
        return self.said


def joined(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """The runs of the clauses that can be said, with the signs between them; none at all where none can."""
    lines = [_Line()]
    for piece in pieces:
        if isinstance(piece, Run):
            lines[-1].clause.append(piece)
        elif isinstance(piece, Gone):
            lines[-1].is_gone = True
        elif piece.sign in _PARENTHESES:
            lines.append(_Line(piece.sign))
        elif piece.sign in _STRENGTH:
            lines[-1].end_clause(piece.sign)
        elif len(lines) > 1:
            _close(lines, piece.sign)
        else:  # a ） of no （ is a letter like any other
            lines[-1].clause.append(Run(piece.sign))
    while len(lines) > 1:
        _close(lines, "")
    return _merged(lines[0].ended())


def _close(lines: list[_Line], sign: str) -> None:
    inner = lines.pop()
    if said := inner.ended():
        lines[-1].clause += [Run(inner.opened_by), *said, Run(sign)]


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """Plain text that follows plain text is one run."""
    merged: list[Run] = []
    for run in runs:
        if merged and run.figure_code is None and merged[-1].figure_code is None:
            merged[-1] = Run(merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    return tuple(merged)
