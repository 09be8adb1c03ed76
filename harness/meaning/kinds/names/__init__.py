"""Names of people, places and things, and lists of them."""
