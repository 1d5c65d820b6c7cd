"""Tests of the models and of the evidence base: plain Python, no page."""
