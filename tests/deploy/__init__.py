"""Tests of what stands in deploy/: the school's own server."""
