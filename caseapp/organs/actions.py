"""Writes of organs, offices, courts and regions."""

from caseapp.db import db
from caseapp.law.codes import Level
from caseapp.law.refusal import Refusal
from caseapp.organs import queries
from caseapp.organs.models import Court, Office, Organ, Region
from caseapp.organs.queries import Named


def ensure_region(name: str | None) -> Region | None:
    """The region of that name, created when new; None for no name."""
    return _ensured(Region, name) if name else None


def ensure_organ(name: str, *, level: Level | None = None, region: Region | None = None) -> Organ:
    """The organ of that name, present or former, created when new.

    What was unknown of an organ is filled in; what was known stays, for a case keeps the level and region of its own
    time.
    """
    organ = queries.organ_named(name) or _added(Organ(name=name, level=level, region_id=region.id if region else None))
    if organ.level is None:
        organ.level = level
    if organ.region_id is None and region is not None:
        organ.region_id = region.id
    return organ


def ensure_court(name: str | None) -> Court | None:
    """The court of that name, created when new; None for no name."""
    return _ensured(Court, name) if name else None


def _ensured(table: type[Named], name: str) -> Named:
    return queries.remembered(table, name) or _added(table(name=name))


def _added(row: Named) -> Named:
    db.session.add(row)
    db.session.flush()
    return row


def found_office(*, name: str, number_prefix: str, level: Level | None = None, parent: Office | None = None) -> Office:
    """Set up the office that keeps the ledgers of the organ `name`; `number_prefix` begins its case numbers.

    It counts by the year that the office above it counts by.

    Raises Refusal (field `name` or `number_prefix`) for an empty name or prefix and for an office that exists.
    """
    name = " ".join(name.split())  # one line: it names downloads
    if not name:
        raise Refusal("name", "请填写机构名称，例如“商丘市人民政府”。")
    number_prefix = _plain_prefix(number_prefix)
    organ = ensure_organ(name, level=level)
    if organ.name != name:
        raise Refusal("name", f"“{name}”是“{organ.name}”的曾用名，请填写现在的名称。")
    if any(office.organ_id == organ.id for office in queries.all_offices()):
        raise Refusal("name", f"机构“{name}”已经存在。")
    office = Office(
        name=name,
        number_prefix=number_prefix,
        organ_id=organ.id,
        parent_id=parent.id if parent else None,
        has_statistical_year=parent is not None and parent.has_statistical_year,
    )
    db.session.add(office)
    db.session.flush()
    return office


def revise_office(
    office: Office,
    *,
    number_prefix: str,
    parent: Office | None,
    corrections_need_consent: bool,
    has_statistical_year: bool = False,
) -> None:
    """Change the prefix of the numbers to come, the office above, whether a second person consents to corrections, and
    which year the office counts by: the calendar's, or the statistical one from 11 December to 10 December.

    Numbers given stay as they are, and so do corrections that wait already. The year decides what periods are offered
    and what 本月 means; a period asked for by its name is the same for every office.

    Raises Refusal (field `number_prefix` or `parent_id`), also for a parent that stands below the office itself.
    """
    prefix = _plain_prefix(number_prefix)
    if parent is not None and parent.id in queries.scope_of(office.id).office_ids:
        raise Refusal("parent_id", f"“{parent.name}”是本机构或其下级机构，不能作为上级，请另选。")
    office.number_prefix = prefix
    office.parent_id = parent.id if parent else None
    office.corrections_need_consent = corrections_need_consent
    office.has_statistical_year = has_statistical_year


def _plain_prefix(text: str) -> str:
    prefix = "".join(text.split())
    if not prefix or any(sign in prefix for sign in "〔〕[]【】（）()"):
        raise Refusal("number_prefix", "请填写案号前缀，即〔年份〕之前的字，例如“商政复”。")
    return prefix


def describe_organ(organ: Organ, *, short_name: str | None, level: Level | None, region: str | None) -> None:
    """Set what is known of an organ today. Cases keep the level and region of their own time: no past figure moves."""
    organ.short_name = (short_name or "").strip() or None
    organ.level = level
    organ.region = ensure_region((region or "").strip())
