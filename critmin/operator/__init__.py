"""What the person who runs critmin asks: is it alive, what is due, what is wrong and since when."""
