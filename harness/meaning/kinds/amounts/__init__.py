"""Numbers, measures, money, shares and codes."""
