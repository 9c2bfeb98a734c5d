"""What a court case ends in for one defendant and what that means."""

import pytest

from caseapp.law.codes import Instance, UnknownCodeError
from caseapp.law.endings import LitigationEnding, Result


def test_lost_are_the_forms_that_the_supreme_court_counts() -> None:
    assert set(LitigationEnding.with_result(Result.LOST)) == {
        *("revoke", "revoke_redo", "revoke_part", "revoke_part_redo", "change", "perform", "pay"),
        *("illegal", "invalid", "agreement_perform", "agreement_comp", "compensate"),
    }


def test_won_are_judgments_for_the_defendant_and_suits_not_heard_on_the_merits() -> None:
    assert set(LitigationEnding.with_result(Result.WON)) == {
        *("reject_claim", "uphold_act", "confirm_lawful", "no_compensation"),
        *("dismiss_suit", "not_docketed"),
    }


def test_withdrawn_are_three_and_neither_won_nor_lost() -> None:
    withdrawn = set(LitigationEnding.with_result(Result.WITHDRAWN))

    assert withdrawn == {"withdraw_self", "withdraw_changed", "deemed_withdraw"}


def test_every_loss_is_a_judgment() -> None:
    assert all(ending.is_judgment for ending in LitigationEnding.with_result(Result.LOST))


def test_only_a_changed_judgment_needs_its_new_content() -> None:
    assert {ending for ending in LitigationEnding if ending.needs_content} == {"reverse", "retrial_reverse"}


def test_the_content_of_a_changed_judgment_is_for_or_against_the_defendant() -> None:
    contents = LitigationEnding.contents()

    assert contents
    assert {ending.result for ending in contents} == {Result.LOST, Result.WON}
    assert not any(ending.needs_content for ending in contents)


@pytest.mark.parametrize("instance", Instance)
def test_every_instance_can_end_in_something(instance: Instance) -> None:
    assert any(instance in ending.instances for ending in LitigationEnding if ending is not LitigationEnding.OTHER)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("维持", "uphold_act"),  # first-instance judgments until 2015
        ("撤销", "revoke"),
        ("全部撤销", "revoke"),
        ("部分撤销", "revoke_part"),
        ("判决驳回原告诉讼请求", "reject_claim"),
        ("裁定驳回起诉", "dismiss_suit"),
        ("撤诉", "withdraw_self"),
        ("准许原告因被告改变原行政行为撤诉", "withdraw_changed"),
        ("按撤诉处理", "deemed_withdraw"),
        ("责令履行", "perform"),
        ("终结诉讼", "ended"),
        ("驳回上诉维持原判", "affirm_judgment"),
        ("驳回上诉，维持原判决", "affirm_judgment"),
        ("驳回上诉,维持原裁定", "affirm_ruling"),  # half-width comma
        ("发回重审", "remand"),
        ("撤回上诉", "withdraw_appeal"),
    ],
)
def test_an_ending_is_found_as_offices_write_it(text: str, key: str) -> None:
    assert LitigationEnding.find(text) == key


@pytest.mark.parametrize(
    ("text", "instance", "key"),
    [
        ("维持", Instance.FIRST, "uphold_act"),
        ("维持", Instance.SECOND, "affirm_judgment"),  # what stands is the judgment, not the act
        ("维持原判", Instance.RETRIAL, "retrial_affirm"),
        ("改判", Instance.SECOND, "reverse"),
        ("改判", Instance.RETRIAL, "retrial_reverse"),
        ("发回重审", Instance.RETRIAL, "retrial_remand"),
        ("撤诉", Instance.SECOND, "withdraw_appeal"),
        ("终结", Instance.SECOND, "ended"),  # can occur at any instance: read as written
        ("发回重审", Instance.FIRST, "remand"),  # cannot occur there: left for the register to refuse
    ],
)
def test_a_word_used_at_two_instances_is_read_as_that_of_the_row(text: str, instance: Instance, key: str) -> None:
    assert LitigationEnding.find_at(text, instance) == key


def test_an_unknown_word_is_unknown_at_every_instance() -> None:
    with pytest.raises(UnknownCodeError, match="裁判结果"):
        LitigationEnding.find_at("不知道", Instance.SECOND)
