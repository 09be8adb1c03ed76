"""Runs: from a plan to a run directory."""
