"""The first page after sign-in: what is due today, this week, and what is overdue."""
