"""People, roles and sign-in: who may see what, and who may change it."""
