"""Who is asking, with wallet and orders."""
