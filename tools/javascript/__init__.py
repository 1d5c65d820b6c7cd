"""What checks JavaScript: see ``tools/javascript/__main__.py``."""
