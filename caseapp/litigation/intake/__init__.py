"""How a lawsuit comes into the register: the notice of suit, or a further instance of a lawsuit known already."""
