"""The wording of the report: the language of its paragraphs, the default ones, and those in an office's own words."""
