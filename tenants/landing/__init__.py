"""The public site on the owner host: what it is, signing up, launching a shop, your shops."""
