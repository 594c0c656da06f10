"""A reseller: buys codes of a shop by program, and keeps books that agree with the shop's."""
