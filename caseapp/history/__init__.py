"""What the ledger remembers: every change of a row, written by the database's own triggers, sealed in a chain.

A *change* is one transaction: who, when, from where, why. Each table under `models.remembered` has a history table with
one row for each version of a row: its columns, the change that made it (`since`) and the change that ended it (`until`,
`models.STANDS` while it stands). The ledger as of a change is what `since <= change < until` selects (`queries.as_of`).
"""
