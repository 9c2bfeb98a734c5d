"""The secret address under which a person's own calendar program fetches what is due."""
