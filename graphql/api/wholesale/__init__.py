"""Price tiers and wholesale prices."""
