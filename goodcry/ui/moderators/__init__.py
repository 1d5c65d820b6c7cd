"""The page about what makes it better or worse."""
