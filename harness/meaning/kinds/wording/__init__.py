"""Quotations, and what is left: other words, additions, omissions."""
