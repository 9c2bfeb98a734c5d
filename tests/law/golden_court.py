"""Golden cases of the time limits of a suit: days, months and years; notices counted back from the hearing."""

from tests.law.golden import goldens

COURT_CASES = goldens("""
To sue: months and years end on the corresponding day, else on the month's last
FILE_DIRECT | 2023-08-18 | | 2024-02-18 | the Sunday that is worked
FILE_DIRECT | 2023-08-31 | | 2024-02-29 | no 31 February, a leap year
FILE_DIRECT | 2023-10-01 | | 2024-04-01 | a Monday
FILE_DIRECT | 2023-12-10 | | 2024-06-11 | Dragon Boat Monday
FILE_DIRECT | 2024-02-29 | | 2024-08-29 | from the leap day: the 29th, not the month's last
FILE_DIRECT | 2024-02-29 | 2024-03-01/2024-03-11 | 2024-09-09 | 29 August + 10, Sunday 8 September
FILE_DIRECT | 2024-03-31 | | 2024-09-30 | no 31 September
FILE_DIRECT | 2024-04-01 | | 2024-10-08 | over National Day
FILE_DIRECT | 2024-08-31 | | 2025-02-28 | no 31 February, a common year
FILE_DIRECT | 2025-08-15 | | 2026-02-24 | festival 15-23
FILE_DIRECT | 2026-06-30 | | 2026-12-30 | a Wednesday
FILE_DIRECT | 2026-07-01 | | 2027-01-01? | beyond the calendar
FILE_UNINFORMED_MAX | 2023-02-04 | | 2024-02-04 | the Sunday that is worked
FILE_UNINFORMED_MAX | 2023-10-01 | | 2024-10-08 | over National Day
FILE_UNINFORMED_MAX | 2024-02-29 | | 2025-02-28 | from the leap day
FILE_MAX | 2019-02-10 | | 2024-02-18 | over the festival to the Sunday that is worked
FILE_MAX | 2020-02-29 | | 2025-02-28 | from the leap day
FILE_MAX | 2021-10-10 | | 2026-10-10 | the Saturday that is worked
FILE_MAX_REALTY | 2004-02-29 | | 2024-02-29 | from leap day to leap day
FILE_MAX_REALTY | 2006-02-28 | | 2026-02-28 | the Saturday that is worked
FILE_MAX_REALTY | 2010-01-01 | | 2030-01-01? | beyond the calendar
OMISSION_TERM | 2023-12-30 | | 2024-02-29 | no 30 February
OMISSION_TERM | 2023-12-31 | | 2024-02-29 | no 31 February
OMISSION_TERM | 2024-08-01 | | 2024-10-08 | over National Day
OMISSION_TERM | 2024-12-31 | | 2025-02-28 | a common year
FILE_OMISSION | 2024-02-29 | | 2024-08-29 | six months from the end of the two
FILE_OMISSION | 2025-04-01 | | 2025-10-09 | over the eight days of October 2025

Docketing and defence
DOCKET | 2024-02-11 | | 2024-02-18 | the Sunday that is worked
DOCKET | 2024-04-24 | | 2024-05-06 | 1 May, over Labour Day
DOCKET | 2024-05-04 | | 2024-05-11 | the Saturday that is worked
DOCKET | 2024-12-25 | | 2025-01-02 | New Year's Day
SERVE_COMPLAINT | 2024-03-04 | | 2024-03-11 | Saturday 9 March
SERVE_COMPLAINT | 2024-09-10 | | 2024-09-18 | Mid-Autumn 15-17
SERVE_COMPLAINT | 2025-02-03 | | 2025-02-08 | the Saturday that is worked
DEFEND | 2023-12-16 | | 2024-01-02 | Sunday 31 December, over New Year's Day
DEFEND | 2024-01-22 | | 2024-02-06 | a Tuesday
DEFEND | 2024-01-26 | | 2024-02-18 | 10 February, over the festival to the Sunday that is worked
DEFEND | 2024-02-14 | | 2024-02-29 | the leap day
DEFEND | 2024-09-14 | | 2024-09-29 | the Sunday that is worked
DEFEND | 2024-09-16 | | 2024-10-08 | over National Day
DEFEND | 2025-05-16 | | 2025-06-03 | Dragon Boat 31 May to 2 June
DEFEND | 2025-12-19 | | 2026-01-04 | Saturday 3 January, to the Sunday that is worked
DEFEND | 2026-02-13 | | 2026-02-28 | the Saturday that is worked
DEFEND | 2026-06-05 | | 2026-06-22 | Dragon Boat 19-21
DEFEND | 2026-12-17 | | 2027-01-01? | beyond the calendar
DEFEND_EXTENDED | 2024-06-24 | | 2024-07-09 | fifteen days from the end of the cause
DEFEND_EXTENDED | 2025-01-13 | | 2025-02-05 | 28 January, over the festival
DEFEND_SIMPLE | 2024-05-21 | =10 | 2024-05-31 | the court set ten days
DEFEND_SIMPLE | 2024-05-26 | | 2024-06-11 | fifteen at the most; Dragon Boat Monday
JURISDICTION_OBJ | 2024-03-15 | | 2024-04-01 | Saturday 30 March
JURISDICTION_OBJ | 2024-03-20 | | 2024-04-07 | Qingming 4-6, to the Sunday that is worked

Notices, three days before the hearing; the start is its day; on a rest day the notice is due earlier
HEARING_SUMMONS | 2024-03-03 | | 2024-02-29 | a hearing on a Sunday; the leap day
HEARING_SUMMONS | 2024-03-13 | | 2024-03-08 | Sunday 10 March, back to Friday
HEARING_SUMMONS | 2024-03-15 | | 2024-03-12 | a Tuesday
HEARING_SUMMONS | 2024-05-06 | | 2024-04-30 | 3 May, back over Labour Day
HEARING_SUMMONS | 2024-10-09 | | 2024-09-30 | 6 October, back over National Day
HEARING_SUMMONS | 2025-10-14 | | 2025-10-11 | the Saturday that is worked
HEARING_SUMMONS | 2027-01-03 | | 2026-12-31 | the hearing lies beyond the calendar, the notice does not
LEADER_NOTICE | 2024-01-03 | | 2023-12-29 | Sunday 31 December, back over the weekend
LEADER_NOTICE | 2024-03-15 | | 2024-03-12 | a Tuesday
LEADER_NOTICE | 2026-02-26 | | 2026-02-14 | 23 February, back over the festival to the Saturday that is worked
LEADER_NOTICE | 2027-01-04 | | 2027-01-01? | not rolled beyond the calendar

Time to try the case
FIRST | 2023-08-31 | | 2024-02-29 | no 31 February, a leap year
FIRST | 2023-08-31 | 2023-10-01/2023-10-31 | 2024-04-01 | 29 February + 30 is Saturday 30 March
FIRST | 2024-01-15 | +90 | 2024-10-14 | 15 July + 90 is Sunday 13 October
FIRST | 2024-01-31 | 2024-02-08/2024-02-19 2024-05-01/2024-05-06 | 2024-08-16 | 31 July + 11 + 5
FIRST | 2024-04-05 | | 2024-10-08 | over National Day
FIRST | 2025-08-31 | | 2026-02-28 | the month's last, a Saturday that is worked
FIRST | 2026-08-01 | | 2027-02-01? | beyond the calendar
FIRST_SIMPLE | 2023-02-15 | | 2023-04-03 | 13 + 31 + 1: Saturday 1 April
FIRST_SIMPLE | 2024-02-16 | | 2024-04-01 | 13 + 31 + 1
FIRST_SIMPLE | 2024-02-16 | 2024-03-01/2024-03-11 | 2024-04-11 | an appraisal of ten days
FIRST_SIMPLE | 2024-02-19 | | 2024-04-07 | Qingming 4-6, to the Sunday that is worked
FIRST_SIMPLE | 2024-08-17 | | 2024-10-08 | over National Day

Appeal, retrial
APPEAL_J | 2023-12-15 | | 2024-01-02 | Saturday 30 December, over New Year's Day
APPEAL_J | 2024-04-16 | | 2024-05-06 | over Labour Day
APPEAL_J | 2024-04-26 | | 2024-05-11 | the Saturday that is worked
APPEAL_J | 2025-01-14 | | 2025-02-05 | 29 January, over the festival
APPEAL_J | 2026-01-31 | | 2026-02-24 | festival 15-23
APPEAL_R | 2023-04-13 | | 2023-04-23 | the Sunday that is worked
APPEAL_R | 2023-12-22 | | 2024-01-02 | New Year's Day
APPEAL_R | 2024-02-19 | | 2024-02-29 | the leap day
APPEAL_R | 2024-04-21 | | 2024-05-06 | over Labour Day
APPEAL_R | 2025-09-28 | | 2025-10-09 | the last of the eight days
APPEAL_REPLY | 2024-05-25 | | 2024-06-11 | Sunday 9 June, then Dragon Boat Monday
APPEAL_REPLY | 2025-03-20 | | 2025-04-07 | Qingming 4-6
SECOND | 2023-11-30 | | 2024-02-29 | no 30 February, a leap year
SECOND | 2024-01-31 | | 2024-04-30 | no 31 April
SECOND | 2024-01-31 | 2024-03-01/2024-03-12 | 2024-05-11 | 30 April + 11, the Saturday that is worked
SECOND | 2024-07-07 | | 2024-10-08 | the last day of National Day
SECOND | 2024-11-30 | | 2025-02-28 | no 30 February, a common year
SECOND | 2026-10-01 | | 2027-01-01? | beyond the calendar
RETRIAL_APPLY | 2023-12-08 | | 2024-06-11 | Saturday 8 June, then the Dragon Boat Festival
RETRIAL_APPLY | 2024-08-30 | | 2025-02-28 | no 30 February
RETRIAL_REVIEW | 2024-07-28 | | 2025-02-05 | 28 January, over the festival
RETRIAL_REVIEW | 2024-08-29 | | 2025-02-28 | no 29 February in 2025

What follows
STAY_END | 2023-12-01 | | 2024-02-29 | 30 + 31 + 29
STAY_END | 2024-07-03 | | 2024-10-08 | over National Day
JUDGMENT_SEND | 2024-01-31 | | 2024-02-18 | 10 February, over the festival to the Sunday that is worked
JUDGMENT_SEND | 2024-06-28 | | 2024-07-08 | a Monday
SJ_REPLY | 2024-03-12 | | 2024-05-11 | the Saturday that is worked
SJ_REPLY | 2025-11-05 | | 2026-01-04 | 25 + 31 + 4, the Sunday that is worked
ENFORCE | 2022-02-10 | | 2024-02-18 | over the festival to the Sunday that is worked
ENFORCE | 2023-05-05 | | 2025-05-06 | the last day of Labour Day
ENFORCE | 2024-02-29 | | 2026-02-28 | from the leap day, to a Saturday that is worked
ENFORCE | 2025-03-01 | | 2027-03-01? | beyond the calendar
NONLIT_ENFORCE | 2023-11-30 | | 2024-02-29 | no 30 February, a leap year
NONLIT_ENFORCE | 2024-07-01 | | 2024-10-08 | over National Day
NONLIT_ENFORCE | 2024-08-31 | | 2024-12-02 | Saturday 30 November
NONLIT_ENFORCE | 2024-10-31 | | 2025-02-05 | 31 January, over the festival
""")
