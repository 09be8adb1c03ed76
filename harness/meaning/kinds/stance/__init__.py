"""How sure, who says so, on which condition, how strongly."""
