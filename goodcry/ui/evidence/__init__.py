"""The page of all the evidence."""
