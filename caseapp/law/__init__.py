"""The law as code: code tables, endings and what each counts as, working days, statutory time limits.

Plain Python and data; imports no framework and nothing else of caseapp. Where a rule changed with an Act
or a Regulation, the edition is chosen by a date, so that a change of the law is a change in this folder only.
"""
