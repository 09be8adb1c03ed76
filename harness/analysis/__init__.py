"""Analyses of finished runs, from their rows: no text is needed, and no metric runs again."""
