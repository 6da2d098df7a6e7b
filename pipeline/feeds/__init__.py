"""What a feed is: its bytes made readable, its entries by two readers, a fast one and a forgiving one."""
