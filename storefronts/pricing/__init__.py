"""What one shop asks for it: the price of a line, its explanation, and the priced shelf."""
