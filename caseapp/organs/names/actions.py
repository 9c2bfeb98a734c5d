"""Writes of names: an organ is renamed from a day on, or a name that was mistyped is mended."""

from datetime import date

from caseapp.db import db
from caseapp.law.refusal import Refusal
from caseapp.organs import queries
from caseapp.organs.models import Organ, OrganName
from caseapp.organs.names.queries import former_names, formerly_named, last_former_name
from caseapp.shown import long_day


def rename_organ(organ: Organ, *, name: str, since_on: date, today: date, may_be_former: bool = False) -> None:
    """Call the organ otherwise from `since_on` on: figures of periods that end before that day keep the old name.

    The office that serves it is renamed with it. `may_be_former`: another organ was called so before, and the person
    knows. Raises Refusal (field `name`, `since_on` or `may_be_former`).
    """
    new = _free_name(organ, name, may_be_former=may_be_former)
    if since_on > today:
        raise Refusal("since_on", "新名称还没有启用，请到启用那天再登记。")
    last = last_former_name(organ.id)
    if last is not None and since_on <= last.until_on:
        raise Refusal(
            "since_on", f"“{organ.name}”这个名称自{long_day(last.until_on)}起使用，新名称只能从更晚的日期起使用。"
        )
    db.session.add(OrganName(organ_id=organ.id, name=organ.name, until_on=since_on))
    _call(organ, new)


def correct_name(organ: Organ, *, name: str, may_be_former: bool = False) -> None:
    """Mend a name that was mistyped: it has always been so. Raises Refusal (field `name` or `may_be_former`)."""
    _call(organ, _free_name(organ, name, may_be_former=may_be_former))


def take_back_renaming(organ: Organ) -> None:
    """Undo the last renaming: the organ is called as it was before. Raises Refusal where it never was renamed."""
    last = last_former_name(organ.id)
    if last is None:
        raise Refusal("", f"“{organ.name}”没有登记过更名。")
    other = queries.remembered(Organ, last.name)
    if other is not None and other is not organ:
        raise Refusal("", f"“{last.name}”现在是另一机关的名称，不能恢复。")
    name = last.name
    db.session.delete(last)
    _call(organ, name)


def _free_name(organ: Organ, name: str, *, may_be_former: bool) -> str:
    """The name as it is written, one that no other organ bears, nor bore unless that is known."""
    new = " ".join(name.split())
    if not new:
        raise Refusal("name", "请填写名称。")
    if new == organ.name:
        raise Refusal("name", "与现在的名称相同。")
    if queries.remembered(Organ, new) is not None:
        raise Refusal("name", f"已有名为“{new}”的机关；两个机关合并的，请不要改成同一名称。")
    if any(former.name == new for former in former_names(organ.id)):
        return new
    other = formerly_named(new)
    if other is not None and not may_be_former:
        raise Refusal(
            "may_be_former", f"“{new}”是“{other.name}”的曾用名。确是另一机关启用了这个名称的，请勾选后再保存。"
        )
    return new


def _call(organ: Organ, name: str) -> None:
    for office in queries.all_offices():
        if office.organ_id == organ.id and office.name == organ.name:
            office.name = name
    organ.name = name
    db.session.flush()
