"""What `caseapp verify` examines, one file a matter: the chain, what a broken seal hides, the tables, the anchors."""
