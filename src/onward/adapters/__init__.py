"""The outside: mail files and what they hold. Knows no Django, takes its configuration as arguments."""
