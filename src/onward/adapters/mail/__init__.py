"""Mail as files: where raw messages come from, and how one is parsed."""
