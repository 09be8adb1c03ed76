"""Evaluation harness for text simplification."""

__version__ = "0.1.0"
