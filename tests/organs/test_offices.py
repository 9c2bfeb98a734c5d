"""Offices, the scope of what they see, and organs that come into being by being named."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseapp.accounts.models import Role
from caseapp.db import db
from caseapp.law.codes import Level
from caseapp.law.refusal import Refusal
from caseapp.organs import queries
from caseapp.organs.actions import (
    describe_organ,
    ensure_court,
    ensure_organ,
    ensure_region,
    found_office,
    revise_office,
)
from caseapp.organs.models import Region
from tests.people import SignIn, post


def test_an_office_sees_itself_and_all_offices_below_it(app: Flask) -> None:
    with app.app_context():
        city = found_office(name="商丘市人民政府", number_prefix="商政复")
        county = found_office(name="睢县人民政府", number_prefix="睢政复", parent=city)
        town = found_office(name="城关镇人民政府", number_prefix="城政复", parent=county)
        other = found_office(name="阜阳市人民政府", number_prefix="阜政复")

        assert set(queries.scope_of(city.id).office_ids) == {city.id, county.id, town.id}
        assert queries.scope_of(county.id).title == "睢县人民政府"
        assert queries.scope_of(town.id).office_ids == (town.id,)
        assert set(queries.scope_of(None).office_ids) == {city.id, county.id, town.id, other.id}


def test_the_whole_house_is_called_by_its_only_office(app: Flask, office: int) -> None:
    with app.app_context():
        assert queries.scope_of(None).title == "商丘市人民政府"

        found_office(name="睢县人民政府", number_prefix="睢政复")

        assert queries.scope_of(None).title == "全部机构"


def test_an_office_is_found_by_name_or_as_the_only_one(app: Flask, office: int) -> None:
    with app.app_context():
        assert queries.office_named(None).id == office
        assert queries.office_named(" 商丘市人民政府 ").id == office

        found_office(name="睢县人民政府", number_prefix="睢政复")

        with pytest.raises(Refusal, match="有多个机构，请指明是哪一个：商丘市人民政府、睢县人民政府"):
            queries.office_named(None)
        with pytest.raises(Refusal, match="没有名为“商丘”的机构"):
            queries.office_named("商丘")


def test_without_any_office_the_refusal_says_how_to_make_one(app: Flask) -> None:
    with app.app_context(), pytest.raises(Refusal, match="caseapp init"):
        queries.office_named(None)


@pytest.mark.parametrize(
    ("name", "prefix", "field"),
    [
        ("", "商政复", "name"),
        ("商丘市人民政府", " ", "number_prefix"),
        ("商丘市人民政府", "商政复〔2023〕", "number_prefix"),  # the year is not part of it
    ],
)
def test_an_office_needs_a_name_and_a_plain_prefix(app: Flask, name: str, prefix: str, field: str) -> None:
    with app.app_context(), pytest.raises(Refusal) as refused:
        found_office(name=name, number_prefix=prefix)

    assert refused.value.field == field


def test_an_office_is_founded_once(app: Flask, office: int) -> None:
    with app.app_context(), pytest.raises(Refusal, match="已经存在"):
        found_office(name="商丘市人民政府", number_prefix="商复")


def test_an_organ_is_created_when_new_and_completed_when_known(app: Flask) -> None:
    with app.app_context():
        first = ensure_organ("睢县公安局")
        again = ensure_organ("睢县公安局", level=Level.COUNTY_DEPARTMENT, region=ensure_region("睢县"))

        assert again.id == first.id
        assert again.level is Level.COUNTY_DEPARTMENT
        assert again.region_id == queries.remembered(Region, "睢县").id

        ensure_organ("睢县公安局", level=Level.CITY, region=ensure_region("民权县"))

        assert again.level is Level.COUNTY_DEPARTMENT  # what was known stays
        assert again.region.name == "睢县"


def test_no_name_is_no_region_and_no_court(app: Flask) -> None:
    with app.app_context():
        assert ensure_region("") is None
        assert ensure_court(None) is None
        assert ensure_court("商丘市中级人民法院") is ensure_court("商丘市中级人民法院")


def test_describing_an_organ_moves_no_case(app: Flask, ledger: int) -> None:
    with app.app_context():
        organ = queries.organ_named("睢县公安局")
        describe_organ(organ, short_name="睢县公安", level=Level.CITY_DEPARTMENT, region="商丘市")
        db.session.commit()

        kept = db.session.execute(
            db.select(db.metadata.tables["reconsideration_case"].c["respondent_level", "region_id"])
        ).one()

        assert kept.respondent_level is Level.COUNTY_DEPARTMENT
        assert kept.region_id == queries.remembered(Region, "睢县").id


def test_the_name_of_an_office_is_one_line(app: Flask) -> None:
    """It stands in the names of downloads, which no header may hold with a line break."""
    with app.app_context():
        founded = found_office(name=" 商丘市\r\n人民政府 ", number_prefix="商政复\n")

        assert (founded.name, founded.number_prefix) == ("商丘市 人民政府", "商政复")


def test_an_office_changes_its_prefix_and_its_parent_but_never_stands_below_itself(app: Flask) -> None:
    with app.app_context():
        city = found_office(name="商丘市人民政府", number_prefix="商复")
        county = found_office(name="睢县人民政府", number_prefix="睢政复")

        revise_office(county, number_prefix=" 睢政复议 ", parent=city, corrections_need_consent=False)
        revise_office(city, number_prefix="商政复", parent=None, corrections_need_consent=True)

        assert (county.number_prefix, county.parent_id, city.number_prefix) == ("睢政复议", city.id, "商政复")
        with pytest.raises(Refusal, match="不能作为上级") as refused:
            revise_office(city, number_prefix="商政复", parent=county, corrections_need_consent=True)
        assert refused.value.field == "parent_id"


def test_the_administrator_changes_an_office_on_its_page(
    client: FlaskClient, sign_in: SignIn, app: Flask, office: int
) -> None:
    sign_in(client, Role.ADMINISTRATOR)
    address = f"/organs/offices/{office}"

    assert "商政复" in client.get(address).text
    assert post(client, address, number_prefix="商复〔", parent_id="0").status_code == 422
    assert post(client, address, number_prefix="商政复字", parent_id="0").status_code == 302

    with app.app_context():
        assert queries.office(office).number_prefix == "商政复字"


def test_the_administrator_has_corrections_consented_to(
    client: FlaskClient, sign_in: SignIn, app: Flask, office: int
) -> None:
    sign_in(client, Role.ADMINISTRATOR)
    address, kept = f"/organs/offices/{office}", {"number_prefix": "商政复", "parent_id": "0"}

    for ticked, wanted in (({"corrections_need_consent": "y"}, True), ({}, False)):
        assert post(client, address, **kept, **ticked).status_code == 302
        with app.app_context():
            assert queries.office(office).corrections_need_consent is wanted
        assert ("checked" in client.get(address).text) is wanted


def test_the_administrator_sets_the_year_by_which_an_office_counts(
    client: FlaskClient, sign_in: SignIn, app: Flask, office: int
) -> None:
    sign_in(client, Role.ADMINISTRATOR)
    address, kept = f"/organs/offices/{office}", {"number_prefix": "商政复", "parent_id": "0"}

    assert post(client, address, **kept, has_statistical_year="y").status_code == 302
    assert "统计年度" in client.get("/organs/").text
    with app.app_context():
        city = queries.office(office)
        assert city.has_statistical_year
        assert found_office(name="睢县人民政府", number_prefix="睢政复", parent=city).has_statistical_year


def test_offices_stand_in_a_tree_by_name_below_one_another(app: Flask, office: int) -> None:
    with app.app_context():
        city = queries.office(office)
        county = found_office(name="睢县人民政府", number_prefix="睢政复", parent=city)
        found_office(name="城关镇人民政府", number_prefix="城政复", parent=county)
        found_office(name="民权县人民政府", number_prefix="民政复", parent=city)

        def tree(office_id: int | None) -> list[tuple[str, int, bool]]:
            scope = queries.scope_of(office_id)
            return [(each.name[:2], each.depth, each.has_below) for each in queries.offices_as_tree(scope)]

        assert tree(None) == [("商丘", 0, True), ("民权", 1, False), ("睢县", 1, True), ("城关", 2, False)]
        assert tree(county.id) == [("睢县", 0, True), ("城关", 1, False)]
