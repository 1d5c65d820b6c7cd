"""One test for each record of ``data/``."""
