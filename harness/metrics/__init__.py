"""Metrics: one family a file, each on the contract of `base`."""
