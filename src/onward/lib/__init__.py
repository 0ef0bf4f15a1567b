"""Helpers any program could use."""
