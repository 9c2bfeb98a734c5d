"""Statements that count a sheet, put together of hand-written ranges: over the ranges of indexes, or over every row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.benchmarks.sheets_ranges import Range


@dataclass(frozen=True)
class Grouping:
    """A breakdown: what its rows are, and the figures that they count."""

    code: str
    key: str
    figures: tuple[str, ...]


def _rows_of(each: Range, where: str, columns: Iterable[str]) -> str:
    """The columns of the entries, with what is worked out once an entry."""
    of_office = f"{'l' if 'litigation' in each.source else 'c'}.office_id IN (1)"
    return f"SELECT {', '.join(columns)} FROM {each.source} WHERE ({where}) AND {of_office}"  # noqa: S608 -- our own


def totals(ranges: Iterable[Range], wanted: frozenset[str]) -> tuple[str, list[list[str]]]:
    """One statement for a period: for each range its place, and a sum for each of its figures."""
    found = [(each, [code for code in each.figures if code in wanted]) for each in ranges]
    found = sorted((each for each in found if each[1]), key=lambda each: -len(each[1]))
    most, ctes, rows = len(found[0][1]), [], []
    for at, (each, codes) in enumerate(found):
        sums = [
            "count(*)" if each.figures[code] == "1" else f"CAST(sum({each.figures[code]}) AS BIGINT)" for code in codes
        ]
        cells = [str(at), *sums, *["NULL"] * (most - len(sums))]
        if each.once:
            (where,) = each.where
            once = _rows_of(each, where, (f"{text} AS {name}" for name, text in each.once.items()))
            ctes.append(f"once_{at} AS MATERIALIZED ({once})")
            rows.append(f"SELECT {', '.join(cells)} FROM once_{at}")  # noqa: S608 -- our own
        else:
            rows += [_rows_of(each, where, cells) for where in each.where]
    begin = f"WITH {', '.join(ctes)} " if ctes else ""
    return begin + " UNION ALL ".join(rows), [codes for _, codes in found]


def breakdowns(ranges: Iterable[Range], groupings: Sequence[Grouping]) -> tuple[str, list[tuple[str, list[str]]]]:
    """One statement for a register: each range's entries fetched once, and grouped by each breakdown."""
    ctes, terms = [], []
    for at, each in enumerate(ranges):
        of_range = [(by, [code for code in by.figures if code in each.figures]) for by in groupings]
        of_range = [(by, codes) for by, codes in of_range if codes]
        if not of_range:
            continue
        needed = dict.fromkeys(code for _, codes in of_range for code in codes)
        day = each.where[0].partition(" ")[0]
        keys = [f"{by.key.replace('{day}', day)} AS by_{by.code}" for by, _ in of_range]
        once = [f"{text} AS {name}" for name, text in each.once.items()]
        columns = [*keys, *once, *(f"{each.figures[code]} AS {code}" for code in needed if not each.once)]
        ctes.append(
            f"e{at} AS MATERIALIZED ({' UNION ALL '.join(_rows_of(each, where, columns) for where in each.where)})"
        )
        terms += [
            (by, codes, [each.figures[code] if each.once else code for code in codes], at) for by, codes in of_range
        ]
    terms.sort(key=lambda term: -len(term[1]))
    most = len(terms[0][1])
    rows = [
        f"SELECT {number}, CAST(by_{by.code} AS VARCHAR),"  # noqa: S608 -- our own
        f" {', '.join([*(f'CAST(sum({cell}) AS BIGINT)' for cell in cells), *['NULL'] * (most - len(cells))])}"
        f" FROM e{at} GROUP BY by_{by.code}"
        for number, (by, _, cells, at) in enumerate(terms)
    ]
    return f"WITH {', '.join(ctes)} {' UNION ALL '.join(rows)}", [(by.code, codes) for by, codes, _, _ in terms]


def scanned(ranges: Iterable[Range], wanted: frozenset[str], periods: int) -> list[tuple[str, int]]:
    """What the columns of `scan` are: a figure, counted in one range or two, in the period of that place."""
    return [(code, at) for each in ranges for code in each.figures if code in wanted for at in range(periods)]


def scan(ranges: Sequence[Range], wanted: frozenset[str], periods: int, is_sqlite: bool) -> str:
    """Every figure of a register in every period as a conditional sum over the whole table."""
    sums = (
        f"sum(CASE WHEN {_of(at, each.in_a_scan)} THEN {_of(at, _spelled_out(each, code))} ELSE 0 END)"
        for each in ranges
        for code in each.figures
        if code in wanted
        for at in range(periods)
    )
    return f"SELECT {', '.join(sums)} FROM {ranges[0].source}{' NOT INDEXED' if is_sqlite else ''}"  # noqa: S608 -- our own


def scan_by_groups(ranges: Sequence[Range], groupings: Sequence[Grouping], is_sqlite: bool) -> str:
    """The whole table read once more, what falls in a period grouped by each breakdown; last year beside this."""
    codes = list(dict.fromkeys(code for by in groupings for code in by.figures))
    by_key = [by for by in groupings if "{day}" not in by.key]
    keys = [f"{by.key} AS by_{by.code}" for by in by_key]
    amounts = [f"{amount} AS {name}" for name, amount in _amounts(ranges, codes).items()]
    placed = {f"({_of(at, each.in_a_scan)})" for each in ranges for at in (0, 1) if each.figures.keys() & codes}
    rows = [
        f"SELECT {number}, CAST(by_{by.code} AS VARCHAR),"  # noqa: S608 -- our own
        f" {', '.join(f'sum({name})' for name in _amounts(ranges, codes))} FROM e GROUP BY by_{by.code}"
        for number, by in enumerate(by_key)
    ]
    return (
        f"WITH e AS MATERIALIZED (SELECT {', '.join([*keys, *amounts])} FROM {_whole(ranges, is_sqlite)}"  # noqa: S608 -- our own
        f" WHERE {' OR '.join(sorted(placed))}) {' UNION ALL '.join(rows)}"
    )


def scan_of_table(ranges: Sequence[Range], by: Grouping, periods: Sequence[int], is_sqlite: bool) -> str:
    """One breakdown by reading every row: conditional sums by group, of this year (0), of last year (1) or of both."""
    sums = ", ".join(f"sum({amount})" for amount in _amounts(ranges, by.figures, periods).values())
    return f"SELECT {by.key}, {sums} FROM {_whole(ranges, is_sqlite)} GROUP BY {by.key}"  # noqa: S608 -- our own


def _amounts(ranges: Sequence[Range], codes: Iterable[str], periods: Sequence[int] = (0, 1)) -> dict[str, str]:
    """What a row adds to each figure in this period (0) and in last year's (1)."""
    return {
        f"{code}_{at}": " + ".join(
            f"CASE WHEN {_of(at, each.in_a_scan)} THEN {_of(at, _spelled_out(each, code))} ELSE 0 END"
            for each in ranges
            if code in each.figures
        )
        for code in codes
        for at in periods
    }


def _whole(ranges: Sequence[Range], is_sqlite: bool) -> str:
    source = ranges[0].source
    if not is_sqlite:
        return source
    return source.replace("AS l ", "AS l NOT INDEXED ") if "JOIN" in source else f"{source} NOT INDEXED"


def _spelled_out(each: Range, code: str) -> str:
    text = each.figures[code]
    for name, of_name in each.once.items():
        text = text.replace(name, of_name)
    return text


def _of(period: int, text: str) -> str:
    return re.sub(r"(?<!:):(\w+)", rf":\1_{period}", text)
