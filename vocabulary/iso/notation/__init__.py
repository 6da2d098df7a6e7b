"""How ISO's references are written: their words, and the supplements at their end."""
