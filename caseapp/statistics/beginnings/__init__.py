"""Since when a ledger has entries: the first year of one is no whole year to compare with."""
