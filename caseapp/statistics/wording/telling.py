"""A paragraph filled with the figures of a sheet."""

import re
from collections.abc import Iterator
from typing import Final

from caseapp.statistics.sheet import Sheet
from caseapp.statistics.wording.filling import Explained, figure_pieces, group_pieces, named_rows, reading
from caseapp.statistics.wording.grammar import Named, Nodes, Words, named_in
from caseapp.statistics.wording.names import (
    CLAUSES,
    LAST_PERIOD,
    LAST_YEAR,
    NUMERATOR,
    NUMERATOR_NAME,
    PERIOD,
    FigureName,
    GroupsName,
    Plain,
    known,
)
from caseapp.statistics.wording.punctuation import MARKS, Mark, Piece, joined
from caseapp.statistics.wording.runs import Run

_BREAK: Final = re.compile(r"\s*\n\s*")
_SIGNS: Final = re.compile(f"([{''.join(re.escape(sign) for sign in sorted(MARKS))}])")


def told(nodes: Nodes, sheet: Sheet) -> tuple[Run, ...]:
    """The runs of a paragraph. Raises WordingError where it names what there is not."""
    explained = {(named.name, named.aspect) for named in named_in(nodes)}
    return joined(_pieces(nodes, sheet, explained))


def _pieces(nodes: Nodes, sheet: Sheet, explained: Explained) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, Words):
            yield from _words(node.text)
        elif isinstance(node, Named):
            yield from _placed(node, sheet, explained)
        else:
            needed = node.needed or [each for each in node.said if isinstance(each, Named)]
            is_said = all(_is_there(each, sheet) for each in needed)
            yield from _pieces(node.said if is_said else node.otherwise, sheet, explained)


def _words(text: str) -> Iterator[Piece]:
    for part in _SIGNS.split(_BREAK.sub("", text)):
        if part:
            yield Mark(part) if part in MARKS else Run(part)


def _is_there(named: Named, sheet: Sheet) -> bool:
    """Whether a clause with it has something to say: a count is not nought, a rate has a denominator."""
    match known(named):
        case FigureName(indicator, aspect) if aspect not in CLAUSES:
            figure = sheet.figures[indicator.code]
            if aspect in (LAST_PERIOD, LAST_YEAR):
                return reading(figure, aspect).value is not None
            if figure.indicator.denominator is None or aspect in (NUMERATOR, NUMERATOR_NAME):
                return figure.now.value is not None and bool(figure.now.numerator)
            return figure.now.value is not None
        case GroupsName(code, of, most):
            return bool(named_rows(sheet.breakdowns.get(code), of, most))
    return True


def _placed(named: Named, sheet: Sheet, explained: Explained) -> Iterator[Piece]:
    match known(named):
        case Plain(name):
            yield Run(sheet.period.title if name == PERIOD else _office(sheet))
        case GroupsName(code, of, most):
            yield from group_pieces(sheet.breakdowns.get(code), of, most)
        case FigureName(indicator, aspect):
            yield from figure_pieces(sheet.figures[indicator.code], aspect, sheet, explained=explained)


def _office(sheet: Sheet) -> str:
    """The office, and of which of its cases alone a 专题 speaks: a paragraph is copied without its heading."""
    topic, named = sheet.scope.topic, sheet.scope.named
    return named if topic is None else f"{named}（{topic.cases}）"
