"""Corpora: readers that turn files into segments."""
