"""Golden cases of the time limits in working days, and of the notice counted back in them."""

from tests.law.golden import goldens

WORKDAY_CASES = goldens("""
Acceptance review, 5 working days, under both Acts
REVIEW | 2022-12-30 | | 2023-01-09 | New Year 2023 to Monday 2 January: 3, 4, 5, 6, 9
REVIEW | 2023-01-18 | | 2023-01-30 | 19, 20, the festival 21-27, then the weekend worked: 28, 29, and 30
REVIEW | 2023-04-20 | | 2023-04-26 | Sunday 23 April is worked: 21, 23, 24, 25, 26
REVIEW | 2023-04-28 | | 2023-05-09 | Labour Day to 3 May: 4, 5, Saturday 6 worked, 8, 9
REVIEW | 2023-06-20 | | 2023-06-28 | Dragon Boat 22-24: 21, Sunday 25 worked, 26, 27, 28
REVIEW | 2023-09-28 | | 2023-10-11 | 29 September to 6 October off: 7 and 8 (a weekend worked), 9, 10, 11
REVIEW | 2023-12-25 | | 2024-01-02 | the turn, old Act: 26, 27, 28, 29, then 2 January
REVIEW | 2023-12-29 | | 2024-01-08 | the turn, old Act: 2, 3, 4, 5, 8
REVIEW | 2023-12-31 | | 2024-01-08 | the last day of the old Act, a Sunday: 2, 3, 4, 5, 8
REVIEW | 2024-01-01 | | 2024-01-08 | the first day of the new Act, a holiday: 2, 3, 4, 5, 8
REVIEW | 2024-01-02 | | 2024-01-09 | 3, 4, 5, 8, 9
REVIEW | 2024-01-08 | | 2024-01-15 | a plain week: 9, 10, 11, 12, 15
REVIEW | 2024-02-08 | | 2024-02-21 | New Year's Eve 9 is worked, festival 10-17, Sunday 18 worked, 19, 20, 21
REVIEW | 2024-02-24 | | 2024-03-01 | received on a Saturday; the leap day counts: 26, 27, 28, 29, 1
REVIEW | 2024-04-03 | | 2024-04-11 | Qingming 4-6: Sunday 7 worked, 8, 9, 10, 11
REVIEW | 2024-04-26 | | 2024-05-07 | Sunday 28 worked, 29, 30, Labour Day 1-5, 6, 7
REVIEW | 2024-05-06 | | 2024-05-11 | ends on the Saturday that is worked: 7, 8, 9, 10, 11
REVIEW | 2024-09-12 | | 2024-09-20 | 13, Saturday 14 worked, Mid-Autumn 15-17, 18, 19, 20
REVIEW | 2024-09-25 | | 2024-10-08 | 26, 27, Sunday 29 worked, 30, National Day 1-7, 8
REVIEW | 2024-12-27 | | 2025-01-06 | 30, 31, New Year's Day, 2, 3, 6
REVIEW | 2025-01-23 | | 2025-02-06 | 24, Sunday 26 worked, 27, festival 28 January to 4 February, 5, 6
REVIEW | 2025-02-05 | | 2025-02-11 | 6, 7, Saturday 8 worked, 10, 11
REVIEW | 2025-09-26 | | 2025-10-10 | Sunday 28 worked, 29, 30, holiday 1-8, 9, 10
REVIEW | 2025-10-09 | | 2025-10-15 | 10, Saturday 11 worked, 13, 14, 15
REVIEW | 2026-02-11 | | 2026-02-25 | 12, 13, Saturday 14 worked, festival 15-23, 24, 25
REVIEW | 2026-02-24 | | 2026-03-02 | 25, 26, 27, Saturday 28 worked, 2 March
REVIEW | 2026-05-06 | | 2026-05-12 | 7, 8, Saturday 9 worked, 11, 12
REVIEW | 2026-09-18 | | 2026-09-24 | Sunday 20 worked, 21, 22, 23, 24
REVIEW | 2026-09-29 | | 2026-10-12 | 30, holiday 1-7, 8, 9, Saturday 10 worked, 12
REVIEW | 2026-12-24 | | 2026-12-31 | 25, 28, 29, 30, 31: the last day covered, certain
REVIEW | 2026-12-25 | | 2027-01-01? | 28, 29, 30, 31 and the Friday after, by the week alone

Notice of what is to be corrected, since 2024 in working days
CORRECT_NOTICE | 2024-01-01 | | 2024-01-08 | the first day of the new Act: 2, 3, 4, 5, 8
CORRECT_NOTICE | 2024-04-30 | | 2024-05-10 | Labour Day 1-5: 6, 7, 8, 9, 10
CORRECT_NOTICE | 2025-04-25 | | 2025-05-06 | Sunday 27 worked, 28, 29, 30, Labour Day 1-5, 6

The applicant's correction, 10 working days
CORRECT | 2024-01-31 | | 2024-02-19 | 1, 2, Sunday 4 worked, 5-9, festival, Sunday 18 worked, 19
CORRECT | 2024-01-31 | +5 | 2024-02-26 | prolonged by five working days: 20, 21, 22, 23, 26
CORRECT | 2024-09-20 | | 2024-10-10 | 23-27, Sunday 29 worked, 30, holiday, 8, 9, 10
CORRECT | 2025-12-25 | | 2026-01-09 | 26, 29, 30, 31, Sunday 4 January worked, 5-9
CORRECT | 2026-12-17 | | 2026-12-31 | 18, 21-25, 28-31
CORRECT | 2026-12-18 | | 2027-01-01? | 21-25, 28-31 and the Friday after, by the week alone

Sending the copy, 7 working days; 3 in the simplified procedure
SEND_ORD | 2023-09-27 | | 2023-10-12 | old Act: 28, then 7 and 8 (worked), 9, 10, 11, 12
SEND_ORD | 2023-12-25 | | 2024-01-04 | old Act: 26, 27, 28, 29, 2, 3, 4
SEND_ORD | 2023-12-28 | | 2024-01-09 | old Act: 29, 2, 3, 4, 5, 8, 9
SEND_ORD | 2024-01-08 | | 2024-01-17 | 9-12, 15, 16, 17
SEND_ORD | 2024-02-01 | | 2024-02-09 | 2, Sunday 4 worked, 5-9: New Year's Eve is a working day
SEND_ORD | 2024-09-26 | | 2024-10-11 | 27, Sunday 29 worked, 30, holiday, 8, 9, 10, 11
SEND_ORD | 2024-10-08 | | 2024-10-16 | 9, 10, 11, Saturday 12 worked, 14, 15, 16
SEND_ORD | 2025-05-28 | | 2025-06-09 | 29, 30, Dragon Boat 31 May to 2 June, 3-6, 9
SEND_ORD | 2026-04-02 | | 2026-04-14 | 3, Qingming 4-6, 7-10, 13, 14
SEND_ORD | 2026-12-22 | | 2026-12-31 | 23, 24, 25, 28-31
SEND_ORD | 2026-12-23 | | 2027-01-01? | one day later: beyond the calendar
SEND_SIMPLE | 2024-02-09 | | 2024-02-20 | festival 10-17, Sunday 18 worked, 19, 20
SEND_SIMPLE | 2024-05-09 | | 2024-05-13 | 10, Saturday 11 worked, 13
SEND_SIMPLE | 2024-12-30 | | 2025-01-03 | 31, New Year's Day, 2, 3
SEND_SIMPLE | 2025-01-24 | | 2025-02-05 | Sunday 26 worked, 27, festival, 5
SEND_SIMPLE | 2026-01-01 | | 2026-01-06 | accepted on the holiday: Sunday 4 worked, 5, 6

The respondent's reply, since 2024 in working days (before: calendar days, see there)
REPLY_ORD | 2024-01-01 | | 2024-01-15 | the first day of the new unit: 2-5, 8-12, 15
REPLY_ORD | 2024-02-05 | | 2024-02-23 | 6-9, festival, Sunday 18 worked, 19-23
REPLY_ORD | 2024-02-15 | | 2024-02-29 | received in the festival: 18 worked, 19-23, 26-29, the leap day
REPLY_ORD | 2024-04-28 | | 2024-05-14 | from a worked Sunday: 29, 30, 6-10, Saturday 11 worked, 13, 14
REPLY_ORD | 2025-01-20 | | 2025-02-08 | 21-24, Sunday 26, 27, then 5, 6, 7 and the Saturday worked
REPLY_ORD | 2025-09-19 | | 2025-10-10 | 22-26, Sunday 28, 29, 30, holiday 1-8, 9, 10
REPLY_ORD | 2026-02-09 | | 2026-02-28 | 10-13, Saturday 14, festival 15-23, 24-27, Saturday 28 worked
REPLY_ORD | 2026-12-31 | | 2027-01-14? | all ten days lie beyond the calendar: 1, 4-8, 11-14
REPLY_SIMPLE | 2024-06-07 | | 2024-06-17 | Dragon Boat Monday 10: 11-14, 17
REPLY_SIMPLE | 2024-09-29 | | 2024-10-11 | from a worked Sunday: 30, holiday, 8, 9, 10, 11
REPLY_SIMPLE | 2025-04-03 | | 2025-04-11 | Qingming 4-6: 7-11
REPLY_SIMPLE | 2026-06-18 | | 2026-06-26 | Dragon Boat 19-21: 22-26

Forwarding by the agency whose act it is
FORWARD | 2024-04-07 | | 2024-04-12 | from a worked Sunday: 8-12
FORWARD | 2024-09-13 | | 2024-09-23 | Saturday 14 worked, Mid-Autumn 15-17, 18, 19, 20, 23
FORWARD | 2025-04-30 | | 2025-05-12 | Labour Day 1-5: 6-9, 12

Documents of general effect
NORM_TRANSFER | 2023-04-27 | | 2023-05-10 | old Act: 28, Labour Day, 4, 5, Saturday 6 worked, 8, 9, 10
NORM_TRANSFER | 2024-04-29 | | 2024-05-11 | 30, Labour Day, 6-10, Saturday 11 worked
NORM_TRANSFER | 2026-06-15 | | 2026-06-25 | 16, 17, 18, Dragon Boat, 22-25
NORM_NOTIFY | 2024-02-07 | | 2024-02-18 | 8, 9, festival, the Sunday worked
NORM_NOTIFY | 2024-12-31 | | 2025-01-06 | New Year's Day: 2, 3, 6
NORM_NOTIFY | 2025-09-29 | | 2025-10-10 | 30, holiday 1-8, 9, 10
NORM_REPLY | 2024-04-30 | | 2024-05-16 | 6-10, Saturday 11 worked, 13-16
NORM_REPLY | 2025-10-09 | | 2025-10-22 | 10, Saturday 11 worked, 13-17, 20, 21, 22
NORM_REPLY | 2026-09-21 | | 2026-10-12 | 22-24, 28-30, 8, 9, Saturday 10 worked, 12

Notice of a hearing, at least 5 working days before; the start is the day of the hearing
HEARING_NOTICE | 2024-01-08 | | 2023-12-29 | back over the turn: 5, 4, 3, 2, 29 December
HEARING_NOTICE | 2024-02-20 | | 2024-02-07 | 19, Sunday 18 worked, back over the festival: 9, 8, 7
HEARING_NOTICE | 2024-03-15 | | 2024-03-08 | a plain week: 14, 13, 12, 11, 8
HEARING_NOTICE | 2024-05-13 | | 2024-05-07 | Saturday 11 worked, 10, 9, 8, 7
HEARING_NOTICE | 2024-10-09 | | 2024-09-26 | 8, back over the holiday: 30, Sunday 29 worked, 27, 26
HEARING_NOTICE | 2024-10-14 | | 2024-10-08 | Saturday 12 worked, 11, 10, 9, 8
HEARING_NOTICE | 2025-02-10 | | 2025-01-27 | Saturday 8 worked, 7, 6, 5, back over the festival: 27
HEARING_NOTICE | 2026-01-05 | | 2025-12-26 | Sunday 4 worked, 31, 30, 29, 26
HEARING_NOTICE | 2026-03-02 | | 2026-02-24 | Saturday 28 worked, 27, 26, 25, 24
HEARING_NOTICE | 2027-01-06 | | 2026-12-30? | counts days of 2027, by the week alone: 5, 4, 1, 31, 30
""")
