"""A new shop, from name to first listing: registry, schema, pages, prices, staff."""
