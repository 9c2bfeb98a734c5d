"""What the auditor reads: every change of the ledger, and what was changed after it was published."""
