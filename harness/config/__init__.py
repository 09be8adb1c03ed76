"""Configuration: strict YAML with positions."""
