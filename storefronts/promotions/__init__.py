"""What a shop takes off its prices: sales, member prices, threshold discounts, coupons."""
