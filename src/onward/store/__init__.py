"""The tables, and nothing else that touches them."""
