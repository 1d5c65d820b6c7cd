"""The page about crying that hurts."""
