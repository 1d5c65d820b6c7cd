"""The page of the body during a cry."""
