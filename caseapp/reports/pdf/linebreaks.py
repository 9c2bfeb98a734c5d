"""Where a Chinese line may break.

ReportLab breaks Chinese by Japanese rules and hangs at most one mark, so that about a line in five begins with a mark
that GB/T 15834 forbids there. This module decides the breaks for all that the printer sets, paragraphs and table cells
alike. It knows nothing of fonts: the caller measures.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

NEVER_FIRST = frozenset("，。、；：！？）》〉】〕］｝」』〗”’…‥·•・～〜－–％‰℃°〃々ー,.;:!?)]}%")
NEVER_LAST = frozenset("（《〈“‘【〔［｛「『〖￥＄([{$¥")
# A number is read in one breath with the word that counts it: 231件, 13.6%, 3月.
_COUNTED = frozenset("件人天份倍年月日号项次条个元名起户页%％‰")
_SPACES = " \u3000"
_DIGITS = frozenset("0123456789０１２３４５６７８９")

# Runs that are never cut: spaces, dashes and ellipses (破折号、省略号), and Latin words with numbers, dates and signs;
# a range (63%～68%) is one of them.
_PIECES = re.compile(
    r"(?P<space>[ \u3000]+)|—+|―+|…+"
    r"|(?:[!-~０-９\u00a1-\u00b6\u00b8-\u2013\u2020-\u2025\u2027-\u2e7f]|(?<=[0-9%])[～〜—－](?=[0-9]))+|.",
    re.DOTALL,
)
_WORD_SEAMS = frozenset(",;/_&?=-")

Measure = Callable[[str], float]


def break_lines(text: str, measure: Measure, width: float, first_width: float | None = None) -> list[str]:
    """Return the lines of `text`, each at most `width` wide (the first one `first_width`).

    Spaces at a break disappear; nothing else is lost or added. A number, a Latin word and a mark with the character
    it belongs to stay together; only where one of them alone is wider than the line is it cut.
    """
    lines: list[str] = []
    line = ""
    used = 0.0
    room = width if first_width is None else first_width
    for piece in _pieces_that_fit(text, measure, min(width, room)):
        piece_width = measure(piece)
        if line and used + measure(piece.rstrip(_SPACES)) > room + 1e-6:
            lines.append(line.rstrip(_SPACES))
            line, used, room = "", 0.0, width
        if not line and piece.isspace():
            continue
        line += piece
        used += piece_width
    line = line.rstrip(_SPACES)
    return [*lines, line] if line or not lines else lines


def break_evenly(text: str, measure: Measure, width: float, step: float) -> list[str]:
    """Return lines of about equal length, as many as `break_lines` makes: for titles and headings of columns.

    The width is narrowed by `step` as long as no line more is needed.
    """
    lines = break_lines(text, measure, width)
    while len(lines) > 1 and width > step:
        width -= step
        evener = break_lines(text, measure, width)
        if len(evener) > len(lines):
            break
        lines = evener
    return lines


@lru_cache(maxsize=1_024)  # a heading is broken again and again until its lines are even
def unbreakable_pieces(text: str) -> tuple[str, ...]:
    """Cut `text` at every place where a line may break; joined again the pieces are the text."""
    pieces: list[str] = []
    glue_next = False
    for match in _PIECES.finditer(text):
        piece = match.group()
        if glue_next or _belongs_to(pieces, piece):
            _join_last(pieces, piece)
        else:
            pieces.append(piece)
        glue_next = pieces[-1].rstrip(_SPACES)[-1:] in NEVER_LAST
    return tuple(pieces)


def _belongs_to(pieces: list[str], piece: str) -> bool:
    if not pieces:
        return False
    if piece[0] in NEVER_FIRST:
        return True
    return piece[0] in _COUNTED and pieces[-1][-1] in _DIGITS


def _join_last(pieces: list[str], piece: str) -> None:
    # A mark after a space would begin the next line if the line broke at the space, so the space is held too.
    if pieces[-1].isspace() and len(pieces) > 1:
        piece = pieces.pop() + piece
    pieces[-1] += piece


def _pieces_that_fit(text: str, measure: Measure, width: float) -> Iterator[str]:
    for piece in unbreakable_pieces(text):
        if measure(piece) <= width + 1e-6 or len(piece) == 1:
            yield piece
        else:
            yield from _cut(piece, measure, width)


def _cut(piece: str, measure: Measure, width: float) -> Iterator[str]:
    """Cut a piece wider than a whole line: at a seam of the word if there is one, else where the line is full."""
    start = 0
    while start < len(piece):
        end = start + 1
        while end < len(piece) and measure(piece[start : end + 1]) <= width + 1e-6:
            end += 1
        if end < len(piece):
            end = _better_cut(piece, start, end)
        yield piece[start:end]
        start = end


def _better_cut(piece: str, start: int, end: int) -> int:
    lawful = [place for place in range(end, start, -1) if _may_cut(piece, place)]
    at_a_seam = [place for place in lawful if piece[place - 1] in _WORD_SEAMS]
    return (at_a_seam or lawful or [end])[0]


def _may_cut(piece: str, place: int) -> bool:
    return piece[place] not in NEVER_FIRST and piece[place - 1] not in NEVER_LAST
