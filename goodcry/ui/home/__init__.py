"""The home page: the short answer, and the way in."""
