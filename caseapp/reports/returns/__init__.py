"""Official forms and working tables on paper: what they say, and the page on which they are asked for."""
