"""Reports: tables and pages read from a run directory."""
