"""Authorities, offices, courts and regions: who decides, who is decided about, and where."""
