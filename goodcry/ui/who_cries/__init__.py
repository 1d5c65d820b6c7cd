"""The page about who cries, and about what."""
