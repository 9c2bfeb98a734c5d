"""A change of the working calendar: which dates it moves, shown before it is saved and moved when it is."""
