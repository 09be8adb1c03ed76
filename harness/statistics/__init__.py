"""Resampling and intervals on rows of numbers; knows no metric."""
