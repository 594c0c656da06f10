"""The demo: goods, shops, people and some weeks of plausible trade."""
