"""What several families of kinds read with: clauses, noun phrases, sets of words."""
