"""What the rows of breakdowns are called."""

from collections.abc import Collection, Mapping
from functools import cache

from sqlalchemy import FromClause, Select, bindparam, select

from caseapp.db import Base
from caseapp.law.coded import Coded
from caseapp.organs.models import Organ
from caseapp.organs.names.queries import names_on
from caseapp.prepared.queries import prepared
from caseapp.statistics.models import Dimension
from caseapp.statistics.periods import Period
from caseapp.statistics.sets import DIMENSIONS
from caseapp.statistics.sheet import BLANK, EVERY
from caseapp.statistics.tables.models import TODAY, Tables

Labels = dict[str | None, str]


def group_title(by: str | None, key: str | None, period: Period, tables: Tables = TODAY) -> str | None:
    """What a row of a breakdown is called where it stands alone: 被申请人：睢县公安局; None for the total or no row.

    Raises ValueError for a key that no row has.
    """
    if by is None or key == EVERY:
        return None
    labels = labels_of(DIMENSIONS[by], {key}, period, tables)
    if key not in labels:
        raise ValueError(f"no group {key!r} of {by}")
    return f"{DIMENSIONS[by].title}：{labels[key]}"


def labels_of(group: Dimension, keys: Collection[str | None], period: Period, tables: Tables) -> Labels:
    """What each key is called; for months every month of the period, in order, whether it has entries or not."""
    return labels_of_each({group: keys}, period, tables)[group]


def labels_of_each(
    keys: Mapping[Dimension, Collection[str | None]], period: Period, tables: Tables
) -> dict[Dimension, Labels]:
    """The same of several dimensions: each table that names their rows is asked once."""
    ids: dict[type[Base], set[int]] = {}
    for group, of_group in keys.items():
        if group.names is not None and not issubclass(group.names, Coded):
            ids.setdefault(group.names, set()).update(int(key) for key in of_group if key is not None)
    names = {model: _names(model, ids[model], period, tables) for model in ids}
    return {group: _labels(group, of_group, names, period) for group, of_group in keys.items()}


def _labels(
    group: Dimension, keys: Collection[str | None], names: Mapping[type[Base], Mapping[str, str]], period: Period
) -> Labels:
    if group.column is None:
        return {month.text: period.title_of(month) for month in period.months()}
    known = sorted(key for key in keys if key is not None)
    labels: Labels = {None: BLANK} if None in keys else {}
    if group.names is None:
        return labels | {key: key for key in known}
    of_rows = _terms(group.names) if issubclass(group.names, Coded) else names[group.names]
    return labels | {key: of_rows[key] for key in known if key in of_rows}


@cache
def _terms(table: type[Coded]) -> Mapping[str, str]:
    return dict(table.choices())


def _names(model: type[Base], ids: Collection[int], period: Period, tables: Tables) -> dict[str, str]:
    """By the id as text; an organ bears the name of the period's last day."""
    if not ids:
        return {}
    if model is Organ:
        called = names_on(period.last_day, ids, organs=tables.organs, names=tables.organ_names)
    else:
        called = dict(_names_of(tables.of(model)).rows({"ids": ids}))
    return {str(row_id): name for row_id, name in called.items()}


@prepared
def _names_of(named: FromClause) -> Select[int, str]:
    return select(named.c.id, named.c.name).where(named.c.id.in_(bindparam("ids", expanding=True)))
