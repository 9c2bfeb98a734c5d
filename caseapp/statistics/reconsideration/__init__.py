"""The case sets of the register of reconsideration cases."""
