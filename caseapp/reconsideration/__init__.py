"""The register of reconsideration cases (行政复议台账), from the application received to the file closed."""
