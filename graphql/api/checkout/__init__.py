"""Quote, place, pay, cancel, reveal."""
