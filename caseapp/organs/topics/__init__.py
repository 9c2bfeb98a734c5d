"""What a 专题 report is about: one organ, one region or one field, by its text in an address or by its name."""
