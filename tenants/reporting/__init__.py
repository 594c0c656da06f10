"""What shops have reported upward: the owner's view of trade, without a code or a person in it."""
