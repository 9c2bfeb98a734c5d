"""Issuing a report, and comparing what was issued with the ledger of another moment."""
