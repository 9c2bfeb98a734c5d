"""What an issued report keeps of its figures, and the JSON and CSV in which they are kept and travel in its PDF. Pure.

The JSON is that of `caseapp figures --json`, and besides: what each figure was made of in the periods compared, how it
was defined, the breakdowns, the offices, the ledger's moment and seal, the report's number, and what it replaces.
"""

import csv
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from typing import Any, Final

from caseapp.history.moments import Then
from caseapp.history.seals import moment_text, short_head
from caseapp.organs.scope import Scope
from caseapp.statistics.figures import figures_json
from caseapp.statistics.indicators import Indicator
from caseapp.statistics.periods import Period, parse_period
from caseapp.statistics.sets import CASE_SETS
from caseapp.statistics.sheet import Aim, AimKind, Breakdown, Check, Column, Figure, Reading, Row, Sheet

JSON_NAME: Final = "figures.json"  # as attached to the PDF
CSV_NAME: Final = "figures.csv"
_COMPARED: Final = ("previous", "last_year")
_CSV_HEADINGS: Final = ("指标编码", "指标", "数值", "单位", "分子", "分母", "上年同期", "上期")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A sheet as it was issued.

    The indicators in `sheet` are worded as they were then, and `set_titles` names by code the sets of which they are
    made. `then` and `seal`: the ledger that was counted, its moment, last change and that change's seal. `replaces` is
    the number of the report in whose place this one stands, `why` what the head of office said to it.
    """

    number: str
    issued_on: date
    sheet: Sheet
    then: Then
    seal: str
    set_titles: Mapping[str, str]
    replaces: str | None = None
    why: str | None = None

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Each figure by its code: `now`, `previous` and `last_year` have text, numerator and denominator."""
        return self.sheet.figures

    @property
    def period(self) -> Period:
        """The period reported on."""
        return self.sheet.period

    @property
    def office_ids(self) -> tuple[int, ...]:
        """The offices whose cases were counted."""
        return self.sheet.scope.office_ids

    @property
    def head(self) -> str:
        """The ledger's head as the foot of the paper has it: 1234-9f86d081884c7d65."""
        return short_head(self.then.change, self.seal)


def freeze(
    sheet: Sheet,
    *,
    number: str,
    issued_on: date,
    then: Then,
    seal: str,
    replaces: str | None = None,
    why: str | None = None,
) -> Frozen:
    """What a report on this sheet of the ledger `then` keeps."""
    codes = (code for figure in sheet.figures.values() for each in _with_beside(figure) for code in each.indicator.sets)
    titles = {code: CASE_SETS[code].title for code in codes}
    return Frozen(number, issued_on, sheet, then, seal, titles, replaces, why)


def _with_beside(figure: Figure) -> tuple[Figure, ...]:
    return (figure,) if figure.beside is None else (figure, figure.beside)


# ── Written ───────────────────────────────────────────────────────────────────────────────────────────────────────


def frozen_json(frozen: Frozen) -> str:
    """As kept with the report and attached to its PDF."""
    plain = figures_json(frozen.sheet)
    kept = {
        "number": frozen.number,
        "issued_on": frozen.issued_on.isoformat(),
        "replaces": frozen.replaces,
        "why": frozen.why,
        "office": plain["office"],
        "office_ids": list(frozen.office_ids),
        "period": plain["period"],
        "ledger": {"change": frozen.then.change, "moment": moment_text(frozen.then.at), "seal": frozen.seal},
        "as_of": plain["as_of"],
        "figures": _figures(plain["figures"], frozen),
        "definitions": {code: _definition(figure.indicator, frozen) for code, figure in frozen.figures.items()},
        "definitions_beside": {
            code: _definition(figure.beside.indicator, frozen)
            for code, figure in frozen.figures.items()
            if figure.beside is not None
        },
        "breakdowns": {code: _breakdown(breakdown) for code, breakdown in frozen.sheet.breakdowns.items()},
        "checks": plain["checks"],
        "wording": dict(frozen.sheet.wording),
    }
    return json.dumps(kept, ensure_ascii=False, indent=1)


def _figures(plain: Any, frozen: Frozen) -> dict[str, dict[str, object]]:
    """The figures as programs know them, and the parts of what they are compared with."""
    figures = {code: plain[code] | _parts(figure) for code, figure in frozen.figures.items()}
    for code, figure in frozen.figures.items():
        if figure.beside is not None:
            figures[code]["beside"] |= _parts(figure.beside)
    return figures


def _breakdown(breakdown: Breakdown) -> dict[str, object]:
    rows, total = [row._asdict() for row in breakdown.rows], breakdown.total._asdict()
    return asdict(breakdown) | {"rows": rows, "total": total}


def _parts(figure: Figure) -> dict[str, int | None]:
    parts: dict[str, int | None] = {}
    for name in _COMPARED:
        reading: Reading = getattr(figure, name)
        parts |= {f"{name}_numerator": reading.numerator, f"{name}_denominator": reading.denominator}
    return parts


def _definition(indicator: Indicator, frozen: Frozen) -> dict[str, object]:
    said = asdict(indicator)
    del said["code"]
    titles = {
        f"{part}_title": frozen.set_titles[said[part]] if said[part] else None for part in ("numerator", "denominator")
    }
    return said | titles


def figures_csv(frozen: Frozen) -> str:
    """The figures as a table for people's own spreadsheets; an empty denominator leaves its value empty."""
    file = StringIO(newline="")
    rows = csv.writer(file)
    rows.writerow(_CSV_HEADINGS)
    for code, figure in frozen.figures.items():
        now, compared = figure.now, (_cell(figure.last_year), _cell(figure.previous))
        parts = (now.numerator, "" if now.denominator is None else now.denominator)
        rows.writerow((code, figure.indicator.title, _cell(now), figure.indicator.unit, *parts, *compared))
    return file.getvalue()


def _cell(reading: Reading) -> str:
    return "" if reading.value is None else str(reading.value)


def files_of(frozen: Frozen) -> dict[str, bytes]:
    """The files that travel inside the PDF, by name; the table begins with the mark by which Excel knows UTF-8."""
    return {JSON_NAME: frozen_json(frozen).encode(), CSV_NAME: figures_csv(frozen).encode("utf-8-sig")}


# ── Read ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_frozen(text: str) -> Frozen:
    """What `frozen_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    kept = json.loads(text)
    ledger = kept["ledger"]
    then = Then(datetime.fromisoformat(ledger["moment"]), ledger["change"])
    definitions, beside = kept["definitions"], kept.get("definitions_beside", {})
    sheet = Sheet(
        office=kept["office"],
        scope=Scope(tuple(kept["office_ids"]), kept["office"]),
        period=parse_period(kept["period"]["text"]),
        figures={
            code: _read_figure(code, definitions[code], each, beside.get(code))
            for code, each in kept["figures"].items()
        },
        breakdowns={code: _read_breakdown(each) for code, each in kept["breakdowns"].items()},
        checks=tuple(_read_check(each) for each in kept["checks"]),
        as_of=then,
        wording=kept.get("wording", {}),
    )
    return Frozen(
        kept["number"],
        date.fromisoformat(kept["issued_on"]),
        sheet,
        then,
        ledger["seal"],
        {said[part]: said[f"{part}_title"] for said in (*definitions.values(), *beside.values())
         for part in ("numerator", "denominator") if said[part]},
        kept["replaces"],
        kept["why"],
    )  # fmt: skip


def _read_figure(
    code: str, said: Mapping[str, Any], kept: Mapping[str, Any], beside: Mapping[str, Any] | None = None
) -> Figure:
    names = ("title", "unit", "numerator", "denominator", "decimals", "definition")
    variant, variant_title = (said.get(name, "") for name in ("variant", "variant_title"))  # older reports have none
    now = _read_reading(kept["value"], kept["numerator"], kept["denominator"])
    previous, last_year = (
        _read_reading(kept[name], kept[f"{name}_numerator"], kept[f"{name}_denominator"]) for name in _COMPARED
    )
    return Figure(
        Indicator(code, **{name: said[name] for name in names}, variant=variant, variant_title=variant_title),
        now,
        previous,
        last_year,
        tuple(_read_reading(**each) for each in kept.get("earlier", ())),
        None if beside is None else _read_figure(code, beside, kept["beside"]),
        tuple(_read_aim(each) for each in kept.get("aims", ())),
    )


def _read_aim(kept: Mapping[str, Any]) -> Aim:
    return Aim(AimKind(kept["kind"]), kept["title"], Decimal(kept["value"]), kept["source"])


def _read_reading(value: str | None, numerator: int, denominator: int | None) -> Reading:
    return Reading(numerator, denominator, None if value is None else Decimal(value))


def _read_breakdown(kept: Mapping[str, Any]) -> Breakdown:
    columns = tuple(
        Column(**column | {"rate_of": tuple(column["rate_of"]) if column["rate_of"] else None})
        for column in kept["columns"]
    )
    rows = tuple(Row(**row) for row in kept["rows"])
    return Breakdown(kept["code"], kept["title"], columns, rows, Row(**kept["total"]), kept["unit"])


def _read_check(kept: Mapping[str, Any]) -> Check:
    sides = (kept["left"], kept["right"])
    return Check(kept["code"], kept["title"], *sides, kept["equation"], tuple(kept["cases"]))
