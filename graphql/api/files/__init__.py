"""What goes in and out by a signed address."""
