"""How well and how fast the search finds, beside other engines on the same documents."""
