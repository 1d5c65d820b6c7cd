"""Tests that open pages of the app without a browser."""
