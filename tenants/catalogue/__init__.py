"""What can be sold: categories, products, denominations and their wholesale prices."""
