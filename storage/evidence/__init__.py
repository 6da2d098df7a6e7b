"""Documents as they came, kept small: whole, or as what one adds to an earlier one."""
