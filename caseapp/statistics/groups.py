"""Groups that statistics make of facts and no register keeps: bands of numbers, whether something was done."""

from typing import Final

from caseapp.law.coded import Coded


class Done(Coded, table_title="有无"):
    """Whether something took place in a case."""

    YES = "yes", "有"
    NO = "no", "无"


class Entered(Coded, table_title="来源期间"):
    """Whether an entry came in the period or was carried over into it (本期新收 / 上期结转)."""

    NEW = "new", "本期新收"
    CARRIED = "carried", "上期结转"


class ApplicantBand(Coded, table_title="申请人人数"):
    """Cases by the number of applicants, 表8."""

    UP_TO_3 = "up_to_3", "1至3人"
    UP_TO_10 = "up_to_10", "4至10人"
    UP_TO_20 = "up_to_20", "11至20人"
    UP_TO_30 = "up_to_30", "21至30人"
    UP_TO_50 = "up_to_50", "31至50人"
    UP_TO_80 = "up_to_80", "51至80人"
    UP_TO_100 = "up_to_100", "81至100人"
    OVER_100 = "over_100", "100人以上"


class DurationBand(Coded, table_title="审理天数"):
    """Closed cases by the days from acceptance to closure."""

    UP_TO_15 = "up_to_15", "15日以内"
    UP_TO_30 = "up_to_30", "16至30日"
    UP_TO_45 = "up_to_45", "31至45日"
    UP_TO_60 = "up_to_60", "46至60日"
    UP_TO_90 = "up_to_90", "61至90日"
    OVER_90 = "over_90", "90日以上"


# The largest number that still belongs to a band; what is larger than all belongs to the last of its table.
APPLICANTS_UP_TO: Final = {
    ApplicantBand.UP_TO_3: 3,
    ApplicantBand.UP_TO_10: 10,
    ApplicantBand.UP_TO_20: 20,
    ApplicantBand.UP_TO_30: 30,
    ApplicantBand.UP_TO_50: 50,
    ApplicantBand.UP_TO_80: 80,
    ApplicantBand.UP_TO_100: 100,
}
DAYS_UP_TO: Final = {
    DurationBand.UP_TO_15: 15,
    DurationBand.UP_TO_30: 30,
    DurationBand.UP_TO_45: 45,
    DurationBand.UP_TO_60: 60,
    DurationBand.UP_TO_90: 90,
}
