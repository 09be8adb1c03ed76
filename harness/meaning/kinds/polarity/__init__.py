"""What turns a statement: negations, opposites, bounds, quantifiers, before and after."""
