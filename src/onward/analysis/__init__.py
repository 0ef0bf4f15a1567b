"""Pure functions: domain records in, domain records out. One folder per part, each with a face of a few functions."""
