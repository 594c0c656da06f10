"""The shop console: orders, prices and customers of one shop, inside the CMS's own admin."""
