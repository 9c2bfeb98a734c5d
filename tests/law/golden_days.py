"""Golden cases of a reconsideration's time limits in calendar days and years: every day counts, only the last rolls."""

from tests.law.golden import goldens

DAY_CASES = goldens("""
To apply, 60 days
APPLY | 2022-12-31 | | 2023-03-01 | old Act, no leap day: 31 + 28 + 1
APPLY | 2023-02-20 | | 2023-04-21 | 8 + 31 + 21, a Friday
APPLY | 2023-02-22 | | 2023-04-23 | 6 + 31 + 23, ends on the Sunday that is worked
APPLY | 2023-02-28 | | 2023-05-04 | 29 April, Labour Day to 3 May
APPLY | 2023-07-31 | | 2023-10-07 | 29 September, to the Saturday that is worked
APPLY | 2023-12-31 | | 2024-02-29 | the last day of the old Act, to the leap day
APPLY | 2024-01-01 | | 2024-03-01 | the first day of the new Act: 30 + 29 + 1
APPLY | 2024-03-01 | | 2024-04-30 | 30 + 30, a Tuesday
APPLY | 2024-03-01 | 2024-03-10/2024-03-20 | 2024-05-10 | force majeure of ten days, a Friday
APPLY | 2024-03-01 | 2024-03-10/2024-03-21 | 2024-05-11 | eleven days, to the Saturday that is worked
APPLY | 2024-07-16 | | 2024-09-14 | 15 + 31 + 14, the Saturday worked before Mid-Autumn
APPLY | 2024-07-17 | | 2024-09-18 | Sunday 15, over Mid-Autumn 15-17
APPLY | 2024-08-02 | | 2024-10-08 | 1 October, over National Day
APPLY | 2025-12-02 | | 2026-02-02 | Saturday 31 January
APPLY | 2026-11-01 | | 2026-12-31 | the last day that the calendar covers
APPLY | 2026-11-02 | | 2027-01-01? | a holiday for certain, but no arrangement known: not rolled
APPLY_UNINFORMED | 2024-04-23 | | 2024-06-24 | Saturday 22 June
APPLY_UNINFORMED_MAX | 2024-02-29 | | 2025-02-28 | no 29 February in 2025
APPLY_UNINFORMED_MAX | 2024-03-09 | | 2025-03-10 | Sunday 9 March
APPLY_UNINFORMED_MAX | 2025-01-01 | | 2026-01-04 | New Year 1-3 January, to the Sunday that is worked
APPLY_MAX | 2019-05-06 | @2024-04-01 | 2024-05-06 | the Monday after Labour Day
APPLY_MAX | 2019-05-01 | @2024-04-01 | 2024-05-06 | Labour Day 1-5
APPLY_MAX | 2019-10-01 | @2024-04-01 | 2024-10-08 | National Day 1-7
APPLY_MAX | 2020-02-29 | @2025-02-03 | 2025-02-28 | from a leap day into a common year
APPLY_MAX | 2021-02-14 | @2026-02-03 | 2026-02-14 | a Saturday that is worked
APPLY_MAX | 2022-01-01 | @2026-02-03 | 2027-01-01? | beyond the calendar
APPLY_MAX_REALTY | 2004-02-29 | @2024-02-01 | 2024-02-29 | from leap day to leap day
APPLY_MAX_REALTY | 2004-06-10 | @2024-02-01 | 2024-06-11 | Dragon Boat Monday
APPLY_MAX_REALTY | 2005-10-05 | @2025-02-03 | 2025-10-09 | National Day and Mid-Autumn 1-8
APPLY_MAX_REALTY | 2006-05-01 | @2026-02-03 | 2026-05-06 | Labour Day 1-5
APPLY_MAX_REALTY | 2007-01-01 | @2026-02-03 | 2027-01-01? | beyond the calendar

Before 2024: calendar days where the Act of 2023 has working days
CORRECT_NOTICE | 2023-03-06 | | 2023-03-13 | Saturday 11 March
CORRECT_NOTICE | 2023-09-26 | | 2023-10-07 | 1 October, to the Saturday that is worked
CORRECT_NOTICE | 2023-10-02 | | 2023-10-07 | ends on the Saturday that is worked
CORRECT_NOTICE | 2023-12-25 | | 2024-01-02 | Saturday 30 December, over New Year's Day
CORRECT | 2023-06-12 | =10 | 2023-06-25 | the notice said ten days; 22 June, to the Sunday that is worked
CORRECT | 2023-11-20 | =10 | 2023-11-30 | the notice said ten days, a Thursday
REPLY_ORD | 2023-01-11 | | 2023-01-28 | 21 January, festival to 27, the Saturday is worked
REPLY_ORD | 2023-04-19 | | 2023-05-04 | 29 April, Labour Day to 3 May
REPLY_ORD | 2023-06-12 | | 2023-06-25 | 22 June, Dragon Boat to 24, the Sunday is worked
REPLY_ORD | 2023-09-28 | | 2023-10-08 | ends on the Sunday that is worked
REPLY_ORD | 2023-12-20 | | 2024-01-02 | Saturday 30 December, over New Year's Day
REPLY_ORD | 2023-12-22 | | 2024-01-02 | New Year's Day
REPLY_ORD | 2023-12-25 | | 2024-01-04 | ten days, a Thursday
REPLY_ORD | 2023-12-29 | | 2024-01-08 | ten days, a Monday
REPLY_ORD | 2023-12-31 | | 2024-01-10 | the last copy received under the old Act: ten days, all counted

Time to decide by the clock itself, and what may be added
DECIDE_ORD | 2023-03-07 | +30 | 2023-06-05 | old Act: 6 May + 30
DECIDE_ORD | 2024-03-01 | +30 | 2024-05-30 | 60 + 30
DECIDE_SIMPLE | 2024-03-01 | | 2024-04-01 | Sunday 31 March
EXTEND | 2023-05-30 | | 2023-06-29 | old Act: 1 + 29, a Thursday
EXTEND | 2024-04-30 | | 2024-05-30 | thirty days from the end of the sixty
EXTEND | 2024-05-11 | | 2024-06-11 | Dragon Boat Monday
DEEMED_ACCEPT | 2024-02-21 | | 2024-02-21 | the day on which the review ran out

Documents of general effect
NORM_OWN | 2023-05-23 | | 2023-06-25 | old Act: 22 June, to the Sunday that is worked
NORM_OWN | 2024-04-02 | | 2024-05-06 | 2 May, over Labour Day
NORM_OWN | 2024-04-11 | | 2024-05-11 | the Saturday that is worked
NORM_OWN | 2025-12-31 | | 2026-01-30 | over the turn of the year, a Friday
NORM_RETURN | 2023-12-01 | | 2024-01-30 | old Act: 30 + 30
NORM_RETURN | 2024-07-13 | | 2024-09-11 | 18 + 31 + 11, a Wednesday
NORM_RETURN | 2024-12-03 | | 2025-02-05 | 1 February, festival to 4

Stays, opinions, what the decision orders
STAY_TERM | 2023-10-30 | | 2023-12-29 | old Act: 1 + 30 + 29
STAY_TERM | 2023-11-20 | | 2024-01-19 | old Act, ending under the new one
STAY_TERM | 2023-12-31 | | 2024-02-29 | the last day of the old Act, ending on the leap day
STAY_TERM | 2024-01-01 | | 2024-03-01 | the first day of the new Act: 30 + 29 + 1
STAY_TERM | 2024-08-15 | | 2024-10-14 | 16 + 30 + 14, a Monday
STAY_TERM | 2025-12-24 | | 2026-02-24 | 22 February, festival to 23
OPINION | 2023-11-02 | | 2024-01-02 | old Act: New Year's Day
OPINION | 2024-03-12 | | 2024-05-11 | 19 + 30 + 11, the Saturday that is worked
OPINION | 2024-11-03 | | 2025-01-02 | 27 + 31 + 2
REDO | 2023-03-04 | | 2023-05-04 | old Act: 3 May, Labour Day
REDO | 2024-03-06 | | 2024-05-06 | Sunday 5 May, the last of Labour Day
REDO | 2024-03-06 | =30 | 2024-04-07 | the decision said thirty days; 5 April, to the Sunday that is worked
REDO | 2025-03-07 | | 2025-05-06 | 24 + 30 + 6, the Tuesday after Labour Day
REDO | 2026-11-20 | | 2027-01-19? | beyond the calendar
REDO | 2026-07-06 | | 2026-09-04 | under the Regulation of 2026: 25 + 31 + 4
PERFORM | 2023-12-01 | =30 | 2024-01-02 | old Act: Sunday 31 December
PERFORM | 2024-03-01 | =30 | 2024-04-01 | Sunday 31 March
PERFORM | 2024-09-01 | =30 | 2024-10-08 | 1 October, over National Day
PERFORM_PAPER | 2023-12-01 | =30 | 2024-01-02 | old Act: Sunday 31 December, then New Year
PERFORM_PAPER | 2024-03-01 | =30 | 2024-04-01 | Sunday 31 March
OMISSION | 2023-04-23 | | 2023-06-25 | 22 June, Dragon Boat to 24, the Sunday is worked
OMISSION | 2024-04-11 | | 2024-06-11 | Dragon Boat Monday

To sue, 15 days
SUE_AFTER | 2023-09-22 | | 2023-10-07 | ends on the Saturday that is worked
SUE_AFTER | 2023-12-17 | | 2024-01-02 | New Year's Day
SUE_AFTER | 2024-01-26 | | 2024-02-18 | 10 February, over the festival to the Sunday that is worked
SUE_AFTER | 2024-01-25 | | 2024-02-09 | the eve of the festival: worked in 2024
SUE_AFTER | 2025-01-13 | | 2025-02-05 | the eve of the festival: off in 2025
SUE_AFTER | 2024-02-14 | | 2024-02-29 | ends on the leap day
SUE_AFTER | 2024-04-01 | 2024-04-05/2024-04-10 | 2024-04-22 | an obstacle of five days, then Sunday 21
SUE_AFTER | 2024-04-20 | | 2024-05-06 | Sunday 5 May, the last of Labour Day
SUE_AFTER | 2024-09-16 | | 2024-10-08 | 1 October, over National Day
SUE_AFTER | 2026-12-16 | | 2026-12-31 | the last day covered
SUE_AFTER | 2026-12-17 | | 2027-01-01? | one day later
SUE_NO_DECISION | 2023-12-17 | | 2024-01-02 | New Year's Day
SUE_NO_DECISION | 2024-04-30 | | 2024-05-15 | from the last day to decide
SUE_NO_DECISION | 2025-01-17 | | 2025-02-05 | 1 February, festival to 4
SUE_PRECOND | 2023-06-08 | | 2023-06-25 | old Act: 23 June, to the Sunday that is worked
SUE_PRECOND | 2024-05-26 | | 2024-06-11 | Dragon Boat Monday
SUE_PRECOND | 2024-05-27 | | 2024-06-11 | ends on that Tuesday by itself
""")
