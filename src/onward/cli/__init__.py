"""The command, one file per group."""
