"""Pure, versioned functions on text."""
