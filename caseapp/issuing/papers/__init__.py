"""Forms that go with an issued report: filled from the ledger that it counted, and bearing its number and seal."""
