"""What organs were called before: an organ that is renamed stays the same, and keeps its history."""
