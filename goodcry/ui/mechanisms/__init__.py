"""The page about what crying is said to do."""
