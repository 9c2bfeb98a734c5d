"""Golden cases of the time to decide: both Acts, the turn of 2024, extensions, stays, and each year's schedule."""

from tests.law.golden import goldens

DECISION_CASES = goldens("""
The turn: sixty days on either side, the simplified procedure only from 2024
ordinary | 2023-12-25 | | 2024-02-23 | 6 + 31 + 23, a Friday
ordinary | 2023-12-26 | | 2024-02-26 | Saturday 24 February
ordinary | 2023-12-27 | | 2024-02-26 | Sunday 25 February
ordinary | 2023-12-28 | | 2024-02-26 | ends on that Monday by itself
ordinary | 2023-12-29 | | 2024-02-27 | a Tuesday
ordinary | 2023-12-30 | | 2024-02-28 | a Wednesday
ordinary | 2023-12-31 | | 2024-02-29 | the leap day
ordinary | 2024-01-01 | | 2024-03-01 | the first day of the new Act
ordinary | 2024-01-02 | | 2024-03-04 | Saturday 2 March
ordinary | 2024-01-03 | | 2024-03-04 | Sunday 3 March
ordinary | 2024-01-04 | | 2024-03-04 | ends on that Monday by itself
ordinary | 2024-01-05 | | 2024-03-05 | a Tuesday
ordinary | 2024-01-08 | | 2024-03-08 | a Friday
simplified | 2023-12-25 | | 2024-02-23 | the old Act knew sixty days only
simplified | 2024-01-01 | | 2024-01-31 | thirty days
simplified | 2024-01-02 | | 2024-02-01 | thirty days
simplified | 2024-01-04 | | 2024-02-04 | Saturday 3 February, to the Sunday that is worked
simplified | 2024-01-05 | | 2024-02-04 | ends on the Sunday that is worked
simplified | 2024-01-08 | | 2024-02-07 | a Wednesday
simplified | 2024-01-11 | | 2024-02-18 | 10 February, over the festival to the Sunday that is worked

The schedule of 2023
ordinary | 2022-11-22 | | 2023-01-28 | 21 January, festival to 27, the Saturday is worked
ordinary | 2022-11-29 | | 2023-01-28 | ends on the Saturday that is worked
ordinary | 2022-11-30 | | 2023-01-29 | ends on the Sunday that is worked
ordinary | 2023-02-04 | | 2023-04-06 | Qingming, one day
ordinary | 2023-02-22 | | 2023-04-23 | ends on the Sunday that is worked
ordinary | 2023-03-07 | | 2023-05-06 | ends on the Saturday that is worked
ordinary | 2023-04-23 | | 2023-06-25 | 22 June, Dragon Boat to 24, the Sunday is worked
ordinary | 2023-08-08 | | 2023-10-07 | ends on the Saturday that is worked
ordinary | 2023-08-09 | | 2023-10-08 | ends on the Sunday that is worked

None, one, two stays, with and without extension, old Act; 6 May is day sixty
ordinary | 2023-03-07 | +30 | 2023-06-05 | 6 May + 30, a Monday
ordinary | 2023-03-07 | 2023-04-28/2023-05-04 | 2023-05-12 | a stay over Labour Day: six days, holidays included
ordinary | 2023-03-07 | +30 2023-04-28/2023-05-04 | 2023-06-12 | 6 May + 36 is Sunday 11 June
ordinary | 2023-03-07 | 2023-04-28/2023-05-04 2023-05-10/2023-05-14 | 2023-05-16 | 6 May + 6 + 4
ordinary | 2023-03-07 | +30 2023-04-28/2023-05-04 2023-05-10/2023-05-14 | 2023-06-15 | 6 May + 40
ordinary | 2023-11-06 | +30 | 2024-02-04 | 5 January + 30, the Sunday that is worked
ordinary | 2023-11-12 | +30 | 2024-02-18 | 11 January + 30 is 10 February, over the festival

The same under the new Act; 3 March 2025 is day sixty
ordinary | 2025-01-02 | | 2025-03-03 | 29 + 28 + 3
ordinary | 2025-01-02 | +30 | 2025-04-02 | 3 March + 30
ordinary | 2025-01-02 | 2025-01-27/2025-02-10 | 2025-03-17 | a stay over the festival: fourteen days
ordinary | 2025-01-02 | +30 2025-01-27/2025-02-10 | 2025-04-16 | 3 March + 44
ordinary | 2025-01-02 | 2025-01-27/2025-02-10 2025-03-01/2025-03-06 | 2025-03-24 | 3 March + 19, Saturday 22
ordinary | 2025-01-02 | +30 2025-01-27/2025-02-10 2025-03-01/2025-03-06 | 2025-04-21 | 3 March + 49

The schedule of 2024
ordinary | 2024-01-05 | +30 | 2024-04-07 | 4 April, Qingming to 6, the Sunday is worked
ordinary | 2024-01-08 | +30 | 2024-04-07 | ends on the Sunday that is worked
ordinary | 2024-01-31 | | 2024-04-01 | 29 + 31: Sunday 31 March
ordinary | 2024-02-01 | | 2024-04-01 | 28 + 31 + 1
ordinary | 2024-02-01 | 2024-02-25/2024-03-05 | 2024-04-10 | a stay over the leap day: nine days
ordinary | 2024-02-02 | +30 | 2024-05-06 | 2 May, over Labour Day
ordinary | 2024-02-10 | +30 | 2024-05-10 | accepted in the festival
ordinary | 2024-02-11 | +30 | 2024-05-11 | ends on the Saturday that is worked
ordinary | 2024-02-29 | | 2024-04-29 | from the leap day: 31 + 29
simplified | 2024-02-10 | | 2024-03-11 | 19 + 11
simplified | 2024-04-01 | | 2024-05-06 | 1 May, over Labour Day
simplified | 2024-04-01 | 2024-04-10/2024-04-20 | 2024-05-11 | 1 May + 10, the Saturday that is worked
ordinary | 2024-08-02 | 2024-09-29/2024-10-09 | 2024-10-11 | a stay over National Day, 1 October + 10
ordinary | 2024-08-02 | 2024-09-28/2024-10-09 | 2024-10-12 | 1 October + 11, the Saturday that is worked
ordinary | 2024-08-02 | 2024-09-27/2024-10-09 | 2024-10-14 | 1 October + 12, a Sunday
ordinary | 2024-10-04 | +30 | 2025-01-02 | 3 December + 30
ordinary | 2024-10-08 | | 2024-12-09 | Saturday 7 December
ordinary | 2024-10-08 | +30 | 2025-01-06 | 7 December + 30: the extension counts before the last day rolls
ordinary | 2024-11-02 | | 2025-01-02 | New Year's Day

The schedule of 2025
simplified | 2025-01-01 | | 2025-02-05 | 31 January, festival to 4 February
ordinary | 2025-01-31 | | 2025-04-01 | 28 + 31 + 1: no leap day
ordinary | 2025-02-01 | 2025-02-25/2025-03-05 | 2025-04-10 | 2 April + 8: no leap day in the stay
ordinary | 2025-08-04 | | 2025-10-09 | 3 October, over the eight days
ordinary | 2025-08-04 | 2025-09-01/2025-09-09 | 2025-10-11 | 3 October + 8, the Saturday that is worked
ordinary | 2025-08-04 | 2025-09-01/2025-09-10 | 2025-10-13 | 3 October + 9, a Sunday
ordinary | 2025-11-02 | | 2026-01-04 | 1 January, to the Sunday that is worked

Stays that touch, overlap, last no day, or lie across the turn
ordinary | 2025-01-02 | 2025-01-27/2025-02-03 2025-02-03/2025-02-10 | 2025-03-17 | touching: 7 + 7, as one
ordinary | 2025-01-02 | 2025-01-27/2025-02-05 2025-02-01/2025-02-10 | 2025-03-17 | four days in both: 14, not 18
ordinary | 2025-01-02 | 2025-02-10/2025-02-10 | 2025-03-03 | lifted the day it began: nothing added
ordinary | 2025-01-02 | 2024-12-20/2025-01-06 | 2025-03-07 | what lies before acceptance does not count: four days
ordinary | 2023-12-01 | +30 2023-12-25/2024-01-15 | 2024-03-21 | across the turn: 30 January + 30 + 21
ordinary | 2023-12-31 | 2024-02-29/2024-03-01 | 2024-03-01 | the leap day alone, stayed on the last day
simplified | 2025-09-10 | 2025-09-29/2025-10-09 | 2025-10-20 | 10 October + 10, the holiday among them
ordinary | 2026-08-03 | +30 2026-09-24/2026-10-08 | 2026-11-16 | 2 October + 44 is Sunday 15 November

The eve of the Spring Festival: worked in 2024, off in 2025
ordinary | 2023-12-11 | | 2024-02-09 | ends on the eve, a Friday that is worked
ordinary | 2023-12-12 | | 2024-02-18 | 10 February, over the festival to the Sunday that is worked
simplified | 2024-01-10 | | 2024-02-09 | ends on the eve
ordinary | 2024-11-29 | | 2025-02-05 | the eve, 28 January: off
simplified | 2024-12-29 | | 2025-02-05 | the eve, 28 January: off

Month ends in February
simplified | 2025-01-30 | | 2025-03-03 | 1 March, a Saturday
simplified | 2026-01-29 | | 2026-02-28 | ends on the Saturday that is worked
simplified | 2026-01-30 | | 2026-03-02 | 1 March, a Sunday
simplified | 2026-01-31 | | 2026-03-02 | ends on that Monday by itself

The schedule of 2026, the Regulation of 2026, and beyond
ordinary | 2026-01-04 | | 2026-03-05 | 27 + 28 + 5
ordinary | 2026-01-04 | 2026-02-13/2026-02-25 | 2026-03-17 | a stay over the festival: twelve days
ordinary | 2026-01-04 | +30 2026-02-13/2026-02-25 | 2026-04-16 | 5 March + 42
simplified | 2026-01-15 | | 2026-02-14 | ends on the Saturday that is worked
simplified | 2026-01-16 | | 2026-02-24 | 15 February, festival to 23
ordinary | 2026-04-15 | | 2026-06-15 | Sunday 14 June
ordinary | 2026-04-15 | 2026-05-01/2026-05-06 | 2026-06-22 | 14 June + 5, Dragon Boat 19-21
ordinary | 2026-06-30 | | 2026-08-31 | the last day of the Regulation of 2007: Saturday 29 August
ordinary | 2026-07-01 | | 2026-08-31 | the first day of that of 2026: Sunday 30 August
ordinary | 2026-07-22 | | 2026-09-20 | ends on the Sunday that is worked
ordinary | 2026-07-27 | | 2026-09-28 | 25 September, Mid-Autumn 25-27
ordinary | 2026-08-11 | | 2026-10-10 | ends on the Saturday that is worked
ordinary | 2026-09-10 | +30 | 2026-12-09 | 9 November + 30
ordinary | 2026-10-05 | +30 | 2027-01-03? | 4 December + 30, beyond the calendar: not rolled
simplified | 2026-12-01 | | 2026-12-31 | the last day covered
simplified | 2026-12-02 | | 2027-01-01? | one day later
""")
