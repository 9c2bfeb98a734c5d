"""The editions of each form: those carried with the program (the .toml files here) and those an office has uploaded."""
