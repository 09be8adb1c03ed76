"""The version of the harness; part of every manifest and of the digest of a run."""

__version__ = "0.1.0"
