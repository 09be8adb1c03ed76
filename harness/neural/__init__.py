"""Metrics that need a model's weights: nothing here imports torch before it is asked to work."""
