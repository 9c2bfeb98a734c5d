"""What an auditor asks of the ledger's memory: every change, by person, day, field, case and origin."""
