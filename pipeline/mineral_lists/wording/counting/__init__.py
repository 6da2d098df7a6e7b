"""How many entries the words near a run say that it has, and whether that is all they say."""
