"""What the words around a run say: its sense, and how many entries it has."""
