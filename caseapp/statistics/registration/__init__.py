"""登记表: every application received in a period, one line each, as offices keep it by hand (表11)."""
