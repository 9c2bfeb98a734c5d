"""What a page of the reconsideration list costs.

    python -m tests.benchmarks.lists --rows 3000 50000 1000000 [--keep FOLDER] [--database URL]

Baseline: hand-written SQL of the same page (its total and its lines) on the same file over the same indexes, through
sqlite3 or psycopg alone. `ratio` is the product's time over the baseline's: what SQLAlchemy and the lines' own objects
cost, and a worse plan where the product gets one. `to first` is the product's time over its own in the first ledger
asked for: 1 where the page does not feel the size of the ledger.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Final

from flask import Flask

from caseapp.organs.queries import scope_of
from caseapp.paging import PAGE_SIZE, Page
from caseapp.reconsideration.filters import CaseFilters
from caseapp.reconsideration.queries import CaseLine, case_page
from caseapp.reconsideration.status import Status
from tests.benchmarks.drawing import TODAY
from tests.benchmarks.ledgers import ledger, options
from tests.benchmarks.plain import Plain
from tests.benchmarks.timing import headings, in_turn, line

_TOTAL: Final = "SELECT count(*) FROM reconsideration_case WHERE {where}"
_LINES: Final = """
SELECT shown.id, number, received_on, applicant_count, act_name, matter, handler, disposal, accepted_on, due_on,
  is_due_provisional, ending, closed_on, organ.name, region.name, office.name,
  (SELECT name FROM applicant WHERE case_id = shown.id AND position = 1),
  (SELECT name FROM applicant WHERE case_id = shown.id AND position = 2),
  EXISTS (SELECT 1 FROM exclusion WHERE case_id = shown.id AND kind = 'stay' AND start_on <= :today
    AND (end_on IS NULL OR end_on > :today))
FROM (
  SELECT id FROM reconsideration_case WHERE {where} ORDER BY received_on {way}, id {way} LIMIT :limit OFFSET 0
) AS of_page
JOIN reconsideration_case AS shown ON shown.id = of_page.id
JOIN organ ON organ.id = respondent_id
JOIN office ON office.id = office_id
LEFT JOIN region ON region.id = shown.region_id
ORDER BY received_on DESC, shown.id DESC
"""
_FOUND_SQLITE: Final = (
    "id IN (SELECT rowid FROM reconsideration_case_search WHERE reconsideration_case_search MATCH :text)"
)
_FOUND_POSTGRESQL: Final = "string_to_array(search, ' ') @> string_to_array(:text, ' ')"


@dataclass(frozen=True, slots=True)
class Asked:
    """A page as a clerk asks for it, and the same in SQL."""

    title: str
    filters: CaseFilters = CaseFilters()  # noqa: RUF009 -- a frozen value
    is_last: bool = False
    where: str = "true"
    values: Mapping[str, object] = field(default_factory=dict)


def _asked(is_sqlite: bool) -> tuple[Asked, ...]:
    organ, since, until = "睢县公安局", date(2024, 3, 1), date(2024, 3, 31)
    return (
        Asked("default"),
        Asked("last page", is_last=True),
        Asked(
            "one month",
            CaseFilters(since=since, until=until),
            where="received_on >= :since AND received_on <= :until",
            values={"since": since.isoformat(), "until": until.isoformat()},
        ),
        Asked(
            "text 王伟",
            CaseFilters(text="王伟"),
            where=_FOUND_SQLITE if is_sqlite else _FOUND_POSTGRESQL,
            values={"text": '"王伟"' if is_sqlite else "王伟"},
        ),
        Asked("handler", CaseFilters(handler="李明"), where="handler = :handler", values={"handler": "李明"}),
        Asked(
            "organ + status",
            CaseFilters(respondent=organ, status=Status.PENDING),
            where="respondent_id = (SELECT id FROM organ WHERE name = :organ)"
            " AND accepted_on IS NOT NULL AND closed_on IS NULL",
            values={"organ": organ},
        ),
    )


def _by_product(app: Flask, asked: Asked) -> Page[CaseLine]:
    with app.app_context():  # each page begins with a session of its own, as each request does
        return case_page(scope_of(None), asked.filters, today=TODAY, page=10**9 if asked.is_last else 1)


def _by_hand(plain: Plain, asked: Asked) -> list[tuple[Any, ...]]:
    where = f"office_id = 1 AND {asked.where}"
    ((total,),) = plain.rows(_TOTAL.format(where=where), asked.values)
    limit = (total % PAGE_SIZE or PAGE_SIZE) if asked.is_last else PAGE_SIZE
    statement = _LINES.format(where=where, way="ASC" if asked.is_last else "DESC")
    return plain.rows(statement, {**asked.values, "today": TODAY.isoformat(), "limit": limit})


def main() -> None:
    """Print a line for each ledger and page."""
    chosen = options(__doc__, 3_000, 50_000).parse_args()
    first: dict[str, float] = {}
    headings("page", "found", "ms", "baseline ms", "ratio", "to first")
    for rows in chosen.rows:
        app = ledger(rows, chosen.keep, chosen.database)
        plain = Plain(app.config["SQLALCHEMY_DATABASE_URI"])
        for asked in _asked(plain.is_sqlite):
            page = _by_product(app, asked)
            if [each.id for each in page.rows] != [each[0] for each in _by_hand(plain, asked)]:
                raise SystemExit(f"{asked.title}: the baseline shows another page")
            timed = in_turn(partial(_by_product, app, asked), partial(_by_hand, plain, asked))
            start = first.setdefault(asked.title, timed.product)
            line(rows, asked.title, page.total, timed.product, timed.baseline, timed.ratio, timed.product / start)
        plain.close()


if __name__ == "__main__":
    main()
