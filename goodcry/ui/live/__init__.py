"""The page of a live class."""
