"""What a reconsideration case ends in and what that counts as."""

import pytest

from caseapp.law.endings import Correction, Outcome, ReconsiderationEnding


def test_every_family_is_somebodys_and_together_they_are_all_endings() -> None:
    families = [ReconsiderationEnding.of(outcome) for outcome in Outcome]

    assert all(families)
    assert sorted(ending for family in families for ending in family) == sorted(ReconsiderationEnding)


@pytest.mark.parametrize(
    ("outcome", "keys"),
    [
        (Outcome.REVOKED, {"revoke", "revoke_part", "revoke_redo"}),  # one column for all three
        (Outcome.REJECTED, {"reject_claim", "dismiss_app"}),  # 驳回 is both kinds
        (Outcome.CONFIRMED_UNLAWFUL, {"illegal", "invalid"}),
        (Outcome.ORDERED_TO_PERFORM, {"order_perform", "agreement_order"}),
        (Outcome.MEDIATED, {"mediated"}),  # 和解 is a 终止, never beside it
        (
            Outcome.TERMINATED,
            {
                "term_settled",
                "term_self_corrected",
                "term_withdrawn",
                "term_death",
                "term_dissolved",
                "term_criminal",
                "term_stay60",
                "term_other",
            },
        ),
    ],
)
def test_endings_count_in_the_family_of_the_form(outcome: Outcome, keys: set[str]) -> None:
    assert set(ReconsiderationEnding.of(outcome)) == keys


def test_direct_corrections_are_the_four_of_the_ministry() -> None:
    direct = {ending.outcome for ending in ReconsiderationEnding if ending.correction is Correction.DIRECT}

    assert direct == {Outcome.REVOKED, Outcome.CHANGED, Outcome.CONFIRMED_UNLAWFUL, Outcome.ORDERED_TO_PERFORM}


def test_within_those_families_every_ending_is_a_direct_correction() -> None:
    families = (Outcome.REVOKED, Outcome.CHANGED, Outcome.CONFIRMED_UNLAWFUL, Outcome.ORDERED_TO_PERFORM)

    assert all(e.correction is Correction.DIRECT for family in families for e in ReconsiderationEnding.of(family))


def test_indirect_corrections_are_mediation_settlement_self_correction_and_compensation() -> None:
    indirect = {ending for ending in ReconsiderationEnding if ending.correction is Correction.INDIRECT}

    assert indirect == {"mediated", "term_settled", "term_self_corrected", "agreement_comp"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("维持原行政行为", "uphold"),
        ("责令重作", "revoke_redo"),
        ("部分撤销并责令重作", "revoke_redo"),
        ("驳回复议申请", "dismiss_app"),
        ("驳回行政复议请求", "reject_claim"),
        ("驳回", "reject_claim"),  # either kind counts the same
        ("终止（和解）", "term_settled"),
        ("和解", "term_settled"),
        ("终止", "term_other"),  # must not be guessed as a withdrawal
        ("撤回申请", "term_withdrawn"),
        ("改变后撤回", "term_self_corrected"),
        ("调解书", "mediated"),
        ("确认行政行为违法", "illegal"),
        ("责令履行法定职责", "order_perform"),
    ],
)
def test_an_ending_is_found_as_offices_write_it(text: str, key: str) -> None:
    assert ReconsiderationEnding.find(text) == key


@pytest.mark.parametrize(
    ("ending", "article"),
    [
        (
            ReconsiderationEnding.UPHOLD,
            "行政复议法（2023年修订）第六十八条；行政复议法（2017年修正）第二十八条第一款第（一）项",
        ),
        (
            ReconsiderationEnding.TERM_STAY60,
            "行政复议法（2023年修订）第四十一条第（五）项；行政复议法实施条例（2007年）第四十二条第二款",
        ),
        (ReconsiderationEnding.INVALID, "行政复议法（2023年修订）第六十七条"),  # the old Act did not know it
        (ReconsiderationEnding.OTHER, ""),
    ],
)
def test_the_article_names_the_act_it_stands_in(ending: ReconsiderationEnding, article: str) -> None:
    assert ending.article == article
