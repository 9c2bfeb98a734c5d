"""What was issued: each report as it was signed, kept for good. Writing and comparing them is `issuing`'s."""
