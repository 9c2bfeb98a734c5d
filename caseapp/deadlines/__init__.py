"""What is due in the cases of both registers, one row for each time limit that runs and that somebody owes."""
