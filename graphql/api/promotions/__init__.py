"""Sales, member prices, threshold discounts and coupons, for the shop's staff."""
