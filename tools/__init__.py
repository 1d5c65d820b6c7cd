"""Scripts of the Makefile and of pip that are no part of the app."""
