"""Systems: where rewrites come from."""
