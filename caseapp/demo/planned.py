"""How many of what in which year: the published figures, and plausible ones where nothing was published.

Every count here comes out exactly in the generated ledger; tests compare the published ones with `published.PUBLISHED`.
"""

from typing import Final

from caseapp.demo.plan import LitigationYear, OfficePlan, ReconsiderationYear
from caseapp.demo.published import ANQING, FUYANG, SHANGQIU
from caseapp.law.codes import Level
from caseapp.law.endings import ReconsiderationEnding as End

# 2020: offices and courts were all but closed in February.
_EPIDEMIC = (0.75, 0.25, 0.7, 1.05, 1.15, 1.2, 1.1, 1.1, 1.15, 1.0, 1.2, 1.2)
# 2023: applications rose towards the new Act, so that much was open at the year's end.
_RISING = (0.7, 0.65, 0.9, 0.9, 0.9, 0.95, 0.95, 1.0, 1.1, 1.15, 1.45, 1.5)

# fmt: off
_SHANGQIU_RECONSIDERATION = (
    ReconsiderationYear(205, 148, {
        End.UPHOLD: 61, End.REJECT_CLAIM: 16, End.DISMISS_APP: 11,
        End.REVOKE: 6, End.REVOKE_REDO: 9, End.CHANGE: 1, End.ILLEGAL: 4, End.ORDER_PERFORM: 3,
        End.MEDIATED: 3, End.TERM_SETTLED: 7, End.TERM_SELF_CORRECTED: 6, End.TERM_WITHDRAWN: 14,
        End.TERM_DEATH: 1, End.TERM_STAY60: 1, End.TERM_OTHER: 1, End.OTHER: 1,
    }, late=4),
    # Published: 231 received, 163 accepted, 140 concluded, 19 of them corrected by 撤销、确认违法、责令履行.
    ReconsiderationYear(231, 163, {
        End.UPHOLD: 56, End.REJECT_CLAIM: 17, End.DISMISS_APP: 12,
        End.REVOKE: 5, End.REVOKE_REDO: 7, End.ILLEGAL: 4, End.ORDER_PERFORM: 3,
        End.MEDIATED: 5, End.TERM_SETTLED: 8, End.TERM_SELF_CORRECTED: 6, End.TERM_WITHDRAWN: 13,
        End.TERM_DEATH: 1, End.TERM_DISSOLVED: 1, End.TERM_CRIMINAL: 1, End.OTHER: 1,
    }, season=_RISING),
    # The first year of the new Act: more applications, more mediation, endings that the old Act did not know.
    ReconsiderationYear(328, 262, {
        End.UPHOLD: 83, End.REJECT_CLAIM: 29, End.DISMISS_APP: 19,
        End.REVOKE: 8, End.REVOKE_PART: 2, End.REVOKE_REDO: 9, End.CHANGE: 3, End.ILLEGAL: 5, End.INVALID: 1,
        End.ORDER_PERFORM: 2, End.AGREEMENT_ORDER: 1, End.AGREEMENT_COMP: 1,
        End.MEDIATED: 36, End.TERM_SETTLED: 20, End.TERM_SELF_CORRECTED: 11, End.TERM_WITHDRAWN: 25,
        End.TERM_DEATH: 1, End.TERM_STAY60: 1, End.TERM_OTHER: 1, End.OTHER: 1,
    }, late=3),
)
_FUYANG_RECONSIDERATION = (
    ReconsiderationYear(187, 146, {
        End.UPHOLD: 58, End.REJECT_CLAIM: 10, End.DISMISS_APP: 12,
        End.REVOKE: 12, End.REVOKE_REDO: 9, End.CHANGE: 1, End.ILLEGAL: 6, End.ORDER_PERFORM: 3,
        End.MEDIATED: 2, End.TERM_SETTLED: 6, End.TERM_SELF_CORRECTED: 5, End.TERM_WITHDRAWN: 16,
        End.TERM_DEATH: 1, End.TERM_OTHER: 1, End.OTHER: 1,
    }),
    ReconsiderationYear(204, 158, {
        End.UPHOLD: 66, End.REJECT_CLAIM: 13, End.DISMISS_APP: 14,
        End.REVOKE: 11, End.REVOKE_REDO: 8, End.ILLEGAL: 6, End.ORDER_PERFORM: 3,
        End.MEDIATED: 4, End.TERM_SETTLED: 8, End.TERM_SELF_CORRECTED: 6, End.TERM_WITHDRAWN: 18,
        End.TERM_DISSOLVED: 1, End.TERM_STAY60: 1, End.OTHER: 1,
    }),
    # Published: 151 accepted, all on time, and fewer corrected from year to year.
    ReconsiderationYear(193, 151, {
        End.UPHOLD: 63, End.REJECT_CLAIM: 13, End.DISMISS_APP: 12,
        End.REVOKE: 7, End.REVOKE_REDO: 6, End.CHANGE: 1, End.ILLEGAL: 5, End.ORDER_PERFORM: 2,
        End.MEDIATED: 6, End.TERM_SETTLED: 9, End.TERM_SELF_CORRECTED: 5, End.TERM_WITHDRAWN: 17,
        End.TERM_DEATH: 1, End.TERM_CRIMINAL: 1, End.OTHER: 1,
    }, season=_EPIDEMIC),
)
_ANQING_RECONSIDERATION = (
    ReconsiderationYear(71, 54, {
        End.UPHOLD: 17, End.REJECT_CLAIM: 5, End.DISMISS_APP: 3,
        End.REVOKE: 3, End.REVOKE_REDO: 2, End.ILLEGAL: 2, End.ORDER_PERFORM: 1,
        End.MEDIATED: 3, End.TERM_SETTLED: 4, End.TERM_SELF_CORRECTED: 3, End.TERM_WITHDRAWN: 6,
    }),
    ReconsiderationYear(88, 70, {
        End.UPHOLD: 21, End.REJECT_CLAIM: 7, End.DISMISS_APP: 5,
        End.REVOKE: 2, End.REVOKE_REDO: 2, End.CHANGE: 1, End.ILLEGAL: 1, End.ORDER_PERFORM: 1,
        End.MEDIATED: 10, End.TERM_SETTLED: 6, End.TERM_SELF_CORRECTED: 4, End.TERM_WITHDRAWN: 8,
    }, late=1),
)


def _county_years(received: int, accepted: int) -> tuple[ReconsiderationYear, ReconsiderationYear]:
    """Two small years of a county, the second under the new Act."""
    return (
        ReconsiderationYear(received, accepted, {
            End.UPHOLD: 6, End.REJECT_CLAIM: 1, End.DISMISS_APP: 1, End.REVOKE: 1, End.ILLEGAL: 1,
            End.TERM_SETTLED: 1, End.TERM_WITHDRAWN: 3,
        }),
        ReconsiderationYear(received + 8, accepted + 7, {
            End.UPHOLD: 8, End.REJECT_CLAIM: 2, End.DISMISS_APP: 1, End.REVOKE: 1, End.REVOKE_REDO: 1,
            End.MEDIATED: 4, End.TERM_SETTLED: 2, End.TERM_SELF_CORRECTED: 1, End.TERM_WITHDRAWN: 2,
        }),
    )
# fmt: on


def _county(office: str, prefix: str, city: str, received: int, accepted: int, heads: tuple[int, int]) -> OfficePlan:
    """A county below 安庆市; `heads`: in how many of the lawsuits heard in each year an official came."""
    return OfficePlan(
        office=office,
        prefix=prefix,
        city=city,
        first_year=2023,
        carried_over=2,
        lawsuits_carried_over=3,
        reconsideration=_county_years(received, accepted),
        litigation=(
            LitigationYear(8, 1, 2, 5, heads[0], 2, concluded=7, lost=1, withdrawn=1, neither=0),
            LitigationYear(9, 1, 2, 6, heads[1], 3, concluded=8, lost=1, withdrawn=1, neither=0),
        ),
        present=(4, 1),
        level=Level.COUNTY,
        parent=ANQING,
    )


PLANS: Final[tuple[OfficePlan, ...]] = (
    OfficePlan(
        office=SHANGQIU,
        prefix="商政复",
        city="商丘市",
        first_year=2022,
        carried_over=16,
        lawsuits_carried_over=13,
        reconsideration=_SHANGQIU_RECONSIDERATION,
        litigation=(
            LitigationYear(46, 9, 19, 34, 27, 9, concluded=43, lost=4, withdrawn=2, neither=1),
            # Published: 52 lawsuits against the city government; 94 % of those concluded were won.
            LitigationYear(52, 11, 22, 38, 33, 12, concluded=50, lost=2, withdrawn=1, neither=0),
            LitigationYear(61, 14, 27, 47, 43, 18, concluded=58, lost=3, withdrawn=2, neither=1, retrial=1),
        ),
        sued_at_home=True,
        present=(28, 7),
    ),
    OfficePlan(
        office=FUYANG,
        prefix="阜政复",
        city="阜阳市",
        first_year=2018,
        carried_over=22,
        lawsuits_carried_over=288,
        reconsideration=_FUYANG_RECONSIDERATION,
        litigation=(
            LitigationYear(1096, 208, 26, 874, 402, 118, concluded=1052, lost=142, withdrawn=150, neither=41),
            LitigationYear(
                1187, 231, 29, 967, 512, 161, concluded=1158, lost=139, withdrawn=166, neither=39, retrial=3
            ),
            # Published: 1,061 lawsuits heard in the whole city, an official came in 636 of them.
            LitigationYear(
                *(1268, 246, 31, 1061, 636, 214),
                concluded=1209,
                lost=131,
                withdrawn=171,
                neither=44,
                retrial=4,
                season=_EPIDEMIC,
            ),
        ),
    ),
    OfficePlan(
        office=ANQING,
        prefix="宜政复",
        city="安庆市",
        first_year=2023,
        carried_over=6,
        lawsuits_carried_over=9,
        reconsideration=_ANQING_RECONSIDERATION,
        litigation=(
            LitigationYear(31, 6, 6, 22, 20, 8, concluded=29, lost=3, withdrawn=3, neither=1),
            LitigationYear(34, 7, 8, 25, 25, 12, concluded=32, lost=2, withdrawn=4, neither=1),
        ),
        present=(9, 3),
    ),
    _county("桐城市人民政府", "桐政复", "桐城市", 21, 16, (4, 6)),
    _county("怀宁县人民政府", "怀政复", "怀宁县", 18, 14, (3, 5)),
)
