"""Use cases: load, call analysis and adapters, save in one transaction."""
