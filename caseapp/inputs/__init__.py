"""The kinds of fields of which every form is made."""
