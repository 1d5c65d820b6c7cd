"""Tests of what stands beside the code: documents, requirements, release."""
