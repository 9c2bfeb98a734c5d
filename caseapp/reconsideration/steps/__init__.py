"""The steps in the life of a reconsideration case: intake, review, decision, and what follows it."""
