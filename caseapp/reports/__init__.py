"""A sheet of figures on paper: what a report contains (`contents`) and the printer that sets it (`pdf`)."""
