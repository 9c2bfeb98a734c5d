"""The table of changes, and for each remembered table the table of its versions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast

from sqlalchemy import Column, Enum, Index, Integer, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import NullType, TypeEngine

from caseapp.db import Base, Moment, code
from caseapp.dialects import partial_index
from caseapp.history.origins import Origin

STANDS: Final = 2**31 - 1  # `until` of a version that still stands
STANDS_NOT: Final = f"until < {STANDS}"

Model = TypeVar("Model", bound=type[Base])


class Change(Base):
    """One transaction that changed remembered rows. Numbers follow one another without a gap, moments too.

    `person` None: nobody of the application, 应用之外的修改. `place` is the page's address or the command's name.
    `seal` is set when the transaction commits; what another program changed is sealed with the next change of ours.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_at", "at"),
        Index("ix_change_person", "person", "id"),
        partial_index("ix_change_unsealed", "id", where="seal IS NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    origin: Mapped[Origin] = mapped_column(code(Origin, "origin"))
    account_id: Mapped[int | None]
    person: Mapped[str | None] = mapped_column(String(50))
    place: Mapped[str | None] = mapped_column(String(300))
    why: Mapped[str | None] = mapped_column(Text)
    seal: Mapped[str | None] = mapped_column(String(64))


@dataclass(frozen=True, eq=False)
class Remembered:
    """A table whose rows are remembered: what it is called, its key, the columns kept, the table of its versions.

    `case` is the column that names the case a row belongs to ("id" in a register's own table); None: of no case.
    `through` is the table in which that case is found, where the row only names a row of that table.
    """

    table: Table
    title: str
    versions: Table
    key: str
    columns: tuple[str, ...]  # in alphabetical order, the key among them
    case: str | None
    through: str | None


REMEMBERED: Final[dict[str, Remembered]] = {}  # by table name


def remembered(
    title: str,
    *,
    case: str | None = None,
    through: str | None = None,
    without: Sequence[str] = (),
    ranges: Sequence[Sequence[str]] = (),
    still_open: Sequence[Sequence[str]] = (),
    where: Mapping[str, str] = MappingProxyType({}),
) -> Callable[[Model], Model]:
    """Mark a model whose rows the ledger remembers. `title` is what a row is called on the screen.

    `without`: columns left out, because they are derived from the others, or secret. The ledger as of a moment is
    searched by `ranges`, each an index over the versions in which the first of its columns has a value (or for which
    `where` holds, by that column), and by `still_open`, each an index over those in which it has none.
    """

    def mark(model: Model) -> Model:
        table = cast(Table, model.__table__)
        (key,) = table.primary_key.columns.keys()
        kept = tuple(sorted(column.name for column in table.columns if column.name not in without))
        name = table.primary_key.columns[key].name
        versions = Table(
            f"history_{table.name}",
            Base.metadata,
            *(
                Column(
                    each,
                    _plain(table.columns[each].type),
                    nullable=each != name,
                    primary_key=each == name,
                    autoincrement=False,
                )
                for each in _in_order(table, kept)
            ),
            Column("since", Integer, primary_key=True, autoincrement=False),
            Column("until", Integer, nullable=False),
        )
        _index(versions, ("since",))
        _index(versions, ("until",), STANDS_NOT)
        if case is not None and case != name:
            _index(versions, (case, "until", "since"))
        # What did not stand at the moment is skipped inside the index.
        for first, *more in ranges:
            is_known = f"{first} IS NOT NULL" if table.columns[first].nullable else None
            _index(versions, (first, *more, "until", "since"), where.get(first, is_known))
        # The first column says nothing here: SQLite sees by it that this index is the narrowest.
        for first, *more in still_open:
            _index(versions, (first, "until", "since", *more), f"{first} IS NULL")
        REMEMBERED[table.name] = Remembered(table, title, versions, name, kept, case, through)
        return model

    return mark


def _in_order(table: Table, kept: Sequence[str]) -> list[str]:
    return [column.name for column in table.columns if column.name in kept]


def _plain(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """A version keeps whatever stood in the row, also a word that is in no code table."""
    if isinstance(kind, NullType):  # a foreign key takes its type later, from the number that it names
        return Integer()
    return String(kind.length) if isinstance(kind, Enum) else kind


def _index(versions: Table, columns: Sequence[str], where: str | None = None) -> None:
    name, of = "_".join(("ix", versions.name, *columns[:2])), (versions.c[each] for each in columns)
    Index(name, *of) if where is None else partial_index(name, *of, where=where)
