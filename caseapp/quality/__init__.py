"""What in the ledgers cannot be true together, or is missing for the figures: each finding with its case."""
